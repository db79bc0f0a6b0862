"""The vocabulary of what is scheduled or expires: ``deadlines.yaml``, ``deadlines.LANGUAGE.yaml``, their look-ups."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from veedor.language.numerals import alternatives
from veedor.vocabulary import load

Labels = dict[str, dict[str, str]]
"""Schema of ``deadlines.yaml``: category -> language -> label, in the order in which categories are tried."""


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a category: nouns that name the thing, and words of its surroundings."""

    nouns: list[str]
    context: list[str]


class Deadlines(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``deadlines.LANGUAGE.yaml``; the file says what each list means."""

    categories: dict[str, Category]
    plurals: list[tuple[str, str]]
    determiners: list[str]
    of: list[str]
    noun_first: bool
    ahead: list[str]
    towards: list[str]
    scheduled: list[str]
    held: list[str]
    holding: list[str]
    expire: list[str]
    expiring: list[str]
    particles: dict[str, str]
    mere_end: list[str]
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
    day_of: list[str]


class Schedules:
    """The vocabulary of one language, ready for use.

    Args:
        labels: the categories in their order.
        rules: the words of the language.
    """

    def __init__(self, labels: Labels, rules: Deadlines) -> None:
        categories = {name: rules.categories[name] for name in labels}
        self.category_of = {n: name for name, c in categories.items() for n in c.nouns}
        self._context = {
            name: re.compile(rf"\b(?:{alternatives(c.context)})\b", re.IGNORECASE)
            for name, c in categories.items()
            if c.context
        }
        self.noun_first = rules.noun_first
        self.of = frozenset(rules.of)
        self.trigger = _triggers(self.category_of, rules)
        self.ahead = re.compile(rf"\b(?:{'|'.join(rules.ahead)})\b", re.IGNORECASE)
        determiners = alternatives(rules.determiners)
        self.towards = re.compile(
            rf"\b(?:{'|'.join(rules.towards)})\s+(?:(?:{determiners})\s+)?(?:[\w-]+\s+){{0,4}}$", re.IGNORECASE
        )
        between = r"(?:\s[\w-]+){0,4}?(?:,[^,;.]{1,50}(?=,))?" if rules.noun_first else ""
        self.scheduled = re.compile(rf"{between},?\s*(?:{'|'.join(rules.scheduled)})", re.IGNORECASE)
        self.held = re.compile(rf"{between},?\s*(?:{'|'.join(rules.held)})", re.IGNORECASE)
        self.holding = frozenset(rules.holding)
        self.expire = frozenset(rules.expire)
        self.particles = rules.particles
        self.mere_end = frozenset(rules.mere_end)
        self.occurring = frozenset(rules.occurring)
        self.implicative = frozenset(rules.implicative)
        self.review = re.compile(rf"\b(?:{'|'.join(rules.review)})\b", re.IGNORECASE)
        self.polls = frozenset(rules.polls)
        self.scheduling = frozenset(rules.scheduling)
        self.moving = frozenset(rules.moving)
        self.hypothetical = frozenset(rules.hypothetical)
        self.called_for = frozenset(rules.called_for)
        self.ultimatum = re.compile("|".join(rules.ultimatum), re.IGNORECASE)
        self.threat = re.compile(rf"\b(?:{'|'.join(rules.threat)})\b", re.IGNORECASE)
        self.anniversary = re.compile("|".join(rules.anniversary), re.IGNORECASE)
        self.never_after = frozenset(rules.never_after)
        self.day_of = re.compile(rf"\b(?:{alternatives(rules.day_of)})\s+(?:(?:{determiners})\s+)?$", re.IGNORECASE)

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


def _triggers(nouns: dict[str, str], rules: Deadlines) -> re.Pattern[str]:
    """Where to look: the last words of the nouns in both numbers, forms of the verbs of expiry, what is due."""
    lasts = {noun.rsplit(" ", 1)[-1] for noun in nouns}
    plurals = {w.removesuffix(old) + new for w in lasts for old, new in rules.plurals if w.endswith(old)}
    return re.compile(
        rf"\b(?:(?P<noun>{alternatives(lasts | plurals)})|(?P<verb>{'|'.join(rules.expiring)})"
        rf"|(?P<due>{'|'.join(rules.due)}))\b",
        re.IGNORECASE,
    )


@cache
def schedules(language: str) -> Schedules:
    """The deadline vocabulary of a language.

    Raises:
        VocabularyError: V001 if there is no ``deadlines.LANGUAGE.yaml`` or a file breaks its schema.
    """
    return Schedules(load("deadlines", Labels), load(f"deadlines.{language}", Deadlines))
