"""The vocabulary of what is counted: ``units.yaml``, ``units.LANGUAGE.yaml`` and their look-ups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from veedor.claims.claim import Measure
from veedor.language.numerals import alternatives, words
from veedor.vocabulary import load

Sort = Literal["person", "act", "thing"]


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry of ``units.yaml``: units that are counted alike.

    Args:
        sort: person, act or thing.
        measure: what a count of them measures where neither verb nor window decides.
    """

    sort: Sort
    measure: Measure


class Group(msgspec.Struct, frozen=True):
    """A `Kind` with its name, which explanations give."""

    name: str
    sort: Sort
    measure: Measure


class Legal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks of present-tense law: what may be done is no count of what was done."""

    modals: list[str]
    words: list[str]
    imposing: list[str]


class Durations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When a duration only places something in time, and which compounds of a duration are counted."""

    frame_before: list[str]
    frame_after: list[str]
    lasting: list[str]
    before_one: list[str]
    compounds: list[str]


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What belongs to the words of a unit."""

    outside: list[str]
    custody: list[str]
    in_custody: list[str]
    measured: list[str]


class Language(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``units.LANGUAGE.yaml``; the file says what each list means."""

    nouns: dict[str, list[str]]
    endings: dict[str, str]
    ignored: list[str]
    collective: list[str]
    single: list[str]
    legal: Legal
    durations: Durations
    verbs: dict[str, list[str]]
    cues: dict[str, list[str]]
    phrases: Phrases
    totals: list[str]
    populations: list[str]
    universe: list[str]
    universe_subjects: list[str]
    universe_lead: list[str]


class Lookup:
    """The units of one language, ready for use.

    Args:
        kinds: the groups, by name.
        rules: the words of the language.
        language: ISO 639-1 code.
    """

    def __init__(self, kinds: dict[str, Kind], rules: Language, language: str) -> None:
        groups = {name: Group(name, kind.sort, kind.measure) for name, kind in kinds.items()}
        self.numbers = words(language)
        self.group_of = {noun: groups[name] for name, nouns in rules.nouns.items() for noun in nouns}
        self.persons = groups["persons"]
        self._endings = sorted(rules.endings.items(), key=lambda pair: -len(pair[0]))
        self.collective = frozenset(rules.collective)
        self.ignored = frozenset(rules.ignored)
        self.single = frozenset(rules.single)
        self.modals = frozenset(rules.legal.modals)
        self.imposing = frozenset(rules.legal.imposing)
        self.frame_before = frozenset(rules.durations.frame_before)
        self.frame_after = frozenset(rules.durations.frame_after)
        self.before_one = frozenset(rules.durations.before_one)
        self.compounds = frozenset(rules.durations.compounds)
        self.outside = frozenset(rules.phrases.outside)
        self.custody = frozenset(rules.phrases.custody)
        self.in_custody = frozenset(rules.phrases.in_custody)
        self.measured = frozenset(rules.phrases.measured)
        self.populations = frozenset(rules.populations)
        self.totals = frozenset(rules.totals)
        self.verbs = {name: frozenset(lemmas) for name, lemmas in rules.verbs.items()}
        self.known_verbs = self.verbs["stock"] | self.verbs["flow"] | self.verbs["event"] | self.verbs["tally"]
        self.lasting = _ending(rules.durations.lasting)
        self.legal = re.compile(rf"\b(?:{alternatives(rules.legal.words)})\b", re.IGNORECASE)
        cues = {name: _inside(patterns) for name, patterns in rules.cues.items()}
        self.stock_cue, self.flow_cue, self.wide_cue = cues["stock"], cues["flow"], cues["wide"]
        self.event_cue, self.pending = cues["event"], cues["pending"]
        self.part_named = re.compile(
            rf"\b(?:{_any(rules.cues['part_named'])})[\s:,]+(?:[^\s.;]+\s){{0,4}}?$", re.IGNORECASE
        )
        self.part_opening = re.compile(rf"^\W*(?:{_any(rules.cues['part_opening'])})\b[^.;]{{0,40}}$", re.IGNORECASE)
        self.change_before = _ending(rules.cues["change_before"])
        self.change_after = re.compile(_any(rules.cues["change_after"]), re.IGNORECASE)
        self.universe = re.compile(rf"\b(?:{_any(rules.universe)})\s[^.;]+", re.IGNORECASE)
        self.universe_subject = re.compile(rf"\W*(?:{_any(rules.universe_subjects)})\b", re.IGNORECASE)
        self.universe_lead = re.compile(rf"^(?:{_any(rules.universe_lead)})\s+", re.IGNORECASE)

    def group(self, noun: Token) -> Group | None:
        """The group of a noun, by its lemma, its form, or its form with another ending; None for a plain noun."""
        return next((self.group_of[form] for form in self.forms(noun) if form in self.group_of), None)

    def forms(self, noun: Token) -> list[str]:
        """What a noun is looked up as: its lemma, itself, and with each ending of the vocabulary exchanged.

        >>> import spacy
        >>> lookup("es").forms(spacy.blank("es")("detenidas")[0])
        ['', 'detenidas', 'detenido', 'detenida']
        """
        form = noun.lower_
        exchanged = [form.removesuffix(old) + new for old, new in self._endings if form.endswith(old)]
        return [noun.lemma_.lower(), form, *exchanged]

    def is_duration(self, token: Token) -> bool:
        """Whether a word is a unit of time."""
        return token.lemma_.lower() in self.numbers.durations or token.lower_ in self.numbers.durations


def _any(patterns: Iterable[str]) -> str:
    return "|".join(patterns) or r"(?!)"


def _inside(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(patterns)})\b", re.IGNORECASE)


def _ending(patterns: Iterable[str]) -> re.Pattern[str]:
    """Patterns that end right before a number."""
    return re.compile(rf"\b(?:{_any(patterns)})\s+$", re.IGNORECASE)


@cache
def lookup(language: str) -> Lookup:
    """The units of a language.

    Raises:
        VocabularyError: V001 if there is no ``units.LANGUAGE.yaml`` or a file breaks its schema.

    >>> lookup("en").group_of["prisoner"].measure
    'stock'
    """
    return Lookup(load("units", dict[str, Kind]), load(f"units.{language}", Language), language)
