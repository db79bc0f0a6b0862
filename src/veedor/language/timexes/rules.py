"""The rules of a language, read from YAML and compiled to one regular expression.

The schema is documented at the head of ``vocabulary/times.en.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

import msgspec

from veedor import vocabulary
from veedor.errors import VocabularyError
from veedor.language.timexes.openings import opening_at, openings

Value = str | int | float


class Words(msgspec.Struct, forbid_unknown_fields=True):
    """A list of words with their values; ``case: keep`` for words that must be capitalised as written."""

    words: dict[str, Value]
    case: Literal["any", "keep"] = "any"


class Rule(msgspec.Struct, forbid_unknown_fields=True):
    """One rule, as the YAML has it."""

    name: str
    does: str
    pattern: str | list[str]
    type: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    with_: dict[str, Value] = msgspec.field(default_factory=dict, name="with")
    after: str | None = None
    before: str | None = None
    not_after: str | None = None
    not_before: str | None = None
    examples: dict[str, str | None] = {}


class Tense(msgspec.Struct, forbid_unknown_fields=True):
    """Patterns of words that put a clause into the future or the past."""

    future: str
    past: str


class Dateline(msgspec.Struct, forbid_unknown_fields=True):
    """What stands left and right of the date in a dateline, and left of it in a heading."""

    before: str
    after: str
    heading: str


class Numerals(msgspec.Struct, forbid_unknown_fields=True):
    """How numbers are put together from words of the list ``number``.

    Args:
        link: the word that only joins them ("and").
        decimal: the mark before decimals in figures; the other one of stop and comma parts thousands.
        halves: what is half of one ("half a", "media").
        half_after: what adds a half ("and a half", "y media").
    """

    link: str
    decimal: Literal[".", ","]
    halves: list[str]
    half_after: list[str]


class ClockAndDay(msgspec.Struct, forbid_unknown_fields=True):
    """What may stand between a clock time and its day.

    Args:
        day_after: between a time and the day after it; of these, after `joined` both are one expression.
        day_before: between a day and the time after it.
    """

    day_after: str
    joined: str
    day_before: str


class RuleFile(msgspec.Struct, forbid_unknown_fields=True):
    """A whole file."""

    language: str
    published: str
    words: dict[str, Words]
    fragments: dict[str, str]
    tense: Tense
    dateline: Dateline
    joins: str
    lists: str
    ranges: str
    skipped: str
    numerals: Numerals
    clock_and_day: ClockAndDay
    rules: list[Rule]
    numeric_order: Literal["mdy", "dmy", "either"] = "either"


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a rule matched: which one, where, and what its groups caught."""

    rule: Rule
    start: int
    end: int
    groups: dict[str, str]


@dataclass(slots=True)
class _Compiled:
    rule: Rule
    pattern: re.Pattern[str]
    guards: list[tuple[re.Pattern[str], bool, bool]] = field(default_factory=list)
    """Pattern, whether it looks left, and whether it must be met."""


_LEFT_SEEN = 60
_RIGHT_SEEN = 60
_EDGE_LEFT = re.compile(r"(?<![\w$€£#])(?<!\d[.,/:–-])(?<![A-Za-z]-)")
_EDGE_RIGHT = r"(?![\w%])(?![.,]\d)"
_WORD = re.compile(r"['’`]?\w+")
_PLACEHOLDER = re.compile(r"\{(=?)([a-z_][a-z0-9_]*)(?::([a-z_]+))?\}")
_GAP = r"[^\S\n]?\s[^\S\n]{0,4}"
_INNER_GROUP = re.compile(r"\(\?P<([a-z_0-9]+)>|\(\?P=([a-z_]+)\)")


