"""Definite nouns: whom "the president", "the NGO", "the journalist" means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language import naming

Parse = Callable[..., Any]

STANDS: list[tuple[str, str, str, str]] = [
    (
        "the office that the packs know",
        "Nicolás Maduro spoke. The president left.",
        "president",
        "Nicolás Maduro",
    ),
    (
        "an office of two words",
        "Tarek William Saab spoke in Caracas. The attorney general left.",
        "general",
        "Tarek William Saab",
    ),
    ("a noun said before", "Ana Torvik, a baker, spoke. The baker left.", "baker", "Ana Torvik"),
    ("a role before the name", "Activist Ana Torvik spoke. The activist left.", "activist", "Ana Torvik"),
    ("a predicate", "Ana Torvik is a lawyer. The lawyer left.", "lawyer", "Ana Torvik"),
    ("a trade that both share", "Ana Torvik, a reporter, spoke. The journalist left.", "journalist", "Ana Torvik"),
    ("the opposition leader", "Opponent Ana Torvik spoke. The opposition leader left.", "leader", "Ana Torvik"),
    ("a body by its kind", "The NGO Casa Abierta spoke. The NGO left.", "NGO", "Casa Abierta"),
    ("a body of the packs", "Foro Penal spoke. The organization left.", "organization", "Foro Penal"),
    (
        "the one of two that fits",
        "Reporter Ana Torvik met Father Luis Marden. The journalist left.",
        "journalist",
        "Ana Torvik",
    ),
    ("kin named before", "Ales Velik and his wife, Hanna Torvik, left. Guards beat his wife.", "wife", "Hanna Torvik"),
    ("the only person told of", "Ana Torvik was held for a year. The trade unionist left.", "unionist", "Ana Torvik"),
    ("a noun for anybody", "Ana Torvik spoke. The suspect left.", "suspect", "Ana Torvik"),
]


@pytest.mark.parametrize(("text", "word", "name"), [s[1:] for s in STANDS], ids=[s[0] for s in STANDS])
def test_it_stands_for(text: str, word: str, name: str, parse: Parse) -> None:
    token = [t for t in parse(text, published="2019-03-01") if t.text == word][-1]
    assert [found.name for found in naming.names_of(token)] == [name]


ALONE: list[tuple[str, str, str]] = [
    ("an office whose holder is not named", "In Venezuela, Ana Torvik spoke. The president left.", "president"),
    ("an office of another country", "Nicolás Maduro spoke. The Kenyan president left.", "president"),
    ("a trade that nobody has", "Ana Torvik and Luis Marden spoke. The journalist left.", "journalist"),
    ("a trade other than theirs", "Bishop Luis Marden spoke. The journalist left.", "journalist"),
    ("an official is not the one told of", "Ana Torvik was freed. The judge left.", "judge"),
    ("people of a trade", "Some members of opposition parties spoke. The protesters left.", "protesters"),
    ("a minister is not any official", "Nicolás Maduro spoke. The minister left.", "minister"),
    ("whoever no longer holds the office", "Nicolás Maduro spoke. The former president left.", "president"),
]


@pytest.mark.parametrize(("text", "word"), [a[1:] for a in ALONE], ids=[a[0] for a in ALONE])
def test_it_names_itself(text: str, word: str, parse: Parse) -> None:
    token = [t for t in parse(text, published="2019-03-01") if t.text == word][-1]
    (found,) = naming.names_of(token)
    assert word in found.name
