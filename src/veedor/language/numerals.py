"""Reading a number from its words: which stretches of a text are numbers, and what they are worth.

Knows nothing of grammar; `veedor.language.quantities` decides which of these numbers count something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from veedor.vocabulary import load


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The schema of ``quantities.LANGUAGE.yaml``; the file itself says what each list means."""

    ones: dict[str, int]
    multipliers: dict[str, int]
    multiplier_signs: dict[str, int]
    fixed: dict[str, int]
    vague: dict[str, int]
    before: dict[str, list[str]]
    after: dict[str, list[str]]
    neutral: list[str]
    range_between: list[str]
    labels: list[str]
    months: list[str]
    clock_after: list[str]
    age_after: list[str]
    currencies: dict[str, list[str]]
    durations: list[str]
    never_before: list[str]


class Numeral(msgspec.Struct, frozen=True):
    """A stretch of text that reads as one number or as a range of two.

    Args:
        start, end: character offsets, without qualifiers.
        low, high: the values; equal for a single number.
        vague: a plural without a number ("dozens"): `low` is the least it can mean.
        digits: written in digits at least in part.
        separator: what stands between the two numbers of a range ("to", "-", "and", "or"), else "".
        halves: offsets of the two numbers of a range, else empty.
    """

    start: int
    end: int
    low: float
    high: float
    vague: bool = False
    digits: bool = False
    separator: str = ""
    halves: tuple[tuple[int, int], ...] = ()


@cache
def words(language: str) -> Words:
    """The number words of a language.

    Raises:
        VocabularyError: V001 if there is no such file or it breaks its schema.
    """
    return load(f"quantities.{language}", Words)


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of `phrases`, longest first, any white space between their words."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered)


class Reader:
    """Finds numerals in text of one language.

    >>> text = "forty-two of 1,124; between 10 and 15; half a million; dozens"
    >>> [(n.low, n.high) for n in Reader("en").find(text)]
    [(42, 42), (1124, 1124), (10, 15), (500000, 500000), (24, 24)]
    """

    def __init__(self, language: str) -> None:
        self._words = words(language)
        self._pattern = re.compile(self._expression(), re.IGNORECASE)
        self._multiplier = re.compile(rf"[\s-]*({alternatives(self._words.multipliers)})$", re.IGNORECASE)
        self._sign = re.compile(rf"({alternatives(self._words.multiplier_signs)})$", re.IGNORECASE)

    def _expression(self) -> str:
        data = self._words
        digits = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
        multipliers = alternatives(data.multipliers)
        one = rf"(?:{alternatives(data.ones)})\b"
        small = rf"{one}(?:[\s-]{one})?"
        spelled = rf"{small}(?:[\s-]+(?:{multipliers})\b(?:(?:\s+and)?\s+{small})?)*"
        signs = rf"(?:{alternatives(data.multiplier_signs)})\b"
        figures = rf"{digits}(?:[\s-]+(?:{multipliers})\b|{signs})?"
        phrases = alternatives([*data.fixed, *data.vague])
        first = "".join(sorted({p[0] for p in [*data.ones, *data.fixed, *data.vague]}))
        number = rf"(?:{figures}|(?:{phrases})\b|{spelled})"
        between = rf"between\s+(?P<a>{number})\s+and\s+[$€£]?(?P<b>{number})"
        joint = alternatives(w for w in data.range_between if w.isalpha())
        dash = "[" + "".join(re.escape(w) for w in data.range_between if not w.isalpha()) + "]"
        separator = rf"(?:\s?(?P<dash>{dash})\s?|-?\s+(?P<joint>{joint})\s+)"
        single = rf"(?P<c>{number})(?:{separator}[$€£]?(?P<d>{number})(?!\w))?"
        never = alternatives(data.never_before)
        before = r"(?<![\w#&@/-])(?<!\d[.,:])"
        after = rf"(?!\w|[.,:/]\d|-\d|[\s-](?:{never})\b)"
        return rf"{before}(?=[\d{first}b])(?:{between}|{single}){after}"

    def find(self, text: str) -> Iterator[Numeral]:
        """All numerals of `text` in order, ranges as one."""
        for match in self._pattern.finditer(text):
            if match["a"]:
                yield self._range(match, "a", "b", "and")
            elif match["d"]:
                yield self._range(match, "c", "d", (match["dash"] or match["joint"]).lower())
            else:
                value = self.value(match["c"])
                yield Numeral(*match.span("c"), value, value, self.is_vague(match["c"]), _has_digit(match["c"]))

    def _range(self, match: re.Match[str], first: str, second: str, separator: str) -> Numeral:
        low, high = self.value(match[first]), self.value(match[second])
        scale = self.scale(match[second])
        if self.scale(match[first]) == 1 and low < scale:
            low *= scale
        start = match.start() if first == "a" else match.start(first)
        return Numeral(
            start,
            match.end(second),
            low,
            high,
            self.is_vague(match[first]) or self.is_vague(match[second]),
            _has_digit(match[0]),
            separator,
            (match.span(first), match.span(second)),
        )

    def is_vague(self, number: str) -> bool:
        """Whether `number` is a vague plural such as "dozens"."""
        return _folded(number) in self._words.vague

    def scale(self, number: str) -> int:
        """What the last word multiplies by: 1000000 in "1.5 million", 1 in "15"."""
        ending = self._multiplier.search(number) or (_has_digit(number) and self._sign.search(number))
        return self._multiplier_of(ending[1]) if ending else 1

    def _multiplier_of(self, word: str) -> int:
        word = word.lower()
        return self._words.multipliers.get(word) or self._words.multiplier_signs[word]

    def value(self, number: str) -> float:
        """What `number` is worth, a whole number as ``int``.

        Raises:
            KeyError: for a word that is no number word.
        """
        data, folded = self._words, _folded(number)
        known = data.fixed.get(folded) or data.vague.get(folded)
        if known:
            return known
        if _has_digit(folded):
            figure = re.match(r"[\d,.]+", folded)
            plain = float(figure[0].replace(",", "")) * self.scale(folded) if figure else 0.0
            rounded = round(plain, 6)
            return int(rounded) if rounded.is_integer() else rounded
        return self._spelled(folded.replace("-", " ").split())

    def _spelled(self, parts: list[str]) -> int:
        total = current = 0
        for part in parts:
            if part == "and":
                continue
            if part in self._words.ones:
                current += self._words.ones[part]
                continue
            factor = self._words.multipliers[part]
            if factor >= 1000:
                total, current = total + max(current, 1) * factor, 0
            else:
                current = max(current, 1) * factor
        return total + current


def _folded(number: str) -> str:
    return " ".join(number.lower().split())


def _has_digit(number: str) -> bool:
    return any(c.isdigit() for c in number)
