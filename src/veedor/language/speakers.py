"""Speakers named before a colon: a headline ("Ana Torvik: Vote was a farce") and the turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc, Span, Token

from veedor.language.annotations import whole_text
from veedor.language.names import Mention
from veedor.language.quotations import Range, trimmed
from veedor.language.reporting import reporting_words

_LONGEST_NAME = 45
_LINE = re.compile(r"^[ \t\"“]*(?P<name>[^\W\d_][^:\n\"“”]{0,44}?)(?P<colon>:)(?=[ \t]+\S)[^\n]*", re.MULTILINE)


class Turn(msgspec.Struct, frozen=True):
    """Somebody's words after his name and a colon.

    Args:
        source: token index of the head of the name.
        colon: token index of the colon.
        content: the rest of the line.
    """

    source: int
    colon: int
    content: Range


def turns(doc: Doc) -> Iterator[Turn]:
    """The lines that open with the name of a person or body and a colon, in text order.

    Headings ("Update:", "Location:") and names of places are no speakers.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("ANA TORVIK: The vote was a farce.\\nLUIS MARDEN: It was not.")
    >>> [doc.text[slice(*turn.content)] for turn in turns(doc)]
    ['The vote was a farce', 'It was not']
    """
    text = whole_text(doc)
    if ":" not in text:
        return
    mentions = {m.end: m for m in doc._.mentions or ()}
    for line in _LINE.finditer(text):
        name = doc.char_span(*line.span("name"))
        colon = doc.char_span(*line.span("colon"))
        if name is None or colon is None or not name or not _recurs(text, line):
            continue
        source = _speaker(name, mentions)
        content = trimmed(doc, (line.end("colon"), line.end()))
        if source is not None and content[0] < content[1]:
            yield Turn(source.i, colon.start, content)


def _recurs(text: str, line: re.Match[str]) -> bool:
    """Whether the name stands elsewhere too, in the text or before another turn: a heading does not."""
    last = line["name"].split()[-1]
    return any(
        not line.start() <= found.start() < line.end("colon")
        for found in re.finditer(
            rf"\b{re.escape(last)}\b(?![ \t]*[-–])", text, 0 if not last.isupper() else re.IGNORECASE
        )
    )


def _speaker(name: Span, mentions: dict[int, Mention]) -> Token | None:
    """Head of the name, if it is one of a person or body."""
    if any(t.lower_ in reporting_words(name.doc.lang_).headings for t in name) or len(name) > 6:
        return None
    mention = mentions.get(name.end_char)
    if mention is not None and mention.kind in ("person", "organisation") and mention.start >= name.start_char:
        return name.doc[mention.head]
    spoken = name.text.isupper() and name.text.replace(" ", "").isalpha() and len(name.text) > 2
    return name[-1] if spoken else None
