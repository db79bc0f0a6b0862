"""Reading a number from its words: which stretches of a text are numbers, and what they are worth.

Knows nothing of grammar; `veedor.language.quantities` decides which of these numbers count something.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from veedor.vocabulary import load


class Separators(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in a number in digits.

    Args:
        thousands: signs between groups of three digits.
        decimal: signs before a fraction. A sign of both lists, before three digits, groups them.
    """

    thousands: list[str]
    decimal: list[str]


class Joined(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How number words are joined.

    Args:
        tens: words or signs between tens and ones ("forty-two", "cuarenta y dos").
        parts: words that may stand before the last part ("two hundred and five").
    """

    tens: list[str]
    parts: list[str]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The schema of ``quantities.LANGUAGE.yaml``; the file itself says what each list means."""

    ones: dict[str, int]
    multipliers: dict[str, int]
    multiplier_signs: dict[str, int]
    multipliers_alone: list[str]
    fixed: dict[str, int]
    approximate: dict[str, int]
    vague: dict[str, int]
    articles: list[str]
    separators: Separators
    joined: Joined
    before: dict[str, list[str]]
    after: dict[str, list[str]]
    neutral: list[str]
    ranges: list[tuple[str, str]]
    range_between: list[str]
    changes: list[str]
    change_between: list[str]
    results: list[str]
    span_openers: list[str]
    span_lasting: list[str]
    labels: list[str]
    months: list[str]
    capital_months: bool
    weekdays: list[str]
    date_links: list[str]
    joints: list[str]
    before_year: list[str]
    never_year_bounds: list[str]
    clock_after: list[str]
    clock: list[str]
    rates: list[str]
    ages: list[str]
    age_links: list[str]
    percents: list[str]
    currencies: dict[str, list[str]]
    durations: list[str]
    never_before: list[str]
    of: list[str]
    of_fillers: list[str]
    and_or: list[str]
    plurals: list[str]
    noun_first: bool


class Numeral(msgspec.Struct, frozen=True):
    """A stretch of text that reads as one number or as a range of two.

    Args:
        start, end: character offsets, without qualifiers.
        low, high: the values; equal for a single number.
        vague: a plural without a number ("dozens"): `low` is the least it can mean.
        digits: written in digits at least in part.
        separator: what stands between the two numbers of a range ("to", "-", "and", "or"), else "".
        halves: offsets of the two numbers of a range, else empty.
        about: a round word that is no exact number ("medio centenar").
    """

    start: int
    end: int
    low: float
    high: float
    vague: bool = False
    digits: bool = False
    separator: str = ""
    halves: tuple[tuple[int, int], ...] = ()
    about: bool = False


@cache
def words(language: str) -> Words:
    """The number words of a language.

    Raises:
        VocabularyError: V001 if there is no such file or it breaks its schema.
    """
    return load(f"quantities.{language}", Words)


def alternatives(phrases: Iterable[str]) -> str:
    """A regular expression for any of `phrases`, longest first, any white space between their words.

    >>> alternatives(["at", "at least"])
    'at\\\\s+least|at'
    """
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) or r"(?!)"


def around(patterns: Iterable[str]) -> re.Pattern[str]:
    """Patterns in which ``#`` stands for a number, as one; search them in `windowed` text.

    >>> bool(around(["aged #"]).search(windowed("a man aged 28 and", 11, 13)))
    True
    """
    return re.compile("|".join(f"(?:{p})" for p in patterns) or r"(?!)", re.IGNORECASE)


_WINDOW = 40
"""Characters left and right of a number in which the patterns of the vocabulary are looked for."""


def windowed(text: str, start: int, end: int) -> str:
    """What stands around a number, white space folded, the number itself as ``#``.

    >>> windowed("a man aged 28 and", 11, 13)
    'a man aged # and'
    """
    left, right = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    return re.sub(r"\s", " ", f"{left}#{right}")


