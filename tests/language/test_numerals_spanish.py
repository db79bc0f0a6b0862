"""Spanish numbers are read from their words, digits and both."""

from __future__ import annotations

import pytest

from veedor.language.numerals import Reader, words

READER = Reader("es")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("1.124", 1124),
        ("1,124", 1124),
        ("15 000", 15_000),
        ("2.000.000", 2_000_000),
        ("1.234,56", 1234.56),
        ("42,6", 42.6),
        ("42.6", 42.6),
        ("0,125", 0.125),
        ("3,5 millones", 3_500_000),
        ("12 mil", 12_000),
        ("12 mil 500", 12_500),
        ("3 mil millones", 3_000_000_000),
        ("mil", 1000),
        ("mil doscientos", 1200),
        ("cuarenta y dos", 42),
        ("Veintiún", 21),
        ("doscientos cincuenta y tres", 253),
        ("doscientas cinco mil", 205_000),
        ("un millón trescientos mil", 1_300_000),
        ("dos mil millones", 2_000_000_000),
        ("tres decenas", 30),
        ("dos docenas", 24),
        ("una docena", 12),
        ("medio millón", 500_000),
        ("un par de", 2),
        ("decenas", 20),
        ("cientos", 200),
        ("centenares", 200),
        ("miles", 2000),
        ("decenas de miles", 20_000),
        ("varios cientos", 200),
        ("medio centenar", 50),
        ("un centenar", 100),
    ],
)
def test_value(text: str, value: float) -> None:
    (numeral,) = READER.find(text)
    assert (numeral.low, numeral.high) == (value, value)
    assert text[numeral.start : numeral.end] == text


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("entre 20 y 30", 20, 30),
        ("entre siete y once", 7, 11),
        ("20 a 30", 20, 30),
        ("20-30", 20, 30),
        ("dos o tres", 2, 3),
        ("siete u ocho", 7, 8),
        ("20 o 30 mil", 20_000, 30_000),
        ("entre dos y tres mil", 2000, 3000),
        ("entre 500 y mil", 500, 1000),
    ],
)
def test_range(text: str, low: float, high: float) -> None:
    (numeral,) = READER.find(text)
    assert (numeral.low, numeral.high) == (low, high)
    assert len(numeral.halves) == 2


@pytest.mark.parametrize(
    "text", ["10° día", "el 3.º", "1ª", "dos tercios", "tres veces", "12/05/2024", "13:40", "COVID-19", "unos", ""]
)
def test_no_number(text: str) -> None:
    assert list(READER.find(text)) == []


def test_round_words_say_about_how_many() -> None:
    assert [n.about for n in READER.find("medio centenar, una veintena, 50, decenas")] == [True, True, False, False]


@pytest.mark.parametrize("word", list(words("es").ones))
def test_every_number_word_reads_as_itself(word: str) -> None:
    (numeral,) = READER.find(word)
    assert numeral.low == words("es").ones[word]
