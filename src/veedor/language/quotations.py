"""Stretches between quotation marks, and which of them are somebody's own sentences."""

from __future__ import annotations

import re

import msgspec
from spacy.tokens import Doc

from veedor.language.annotations import whole_text
from veedor.language.blocks import blocks_behind_colons

Range = tuple[int, int]

QUOTES = '"“”„«»'

_EDGES = " \n\t,.;:—–-" + QUOTES + "'`‘’"


class Quotation(msgspec.Struct, frozen=True):
    """What stands between two quotation marks.

    Args:
        start, end: offsets with the marks.
        closed: whether its closing mark was found; without one it ends with its paragraph.
        full: whether it can stand as somebody's own words, and is no scare quote or title within a sentence.
        block: whether it is a paragraph without marks behind a line that ends with a colon.
    """

    start: int
    end: int
    closed: bool
    full: bool
    block: bool = False


def trimmed(doc: Doc, span: Range) -> Range:
    """Without quotation marks, commas and white space at the edges."""
    start, end = span
    text = whole_text(doc)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def quotations(doc: Doc) -> list[Quotation]:
    """The quotations of a document, in text order, each within a paragraph.

    A quotation within a quotation is part of it. A mark that opens where one is open already shows that the first was
    never closed: it is passed over, as is one that stays open for more than `_LONGEST_QUOTATION` characters.

    >>> import spacy
    >>> doc = spacy.blank("en")('"We will go," she said of the "deal".')
    >>> [(doc.text[q.start : q.end], q.full) for q in quotations(doc)]
    [('"We will go,"', True), ('"deal"', False)]
    """
    text = whole_text(doc)
    found: list[Quotation] = []
    if any(mark in text for mark in _ANY_MARK):
        found = [q for p in _PARAGRAPH.finditer(text) for q in _in_paragraph(text, p.start(), p.end())]
    blocks = (Quotation(*span, closed=True, full=True, block=True) for span in blocks_behind_colons(text, doc.lang_))
    return sorted([*found, *blocks, *_dialogue(text)], key=lambda q: q.start)


_TURN = re.compile(
    r"^[—–](?=[^\s—–])(?P<said>[^\n—–]+?)[ \t][—–](?=[^\W\d_])(?P<aside>[^\n—–]+)(?:[—–](?P<more>[^\n]+))?",
    re.MULTILINE,
)


def _dialogue(text: str) -> list[Quotation]:
    """What stands between the dashes of a dialogue: "—No iremos —dijo ella—. Nunca"."""
    found: list[Quotation] = []
    for m in _TURN.finditer(text):
        if m["aside"][0].islower():
            found.append(Quotation(m.start(), m.start("aside"), closed=True, full=True))
            if m["more"] and len(_WORDS.findall(m["more"])) >= _SHORTEST_UTTERANCE:
                found.append(Quotation(m.start("more") - 1, m.end("more"), closed=True, full=True))
    return found


_PARAGRAPH = re.compile(r"[^\n]+")

_ANY_MARK = (*QUOTES, "''", "``")

_MARK = re.compile("[\"“”„«»]|''|``")

_LONGEST_QUOTATION = 2000


def _in_paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for mark in _MARK.finditer(text, start, end):
        if _closes(text, mark, opened is not None, start):
            if opened is not None:
                found.append(_quotation(text, opened, mark.end(), closed=True))
            opened = None
        else:
            opened = mark.start()
    if opened is not None and end - opened < _LONGEST_QUOTATION and _leads(text, opened, start):
        found.append(_quotation(text, opened, end, closed=False))
    return found


def _closes(text: str, mark: re.Match[str], opened: bool, start: int) -> bool:
    sign = mark.group()
    if sign in "”»":
        return True
    if sign in "“„«``":
        return False
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if before.isspace() or before in "([—–-":
        return opened and (after.isspace() or after in ".,;:!?)")
    return opened or not after.isalnum()


def _leads(text: str, opened: int, start: int) -> bool:
    """A quotation that goes on in the next paragraph: it opens this one, or follows a colon or comma."""
    before = text[start:opened].rstrip()
    return not before or before[-1] in ":,"


_WORDS = re.compile(r"\w+")
_SHORTEST_UTTERANCE = 3
"""Words of a quotation without punctuation of its own that may still be an utterance."""


def _quotation(text: str, start: int, end: int, *, closed: bool) -> Quotation:
    inner = text[start:end].strip(_EDGES[:3] + QUOTES + "'`")
    words = len(_WORDS.findall(inner))
    punctuated = bool(inner) and inner[-1] in ",.!?…—–-"
    capital = bool(inner) and (inner[0].isupper() or not inner[0].isalpha())
    after = text[end : end + 1]
    long = words >= _SHORTEST_UTTERANCE
    full = words > 0 and (punctuated or (capital and long) or after == "," or (after == "." and long))
    return Quotation(start, end, closed, full)
