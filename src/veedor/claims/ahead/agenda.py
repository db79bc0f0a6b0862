"""What the rules for deadlines share: the deadline in the making, its days, its verb and its modality."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from veedor.claims import evidence
from veedor.claims.ahead.schedules import Schedules
from veedor.language import syntax
from veedor.language.annotations import Context, whole_text
from veedor.language.times import TimeExpression

VERBAL = ("VERB", "AUX")

_CLIMBED = 3
"""Verbs looked at for a mark of what is only possible, from the deadline's own upward."""


@dataclass(slots=True, frozen=True)
class Deadline:
    """A deadline in the making.

    Args:
        anchor: the noun or verb that tells it.
        what: offsets of the words that name it.
        category: a category of ``deadlines.yaml``.
        modality: planned, hypothetical or asserted.
        time: the date that led to it, or None.
        why: what decided, in words.
    """

    anchor: Token
    what: tuple[int, int]
    category: str
    modality: str
    time: TimeExpression | None
    why: str


class Agenda:
    """A document with what the rules for deadlines need of it, looked up once.

    Args:
        doc: the document.
        words: the deadline vocabulary of its language.
    """

    def __init__(self, doc: Doc, words: Schedules) -> None:
        context: Context = doc._.context
        self.doc = doc
        self.text = whole_text(doc)
        self.words = words
        self.published = context.published
        self.year = context.year
        self.times: list[TimeExpression] = doc._.times or []

    def token_at(self, start: int, end: int) -> Token | None:
        """The head of the words at these offsets."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span.root if span is not None else None

    def is_ahead(self, noun: Token) -> bool:
        """Whether a word before the noun says that it lies ahead: "upcoming", "planned"."""
        start = max(noun.sent.start_char, noun.idx - 40)
        return self.words.ahead.search(self.text[start : noun.idx]) is not None

    def noun_category(self, noun: Token) -> str | None:
        """The category of a noun; of "deadline" and "review" it is that of what the sentence speaks of."""
        lemma = noun.lemma_.lower()
        category = self.words.category_of.get(lemma)
        if category == "ultimatum" and lemma != "ultimatum":
            spoken = self.words.category_in(noun.sent.text.replace(noun.text, ""))
            return spoken if spoken != "other" else category
        if category == "sanctions_review":
            spoken = self.words.category_in(noun.sent.text)
            return spoken if spoken != "other" else None
        return category

    def thing(self, noun: Token) -> Token:
        """The noun of a category that a relative clause is about, where the parse hung the clause on a noun of its
        of-phrase: "the licence of the Treasury that expires in May"."""
        node = noun
        while node.lemma_.lower() not in self.words.category_of:
            if node.dep_ != "pobj" or node.head.dep_ != "prep" or node.head.head.pos_ not in ("NOUN", "PROPN"):
                return noun
            node = node.head.head
        return node

    def clause_category(self, what: tuple[int, int], anchor: Token) -> str:
        """The category of a plan that only its verb and its words tell."""
        words = self.text[what[0] : what[1]]
        if self.words.review.search(words) and self.words.category_in(anchor.sent.text) == "sanctions_review":
            return "sanctions_review"
        return self.words.category_in(words, self._governing(anchor))

    def _governing(self, anchor: Token) -> str:
        """The words of the clause that governs an infinitive: "the court is due" of "to rule in June"."""
        above = verb_above(anchor.head) if anchor.dep_ in ("xcomp", "ccomp") and anchor.head.i < anchor.i else None
        return self.text[slice(*evidence.clause(above))] if above is not None and anchor.tag_ == "VB" else ""

    def modality(self, token: Token) -> str:
        """Planned, or hypothetical where it is only possible, conditional or called for."""
        own = node = verb_above(token)
        for _ in range(_CLIMBED):
            if node is None:
                break
            if any(c.lower_ in self.words.hypothetical for c in node.children if c.dep_ in ("aux", "mark")):
                return "hypothetical"
            if node.lower_ in self.words.hypothetical or _is_conditional(node):
                return "hypothetical"
            if node is not own and node.lemma_.lower() in self.words.called_for:
                return "hypothetical"
            governed = node.dep_ in ("xcomp", "ccomp", "conj", "auxpass")
            node = node.head if governed and not syntax.children(node, "nsubj", "nsubjpass") else None
        return "planned"


def _is_conditional(verb: Token) -> bool:
    """A conditional form of its own ("se reanudarían"), but not the future told in the past ("dijo que vendrían")."""
    if "Cnd" not in verb.morph.get("Mood"):
        return False
    return not (verb.dep_ in ("ccomp", "acl", "relcl") and verb.head.tag_ == "VBD")


def verb_above(token: Token) -> Token | None:
    """The verb that the token is or hangs on."""
    if token.pos_ in VERBAL:
        return token
    return next((above for above in syntax.ancestors_in_sentence(token) if above.pos_ in VERBAL), None)


def joined(offsets: tuple[int, int], other: tuple[int, int], anchor: Token) -> tuple[int, int]:
    """Both stretches as one within the anchor's sentence; the second alone where that is too long for evidence."""
    sentence = anchor.sent
    start = max(min(offsets[0], other[0]), sentence.start_char)
    end = min(max(offsets[1], other[1]), sentence.end_char)
    return (start, end) if end - start <= evidence.LONGEST else other


def first_day(edtf: str | None) -> dt.date | None:
    """The earliest calendar day of an EDTF date or interval, None where it is open or unspecified.

    >>> first_day("2026-09-14/2026-09-20"), first_day("2020-06"), first_day("../2020")
    (datetime.date(2026, 9, 14), datetime.date(2020, 6, 1), None)
    """
    return _day((edtf or "").split("/")[0], latest=False)


def last_day(edtf: str | None) -> dt.date | None:
    """The latest calendar day of an EDTF date or interval, None where it is open or unspecified.

    >>> last_day("2020-02")
    datetime.date(2020, 2, 29)
    """
    return _day((edtf or "").split("/")[-1], latest=True)


def _day(edtf: str, *, latest: bool) -> dt.date | None:
    parts = edtf.rstrip("~?%").split("-")
    if len(parts[0]) != 4 or not all(p.isdigit() for p in parts):
        return None
    year = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else (12 if latest else 1)
    if not 1 <= month <= 12 or year < 1:
        return None
    if len(parts) > 2:
        return dt.date(year, month, int(parts[2]))
    return dt.date(year, month, calendar.monthrange(year, month)[1] if latest else 1)
