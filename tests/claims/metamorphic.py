"""The machinery of metamorphic tests: a text is changed in a known way, and its claims may change in that way alone.

`exchange` changes words and remembers where everything went; `Expected` says what the claims of the old text must
have become; `told` is what the claims of the new text are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from veedor.claims.claim import Claim
from veedor.claims.extract import extract
from veedor.language import installing
from veedor.reports import from_text

PUBLISHED = "2025-05-06"
LANGUAGES = ("en", "es")
FILE: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("metamorphic.yaml").read_text(encoding="utf-8")
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBERS = ("low", "high", "size")
_OF_THE_READING = ("id", "report", "extractor")


@cache
def claims_of(text: str, language: str, published: str = PUBLISHED) -> tuple[Claim, ...]:
    """The claims of a text, each text read once; skips where the model of the language is not installed."""
    if installing.is_missing(language):
        pytest.skip(f"the model of {language!r} is not installed (veedor install-language {language})")
    ((_, found),) = extract([from_text(text, published=published, language=language)])
    return tuple(found)


def told(claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    """Everything that claims say, spans with their offsets, but for ids of the text that they stand in."""
    plain: list[dict[str, Any]] = [msgspec.to_builtins(claim) for claim in claims]
    return [{k: v for k, v in claim.items() if k not in _OF_THE_READING} for claim in plain]


@dataclass(frozen=True)
class Change:
    """A text before and after some of its words were exchanged: `edits` are (start, end, new words) before."""

    before: str
    edits: tuple[tuple[int, int, str], ...]

    @property
    def after(self) -> str:
        """The changed text."""
        parts, done = [], 0
        for start, end, new in self.edits:
            parts += [self.before[done:start], new]
            done = end
        return "".join([*parts, self.before[done:]])

    def at(self, offset: int, *, ends: bool = False) -> int:
        """Where a place of the old text is now, as the begin of a span or as its end.

        A place amid exchanged words is nowhere, and fails the test; what is put in at the end of a span stays outside.
        """
        shift = 0
        for start, end, new in self.edits:
            if start < offset < end:
                pytest.fail(f"a span cuts {self.before[start:end]!r}")
            if end < offset or (end == offset and not (ends and start == end)):
                shift += len(new) - (end - start)
        return offset + shift

    def words(self, value: str) -> str:
        """The same words exchanged in a string that is no span, such as a name."""
        found = {self.before[start:end]: new for start, end, new in self.edits if self.before[start:end].strip()}
        return _words(found).sub(lambda match: found[match.group()], value) if found else value


def exchange(text: str, words: Mapping[str, str]) -> Change:
    """Exchange whole words wherever they stand.

    >>> change = exchange("Ana met Ana's aunt.", {"Ana": "Maria"})
    >>> change.after, change.at(8)
    ("Maria met Maria's aunt.", 10)
    """
    if not words:
        return Change(text, ())
    return Change(text, tuple((m.start(), m.end(), words[m.group()]) for m in _words(words).finditer(text)))


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words where it stands whole; of two that begin alike the longer one."""
    return re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in sorted(words, key=len, reverse=True)))


@dataclass(frozen=True)
class Expected:
    """What claims must have become after a change.

    Args:
        change: where every span has gone, and which words of names are others.
        days: what a day has become, for every day of `when` and its derivation.
        number: what a number has become.
        left_out: fields that the relation says nothing about.
    """

    change: Change
    days: Callable[[str], str] = str
    number: Callable[[float], float] = lambda value: value
    left_out: frozenset[str] = field(default_factory=frozenset)

    def of(self, claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The claims of the old text as the new text must tell them."""
        return [{k: self._value(k, v) for k, v in claim.items() if k not in self.left_out} for claim in claims]

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, dict) and set(value) == {"start", "end", "text"}:
            return self._span(value)
        if isinstance(value, dict):
            return {k: self._value(k, v) for k, v in value.items()}
        if isinstance(value, list | tuple):
            return type(value)(self._value(name, each) for each in value)
        if name in _NUMBERS and value is not None:
            return self.number(value)
        if isinstance(value, str):
            return _DAY.sub(lambda day: self.days(day.group()), self.change.words(value))
        return value

    def _span(self, span: dict[str, Any]) -> dict[str, Any]:
        start, end = self.change.at(span["start"]), self.change.at(span["end"], ends=True)
        return {"start": start, "end": end, "text": self.change.after[start:end]}


def near(day: str, other: str, within: int = 10) -> bool:
    """Whether two ISO days lie within so many days of each other."""
    return abs((dt.date.fromisoformat(day) - dt.date.fromisoformat(other)).days) <= within


def later(day: str, days: int) -> str:
    """An ISO day so many days later.

    >>> later("2025-02-27", 2)
    '2025-03-01'
    """
    return (dt.date.fromisoformat(day) + dt.timedelta(days=days)).isoformat()


def text_of(entry: Any) -> str:
    """The text of a passage, which stands alone or beside what is known to fail on it."""
    text: str = entry["text"] if isinstance(entry, dict) else entry
    return text


def cases(name: str) -> list[Any]:
    """The entries of one list of the file in every language, as parameters `language, entry`."""
    return [
        pytest.param(language, entry, id=f"{language}-{number}")
        for language in LANGUAGES
        for number, entry in enumerate(FILE[language][name])
    ]


def slot_cases(name: str) -> list[Any]:
    """Passages in which a slot stands with each other filling of it: `language, text, words, other`."""
    found = []
    for case in cases("passages"):
        language, entry = case.values
        slot = FILE[language]["slots"][name]
        if exchange(text_of(entry), dict.fromkeys(slot["words"], "")).edits:
            for n, other in enumerate(slot["others"]):
                values = (language, text_of(entry), slot["words"], other)
                found.append(pytest.param(*values, id=f"{case.id}-{n}", marks=_failing(entry, name, n)))
    return found


def quoted_cases() -> list[Any]:
    """Passages with a quotation, and each other pair of marks: `language, text, marks`."""
    found = []
    for case in cases("passages"):
        language, entry = case.values
        if any(mark in text_of(entry) for mark in "“«"):
            for n, marks in enumerate(FILE[language]["quotation_marks"]):
                values = (language, text_of(entry), marks)
                found.append(pytest.param(*values, id=f"{case.id}-{n}", marks=_failing(entry, "marks", n)))
    return found


def _failing(entry: Any, name: str, number: int) -> list[pytest.MarkDecorator]:
    """The mark of a case that is known to fail, with its reason."""
    reason = entry.get("fails", {}).get(name, {}).get(number) if isinstance(entry, dict) else None
    return [pytest.mark.xfail(strict=True, reason=reason)] if reason else []
