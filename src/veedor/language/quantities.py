"""The component ``veedor_quantities``: numbers that count or measure something, with qualifier and noun.

Leaves a list of `Quantity` in ``doc._.quantities``. Ordinals, dates, years, clock times, ages, telephone, list and
article numbers are left out; so are fractions. What a quantity is a count *of*, and whether that matters, is decided
in `veedor.claims.counting.counts`. No parse is needed: where there is one it is used, where it is wrong the linear
order decides.
"""

from __future__ import annotations

import bisect
import re
from typing import Literal

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

import veedor.language.annotations  # noqa: F401
from veedor.language.annotations import whole_text
from veedor.language.heads import noun_after
from veedor.language.numerals import Numeral, Reader, alternatives, around, windowed, words
from veedor.language.qualifiers import Qualifier, Qualifiers
from veedor.language.uncounted import Uncounted

Sort = Literal["cardinal", "percent", "money"]


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number in a document with what it says about itself.

    Args:
        start, end: character offsets in ``doc.text``, qualifier included.
        text: the words between them, such as "approximately 900".
        low, high: the numbers; one is None where the qualifier leaves that side open.
        qualifier: exact, about, at_least, more_than, at_most, fewer_than or range.
        number: index of the (last) number token.
        noun: index of the head of the noun phrase that is counted, or None for a bare number ("added two").
        sort: a plain number, a percentage or an amount of money; `noun` then is the word that says so.
        partitive: the number is a part of what the noun names ("40 of the 260 prisoners").
        hyphenated: the number stands in a compound ("a 60-day extension"); `noun` is what it is joined to.
        vague: a plural without a number ("dozens"); the value is the least it can mean.
    """

    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    qualifier: Qualifier
    number: int
    noun: int | None = None
    sort: Sort = "cardinal"
    partitive: bool = False
    hyphenated: bool = False
    vague: bool = False


class QuantityFinder:
    """The component itself; call it with a ``Doc``.

    Args:
        language: whose number words to read.

    >>> import spacy
    >>> doc = QuantityFinder("en")(spacy.blank("en")("On May 6, 2025, at least 71 people were arrested."))
    >>> [(q.text, q.low, q.high, q.qualifier) for q in doc._.quantities]
    [('at least 71', 71, None, 'at_least')]
    """

    def __init__(self, language: str) -> None:
        data = words(language)
        self._reader = Reader(language)
        self._qualifiers = Qualifiers(data)
        self._uncounted = Uncounted(data)
        self._data = data
        self._changes, self._results = around(data.changes), around(data.results)
        self._lasting = re.compile(rf"\b(?:{alternatives(data.span_lasting)})\s+$", re.IGNORECASE)
        self._percents = [tuple(p.split()) for p in data.percents]
        self._signs = tuple(data.currencies["signs"])
        self._currencies = frozenset(data.currencies["words"])

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc._.quantities``."""
        text = whole_text(doc)
        found: list[Quantity] = []
        starts: list[int] = []
        for numeral in self._reader.find(text):
            starts = starts or [t.idx for t in doc]
            for part in self._parts(numeral, text):
                quantity = self._quantity(doc, text, part, starts)
                if quantity is not None:
                    found.append(quantity)
        doc._.quantities = found
        return doc

    def _quantity(self, doc: Doc, text: str, numeral: Numeral, starts: list[int]) -> Quantity | None:
        first, last = _token_at(starts, numeral.start), _token_at(starts, numeral.end - 1)
        sort, sign = self._sort(doc, text, numeral, last)
        if sort == "cardinal" and self._uncounted.excludes(doc, text, numeral, first, last):
            return None
        sentence = doc[first].sent.start_char if doc.has_annotation("SENT_START") else 0
        qualifier, start, end = self._qualifiers.around(text, numeral, sentence)
        noun: int | None = sign
        partitive = hyphenated = False
        if sort == "cardinal":
            noun, partitive, hyphenated = noun_after(doc, max(last, _token_at(starts, end - 1)), self._data)
        if qualifier == "more_than" and self._is_span(doc, text, start, noun):
            qualifier, start = "exact", numeral.start
        qualifier = _settled(qualifier, numeral)
        return Quantity(
            start=start,
            end=end,
            text=text[start:end],
            low=None if qualifier in ("at_most", "fewer_than") else numeral.low,
            high=None if qualifier in ("at_least", "more_than") else numeral.high,
            qualifier=qualifier,
            number=last,
            noun=noun,
            sort=sort,
            partitive=partitive,
            hyphenated=hyphenated,
            vague=numeral.vague,
        )

    def _sort(self, doc: Doc, text: str, numeral: Numeral, last: int) -> tuple[Sort, int]:
        """Whether the number is a percentage or money, and the index of the token that says so."""
        following = tuple(t.lower_ for t in doc[last + 1 : last + 4])
        for phrase in self._percents:
            if following[: len(phrase)] == phrase:
                return "percent", last + len(phrase)
        skipped = 1 if following[:1] and following[0] in self._data.of and not _has_digits_last(doc, last) else 0
        if following[skipped:] and self._is_currency(following[skipped]):
            return "money", last + 1 + skipped
        if text[max(0, numeral.start - 4) : numeral.start].rstrip().endswith(self._signs):
            return "money", last
        return "cardinal", last

    def _is_currency(self, word: str) -> bool:
        return bool({word, word.rstrip("s"), word.removesuffix("es")} & self._currencies)

    def _is_span(self, doc: Doc, text: str, start: int, noun: int | None) -> bool:
        """ "over two days" tells how long a thing took, unless something lasts ("for over two days")."""
        if noun is None or doc[noun].lemma_.lower() not in self._data.durations:
            return False
        opens = any(text[start:].lower().startswith(f"{word} ") for word in self._data.span_openers)
        return opens and self._lasting.search(text[max(0, start - 12) : start]) is None

    def _parts(self, numeral: Numeral, text: str) -> list[Numeral]:
        """A range as one; as two where its numbers are a result ("a vote of 11 to 2") or a change ("from 180 to 5")."""
        if not numeral.halves:
            return [numeral]
        window = windowed(text, numeral.start, numeral.end)
        change = numeral.separator in self._data.change_between and self._changes.search(window)
        opened = numeral.start != numeral.halves[0][0]
        backwards = not opened and numeral.low >= numeral.high
        if not (change or self._results.search(window) or backwards):
            return [numeral]
        pairs = zip(numeral.halves, (numeral.low, numeral.high), strict=True)
        return [Numeral(start, end, value, value, False, numeral.digits) for (start, end), value in pairs]


def _has_digits_last(doc: Doc, last: int) -> bool:
    """Whether the number ends in digits, after which "de" opens no amount: "500 de dólares" is none."""
    return doc[last].text[-1].isdigit()


def _settled(qualifier: Qualifier, numeral: Numeral) -> Qualifier:
    """What a range or a vague plural makes of its qualifier."""
    if qualifier not in ("exact", "about"):
        return qualifier
    if numeral.vague:
        return "at_least"
    return "range" if numeral.halves else qualifier


def _token_at(starts: list[int], offset: int) -> int:
    """Index of the token that holds the character at `offset`."""
    return bisect.bisect_right(starts, offset) - 1


def make_quantities(nlp: Language, name: str) -> QuantityFinder:
    """The component for the language of `nlp`.

    Raises:
        VocabularyError: V001 if there is no ``quantities.LANGUAGE.yaml``.
    """
    return QuantityFinder(nlp.lang)


Language.factory("veedor_quantities", assigns=["doc._.quantities"], func=make_quantities)
