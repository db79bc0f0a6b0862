"""Broken lines: one of wrapping goes on, one of a heading, a paragraph or a list ends."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.language.wrapping import unwrapped, wraps

STORY = (
    "Police in the northern town of Karsholm arrested two bakers and Ines Dravo, the head of the Harbour Union, on "
    "3 March 2025. The union said on Monday that the two men had not been seen since, and that Jonas Velik, their "
    "lawyer, was turned away at the gate. The ministry denied it."
)


@pytest.mark.parametrize("width", [24, 36, 48, 60, 72, 100])
def test_a_wrapped_paragraph_is_one_line_again(width: int) -> None:
    assert unwrapped(textwrap.fill(STORY, width)) == STORY


def test_each_paragraph_is_judged_by_itself() -> None:
    told = "Bakers arrested\nA report\n\n" + textwrap.fill(STORY, 50)
    assert unwrapped(told) == f"Bakers arrested\nA report\n\n{STORY}"


@pytest.mark.parametrize(
    "text",
    [
        "Two bakers freed\nA court freed two bakers.",
        "A court freed two bakers.\nThe union thanked the judge.",
        f"Two bakers and their lawyer were freed by a court on Monday\n{STORY}",
        "1. Police arrested two bakers in the town of Karsholm on Monday\n2. Soldiers closed the harbour",
        "- two bakers from the town of Karsholm were arrested on Monday\n- the harbour was closed",
        f"{STORY}\n{STORY[::-1]}",
        f"{STORY} See example.org\nSoldiers closed the harbour.",
    ],
    ids=[
        "heading",
        "sentences",
        "long heading",
        "numbers",
        "dashes",
        "paragraphs of one line",
        "a long line without a stop",
    ],
)
def test_other_breaks_stay(text: str) -> None:
    assert unwrapped(text) == text


def test_a_colon_opens_a_list() -> None:
    text = "The union, which met on Monday, asks for three things:\nfreedom for two bakers\nan inquiry"
    assert all(text[start - 1] != ":" for start, _ in wraps(text))


def test_carriage_returns_are_white_space_of_the_break() -> None:
    assert unwrapped("Police arrested two\r\nbakers in the town of\r\nKarsholm.").split() == (
        "Police arrested two bakers in the town of Karsholm.".split()
    )


@given(st.text(alphabet="ab A.,:-1\n\t\r“", max_size=120))
def test_nothing_but_white_space_of_breaks_changes(text: str) -> None:
    after = unwrapped(text)
    assert len(after) == len(text)
    assert all(a == b or (b == " " and a.isspace()) for a, b in zip(text, after, strict=True))
