"""The words that tell that somebody says, thinks or wants something, read from ``reporting.LANGUAGE.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from veedor.vocabulary import load

Kind = Literal[
    "saying",
    "presenting",
    "showing",
    "asking",
    "directing",
    "promising",
    "judging",
    "siding",
    "thinking",
    "heeding",
    "wanting",
]
Way = Literal["clause", "infinitive", "bidding", "object", "label", "called", "figure"]


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How some words take what is said; the fields are told in ``reporting.en.yaml``."""

    kind: Kind
    words: tuple[str, ...]
    takes: frozenset[Way] = frozenset()
    about: frozenset[str] = frozenset()
    bids: frozenset[str] = frozenset()
    valued: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    thing: bool = False
    denial: bool = False
    presumed: bool = False
    plain: bool = False
    of_things: bool = False


class ReportingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Schema of ``reporting.LANGUAGE.yaml``."""

    verbs: tuple[Rule, ...]
    nouns: tuple[Rule, ...]
    adjectives: tuple[Rule, ...]
    phrases: tuple[str, ...]
    relying: frozenset[str]
    carrying: frozenset[str]
    undergoing: frozenset[str]
    spoken_by: frozenset[str]
    commenting: frozenset[str]
    putting: frozenset[str]
    leading: frozenset[str]
    voiceless: frozenset[str]
    labelling: frozenset[str]
    that: frozenset[str]
    because: frozenset[str]
    contrast: frozenset[str]
    completing: frozenset[str]
    untelling: frozenset[str]
    headings: frozenset[str]


Entry = tuple[tuple[str, ...], Rule]
"""The words after the first, and the rule."""


@cache
def reporting_words(language: str = "en") -> ReportingWords:
    """The reporting vocabulary of a language.

    >>> "according to" in reporting_words("en").phrases
    True
    """
    return load(f"reporting.{language}", ReportingWords)


@cache
def _index(part: str, language: str) -> dict[str, list[Entry]]:
    """First word -> entries, those of most words first."""
    found: dict[str, list[Entry]] = {}
    rules: tuple[Rule, ...] = getattr(reporting_words(language), part)
    for rule in rules:
        for word in rule.words:
            first, *rest = word.split()
            found.setdefault(first, []).append((tuple(rest), rule))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


def verb_rule(verb: Token) -> tuple[Rule, int] | None:
    """The rule of a verb and the index of its last word, or None.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("She pointed out that it rained.")
    >>> rule, last = verb_rule(doc[1])
    >>> rule.kind, doc[last].text
    ('saying', 'out')
    """
    for rest, rule in _index("verbs", verb.lang_).get(verb.lemma_, ()):
        last = _last_word(verb, rest)
        if last is not None:
            return rule, last
    return None


def verb_entry(lemma: str, language: str) -> Rule | None:
    """The rule of a verb of one word by its lemma, or None.

    >>> verb_entry("decir", "es").kind
    'saying'
    """
    return next((rule for rest, rule in _index("verbs", language).get(lemma, ()) if not rest), None)


def told_verbs(language: str) -> frozenset[str]:
    """The verbs of one word by which somebody says, thinks or wants something."""
    return frozenset(word for rule in reporting_words(language).verbs for word in rule.words if " " not in word)


SPOKEN = Rule(kind="saying", takes=frozenset({"clause"}), words=())
"""The rule of a verb beside a quotation of full sentences: whatever it is, it tells who speaks."""

THOUGHT = Rule(kind="heeding", takes=frozenset({"clause"}), presumed=True, words=())
"""The rule of a verb that stands in no list and takes "that": its subject says or thinks it, one cannot tell which."""


def told_with_that(verb: Token) -> bool:
    """Whether a verb without a rule of its own takes a clause with "that"."""
    words = reporting_words(verb.lang_)
    if verb.lemma_ in words.untelling:
        return False
    clauses = (c for c in verb.rights if c.dep_ == "ccomp")
    return any(c.dep_ == "mark" and c.lower_ in words.that for clause in clauses for c in clause.children)


def _last_word(verb: Token, rest: tuple[str, ...]) -> int | None:
    """Where the further words of a verb end: a particle of it, or what stands right behind it."""
    if not rest:
        return verb.i
    if len(rest) == 1:
        particles = [c.i for c in verb.children if c.dep_ == "prt" and c.lower_ == rest[0]]
        if particles:
            return particles[0]
    following = verb.doc[verb.i + 1 : verb.i + 1 + len(rest)]
    return following[-1].i if tuple(t.lower_ for t in following) == rest else None


def noun_rule(noun: Token) -> Rule | None:
    """The rule of a noun that carries what somebody says, or None."""
    return next((rule for rest, rule in _index("nouns", noun.lang_).get(noun.lemma_.lower(), ()) if not rest), None)


def adjective_rule(adjective: Token) -> Rule | None:
    """The rule of an adjective that tells what somebody thinks or wants, or None."""
    entries = _index("adjectives", adjective.lang_).get(adjective.lower_, ())
    return next((rule for rest, rule in entries if not rest), None)


@cache
def phrases(language: str) -> dict[str, list[tuple[str, ...]]]:
    """First word -> the phrases that open with it and name a source, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(reporting_words(language).phrases, key=len, reverse=True):
        words = tuple(phrase.split())
        found.setdefault(words[0], []).append(words)
    return found