class Grammar:
    """The compiled rules of one language.

    Args:
        file: the rules as read.

    Raises:
        VocabularyError: V001 if a pattern does not compile or names an unknown list.
    """

    def __init__(self, file: RuleFile) -> None:
        self.file = file
        self.values: dict[str, dict[str, Value]] = {
            name: {word.lower(): value for word, value in words.words.items()} for name, words in file.words.items()
        }
        self._sources = {name: _alternatives(words) for name, words in file.words.items()}
        try:
            self._compile()
        except (re.error, KeyError) as error:
            raise VocabularyError(
                "V001", file=f"times.{file.language}.yaml", name=f"times.{file.language}", reason=str(error)
            ) from error

    def _compile(self) -> None:
        file = self.file
        self.rules: list[_Compiled] = []
        starts: dict[str, list[_Compiled]] = {}
        for rule in file.rules:
            patterns = [rule.pattern] if isinstance(rule.pattern, str) else rule.pattern
            body = _numbered("|".join(self._expand(_blanks(p)) for p in patterns))
            compiled = _Compiled(rule, re.compile(f"(?i:(?:{body}){_EDGE_RIGHT})"), self._guards(rule))
            self.rules.append(compiled)
            for key in openings(body):
                starts.setdefault(key, []).append(compiled)
        self._starts = starts
        self.events = re.compile(rf"(?<!\w){self._sources['event']}(?!\w)", re.I)
        self.future = re.compile(file.tense.future, re.I)
        self.past = re.compile(file.tense.past, re.I)
        self.dateline_before = re.compile(rf"(?:^|\n)[ \t]*{file.dateline.before}$")
        self.dateline_after = re.compile(file.dateline.after)
        self.heading = re.compile(rf"[ \t*_]*{file.dateline.heading}", re.I)
        self.joins = re.compile(_blanks(file.joins), re.I)
        self.ranges = re.compile(_blanks(file.ranges), re.I)
        self.lists = re.compile(_blanks(file.lists), re.I)
        self.direction = re.compile(
            rf"(?<!\w)({self._sources['direction'][3:-1]})\s+(?:(?:{file.skipped})\s+|{self._sources['part']}\s+)?$",
            re.I,
        )
        self.number_words = self.values["number"]
        between = file.clock_and_day
        self.day_after, self.joined, self.day_before = (
            re.compile(_blanks(pattern), re.I) for pattern in (between.day_after, between.joined, between.day_before)
        )

    def _expand(self, pattern: str, depth: int = 0) -> str:
        """Fill in the placeholders of a pattern."""
        if depth > 8:
            raise KeyError(f"fragments refer to each other: {pattern[:40]}")

        def fill(found: re.Match[str]) -> str:
            silent, name, other = found.groups()
            source = other or name
            if source in self._sources:
                inner = self._sources[source]
            else:
                inner = f"(?:{self._expand(_blanks(self.file.fragments[source]), depth + 1)})"
            return inner if silent else f"(?P<{name}>{inner})"

        return _PLACEHOLDER.sub(fill, pattern)

    def _guards(self, rule: Rule) -> list[tuple[re.Pattern[str], bool, bool]]:
        guards = []
        for pattern, left, wanted in (
            (rule.after, True, True),
            (rule.not_after, True, False),
            (rule.before, False, True),
            (rule.not_before, False, False),
        ):
            if pattern is not None:
                guards.append((re.compile(self._expand(pattern)), left, wanted))
        return guards

    def matches(self, text: str) -> Iterator[Match]:
        """Every match, left to right, none overlapping: at each place the longest, then the first of the file."""
        end = 0
        for word in _WORD.finditer(text):
            start = word.start()
            if start < end:
                continue
            candidates = self._starts.get(opening_at(text, start, word.end()))
            if candidates is None or _EDGE_LEFT.match(text, start) is None:
                continue
            best: tuple[_Compiled, re.Match[str]] | None = None
            for compiled in candidates:
                found = compiled.pattern.match(text, start)
                if found is None or (best is not None and found.end() <= best[1].end()):
                    continue
                if _accepted(compiled, text, start, found.end()):
                    best = compiled, found
            if best is not None:
                end = best[1].end()
                groups = {k.rpartition("__")[0]: v for k, v in best[1].groupdict().items() if v is not None}
                yield Match(best[0].rule, start, end, groups)

    def value(self, words: str, text: str) -> Value | None:
        """What a word of the list `words` stands for."""
        return self.values[words].get(" ".join(text.lower().split()))

    def number(self, text: str) -> float | None:
        """The number that a phrase names: "two and a half", "a hundred", "twenty-five", "1,200".

        >>> grammar("en").number("two and a half")
        2.5
        """
        how = self.file.numerals
        phrase = " ".join(text.lower().replace("-", " ").split())
        if phrase in how.halves:
            return 0.5
        half = next((words for words in how.half_after if phrase.endswith(f" {words}")), None)
        words = (phrase if half is None else phrase.removesuffix(half)).split()
        total = self._sum([word for word in words if word != how.link])
        return None if total is None else total + (0.5 if half is not None else 0.0)

    def _sum(self, words: list[str]) -> float | None:
        """The value of number words in a row: a hundred multiplies what stands before it, a thousand closes it off."""
        total, group, named = 0.0, 0.0, False
        for word in words:
            number = self._figure(word)
            if number is None and word in self.number_words:
                number = float(self.number_words[word])
            if number is None:
                if word not in self.values["article"]:
                    return None
                named = True
            elif number >= 1000 and word in self.number_words:
                total, group = total + max(group, 1.0) * number, 0.0
            elif word in self.number_words and number in _MULTIPLIERS:
                group = max(group, 1.0) * number
            else:
                group += number
        total += group
        return 1.0 if total == 0 and named else total

    def _figure(self, word: str) -> float | None:
        decimal = self.file.numerals.decimal
        figures = word.replace("." if decimal == "," else ",", "").replace(decimal, ".")
        return float(figures) if figures.replace(".", "", 1).isdigit() else None


