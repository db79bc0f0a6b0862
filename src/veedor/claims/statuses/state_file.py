"""The vocabulary of states: ``states.yaml`` with codes and labels, ``states.LANGUAGE.yaml`` with the words."""

from __future__ import annotations

from functools import cache

import msgspec

from veedor.vocabulary import load

Words = tuple[str, ...]


class State(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of ``states.yaml``.

    Args:
        label: what a reader sees, by language.
        huridocs: code of the HURIDOCS micro-thesauri, or None.
    """

    label: dict[str, str]
    huridocs: str | None = None


class StateWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How one language tells one state; ``states.en.yaml`` explains the fields."""

    phrases: Words = ()
    places: Words = ()
    adjectives: Words = ()
    verbs: Words = ()
    objects: dict[str, Words] = {}
    nouns: Words = ()
    heads: Words = ()
    suffered: Words = ()
    owned: dict[str, Words] = {}
    unseen: Words = ()
    denied: dict[str, Words] = {}


class StateFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``states.LANGUAGE.yaml``."""

    words: dict[str, StateWords]
    lists: dict[str, frozenset[str]]


@cache
def states() -> dict[str, State]:
    """All states by code.

    >>> states()["in_hiding"].label["en"]
    'in hiding'
    """
    return load("states", dict[str, State])


@cache
def state_file(language: str) -> StateFile:
    """The words of a language.

    Raises:
        VocabularyError: V001 if there is no ``states.LANGUAGE.yaml``.
    """
    return load(f"states.{language}", StateFile)


@cache
def code_of(section: str, language: str) -> dict[str, str]:
    """Word or phrase -> state, of a section that is a list: ``phrases``, ``nouns``, ...

    >>> code_of("verbs", "en")["vanish"]
    'missing'
    """
    return {word: code for code, words in state_file(language).words.items() for word in getattr(words, section)}


@cache
def codes_of(section: str, language: str) -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Key -> states with the words that go with it, of a section that is a mapping: ``objects``, ``owned``..."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for code, words in state_file(language).words.items():
        for key, companions in getattr(words, section).items():
            found.setdefault(key, []).append((code, _spread(companions, language)))
    return {key: tuple(pairs) for key, pairs in found.items()}


def _spread(companions: Words, language: str) -> frozenset[str]:
    """The words, with ``@offices`` replaced by the nouns of the state of being in office."""
    if "@offices" not in companions:
        return frozenset(companions)
    office = state_file(language).words["in_office"]
    return frozenset((*companions, *office.nouns, *office.heads)) - {"@offices"}


def words_of(name: str, language: str) -> frozenset[str]:
    """A closed list of ``states.LANGUAGE.yaml``.

    >>> "including" in words_of("including", "en")
    True
    """
    return state_file(language).lists[name]