class Reader:
    """Finds numerals in text of one language.

    >>> text = "forty-two of 1,124; between 10 and 15; half a million; dozens"
    >>> [(n.low, n.high) for n in Reader("en").find(text)]
    [(42, 42), (1124, 1124), (10, 15), (500000, 500000), (24, 24)]
    >>> text = "cuarenta y dos de 1.124; entre 10 y 15; 3,5 millones; doce mil; decenas"
    >>> [(n.low, n.high) for n in Reader("es").find(text)]
    [(42, 42), (1124, 1124), (10, 15), (3500000, 3500000), (12000, 12000), (20, 20)]
    """

    def __init__(self, language: str) -> None:
        self._words = words(language)
        self._digits = self._figures()
        self._pattern = re.compile(self._expression(), re.IGNORECASE)
        self._piece = re.compile(rf"{self._digits}|[^\W\d]+")
        self._multiplier = re.compile(rf"[\s-]*({alternatives(self._words.multipliers)})$", re.IGNORECASE)
        self._sign = re.compile(rf"({alternatives(self._words.multiplier_signs)})$", re.IGNORECASE)

    def _figures(self) -> str:
        """A number in digits; the groups of three have one and the same sign between them."""
        data = self._words.separators
        grouped = "|".join(rf"\d{{1,3}}(?:{re.escape(sign)}\d{{3}})+(?!\d)" for sign in data.thousands)
        decimal = "".join(re.escape(sign) for sign in data.decimal)
        return rf"(?:{grouped}|\d+)(?:[{decimal}]\d+)?"

    def _expression(self) -> str:
        data = self._words
        number = self._number()
        between = "|".join(
            rf"{re.escape(opens)}\s+(?P<a{i}>{number})\s+{re.escape(joins)}\s+{_SIGN}(?P<b{i}>{number})"
            for i, (opens, joins) in enumerate(data.ranges)
        )
        joint = alternatives(w for w in data.range_between if w.isalpha())
        dash = "[" + "".join(re.escape(w) for w in data.range_between if not w.isalpha()) + "]"
        separator = rf"(?:\s?(?P<dash>{dash})\s?|-?\s+(?P<joint>{joint})\s+)"
        single = rf"(?P<c>{number})(?:{separator}{_SIGN}(?P<d>{number})(?!\w))?"
        named = [*data.ones, *data.fixed, *data.approximate, *data.vague, *data.multipliers_alone]
        first = "".join(sorted({p[0] for p in [*named, *(opens for opens, _ in data.ranges)]}))
        before = r"(?<![\w#&@/-])(?<!\d[.,:])"
        never = alternatives(data.never_before)
        after = rf"(?!\w|\.?[°ºª]|[.,:/]\d|-\d|[\s-](?:{never})\b)"
        return rf"{before}(?=[\d{first}])(?:{between}|{single}){after}"

    def _number(self) -> str:
        """One number: a phrase, digits with or without words, or words."""
        data = self._words
        multipliers = alternatives(data.multipliers)
        small = self._below_thousand()
        opening = rf"(?:{small}|(?:{alternatives(data.multipliers_alone)})\b(?:\s+{small})?)"
        parts = f"(?:\\s+(?:{alternatives(data.joined.parts)}))?"
        spelled = rf"{opening}(?:[\s-]+(?:{multipliers})\b(?:{parts}\s+{small})?)*"
        signs = rf"(?:{alternatives(data.multiplier_signs)})\b"
        scaled = rf"(?:[\s-]+(?:{multipliers})\b)+(?:\s+\d{{1,3}}(?![\d.,]\d)(?:\s+(?:{multipliers})\b|\b))?"
        figures = rf"{self._digits}(?:{scaled}|{signs})?"
        phrases = alternatives([*data.fixed, *data.approximate, *data.vague])
        return rf"(?:{figures}|(?:{phrases})\b|{spelled})"

    def _below_thousand(self) -> str:
        """Hundreds, tens and ones, each at most once and in this order."""
        ones = self._words.ones
        hundreds = alternatives(w for w, value in ones.items() if value >= 100)
        tens = alternatives(w for w, value in ones.items() if value in range(20, 100, 10))
        units = alternatives(w for w, value in ones.items() if value < 100 and value not in range(20, 100, 10))
        link = "|".join(rf"\s+{w}\s+" if w.isalpha() else re.escape(w) for w in self._words.joined.tens)
        below = rf"(?:(?:{tens})\b(?:(?:{link})(?:{units})\b)?|(?:{units})\b)"
        return rf"(?:(?:{hundreds})\b(?:\s+{below})?|{below})"

    def find(self, text: str) -> Iterator[Numeral]:
        """All numerals of `text` in order, ranges as one."""
        for match in self._pattern.finditer(text):
            opened = [i for i in range(len(self._words.ranges)) if match[f"a{i}"]]
            if opened:
                joins = self._words.ranges[opened[0]][1]
                yield self._range(match, f"a{opened[0]}", f"b{opened[0]}", joins)
            elif match["d"]:
                yield self._range(match, "c", "d", (match["dash"] or match["joint"]).lower())
            else:
                value = self.value(match["c"])
                vague, about = self.is_vague(match["c"]), _folded(match["c"]) in self._words.approximate
                yield Numeral(*match.span("c"), value, value, vague, _has_digit(match["c"]), about=about)

    def _range(self, match: re.Match[str], first: str, second: str, separator: str) -> Numeral:
        low, high = self.value(match[first]), self.value(match[second])
        scale = self.scale(match[second])
        if self.scale(match[first]) == 1 and low < scale != high:
            low *= scale
        start = match.start() if first != "c" else match.start(first)
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

        >>> Reader("es").value("dos mil millones"), Reader("es").value("12 mil 500"), Reader("es").value("1.234,5")
        (2000000000, 12500, 1234.5)
        """
        data, folded = self._words, _folded(number)
        known = data.fixed.get(folded) or data.approximate.get(folded) or data.vague.get(folded)
        if known:
            return known
        rounded = round(self._sum(self._piece.findall(folded)), 6)
        return int(rounded) if float(rounded).is_integer() else rounded

    def _sum(self, pieces: list[str]) -> float:
        total: float = 0
        current: float = 0
        for piece in pieces:
            if piece in self._words.joined.parts or piece in self._words.joined.tens:
                continue
            if piece[0].isdigit():
                current += self._figure(piece)
            elif piece in self._words.ones:
                current += self._words.ones[piece]
            else:
                factor = self._multiplier_of(piece)
                if factor < 1000:
                    current = (current or 1) * factor
                    continue
                if 0 < total < factor:  # "dos mil millones"
                    total = (total + current) * factor
                else:
                    total += (current or 1) * factor
                current = 0
        return total + current

    def _figure(self, digits: str) -> float:
        """Digits with their signs: a sign before a group of three groups, unless it may not or a zero leads."""
        data = self._words.separators
        decimal = "".join(re.escape(sign) for sign in data.decimal)
        for sign in data.thousands:
            grouped = re.fullmatch(rf"([1-9]\d{{0,2}}(?:{re.escape(sign)}\d{{3}})+)(?:[{decimal}](\d+))?", digits)
            if grouped:
                return float(f"{grouped[1].replace(sign, '')}.{grouped[2] or 0}")
        return float(re.sub(f"[{decimal}]", ".", digits))


_SIGN = "[$€£]?"


def _folded(number: str) -> str:
    return " ".join(number.lower().split())


def _has_digit(number: str) -> bool:
    return any(c.isdigit() for c in number)
