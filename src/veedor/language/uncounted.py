"""Numbers that count nothing: dates, years, clock times, ages, rates, labels, list numbers, parts of names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from veedor.language.heads import opens_plural
from veedor.language.numerals import Numeral, Words, alternatives

_YEARS = range(1500, 2151)
"""A bare number of four digits in this range is a year, unless a plural noun follows ("2000 protesters")."""

_OLDEST = 110
_JOINTS = {"and", "to", "or", "through", "until", ",", "-", "–"}
_OPENERS = {'"', "“", "‘", "'", "«", ":", "—", "–", "(", "["}
_BEFORE_YEAR = {
    *("in", "since", "the", "of", "during", "by", "until", "for", ",", "early", "late", "mid", "before", "after"),
}
_AGE_AFTER = re.compile(
    r"-?\s?(?:years?|months?)(?:-old\b|\s+old\b|\s+of age\b)|\s(?:and|or|years and) (?:older|younger|above)\b"
)
_RATE_AFTER = re.compile(r"\s(?:of|in|out of) every\b")


@dataclass(slots=True, frozen=True)
class _Place:
    """A numeral with what stands around it."""

    doc: Doc
    text: str
    numeral: Numeral
    first: int
    before: Token | None
    after: Token | None

    @property
    def plural_follows(self) -> bool:
        return self.after is not None and opens_plural(self.after)


class Uncounted:
    """Tells whether a numeral counts nothing.

    Args:
        data: the number words of the language.
    """

    def __init__(self, data: Words) -> None:
        self._months = {*data.months, *(f"{m}." for m in data.months)}
        self._clock = set(data.clock_after)
        self._labels = set(data.labels)
        phrases = alternatives(p for ps in data.before.values() for p in ps)
        self._qualified = re.compile(rf"\b(?:{phrases})\s+$", re.IGNORECASE)

    def excludes(self, doc: Doc, text: str, numeral: Numeral, first: int, last: int) -> bool:
        """Whether the numeral, from token `first` to token `last`, is a date, year, time, age, label or name."""
        before = doc[first - 1] if first else None
        after = doc[last + 1] if last + 1 < len(doc) else None
        at = _Place(doc, text, numeral, first, before, after)
        if _RATE_AFTER.match(text, numeral.end) or (before is not None and before.lower_ == "every"):
            return True
        if not numeral.digits:
            return self._in_name(at) or self._is_clock(at) or self._is_age(at)
        return (
            self._is_date(at)
            or self._is_year(at)
            or self._is_label(at)
            or self._is_list_number(at)
            or self._is_clock(at)
            or self._is_age(at)
        )

    def _is_month(self, token: Token | None) -> bool:
        return token is not None and token.text[0].isupper() and token.lower_ in self._months

    def _is_date(self, at: _Place) -> bool:
        if at.numeral.high > 31 or not float(at.numeral.high).is_integer():
            return False
        if self._is_month(at.after) or self._is_month(at.before):
            return True
        if at.before is None:
            return False
        if at.before.lower_.rpartition("-")[2] in self._months:
            return True
        joined = at.before.i >= 2 and at.before.lower_ in _JOINTS and at.doc[at.before.i - 1].like_num
        return joined and self._is_month(at.doc[at.before.i - 2])

    def _is_year(self, at: _Place) -> bool:
        numeral = at.numeral
        years = [at.text[s:e] for s, e in numeral.halves] or [at.text[numeral.start : numeral.end]]
        if not all(y.isdigit() and len(y) == 4 for y in years) or int(numeral.low) not in _YEARS:
            return False
        qualified = self._qualified.search(at.text[max(0, numeral.start - 30) : numeral.start])
        if qualified is not None and not numeral.halves:
            return False
        if at.before is not None and at.before.lower_ in _BEFORE_YEAR:
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
        return at.after is not None and at.after.lower_ in self._clock

    def _is_age(self, at: _Place) -> bool:
        """ "85 years old", "28-year-old", "aged 28", "Ana Roa, 34, said"."""
        if _AGE_AFTER.match(at.text, at.numeral.end):
            return True
        before = at.before
        if before is None:
            return False
        earlier = at.doc[before.i - 1] if before.i else None
        if before.lower_ in ("aged", "age", "ages"):
            return True
        if earlier is None:
            return False
        if before.lower_ == "than" and earlier.lower_ in ("older", "younger"):
            return True
        if before.lower_ == "of" and earlier.lower_ in ("age", "ages"):
            return True
        opened = (before.text == "," and earlier.pos_ == "PROPN") or (
            before.text == "(" and earlier.tag_ in ("NNP", "NN")
        )
        closed = at.after is None or at.after.text in (",", ")", ".", ";")
        return opened and closed and at.numeral.digits and at.numeral.high < _OLDEST

    def _in_name(self, at: _Place) -> bool:
        """A capitalised number word inside a sentence is part of a name: "Group of Seven"."""
        token, before = at.doc[at.first], at.before
        if not at.text[at.numeral.start].isupper() or token.is_sent_start or before is None:
            return False
        return before.text not in _OPENERS and not before.is_space
