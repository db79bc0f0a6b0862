"""The learned coder: probabilities, in order, from the weights that ship."""

from __future__ import annotations

import math

import pytest

from veedor.claims.learned.pair import Pair
from veedor.vocabulary import load

pytest.importorskip("onnxruntime")

from veedor.claims.learned.coder import LANGUAGES, coder

PAIRS = [
    Pair.marked("<s>Soldiers</s> shot dead <t>three herders</t> near the border on Sunday."),
    Pair.marked("<s>The finance minister</s> flew to the capital to meet <t>his Ruritanian counterpart</t>."),
    Pair.marked("<s>The foreign ministry</s> condemned <t>the Valdoran government</t> for the raid."),
    Pair.marked("<s>The Ruritanian Red Cross</s> sent tents and medicine to <t>flood victims</t>."),
]
WANTED = ["ASSAULT", "CONSULT", "ACCUSE", "AID"]


def test_plain_sentences_get_their_type():
    said = [max(p, key=p.get) for p in coder("en").code(PAIRS)]
    assert said == WANTED


def test_probabilities_are_those_of_the_plover_types_and_of_no_act():
    for probabilities in coder("en").code(PAIRS):
        assert math.isclose(sum(probabilities.values()), 1, abs_tol=1e-5)
        assert set(probabilities) == {*load("plover", dict)["types"], "NONE"}


def test_the_answer_does_not_depend_on_what_else_is_asked():
    alone = coder("en").code(PAIRS[:1])[0]
    among_others = coder("en").code(PAIRS)[0]
    assert max(abs(alone[t] - among_others[t]) for t in alone) < 0.05  # eight bits: the batch decides the rounding


def test_a_sentence_longer_than_is_read_gets_an_answer():
    long = Pair.marked("<s>Police</s> arrested, " + "on and on, " * 200 + "<t>two men</t>.")
    assert len(coder("en").code([long])) == 1


def test_a_missing_side_is_allowed():
    assert coder("en").code([Pair.marked("<t>Two men</t> were arrested.")])[0]


def test_only_english_has_one():
    assert coder("es") is None
    assert LANGUAGES == ("en",)