_MULTIPLIERS = (12, 100)
"""Numbers that multiply a smaller one before them: two dozen, three hundred."""


def _blanks(pattern: str) -> str:
    """Let every blank outside of a character class stand for white space with at most one line break."""
    out, depth, escaped = [], 0, False
    for char in pattern:
        if not escaped and char == "[":
            depth += 1
        elif not escaped and char == "]":
            depth -= 1
        if char == " ":
            out.append(r"\s" if depth else f"(?:{_GAP})")
        else:
            out.append(char)
        escaped = char == "\\" and not escaped
    return "".join(out)


def _alternatives(words: Words) -> str:
    """The words as a group that prefers longer ones."""
    spellings = set(words.words)
    if words.case == "keep":
        spellings |= {word.upper() for word in words.words}
    ordered = sorted(spellings, key=lambda word: (-len(word), word))
    body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
    return f"(?-i:{body})" if words.case == "keep" else f"(?:{body})"


def _numbered(body: str) -> str:
    """Give every group of a rule its own name; a group that several variants share gets one name each."""
    seen: dict[str, int] = {}
    current: dict[str, str] = {}

    def rename(found: re.Match[str]) -> str:
        name, back = found.groups()
        if back:
            return f"(?P={current[back]})"
        seen[name] = seen.get(name, 0) + 1
        current[name] = f"{name}__{seen[name]}"
        return f"(?P<{current[name]}>"

    return _INNER_GROUP.sub(rename, body)


def _accepted(compiled: _Compiled, text: str, start: int, end: int) -> bool:
    """Whether the text around a match meets the guards of its rule."""
    for pattern, left, wanted in compiled.guards:
        if left:
            hit = pattern.search(text[max(0, start - _LEFT_SEEN) : start])
        else:
            hit = pattern.match(text[end : end + _RIGHT_SEEN])
        if (hit is not None) != wanted:
            return False
    return True


@cache
def grammar(language: str) -> Grammar:
    """The compiled rules of a language.

    Args:
        language: ISO 639-1 code with a file ``times.LANGUAGE.yaml``.

    Raises:
        VocabularyError: V001 if there is no such file or it breaks its schema.
    """
    file: Any = vocabulary.load(f"times.{language}", RuleFile)
    return Grammar(file)
