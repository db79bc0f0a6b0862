"""The words around a number that qualify it: about, at least, more than, up to, or more."""

from __future__ import annotations

import re
from typing import Literal, cast

from veedor.language.numerals import Numeral, Words, alternatives

Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range"]

_WINDOW = 60
"""No qualifier with its neutral words ("no fewer than an additional") is longer, in characters."""


class Qualifiers:
    """Looks left and right of a number for the words that qualify it.

    >>> from veedor.language.numerals import Reader, words
    >>> text = "no fewer than about 50 prisoners"
    >>> Qualifiers(words("en")).around(text, next(Reader("en").find(text)), 0)
    ('at_least', 0, 22)
    """

    def __init__(self, data: Words) -> None:
        self._of = {p.lower(): name for side in (data.after, data.before) for name, ps in side.items() for p in ps}
        before = alternatives(p for ps in data.before.values() for p in ps)
        neutral = alternatives(data.neutral)
        signs = alternatives(data.currencies["signs"])
        self._before = re.compile(
            rf"(?:^|(?<=[^\w-]))(?P<q>{before})(?:\s+(?:{neutral}))*\s*(?:(?:{signs})\s*)?$", re.IGNORECASE
        )
        after = [p for ps in data.after.values() for p in ps]
        spaced = alternatives(p for p in after if p[0].isalpha())
        glued = alternatives(p for p in after if not p[0].isalpha())
        self._after = re.compile(rf"(?:\s+(?P<w>{spaced})\b|(?P<g>{glued}))", re.IGNORECASE)

    def around(self, text: str, numeral: Numeral, sentence_start: int) -> tuple[Qualifier, int, int]:
        """The qualifier of a numeral, and the offsets of the number with the words that qualify it.

        A bound wins over an approximation: "at least about 50" is at least 50.
        """
        name, start, end = "about" if numeral.about else "exact", numeral.start, numeral.end
        while match := self._before.search(text[max(sentence_start, start - _WINDOW) : start]):
            name = self._name(match["q"]) if name in ("exact", "about") else name
            start = max(sentence_start, start - _WINDOW) + match.start("q")
        after = self._after.match(text, numeral.end)
        if after is not None and name in ("exact", "about"):
            name, end = self._name(after["w"] or after["g"]), after.end()
        return cast(Qualifier, name), start, end

    def _name(self, words: str) -> str:
        return self._of[" ".join(words.lower().split())]
