"""Numbers that count nothing: dates, years, clock times, ages, rates, labels, list numbers, parts of names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc, Token

from veedor.language.heads import opens_plural
from veedor.language.numerals import Numeral, Words, alternatives, around, windowed

_YEARS = range(1500, 2151)
"""A bare number of four digits in this range is a year, unless a plural noun follows ("2000 protesters")."""

_OLDEST = 110
_OPENERS = {'"', "“", "‘", "'", "«", ":", "—", "–", "(", "[", "¿", "¡"}
_NEAREST_PERSON = 4
"""Words before an age in which the person stands: "una joven venezolana de 23 años"."""

_LISTED = 6
"""Tokens after an article in which the next number of a list stands: "un muerto y tres heridos"."""


@dataclass(slots=True, frozen=True)
class _Place:
    """A numeral with what stands around it."""

    doc: Doc
    text: str
    numeral: Numeral
    first: int
    before: Token | None
    after: Token | None
    window: str
    plural_follows: bool


class Uncounted:
    """Tells whether a numeral counts nothing.

    Args:
        data: the number words of the language.
    """

    def __init__(self, data: Words) -> None:
        self._data = data
        self._months = {*data.months, *(f"{m}." for m in data.months)}
        self._clock = set(data.clock_after)
        self._labels = set(data.labels)
        bounds = (p for ps in data.before.values() for p in ps if p not in data.never_year_bounds)
        self._qualified = re.compile(rf"\b(?:{alternatives(bounds)})\s+$", re.IGNORECASE)
        self._rates, self._ages, self._clocks = around(data.rates), around(data.ages), around(data.clock)

    def excludes(self, doc: Doc, text: str, numeral: Numeral, first: int, last: int) -> bool:
        """Whether the numeral, from token `first` to token `last`, is a date, year, time, age, label or name."""
        before = doc[first - 1] if first else None
        after = doc[last + 1] if last + 1 < len(doc) else None
        window = windowed(text, numeral.start, numeral.end)
        plural = after is not None and opens_plural(after, self._data)
        at = _Place(doc, text, numeral, first, before, after, window, plural)
        if self._rates.search(window) or self._is_clock(at) or self._is_age(at):
            return True
        if not numeral.digits:
            words = self._in_name(at) or self._is_article(at) or self._precedes_month(at)
            return words or self._ends_percent(at)
        return self._is_date(at) or self._is_year(at) or self._is_label(at) or self._is_list_number(at)

    def _is_month(self, token: Token | None) -> bool:
        if token is None or token.lower_ not in self._months:
            return False
        return not self._data.capital_months or token.text[0].isupper()

    def _is_date(self, at: _Place) -> bool:
        if at.numeral.high > 31 or not float(at.numeral.high).is_integer():
            return False
        if self._is_month(at.after) or self._is_month(at.before) or self._precedes_month(at):
            return True
        if at.before is None:
            return False
        if at.before.lower_ in self._data.weekdays and not at.plural_follows:
            return True
        if at.before.lower_.rpartition("-")[2] in self._months:
            return True
        joined = at.before.i >= 2 and at.before.lower_ in self._data.joints and at.doc[at.before.i - 1].like_num
        return joined and self._is_month(at.doc[at.before.i - 2])

    def _precedes_month(self, at: _Place) -> bool:
        """ "5 de mayo", also the first of "5, 6 y 7 de mayo"."""
        if at.after is None or at.numeral.high > 31:
            return False
        doc, k = at.doc, at.after.i
        while k + 1 < len(doc) and doc[k].lower_ in self._data.joints and doc[k + 1].like_num:
            k += 2
        if k + 1 >= len(doc):
            return False
        return doc[k].lower_ in self._data.date_links and self._is_month(doc[k + 1])

    def _is_year(self, at: _Place) -> bool:
        numeral = at.numeral
        years = [at.text[s:e] for s, e in numeral.halves] or [at.text[numeral.start : numeral.end]]
        if not all(y.isdigit() and len(y) == 4 for y in years) or int(numeral.low) not in _YEARS:
            return False
        qualified = self._qualified.search(at.text[max(0, numeral.start - 30) : numeral.start])
        if qualified is not None and not numeral.halves:
            return False
        if at.before is not None and at.before.lower_ in self._data.before_year:
            return True
        return not at.plural_follows

    def _is_label(self, at: _Place) -> bool:
        """ "Article 20", "No. 7", "+1 202 555", "Falcon 9"."""
        before = at.before
        if before is None:
            return False
        if before.text in ("#", "§", "+") or (before.text.endswith(".") and before.lower_ in self._labels):
            return True
        if before.text.replace(",", "").isdigit():
            return True
        if before.lower_ in self._labels:
            return before.text[0].isupper() or not at.plural_follows
        return self._follows_name(at, before)

    def _follows_name(self, at: _Place, before: Token) -> bool:
        named = before.tag_ == "NNP" and before.text[0].isupper() and not before.is_sent_start
        ends = at.after is None or at.after.is_punct
        return named and ends and before.whitespace_ != "" and at.numeral.high < 100

    def _is_list_number(self, at: _Place) -> bool:
        """ "(3)", "[12]", and "1." at the start of a line."""
        numeral, text = at.numeral, at.text
        if numeral.high > 99:
            return False
        left, right = text[max(0, numeral.start - 1) : numeral.start], text[numeral.end : numeral.end + 1]
        if left in ("(", "[") and right in (")", "]"):
            return True
        line = text[max(0, numeral.start - 8) : numeral.start]
        opens_line = not line.strip() if numeral.start < 8 else line.rstrip(" \t").endswith("\n")
        return opens_line and right in (".", ")", ":", "\n")

    def _is_clock(self, at: _Place) -> bool:
        if at.after is not None and at.after.lower_ in self._clock:
            return True
        return not at.plural_follows and at.numeral.high <= 24 and self._clocks.search(at.window) is not None

    def _is_age(self, at: _Place) -> bool:
        """ "85 years old", "28-year-old", "aged 28", "Ana Roa, 34, said", "una mujer de 34 años"."""
        if self._ages.search(at.window):
            return True
        before = at.before
        earlier = at.doc[before.i - 1] if before is not None and before.i else None
        if before is None or earlier is None:
            return False
        if before.lower_ in self._data.age_links:
            return self._is_duration(at.after) and _follows_person(before)
        opened = (before.text == "," and earlier.pos_ == "PROPN") or (
            before.text == "(" and earlier.tag_ in ("NNP", "NN")
        )
        closed = at.after is None or at.after.text in (",", ")", ".", ";")
        return opened and closed and at.numeral.digits and at.numeral.high < _OLDEST

    def _is_duration(self, token: Token | None) -> bool:
        data = self._data.durations
        return token is not None and (token.lower_ in data or token.lemma_.lower() in data)

    def _is_article(self, at: _Place) -> bool:
        """A word that is mostly an article counts only before a duration, or in a list with another number."""
        if at.text[at.numeral.start : at.numeral.end].lower() not in self._data.articles or self._is_duration(at.after):
            return False
        back = at.doc[max(0, at.first - _LISTED) : at.first]
        if back and back[-1].is_alpha and back[-1].lower_ in self._data.and_or and any(t.like_num for t in back):
            return False
        rest = at.doc[at.first + 1 : at.first + _LISTED]
        listed = any(
            a.lower_ in self._data.and_or and b.like_num and b.lower_ not in self._data.articles
            for a, b in pairwise(rest)
        )
        return not listed

    def _ends_percent(self, at: _Place) -> bool:
        """The second word of "por ciento"."""
        return at.before is not None and f"{at.before.lower_} {at.doc[at.first].lower_}" in self._data.percents

    def _in_name(self, at: _Place) -> bool:
        """A capitalised number word inside a sentence is part of a name: "Group of Seven"."""
        token, before = at.doc[at.first], at.before
        if not at.text[at.numeral.start].isupper() or token.is_sent_start or before is None:
            return False
        return before.text not in _OPENERS and not before.is_space


def _follows_person(link: Token) -> bool:
    """Whether a person stands before the word, with nothing but adjectives between."""
    from veedor.language.names import is_person_noun

    for token in reversed(link.doc[max(0, link.i - _NEAREST_PERSON) : link.i]):
        if is_person_noun(token) or token.tag_ == "NNP":
            return True
        if token.tag_ not in ("JJ", "VBN"):
            return False
    return False
