"""Coreference: whom a pronoun or a definite noun stands for, inside one report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language import coreference

Parse = Callable[..., Any]

RESOLVED: list[tuple[str, str, str, list[str]]] = [
    ("she", "Ana Torvik arrived on Monday. She spoke.", "She", ["Torvik"]),
    ("they, of a list", "Ana Torvik and Luis Marden spoke. They left.", "They", ["Torvik", "Marden"]),
    ("it, of a body", "The interior ministry closed the school. It gave no reason.", "It", ["ministry"]),
    ("a relative pronoun", "Ana Torvik, who was arrested in May, left.", "who", ["Torvik"]),
    ("I, in a quotation", '"They beat me," Ana Torvik said.', "me", ["Torvik"]),
    (
        "we, of whoever issues the report",
        "The Karsholm Press Union condemns the verdict. We call on the court to act.",
        "We",
        ["Union"],
    ),
    (
        "a noun that was said of somebody",
        "Ana Torvik, a trade unionist, spoke. The trade unionist left.",
        "unionist",
        ["Torvik"],
    ),
    (
        "a noun for people told of",
        "Five activists were arrested. The detainees were beaten.",
        "detainees",
        ["activists"],
    ),
    ("he, not his wife", "Ales Velik spoke. Hanna Velik, his wife, visited him.", "him", ["Velik"]),
    ("she, the one of two whose name tells", "Hanna Velik met Luis Marden. She spoke.", "She", ["Velik"]),
    ("he, the one of two whose name tells", "Hanna Velik met Luis Marden. He spoke.", "He", ["Marden"]),
    ("he, by a title", "Ms Torvik met Mr Marden. He spoke.", "He", ["Marden"]),
    ("whose, of a relative clause", "Ana Torvik, whose ban was lifted, left.", "whose", ["Torvik"]),
    ("a shorter name of a body", "The interior ministry closed. The ministry was empty.", "ministry", ["ministry"]),
]


@pytest.mark.parametrize(("text", "word", "heads"), [r[1:] for r in RESOLVED], ids=[r[0] for r in RESOLVED])
def test_it_stands_for(text: str, word: str, heads: list[str], parse: Parse) -> None:
    last = [t for t in parse(text) if t.text == word][-1]
    found = coreference.resolve(last)
    assert [t.text for t in found] == heads
    assert last not in found


ALONE: list[tuple[str, str, str]] = [
    ("police are no students", "Police surrounded the school. The students left.", "students"),
    ("a pronoun is not its own subject", "Ana Torvik met her.", "her"),
    ("an agent is not the patient", "Jonas Velik was pardoned by the king.", "king"),
    ("whom one speaks to is somebody else", "Ana Torvik spoke to the lawyer.", "lawyer"),
    ("nobody was told of before", "They left.", "They"),
    ("too far back", "Ana Torvik spoke. " + "It rained. " * 8 + "She left.", "She"),
    ("the government names itself", "President Ana Torvik spoke. The government was silent.", "government"),
]


@pytest.mark.parametrize(("text", "word"), [a[1:] for a in ALONE], ids=[a[0] for a in ALONE])
def test_it_stands_for_itself_because(text: str, word: str, parse: Parse) -> None:
    (token,) = [t for t in parse(text) if t.text == word]
    assert coreference.resolve(token) == [token]


def test_a_long_chain_of_pronouns_comes_to_an_end(parse: Parse) -> None:
    doc = parse("Ana Torvik spoke. " + "She laughed. He answered her. They left together. " * 60)
    for token in doc:
        assert coreference.resolve(token)


def test_the_same_question_has_the_same_answer(parse: Parse) -> None:
    doc = parse("Ana Torvik arrived. She spoke.")
    she = next(t for t in doc if t.text == "She")
    assert coreference.resolve(she) is coreference.resolve(she)
