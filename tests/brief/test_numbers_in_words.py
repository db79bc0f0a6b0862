"""Numbers found in evidence, in figures and in words of both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.brief.numerals import read, show


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("about 900 prisoners", 900),
        ("1,200 people", 1200),
        ("unas 1.200 personas", 1200),
        ("12 500 personas", 12500),
        ("12\u202f500 personas", 12500),
        ("$1.5 million", 1_500_000),
        ("1,5 millones", 1_500_000),
        ("twenty-five students", 25),
        ("treinta y dos días", 32),
        ("two hundred thousand", 200_000),
        ("a hundred and five", 105),
        ("dos mil trescientas", 2300),
        ("dozens of nurses", 24),
        ("decenas de miles", 20_000),
        ("half a million", 500_000),
        ("Both men", 2),
        ("a single person", 1),
    ],
)
def test_it_is_found(text: str, value: float) -> None:
    assert value in read(text)


@pytest.mark.parametrize(
    ("text", "value"), [("about 900 prisoners", 90), ("1,200 people", 200), ("a man", 1), ("412 days", 41), ("", 0)]
)
def test_nothing_else_is_found(text: str, value: float) -> None:
    assert value not in read(text)


@given(st.integers(0, 10**9), st.sampled_from([(",", ".", 4), ("\u202f", ",", 5), (" ", ",", 5)]))
def test_what_is_printed_is_read(number: int, form: tuple[str, str, int]) -> None:
    group, decimal, group_from = form
    assert number in read(show(number, group=group, decimal=decimal, group_from=group_from))


@given(st.text(alphabet="0123456789.,' y-and mil", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    assert all(value >= 0 for value in read(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("half a billion dollars", 5e8),
        ("several dozen outlets", 24),
        ("hundreds of millions", 2e8),
        ("2015 media", 2015),
    ],
)
def test_words_around_a_number_do_not_hide_it(text: str, value: float) -> None:
    assert value in read(text)
