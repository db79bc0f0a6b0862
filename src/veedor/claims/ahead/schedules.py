"""The vocabulary of what is scheduled or expires: ``deadlines.yaml`` and its look-ups."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from veedor.language.numerals import alternatives
from veedor.vocabulary import load


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A category of deadlines: labels, nouns and context words by language."""

    labels: dict[str, str]
    nouns: dict[str, list[str]]
    context: dict[str, list[str]]


class Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The rules of one language; the file says what each list means."""

    ahead: list[str]
    towards: list[str]
    scheduled: list[str]
    held: list[str]
    holding: list[str]
    expire: list[str]
    occurring: list[str]
    implicative: list[str]
    review: list[str]
    polls: list[str]
    scheduling: list[str]
    moving: list[str]
    hypothetical: list[str]
    called_for: list[str]
    due: list[str]
    ultimatum: list[str]
    threat: list[str]
    anniversary: list[str]
    never_after: list[str]


class Deadlines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``deadlines.yaml``."""

    categories: dict[str, Category]
    rules: dict[str, Rules]


class Schedules:
    """The vocabulary of one language, ready for use."""

    def __init__(self, data: Deadlines, language: str) -> None:
        rules = data.rules[language]
        self.category_of = {n: name for name, c in data.categories.items() for n in c.nouns[language]}
        self._context = {
            name: re.compile(rf"\b(?:{alternatives(c.context[language])})\b", re.IGNORECASE)
            for name, c in data.categories.items()
            if c.context[language]
        }
        nouns = alternatives(n.rsplit(" ", 1)[-1] for n in self.category_of)
        stems = "|".join(sorted({v[:4] for v in rules.expire if v != "run"})) + "|r[ua]n"
        self.trigger = re.compile(
            rf"\b(?:(?P<noun>{nouns})(?:s|es|ies)?|(?P<verb>(?:{stems})\w*)|(?P<due>{'|'.join(rules.due)}))\b",
            re.IGNORECASE,
        )
        self.ahead = re.compile(rf"\b(?:{'|'.join(rules.ahead)})\b", re.IGNORECASE)
        self.towards = re.compile(
            rf"\b(?:{'|'.join(rules.towards)})\s+(?:(?:the|its|their|a|an|his|her|this|those)\s+)?(?:[\w-]+\s+){{0,4}}$",
            re.IGNORECASE,
        )
        self.scheduled = re.compile(rf",?\s*(?:{'|'.join(rules.scheduled)})", re.IGNORECASE)
        self.held = re.compile(rf",?\s*(?:{'|'.join(rules.held)})", re.IGNORECASE)
        self.holding = frozenset(rules.holding)
        self.expire = frozenset(rules.expire)
        self.occurring = frozenset(rules.occurring)
        self.implicative = frozenset(rules.implicative)
        self.review = re.compile(rf"\b(?:{alternatives(rules.review)})(?:s|d|ed|ing)?\b", re.IGNORECASE)
        self.polls = frozenset(rules.polls)
        self.scheduling = frozenset(rules.scheduling)
        self.moving = frozenset(rules.moving)
        self.hypothetical = frozenset(rules.hypothetical)
        self.called_for = frozenset(rules.called_for)
        self.ultimatum = re.compile("|".join(rules.ultimatum), re.IGNORECASE)
        self.threat = re.compile(rf"\b(?:{'|'.join(rules.threat)})\b", re.IGNORECASE)
        self.anniversary = re.compile("|".join(rules.anniversary), re.IGNORECASE)
        self.never_after = frozenset(rules.never_after)

    def category_in(self, *texts: str) -> str:
        """The category that the first of `texts` with a context word points to, else ``other``.

        >>> schedules("en").category_in("ballots will be accepted", "the court ordered it")
        'election'
        """
        for text in texts:
            for name, pattern in self._context.items():
                if pattern.search(text):
                    return name
        return "other"


@cache
def schedules(language: str) -> Schedules:
    """The deadline vocabulary of a language.

    Raises:
        KeyError: if ``deadlines.yaml`` has no rules for it.
        VocabularyError: V001 if the file breaks its schema.
    """
    return Schedules(load("deadlines", Deadlines), language)
