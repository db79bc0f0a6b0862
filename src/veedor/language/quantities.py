"""The component ``veedor_quantities``: numbers that count or measure something, with their qualifier and their noun.

Leaves a list of `Quantity` in ``doc._.quantities``. Ordinals, dates, years, clock times, ages, telephone, list and article
numbers are left out; so are fractions. What a quantity is a count *of*, and whether that matters, is decided in
`veedor.claims.counts`. No parse is needed: where there is one it is used, where it is wrong the linear order decides.
"""

from __future__ import annotations

import re
from typing import Literal

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Token

import veedor.language.annotations  # noqa: F401
from veedor.language.numerals import Numeral, Reader, Words, alternatives, words

Sort = Literal["cardinal", "percent", "money"]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range"]

_WINDOW = 60
"""No qualifier with its neutral words ("no fewer than an additional") is longer, in characters."""

_NOUNS = {"NN", "NNS", "NNPS", "NNP"}
_MODIFIERS = _NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "AFX"}
_LONGEST_PHRASE = 8
"""Words from a number to its noun; a longer run is a parse or tagging accident."""


class Quantity(msgspec.Struct, frozen=True, kw_only=True):
    """A number in a document with what it says about itself.

    Args:
        start, end: character offsets in ``doc.text``, qualifier included.
        text: the words between them, such as "approximately 900".
        low, high: the numbers; one is None where the qualifier leaves that side open.
        qualifier: exact, about, at_least, more_than, at_most, fewer_than or range.
        number: index of the (last) number token.
        noun: index of the head of the noun phrase that is counted, or None for a bare number ("added two").
        sort: a plain number, a percentage or an amount of money.
        partitive: the number is a part of what the noun names ("40 of the 260 prisoners").
        hyphenated: the number stands in a compound ("a 60-day extension"); `noun` is the word it is joined to.
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

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> doc = QuantityFinder("en")(nlp("On May 6, 2025, at least 71 people were arrested."))
    >>> [(q.text, q.low, q.high, q.qualifier) for q in doc._.quantities]
    [('at least 71', 71, None, 'at_least')]
    """

    def __init__(self, language: str) -> None:
        self._words = words(language)
        self._reader = Reader(language)
        self._qualifiers = Qualifiers(self._words)
        self._exclusions = Exclusions(self._words)

    def __call__(self, doc: Doc) -> Doc:
        text = doc.text
        found: list[Quantity] = []
        starts: list[int] | None = None
        for numeral in self._reader.find(text):
            if starts is None:
                starts = [t.idx for t in doc]
            for part in self._parts(numeral, text):
                quantity = self._quantity(doc, text, part, starts)
                if quantity is not None:
                    found.append(quantity)
        doc._.quantities = found
        return doc

    def _parts(self, numeral: Numeral, text: str) -> list[Numeral]:
        """A range as one; as two where its numbers are a result ("a vote of 11 to 2") or a change ("from 180 to 5")."""
        if not numeral.halves:
            return [numeral]
        before, after = (
            text[max(0, numeral.start - 24) : numeral.start].lower(),
            text[numeral.end : numeral.end + 8],
        )
        change = numeral.separator == "to" and re.search(r"\bfrom\s+$", before)
        score = re.search(r"\b(?:vote(?:d)?(?:\s+(?:of|was))?|passed)\s+$", before) or re.match(
            r"\s+vote\b", after
        )
        backwards = numeral.separator != "and" and numeral.low >= numeral.high
        if not (change or score or backwards):
            return [numeral]
        return [
            Numeral(start, end, value, value, False, numeral.digits)
            for (start, end), value in zip(numeral.halves, (numeral.low, numeral.high), strict=True)
        ]

    def _quantity(self, doc: Doc, text: str, numeral: Numeral, starts: list[int]) -> Quantity | None:
        first, last = _token_at(starts, numeral.start), _token_at(starts, numeral.end - 1)
        sort, unit_end = self._sort(doc, text, numeral, last)
        if self._exclusions.excludes(doc, text, numeral, first, last, sort):
            return None
        qualifier, start, end = self._qualifiers.around(
            text, numeral, doc[first].sent.start_char if doc.has_annotation("SENT_START") else 0
        )
        after = _token_at(starts, end - 1) if end > numeral.end else last
        if sort != "cardinal":
            noun: int | None = unit_end
            partitive = hyphenated = False
        else:
            noun, partitive, hyphenated = _noun_after(doc, first, max(last, after), self._words)
        if qualifier == "more_than" and self._is_span(doc, text, start, noun):
            qualifier, start = "exact", numeral.start
        if numeral.halves and qualifier in ("exact", "about"):
            qualifier = "range"
        if numeral.vague and qualifier in ("exact", "about", "range"):
            qualifier = "at_least"
        low: float | None = numeral.low
        high: float | None = numeral.high
        if qualifier in ("at_least", "more_than"):
            high = None
        elif qualifier in ("at_most", "fewer_than"):
            low = None
        return Quantity(
            start=start,
            end=end,
            text=text[start:end],
            low=low,
            high=high,
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
        following = doc[last + 1] if last + 1 < len(doc) else None
        if following is not None:
            word = following.lower_
            if word in ("%", "percent", "pct") or (
                word == "per" and doc[last + 1 : last + 3].text.lower() == "per cent"
            ):
                return "percent", following.i + (word == "per")
            if word.rstrip("s") in self._words.currencies["words"] or word in self._words.currencies["words"]:
                return "money", following.i
            if text[numeral.start : numeral.end].endswith("%"):
                return "percent", last
        before = text[: numeral.start][-4:].rstrip()
        if any(before.endswith(sign) for sign in self._words.currencies["signs"]):
            return "money", last
        return "cardinal", last

    def _is_span(self, doc: Doc, text: str, start: int, noun: int | None) -> bool:
        """ "over two days" tells how long a thing took, unless something lasts ("for over two days")."""
        if (
            noun is None
            or doc[noun].lemma_.lower() not in self._words.durations
            or text[start : start + 5].lower() != "over "
        ):
            return False
        return not re.search(
            r"\b(?:for|after|of|lasted|lasting|spent|serving|served|is|was|to|than|been|took)\s+$",
            text[max(0, start - 12) : start],
        )


class Qualifiers:
    """Looks left and right of a number for the words that qualify it."""

    def __init__(self, data: Words) -> None:
        self._of_before = {p.lower(): name for name, ps in data.before.items() for p in ps}
        self._of_after = {p.lower(): name for name, ps in data.after.items() for p in ps}
        neutral = alternatives(data.neutral)
        before = alternatives(self._of_before)
        self._before = re.compile(
            rf"(?:(?<=^)|(?<=[^\w-]))(?P<q>{before})(?:\s+(?:{neutral}))*\s*(?:[A-Z]*[$€£]\s*)?$",
            re.IGNORECASE,
        )
        spaced = alternatives(p for p in self._of_after if p[0].isalpha())
        glued = alternatives(p for p in self._of_after if not p[0].isalpha())
        self._after = re.compile(rf"(?:\s+(?P<w>{spaced})\b|(?P<g>{glued}))", re.IGNORECASE)

    def around(self, text: str, numeral: Numeral, sentence_start: int) -> tuple[Qualifier, int, int]:
        """The qualifier of a numeral, and the offsets of the number with the words that qualify it.

        A bound wins over an approximation: "at least about 50" is at least 50.
        """
        name, start = "exact", numeral.start
        while True:
            floor = max(sentence_start, start - _WINDOW)
            match = self._before.search(text[floor:start])
            if match is None:
                break
            found = self._of_before[" ".join(match["q"].lower().split())]
            if name in ("exact", "about"):
                name = found
            start = floor + match.start("q")
        end = numeral.end
        after = self._after.match(text, numeral.end)
        if after is not None:
            found = self._of_after[" ".join((after["w"] or after["g"]).lower().split())]
            if name in ("exact", "about"):
                name, end = found, after.end()
        return name, start, end  # type: ignore[return-value]


class Exclusions:
    """Numbers that count nothing."""

    def __init__(self, data: Words) -> None:
        self._data = data
        self._months = {*data.months, *(f"{m}." for m in data.months)}
        self._clock = set(data.clock_after)
        self._labels = set(data.labels)
        self._qualified = re.compile(
            rf"\b(?:{alternatives(p for ps in data.before.values() for p in ps)})\s+$", re.IGNORECASE
        )

    def excludes(self, doc: Doc, text: str, numeral: Numeral, first: int, last: int, sort: Sort) -> bool:
        """Whether this numeral is a date, year, time, age, label or part of a name."""
        if sort != "cardinal":
            return False
        before = doc[first - 1] if first else None
        after = doc[last + 1] if last + 1 < len(doc) else None
        if numeral.digits:
            checks = (self._is_date, self._is_year, self._is_label, self._is_list_number)
            if any(check(doc, text, numeral, before, after) for check in checks):
                return True
        elif self._in_name(doc, text, numeral, first):
            return True
        return self._is_clock_or_age(doc, text, numeral, before, after)

    def _is_date(
        self, doc: Doc, text: str, numeral: Numeral, before: Token | None, after: Token | None
    ) -> bool:
        if numeral.high > 31 or not float(numeral.high).is_integer():
            return False
        if after is not None and after.lower_ in self._months and after.text[0].isupper():
            return True
        if before is None:
            return False
        if before.lower_ in self._months and before.text[0].isupper():
            return True
        if before.lower_.rpartition("-")[2] in self._months:
            return True
        joined = before.lower_ in ("and", "to", "or", "through", "until", ",", "-", "–") and before.i >= 2
        if joined and doc[before.i - 1].like_num:
            month = doc[before.i - 2]
            return month.lower_ in self._months and month.text[0].isupper()
        return False

    def _is_year(
        self, doc: Doc, text: str, numeral: Numeral, before: Token | None, after: Token | None
    ) -> bool:
        years = [text[s:e] for s, e in numeral.halves] or [text[numeral.start : numeral.end]]
        if numeral.separator == "and":
            years = [y.rsplit(maxsplit=1)[-1] for y in years]
        if not all(y.isdigit() for y in years) or not 1500 <= numeral.low <= 2150 or len(years[0]) != 4:
            return False
        if self._qualified.search(text[max(0, numeral.start - 30) : numeral.start]) and not numeral.halves:
            return False
        if before is not None and before.lower_ in (
            "in",
            "since",
            "the",
            "of",
            "during",
            "by",
            "until",
            "for",
            ",",
            "early",
            "late",
            "mid",
            "before",
            "after",
        ):
            return True
        return not (after is not None and _opens_plural(after))

    def _is_label(
        self, doc: Doc, text: str, numeral: Numeral, before: Token | None, after: Token | None
    ) -> bool:
        if before is None:
            return False
        if (
            before.text in ("#", "§", "+")
            or before.lower_.rstrip(".") + "." in self._labels
            and before.text.endswith(".")
        ):
            return True
        if before.like_num and before.text.replace(",", "").isdigit() and not before.is_punct:
            return True
        if before.lower_ not in self._labels:
            named = (
                before.tag_ == "NNP"
                and before.text[0].isupper()
                and not before.is_sent_start
                and not text[: numeral.start].endswith("\n")
            )
            return (
                named
                and (after is None or not _opens_plural(after))
                and before.whitespace_ != ""
                and numeral.high < 100
                and (after is None or after.is_punct)
            )
        return before.text[0].isupper() or after is None or not _opens_plural(after)

    def _is_list_number(
        self, doc: Doc, text: str, numeral: Numeral, before: Token | None, after: Token | None
    ) -> bool:
        if numeral.high > 99:
            return False
        around = text[max(0, numeral.start - 1) : numeral.start], text[numeral.end : numeral.end + 1]
        if around[0] in ("(", "[") and around[1] in (")", "]"):
            return True
        line = text[max(0, numeral.start - 8) : numeral.start]
        opens_line = not line.strip() if numeral.start < 8 else line.rstrip(" \t").endswith("\n")
        return opens_line and around[1] in (".", ")", ":", "\n")

    def _is_clock_or_age(
        self, doc: Doc, text: str, numeral: Numeral, before: Token | None, after: Token | None
    ) -> bool:
        if after is not None and (
            after.lower_ in self._clock
            or re.match(
                r"-?\s?(?:years?|months?)(?:-old\b|\s+old\b|\s+of age\b)",
                text[numeral.end : numeral.end + 20],
            )
        ):
            return True
        if (
            text[numeral.end : numeral.end + 5].startswith("-year")
            and text[numeral.end + 5 : numeral.end + 9] == "-old"
        ):
            return True
        if before is None:
            return False
        if before.lower_ in ("aged", "age", "ages") or (
            before.lower_ == "of" and before.i and doc[before.i - 1].lower_ in ("age", "ages")
        ):
            return True
        apposed = before.text in (",", "(") and before.i >= 1 and doc[before.i - 1].tag_ in ("NNP", "NN")
        closed = after is None or after.text in (",", ")", ".", ";")
        named = apposed and doc[before.i - 1].pos_ == "PROPN" or apposed and before.text == "("
        return bool(named and closed and numeral.digits and numeral.high < 110)

    def _in_name(self, doc: Doc, text: str, numeral: Numeral, first: int) -> bool:
        """A capitalised number word inside a sentence is part of a name: "Group of Seven"."""
        token = doc[first]
        if not text[numeral.start].isupper() or token.is_sent_start or first == 0:
            return False
        return (
            doc[first - 1].text not in ('"', "“", "‘", "'", "«", ":", "—", "–", "(", "[")
            and not doc[first - 1].is_space
        )


def _token_at(starts: list[int], offset: int) -> int:
    low, high = 0, len(starts)
    while low < high:
        middle = (low + high) // 2
        if starts[middle] <= offset:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _opens_plural(token: Token) -> bool:
    """Whether a noun phrase with a plural head starts here: "70 people", "20 political prisoners"."""
    noun, _, _ = _run(token.doc, token.i, frozenset())
    return noun is not None and (
        token.doc[noun].tag_ in ("NNS", "NNPS") or token.doc[noun].lower_ == "people"
    )


def _noun_after(doc: Doc, first: int, last: int, data: Words) -> tuple[int | None, bool, bool]:
    """The head of what is counted, whether the number is a part of it, and whether the two are hyphenated."""
    k = last + 1
    if k >= len(doc):
        return None, False, False
    if (
        doc[k].text in ("-", "‑")
        and not doc[last].whitespace_
        and k + 1 < len(doc)
        and doc[k + 1].tag_ in _NOUNS | {"JJ"}
    ):
        return k + 1, False, True
    if doc[k].lower_ == "of":
        noun = _after_of(doc, k + 1, data)
        return noun, noun is None or doc[noun].i != k + 1 or doc[last].lower_[-1:] != "s", False
    noun, _, _ = _run(doc, k, frozenset(data.durations))
    if noun is None and doc[k].dep_ and doc[last].dep_ == "nummod":
        head = doc[last].head
        if (
            last < head.i <= last + _LONGEST_PHRASE
            and head.tag_ in _NOUNS
            and not any(t.pos_ in ("VERB", "AUX") or t.is_punct for t in doc[k : head.i])
        ):
            noun = head.i
    return noun, False, False


def _after_of(doc: Doc, k: int, data: Words) -> int | None:
    """The noun of "of (all) (the) (more than) (260) arrested people", or None for a pronoun ("of them")."""
    limit = min(len(doc), k + 6)
    while k < limit and (
        doc[k].tag_ in ("DT", "PDT", "PRP$", "CD", "POS")
        or doc[k].lower_ in ("more", "than", "all", "at", "least", "about", "whom", "nearly")
    ):
        if doc[k].lower_ == "whom":
            return None
        k += 1
    if k >= len(doc):
        return None
    noun, _, _ = _run(doc, k, frozenset(data.durations))
    return noun


def _run(doc: Doc, k: int, durations: frozenset[str]) -> tuple[int | None, int, int]:
    """The head of the run of modifiers and nouns from token `k` on, and the bounds of the run."""
    start, noun = k, None
    limit = min(len(doc), k + _LONGEST_PHRASE)
    while k < limit:
        token = doc[k]
        tag = token.tag_
        if k == start and token.lemma_.lower() in durations:
            return k, start, k + 1
        if noun is not None and tag not in _NOUNS and tag not in ("HYPH", "POS"):
            break
        if noun is not None and doc[noun].tag_ in ("NNS", "NNPS") and tag in ("NNP", "NNPS"):
            break
        if tag in _NOUNS:
            noun = k
        elif not (tag in _MODIFIERS or _joins_modifiers(doc, k) or _misread_participle(doc, k)):
            break
        elif k > start and token.is_sent_start:
            break
        k += 1
    named = noun is not None and doc[noun].tag_ == "NNP" and not doc[noun].lower_.endswith("s")
    if noun is not None and named:
        noun = None
    if noun is not None and any(t.is_sent_start for t in doc[start + 1 : noun + 1]):
        noun = None
    return noun, start, k


def _joins_modifiers(doc: Doc, k: int) -> bool:
    """A comma or "and" between two adjectives, or an adverb before one."""
    if k + 1 >= len(doc):
        return False
    token, following = doc[k], doc[k + 1]
    if token.tag_ in ("CC", ","):
        return (
            k > 0
            and doc[k - 1].tag_ in ("JJ", "NNP", "VBN")
            and following.tag_ in ("JJ", "NNP", "VBN")
            and token.lower_ in ("and", "or", ",")
        )
    return token.tag_ in ("RB", "RBS", "RBR") and following.tag_ in ("JJ", "VBN", "RB")


def _misread_participle(doc: Doc, k: int) -> bool:
    """ "1,217 pledged delegates", where the tagger reads a past tense."""
    return doc[k].tag_ == "VBD" and k + 1 < len(doc) and doc[k + 1].tag_ == "NNS" and doc[k - 1].pos_ == "NUM"


def make_quantities(nlp: Language, name: str) -> QuantityFinder:
    """The component for the language of `nlp`.

    Raises:
        VocabularyError: V001 if there is no ``quantities.LANGUAGE.yaml``.
    """
    return QuantityFinder(nlp.lang)


Language.factory("veedor_quantities", assigns=["doc._.quantities"], func=make_quantities)
