"""Sentences: a paragraph ends a sentence, a wrapped line does not, and a dateline is no subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Parse = Callable[..., Any]


def sentences(doc: Any) -> list[str]:
    return [" ".join(s.text.split()) for s in doc.sents]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two bakers freed\n\nA court freed two bakers.", ["Two bakers freed", "A court freed two bakers."]),
        ("Two bakers freed\nA court freed two bakers.", ["Two bakers freed", "A court freed two bakers."]),
        ("A court freed two bakers.\nThey left.", ["A court freed two bakers.", "They left."]),
        (
            "A court in the northern town of Karsholm freed two of the\nbakers on Monday.",
            ["A court in the northern town of Karsholm freed two of the bakers on Monday."],
        ),
        ("The court freed two\nbakers on Monday.", ["The court freed two bakers on Monday."]),
    ],
    ids=["blank line", "heading", "full stop", "long wrapped line", "next line goes on in lower case"],
)
def test_lines_become_sentences(text: str, expected: list[str], parse: Parse) -> None:
    assert sentences(parse(text)) == expected


@pytest.mark.parametrize("dash", ["—", "–", "--", "-"])
def test_a_dateline_is_no_part_of_the_first_sentence(dash: str, parse: Parse) -> None:
    doc = parse(f"KARSHOLM, May 26 {dash} Police arrested two bakers.")
    assert sentences(doc)[-1] == "Police arrested two bakers."


def test_a_mark_before_a_capital_ends_a_sentence(parse: Parse) -> None:
    doc = parse("What a shameful silence of the bishops! Police arrested two bakers. Why? Nobody says it.")
    assert [s.split()[0] for s in sentences(doc)] == ["What", "Police", "Why?", "Nobody"]


def test_a_mark_amid_a_sentence_ends_none(parse: Parse) -> None:
    assert len(sentences(parse("“Free the bakers!” shouted the crowd."))) == 1


def test_a_dash_inside_a_sentence_starts_no_sentence(parse: Parse) -> None:
    doc = parse("The baker – a man of sixty – left the town.")
    assert len(sentences(doc)) == 1


def test_no_character_is_lost(parse: Parse) -> None:
    text = "  A heading\n\n\n\tTwo bakers left. \n He stayed.\n"
    assert parse(text).text == text


def test_a_hyphen_between_countries_is_split(parse: Parse) -> None:
    assert [t.text for t in parse("U.S.-Cuba talks began.")][:3] == ["U.S.", "-", "Cuba"]
