"""No name of one pack takes over a name of another, a country or an ordinary word."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pytest

from veedor.language.actors import entries
from veedor.language.actors.directory import country_words, is_acronym, pieces
from veedor.language.actors.entries import Actor
from veedor.vocabulary import path_of

WORDS_OF = ("frames", "actors", "grammar", "states", "deadlines", "quantities", "modality", "reporting")
"""Vocabulary files, in every language, whose small letters are ordinary words."""


@cache
def bearers(*, full: bool) -> dict[tuple[str, ...], set[str]]:
    """Name as it is compared -> ids of the actors that have it, as a full name or as a short one."""
    found: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for actor in entries.shipped():
        for name in actor.names if full else actor.short:
            found[pieces(name)].add(actor.id)
    return dict(found)


@cache
def ordinary_words() -> frozenset[str]:
    found: set[str] = set()
    for file in path_of("plover").parent.glob("*.yaml"):
        if file.stem.split(".")[0] in WORDS_OF:
            lines = (line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
            found.update(w for line in lines for w in re.findall(r"[^\W\d_]+", line) if w.islower())
    return frozenset(piece for word in found for piece in pieces(word))


def test_no_full_name_is_that_of_two_actors() -> None:
    assert {name: ids for name, ids in bearers(full=True).items() if len(ids) > 1} == {}


def test_no_full_name_is_the_short_name_of_another() -> None:
    """A full name needs nothing to vouch for it, so it would always win."""
    short = bearers(full=False)
    assert {n: short[n] - ids for n, ids in bearers(full=True).items() if short.get(n, ids) - ids} == {}


def test_no_full_name_is_a_country_a_people_or_a_capital() -> None:
    assert bearers(full=True).keys() & {words for words, _ in country_words()} == set()


def test_no_full_name_is_an_ordinary_word() -> None:
    """But for acronyms, which are told by their capitals."""
    single = {pieces(name)[0]: actor.id for actor in entries.shipped() for name in _words(actor)}
    assert {word: identity for word, identity in single.items() if word in ordinary_words()} == {}


def _words(actor: Actor) -> list[str]:
    """Full names of one word that are no acronym, nor an acronym's other spelling ("Sebin")."""
    acronyms = {pieces(name) for name in actor.names if is_acronym(name)}
    return [name for name in actor.names if len(pieces(name)) == 1 and pieces(name) not in acronyms]


COMMON_TO_ALL = ("Supreme Court", "Congress", "Senate", "Department of Justice", "Democratic Party")


@pytest.mark.parametrize("name", COMMON_TO_ALL)
@pytest.mark.parametrize("pack", ["USA", "RUS"])
def test_what_every_country_has_is_no_short_name_of_a_country_that_all_reports_name(pack: str, name: str) -> None:
    assert [actor.id for actor in entries.pack(pack).actors if name in (*actor.names, *actor.short)] == []
