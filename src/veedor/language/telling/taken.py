"""What a word of saying takes, and small measures of the parse that its finders share."""

from __future__ import annotations

import msgspec
from spacy.tokens import Token

from veedor.language.quotations import Range


class Taken(msgspec.Struct, frozen=True):
    """What a word of saying takes.

    Args:
        content: stretches of text, the main one first, without quotation marks at the edges.
        cue_end: offset at which the words of the cue end.
        called: the part of the content that somebody or something is called, where it is a label.
        counted: whether it is a number of something ("confirmed 47 releases").
        clause: whether it is a sentence or clause of its own.
    """

    content: tuple[Range, ...]
    cue_end: int
    called: Range | None = None
    counted: bool = False
    clause: bool = False


FINITE = ("VBD", "VBZ", "VBP", "MD")
"""Tags of verbs that make a clause of their own."""


def extent(token: Token) -> Range:
    """Offsets of a word with all that hangs on it."""
    return token.left_edge.idx, end_of(token.right_edge)


def end_of(token: Token) -> int:
    """The offset at which a word ends."""
    return token.idx + len(token)
