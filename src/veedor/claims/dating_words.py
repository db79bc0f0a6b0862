"""The words by which a sentence ties its dates to what happened: ``dating.LANGUAGE.yaml``."""

from __future__ import annotations

from functools import cache

import msgspec

from veedor.vocabulary import load


class DatingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``dating.LANGUAGE.yaml``; the file says what each list means."""

    telling: frozenset[str]
    announcing: frozenset[str]
    implicative: frozenset[str]
    performing: frozenset[str]
    standing: frozenset[str]
    tallies: frozenset[str]
    holding: frozenset[str]
    counting: frozenset[str]
    telling_with_clause: frozenset[str]
    conditions: frozenset[str]
    outer: dict[str, str]
    ourselves: frozenset[str]
    among: frozenset[str]
    of_those: frozenset[str]
    them: frozenset[str]
    whom: frozenset[str]
    pointing: frozenset[str]
    barred_from: frozenset[str]
    marking: frozenset[str]
    joining: frozenset[str]


@cache
def dating_words(language: str) -> DatingWords:
    """The dating vocabulary of a language."""
    return load(f"dating.{language}", DatingWords)
