"""Frames have their say about a pair, in either voice, whichever comes first in the sentence."""

from __future__ import annotations

import pytest

from veedor.claims.learned.pair import Pair
from veedor.claims.learned.voting import BOTH, answers, decide, told


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


def test_a_concession_is_decided_before_whether_it_is_carried_out():
    probable = {"AGREE": 0.4, "CONCEDE": 0.35, "RETREAT": 0.25}
    assert decide({}, probable).type == "CONCEDE"
    assert decide({"RETREAT": BOTH}, probable).type == "RETREAT"


def test_no_act_is_no_answer_to_who_does_what():
    assert decide({}, {"NONE": 0.9, "AID": 0.1}).type == "AID"


def test_no_answer_where_nothing_is_told(nlp):
    (answer,) = answers(nlp, [Pair.marked("<s>The mayor</s> is older than <t>the envoy</t>.")], learned=False)
    assert answer.type is None
