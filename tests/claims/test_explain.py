"""Every event can be explained: the frame, its arguments, the frames that lost; and a word that gave no event."""

from __future__ import annotations

from veedor.claims.explain import explain, of_report
from veedor.reports import from_text


def by_word(parse, text):
    return {e.trigger.text: e for e in explain(parse(text))}


def test_the_frame_its_arguments_and_how_the_act_is_told(parse):
    found = by_word(parse, "Police arrested two teachers in Minsk.")["arrested"]
    assert (found.frame, found.type, found.mode, found.modality) == ("arrest", "COERCE", "arrest", "asserted")
    assert (found.actors, found.recipients) == (("Police",), ("teachers",))
    assert found.sentence.text == "Police arrested two teachers in Minsk."


def test_the_frames_that_lost_say_which_condition_they_missed(parse):
    found = by_word(parse, "The ministry refused to release the lawyer.")["refused"]
    assert found.type == "REJECT"
    assert any("object" in lost.why for lost in found.lost)


def test_an_act_that_is_only_asked_for_is_told_as_dropped(parse):
    found = by_word(parse, "The union demanded that the government release the lawyer.")["release"]
    assert found.frame is None
    assert (found.dropped or "").startswith("release")


def test_a_word_that_no_frame_fits_is_there_with_what_it_missed(parse):
    found = by_word(parse, "She rounded the corner.")
    assert found["rounded"].frame is None
    assert found["rounded"].dropped is None
    assert all(lost.why for lost in found["rounded"].lost)


def test_offsets_are_those_of_the_report():
    report = from_text("\n\nA court freed the editor.", id="r", language="en")
    assert all(e.trigger.fits(report.text) and e.sentence.fits(report.text) for e in of_report(report))
