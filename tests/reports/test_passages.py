"""Repeated passages: read once, both places kept."""

from __future__ import annotations

import json

import pytest

from veedor.reports import Reading

P1 = "On Monday five people were freed in the capital. Their lawyer, A. Nobody, confirmed their arrival."
P2 = "The release came before the vote. About 900 political prisoners remain in jail, says Example Watch."
P3 = "The best-known of them is still in hiding. She was barred from running. Nobody knows where she is now."
BRIEF = "\n".join([P1, P2, P3, P2, P3]) + "\n\n\n"


def places(reading: Reading) -> list[tuple[int, int, int, int]]:
    return [(each.first.start, each.first.end, each.again.start, each.again.end) for each in reading.repeats]


def test_two_paragraphs_that_stand_again():
    reading = Reading.of(BRIEF)
    assert reading.text == "\n".join([P1, P2, P3]) + "\n\n\n"
    first = len(P1) + 1
    size = len(P2) + 1 + len(P3)
    assert places(reading) == [(first, first + size, first + size + 1, first + size + 1 + size)]


def test_every_place_of_a_word():
    reading = Reading.of(BRIEF)
    start = reading.text.index("900")
    spans = reading.spans(start, start + 3)
    assert [span.text for span in spans] == ["900", "900"]
    assert [span.start for span in spans] == [BRIEF.index("900"), BRIEF.rindex("900")]
    start = reading.text.index("five people")
    assert len(reading.spans(start, start + 11)) == 1


def test_a_text_that_repeats_nothing_is_given_back():
    text = "\n\n".join([P1, P2, P3])
    reading = Reading.of(text)
    assert reading.text is text
    assert reading.repeats == []
    assert reading.spans(3, 9)[0].text == text[3:9]


@pytest.mark.parametrize(
    "short",
    ["He was released.", "Section 1.", "Background", "A. Conditions in prisons and in detention centres"],
)
def test_short_ones_and_headings_are_left_alone(short):
    text = f"{short}\n\n{P1}\n\n{short}\n\n{P2}"
    assert Reading.of(text).text is text


def test_a_short_sentence_goes_with_its_passage():
    passage = f"He was released. {P1} So it is."
    text = f"He was released. That was all that was said.\n\n{passage}\n\nBut then.\n\n{passage}"
    reading = Reading.of(text)
    assert [each.again.text for each in reading.repeats] == [passage]
    assert reading.text.endswith("But then.")


def test_white_space_may_differ():
    again = P2.replace(" ", "  ").replace("vote.  About", "vote.\n   About")
    text = f"{P1}\n\n{P2}\n\n{P3}\n\n{again}\n\nThe end of it."
    reading = Reading.of(text)
    assert reading.text == f"{P1}\n\n{P2}\n\n{P3}\n\nThe end of it."
    start = reading.text.index("900 political prisoners")
    one, other = reading.spans(start, start + len("900 political prisoners"))
    assert (one.text, other.text) == ("900 political prisoners", "900  political  prisoners")
    start = reading.text.index("vote. About")
    assert [span.text for span in reading.spans(start, start + 11)] == ["vote. About", "vote.\n   About"]


def test_again_and_again():
    text = " ".join([P2] * 4)
    reading = Reading.of(text)
    assert reading.text.strip() == P2
    start = reading.text.index("900")
    assert [span.start for span in reading.spans(start, start + 3)] == [
        place for place in range(len(text)) if text.startswith("900", place)
    ]


def test_paragraph_breaks_stay():
    text = f"{P1}\n\n{P3}\n\nNew words here. {P1}\n\nAnd so on."
    assert Reading.of(text).text == f"{P1}\n\n{P3}\n\nNew words here.\n\nAnd so on."
    text = f"{P1}\n\n{P3}\n\n{P1} New words here."
    assert Reading.of(text).text == f"{P1}\n\n{P3}\n\nNew words here."


def test_a_sentence_that_only_shares_its_end_is_read():
    text = (
        "On Friday, Mr. Rojas was arrested by the police of the capital at his home. "
        "On Monday, Mr. Rojas was arrested by the police of the capital at his home."
    )
    assert Reading.of(text).text is text


def test_over_a_gap_only_the_longest_part_has_a_place():
    text = f"{P1} {P2} Before it. {P2} Behind it all."
    reading = Reading.of(text)
    assert reading.text == f"{P1} {P2} Before it. Behind it all."
    start = reading.text.index("it. Behind it all")
    [span] = reading.spans(start, start + len("it. Behind it all"))
    assert span.text == "Behind it all"
    assert span.fits(text)


def test_a_span_that_is_only_partly_repeated_has_one_place():
    text = f"{P1} {P2}\n\n{P2}"
    reading = Reading.of(text)
    assert len(reading.spans(0, len(P1) + 20)) == 1


def test_space_behind_a_repeated_sentence_does_not_hide_it():
    text = f"{P1}\n\n{P2} {P1}\n\nMore."
    reading = Reading.of(text)
    assert len(reading.spans(0, len(P1) + 1)) == 2


def test_places():
    reading = Reading.of(f"{P1}\n{P1}\n{P2}")
    assert reading.place(0) == 0
    assert reading.place(reading.text.index(P2)) == 2 * len(P1) + 2
    assert reading.place(len(reading.text)) == 2 * len(P1) + 2 + len(P2)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 10_000)])
def test_places_outside(start, end):
    with pytest.raises(ValueError, match="does not lie"):
        Reading.of(BRIEF).spans(start, end)
    if start < 0:
        with pytest.raises(ValueError, match="does not lie"):
            Reading.of(BRIEF).place(start)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "a"])
def test_hardly_any_text(text):
    reading = Reading.of(text)
    assert reading.text == text
    assert reading.spans(0, len(text))[0].text == text


@pytest.mark.parametrize(
    "text",
    [
        (P1 + " ") * 2100,
        "".join(f"{P1} {n} and so on. " for n in range(1700)),
        "A. " * 73_000,
        "".join(f"S{n % 700} has one and the same sentence here. " for n in range(5000)),
        "x" * 220_000,
    ],
)
def test_long_reports_are_read(text):
    reading = Reading.of(text)
    for start in range(0, len(reading.text) - 5, 50):
        reading.spans(start, start + 5)


def test_the_brief_of_the_gold_set(shared):
    path = shared / "gold" / "dev" / "seed.json"
    if not path.exists():
        pytest.skip("no gold set on this machine")
    text = json.loads(path.read_text())["text"]
    reading = Reading.of(text)
    [repeat] = reading.repeats
    assert repeat.first.text == repeat.again.text
    assert reading.text.strip() == text[: repeat.first.end]
