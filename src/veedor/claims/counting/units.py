"""The vocabulary of what is counted: ``units.yaml`` and its look-ups."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

import msgspec

from veedor.claims.claim import Measure
from veedor.language.numerals import alternatives
from veedor.vocabulary import load

Sort = Literal["person", "act", "thing"]


class Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Units that are counted alike.

    Args:
        name: for explanations.
        sort: person, act or thing.
        measure: what a count of them measures where neither verb nor window decides.
        en, es: lemmas of head nouns in the languages.
    """

    name: str
    sort: Sort
    measure: Measure
    en: list[str] = []
    es: list[str] = []


class Legal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks of present-tense law: what may be done is no count of what was done."""

    modals: list[str]
    words: list[str]


class Durations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a duration only places something in time, and which compounds of a duration are counted."""

    frame_before: list[str]
    frame_after: list[str]
    compounds: list[str]


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Rules of one language; the file says what each list means."""

    ignored: list[str]
    collective: list[str]
    legal: Legal
    durations: Durations
    verbs: dict[str, list[str]]
    cues: dict[str, list[str]]
    totals: list[str]
    populations: list[str]
    universe: list[str]
    universe_subjects: list[str]


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``units.yaml``."""

    groups: list[Group]
    rules: dict[str, Language]


class Lookup:
    """The units of one language, ready for use."""

    def __init__(self, units: Units, language: str) -> None:
        rules = units.rules[language]
        self.group_of = {lemma: g for g in units.groups for lemma in getattr(g, language)}
        self.persons = next(g for g in units.groups if g.name == "persons")
        self.collective = frozenset(rules.collective)
        self.ignored = frozenset(rules.ignored)
        self.modals = frozenset(rules.legal.modals)
        self.frame_before = frozenset(rules.durations.frame_before)
        self.frame_after = frozenset(rules.durations.frame_after)
        self.compounds = frozenset(rules.durations.compounds)
        self.populations = frozenset(rules.populations)
        self.totals = frozenset(rules.totals)
        self.verbs = {name: frozenset(lemmas) for name, lemmas in rules.verbs.items()}
        self.known_verbs = frozenset().union(*(v for name, v in self.verbs.items() if name != "say"))
        self.legal = re.compile(rf"\b(?:{alternatives(rules.legal.words)})\b", re.IGNORECASE)
        self.stock_cue = re.compile(rf"\b(?:{'|'.join(rules.cues['stock'])})\b", re.IGNORECASE)
        self.flow_cue = re.compile(rf"\b(?:{'|'.join(rules.cues['flow'])})\b", re.IGNORECASE)
        self.wide_cue = re.compile(rf"\b(?:{'|'.join(rules.cues['wide'])})\b", re.IGNORECASE)
        self.event_cue = re.compile(rf"\b(?:{'|'.join(rules.cues['event'])})\b", re.IGNORECASE)
        self.pending = re.compile(rf"\b(?:{'|'.join(rules.cues['pending'])})\b", re.IGNORECASE)
        self.universe = re.compile(rf"\b(?:{'|'.join(rules.universe)})\s[^.;]+", re.IGNORECASE)
        self.universe_subject = re.compile(rf"\W*(?:{'|'.join(rules.universe_subjects)})\b", re.IGNORECASE)


@cache
def lookup(language: str) -> Lookup:
    """The units of a language.

    Raises:
        KeyError: if ``units.yaml`` has no rules for it.
        VocabularyError: V001 if the file breaks its schema.

    >>> lookup("en").group_of["prisoner"].measure
    'stock'
    """
    return Lookup(load("units", Units), language)
