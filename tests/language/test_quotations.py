"""Quotations: where they begin and end, and which are somebody's own sentences."""

from __future__ import annotations

from typing import Any

import pytest
import spacy

from veedor.language.quotations import quotations, trimmed


def found(text: str) -> list[tuple[str, bool]]:
    doc: Any = spacy.blank("en")(text)
    return [(text[slice(*trimmed(doc, (q.start, q.end)))], q.full) for q in quotations(doc)]


@pytest.mark.parametrize(
    "marks",
    ['"{}"', "“{}”", "«{}»", "''{}''", "``{}''", "„{}”"],
    ids=["straight", "curly", "angular", "two", "tex", "low"],
)
def test_all_marks(marks: str) -> None:
    assert found(f"{marks.format('We will go,')} she said.") == [("We will go", True)]


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ('"We will go," she said.', True),
        ('"Will we go?" she asked.', True),
        ('They called it a "deal" and left.', False),
        ('He read "the long way home" twice.', False),
        ('He said "We all go home" and left.', True),
    ],
)
def test_a_scare_quote_is_no_utterance(text: str, full: bool) -> None:
    assert [f for _, f in found(text)] == [full]


def test_a_mark_that_was_never_closed_takes_nothing_along() -> None:
    assert found('A "board of six men. "We will go," she said.') == [("We will go", True)]


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    assert found('"We won.\n"It is over," she said.') == [("We won", True), ("It is over", True)]


def test_an_apostrophe_and_inches_quote_nothing() -> None:
    assert found("The workers' union won't sell a 5\" pipe.") == []


def test_nothing_quoted() -> None:
    assert found("It rained.") == []
