"""The light splitter: rather two sentences together than one cut in two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.reports.sentences import sentences


def split(text: str) -> list[str]:
    return [text[each.start : each.end] for each in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Five were freed.|They left!|Did they?|Yes…|So it is said.",
        'He said: "They left."|She did not.',
        "U.S. Secretary of State M. Example spoke to Gen. Rojas at 5 p.m. on Monday.|He left.",
        "Mr. Rojas, Dr. Paz and Sra. Luz were freed.|Nobody else was.",
        "See Art. 5 and No. 12.|It is short.",
        "In 2021.|Then more.",
        "It cost 3.5 million.|It grew by 0.2 percent.",
        "¿Quiénes son?|¡Nadie lo sabe!|«Así es.»|Fue ayer.",
        "五人获释。|他们离开了。",
        "پنج نفر آزاد شدند۔|وہ چلے گئے۔",
        "1. Five people were freed.|2. Nobody left.",
        "he said so. and then left.",
    ],
)
def test_sentences(text):
    parts = text.split("|")
    assert split(" ".join(parts)) == parts


def test_line_breaks_end_headings():
    assert split("A heading\nFive were freed.\nAnother\n\nLast one") == [
        "A heading",
        "Five were freed.",
        "Another",
        "Last one",
    ]


def test_wrapped_lines_are_one_sentence():
    text = (
        "Five people were freed in\nthe capital on Monday, said\ntheir lawyer. They had been\nheld for months.\n\nNext."
    )
    assert split(text) == [
        "Five people were freed in\nthe capital on Monday, said\ntheir lawyer.",
        "They had been\nheld for months.",
        "Next.",
    ]


def test_complete():
    assert [each.complete for each in sentences('A heading\nFive. "Six!"\n\nList')] == [
        False,
        True,
        True,
        False,
    ]


@given(st.text(alphabet=st.sampled_from("aB1 .!?\"'\n\r\t。é…)(")) | st.text())
def test_all_that_is_not_white_space_lies_in_one_sentence(text):
    place = 0
    for start, end, _ in sentences(text):
        assert text[place:start].strip() == ""
        assert place <= start < end
        assert text[start:end] == text[start:end].strip()
        place = end
    assert text[place:].strip() == ""


@pytest.mark.parametrize("unit", [".", ". ", "!)", "\n", " ", "a. ", "A.\n", ".\n\n", '."', "a\n \n", "…", "。"])
def test_endless_runs_of_one_sign_are_read(unit):
    text = unit * (400_000 // len(unit))
    assert all(text[start:end].strip() for start, end, _ in sentences(text))
