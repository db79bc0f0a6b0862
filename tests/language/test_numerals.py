"""Numbers are read from their words, digits and both."""

from __future__ import annotations

import pytest

from veedor.language.numerals import Reader, words

READER = Reader("en")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1,124", 1124),
        ("42.6", 42.6),
        ("0.5", 0.5),
        ("7.7 million", 7_700_000),
        ("45m", 45_000_000),
        ("1.2bn", 1_200_000_000),
        ("forty-two", 42),
        ("Twenty-seven", 27),
        ("two hundred", 200),
        ("two hundred and five thousand", 205_000),
        ("three million two hundred thousand", 3_200_000),
        ("two dozen", 24),
        ("a dozen", 12),
        ("half a million", 500_000),
        ("a couple of", 2),
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("thousands", 2000),
        ("tens of thousands", 20_000),
        ("several hundred", 200),
    ],
)
def test_value(text: str, value: float) -> None:
    (numeral,) = READER.find(text)
    assert (numeral.low, numeral.high) == (value, value)
    assert text[numeral.start : numeral.end] == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 10 and 15", 10, 15),
        ("10 to 15", 10, 15),
        ("10-15", 10, 15),
        ("10–15", 10, 15),
        ("two or three", 2, 3),
        ("two to three hundred", 200, 300),
        ("1.5 to 2 million", 1_500_000, 2_000_000),
        ("10- to 15", 10, 15),
    ],
)
def test_range(text: str, low: float, high: float) -> None:
    (numeral,) = READER.find(text)
    assert (numeral.low, numeral.high) == (low, high)
    assert len(numeral.halves) == 2


@pytest.mark.parametrize(
    "text",
    [
        "COVID-19",
        "the 20th",
        "2022-03-28",
        "13:40",
        "41B",
        "AR-15",
        "two-thirds",
        "twofold",
        "someone",
        "9/11",
        "often",
        "",
    ],
)
def test_no_number(text: str) -> None:
    assert list(READER.find(text)) == []


def test_only_vague_plurals_are_vague() -> None:
    assert [n.vague for n in READER.find("dozens of 24 and a dozen")] == [True, False, False]


@pytest.mark.parametrize("word", list(words("en").ones))
def test_every_number_word_reads_as_itself(word: str) -> None:
    (numeral,) = READER.find(word)
    assert numeral.low == words("en").ones[word]
