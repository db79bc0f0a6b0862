"""What holds for every text: spans fit, nothing is lost, offsets lead back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from veedor.reports import Reading
from veedor.reports.sentences import sentences

SENTENCES = [
    "Five people were freed in the capital on Monday.",
    "About 900 political prisoners remain in jail, it is said.",
    "He left.",
    "A heading",
    "El líder opositor sigue en la clandestinidad desde julio de 2024.",
    "多名政治犯仍被关押在首都的监狱里，没有人知道他们的情况。",
    "U.S. officials met them.",
]
GAPS = [" ", "\n", "\n\n", "  ", " \n ", "\r\n", "\u00a0"]

texts = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(GAPS)), max_size=25).map(
    lambda parts: "".join(sentence + gap for sentence, gap in parts)
)
anything = texts | st.text(max_size=200) | st.text(alphabet="ab. \n", max_size=200)


def fold(text: str) -> str:
    return "".join(text.split())


@given(anything, st.data())
def test_every_span_fits(text, data):
    reading = Reading.of(text)
    start = data.draw(st.integers(0, len(reading.text)))
    end = data.draw(st.integers(start, len(reading.text)))
    first, *others = reading.spans(start, end)
    assert all(span.fits(text) for span in (first, *others))
    assert first.text in reading.text[start:end]
    assert all(fold(span.text) == fold(first.text) for span in others)
    assert len({(span.start, span.end) for span in (first, *others)}) == 1 + len(others) or start == end


@given(anything)
def test_offsets_lead_back(text):
    reading = Reading.of(text)
    for offset, character in enumerate(reading.text):
        place = reading.place(offset)
        assert text[place] == character
        [first, *_] = reading.spans(offset, offset + 1)
        assert (first.start, first.text) == (place, character)


@given(anything)
def test_repeats_are_equal_and_apart(text):
    reading = Reading.of(text)
    end = 0
    for repeat in reading.repeats:
        assert repeat.first.fits(text)
        assert repeat.again.fits(text)
        assert fold(repeat.first.text) == fold(repeat.again.text)
        assert repeat.first.end <= repeat.again.start
        assert end <= repeat.again.start
        end = repeat.again.end
    if not reading.repeats:
        assert reading.text is text


@given(anything)
def test_nothing_is_lost_but_the_repeats(text):
    reading = Reading.of(text)
    left_out = sum(len(fold(repeat.again.text)) for repeat in reading.repeats)
    assert len(fold(reading.text)) + left_out == len(fold(text))


@given(anything)
def test_every_sentence_can_still_be_read(text):
    reading = Reading.of(text)
    for start, end, _ in sentences(text):
        assert fold(text[start:end]) in fold(reading.text)


@given(st.lists(st.integers(0, 10_000), unique=True, max_size=20))
def test_a_text_without_repeats_is_unchanged(numbers):
    text = "\n\n".join(f"In the {n}th case of the year two people were arrested. He left." for n in numbers)
    reading = Reading.of(text)
    assert reading.text is text


@given(texts)
def test_a_reading_of_a_reading_finds_no_more(text):
    once = Reading.of(text).text
    assert sum(len(each.again.text) for each in Reading.of(once).repeats) <= sum(
        len(each.again.text) for each in Reading.of(text).repeats
    )


@given(st.lists(st.sampled_from([each for each in SENTENCES if len(each) > 25]), min_size=1, max_size=8))
def test_a_text_twice_is_read_once(parts):
    """Of a text whose sentences are all long enough, nothing is left when it comes again."""
    text = "\n\n".join(parts)
    reading = Reading.of(f"{SENTENCES[0]}\n\n{text}\n\n{SENTENCES[0]}\n\n{text}")
    assert reading.text == Reading.of(f"{SENTENCES[0]}\n\n{text}").text
