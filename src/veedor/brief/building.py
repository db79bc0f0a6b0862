"""Filling a phrase: pieces go in for the words in braces, and what each piece is stays known."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from veedor.brief.model import Part, PartKind
from veedor.brief.phrases import Phrases
from veedor.marking import visible

Parts = tuple[Part, ...]
_FIELD = re.compile(r"\{(\w+)\}")


def part(kind: PartKind, text: str, *, language: str | None = None) -> Parts:
    """One piece, or none for an empty text."""
    return (Part(kind, text, language),) if text else ()


def fill(pattern: str, fields: Mapping[str, Parts], *, kind: PartKind = "text") -> Parts:
    """The pattern with its fields filled in; its own words are pieces of `kind`.

    >>> [p.text for p in fill("{when}: {act}.", {"when": part("date", "May"), "act": part("label", "arrest")})]
    ['May', ': ', 'arrest', '.']
    """
    pieces: list[Part] = []
    at = 0
    for match in _FIELD.finditer(pattern):
        pieces += [*part(kind, pattern[at : match.start()]), *fields[match[1]]]
        at = match.end()
    return (*pieces, *part(kind, pattern[at:]))


def joined(items: Sequence[Parts], table: Phrases) -> Parts:
    """Several pieces as a list in words: "A, B and C"."""
    if not items:
        return ()
    pieces = list(items[0])
    for place, item in enumerate(items[1:], start=2):
        pieces += part("text", table.joining.last if place == len(items) else table.joining.comma)
        pieces += item
    return tuple(pieces)


def between(items: Sequence[Parts], separator: str) -> Parts:
    """Pieces with the same separator between all."""
    pieces: list[Part] = []
    for place, item in enumerate(items):
        pieces += [*(part("text", separator) if place else ()), *item]
    return tuple(pieces)


def text_of(parts: Parts) -> str:
    """The pieces as one plain text."""
    return "".join(p.text for p in parts)


def capitalised(parts: Parts) -> Parts:
    """The pieces with a capital at the beginning, as a sentence has."""
    if not parts or not parts[0].text[:1].islower():
        return parts
    first = parts[0]
    return (Part(first.kind, first.text[:1].upper() + first.text[1:], first.language), *parts[1:])


def plain(text: str) -> str:
    """A text from a report for use inside a sentence: one line, nothing hidden.

    >>> plain("Ana\\n  Ruiz\\u202e")
    'Ana Ruiz⟨U+202E⟩'
    """
    return " ".join(visible(" ".join(text.split())).split())


def inside_quotes(text: str, table: Phrases) -> str:
    """A text from a report for a sentence: its own quotes become inner ones, so that the sentence's own stay clear.

    >>> from veedor.brief.phrases import phrases
    >>> inside_quotes('called them “heroes”', phrases("en"))
    'called them ‘heroes’'
    """
    marks = table.quotes
    return plain(text).replace(marks.open, marks.inner_open).replace(marks.close, marks.inner_close)
