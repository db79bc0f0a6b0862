"""Frames have their say about a pair, in either voice, whichever comes first in the sentence."""

from __future__ import annotations

import pytest

from veedor.claims.learned.pair import Pair
from veedor.claims.learned.voting import BOTH, answers, told


@pytest.mark.parametrize(
    "line",
    [
        "<s>Police</s> arrested <t>two teachers</t> on Monday.",
        "On Monday <t>two teachers</t> were arrested by <s>police</s>.",
        "<s>Soldiers</s> who had arrested <t>two teachers</t> left the town.",
    ],
)
def test_a_frame_with_both_weighs_most(nlp, line):
    pair = Pair.marked(line)
    assert told(nlp(pair.text), pair)["COERCE"] == BOTH


def test_what_passes_between_others_says_nothing(nlp):
    pair = Pair.marked("<s>The mayor</s> met <t>the envoy</t> a day after police arrested a student.")
    assert set(told(nlp(pair.text), pair)) == {"CONSULT"}


def test_rules_alone_answer_without_the_learned_coder(nlp):
    (answer,) = answers(nlp, [Pair.marked("<s>A court</s> released <t>the editor</t>.")], learned=False)
    assert answer.type == "RETREAT"
    assert answer.learned == {}


def test_no_answer_where_nothing_is_told(nlp):
    (answer,) = answers(nlp, [Pair.marked("<s>The mayor</s> is older than <t>the envoy</t>.")], learned=False)
    assert answer.type is None
