"""Stretches between quotation marks."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span

from veedor.language.annotations import whole_text

Range = tuple[int, int]


QUOTES = '"“”«»'


_EDGES = " \n\t,.;:—–-" + QUOTES + "'‘’"


def trimmed(doc: Doc, span: Range) -> Range:
    """Without quotation marks, commas and white space at the edges."""
    start, end = span
    text = whole_text(doc)
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def has_quotation(doc: Doc, sentence: Span) -> bool:
    """Whether a sentence has a quotation of its own, so that a quotation after it goes on with the speaker."""
    return any(q in whole_text(doc)[sentence.start_char : sentence.end_char] for q in '"“')


def quotations(doc: Doc) -> list[Range]:
    """Stretches between quotation marks, within a paragraph each; an unclosed one ends with its paragraph."""
    text, found = whole_text(doc), []
    for paragraph in _PARAGRAPH.finditer(text):
        opened: int | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            closing = mark.group() in "”»" or (mark.group() == '"' and opened is not None)
            if closing and opened is not None:
                found.append((opened, mark.end()))
                opened = None
            elif not closing and opened is None:
                opened = mark.start()
        if opened is not None and paragraph.end() - opened < _LONGEST_QUOTATION:
            found.append((opened, paragraph.end()))
    return found


_PARAGRAPH = re.compile(r"[^\n]+")


_MARK = re.compile('["“”«»]')


_LONGEST_QUOTATION = 2000
