"""Lines that were broken to fit a page: where a break stands for a space, and where it ends a heading or paragraph.

A parser that reads "in" and "Karsholm" on two lines as two paragraphs loses the place; one that reads a heading and
the sentence under it as one invents a subject. A break of wrapping is one at which the next word would not have fitted
any more, in a paragraph that gives another sign of having been wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

_LONG = 50
"""A line at least this long is too long for most headings."""

_WIDEST = 132
"""A line longer than this was not broken to fit a page."""

_SHARE = 1 / 3
"""Share of a paragraph's breaks amid a sentence, from which the paragraph is taken for wrapped."""

_BETWEEN_PARAGRAPHS = re.compile(r"\r?\n[^\S\n]*\n\s*")
_TERMINAL = re.compile(r"[.!?:;…][\"”»’)\]]*\Z|[\"”»]\Z")
_OPENS_LIST = re.compile(r"[:;]\Z")
_GOES_ON = re.compile(r",\Z|(?:^|\s)[^\W\d_]{1,3}\Z")
"""A comma, or a short word in lower case such as an article or a preposition: no heading ends so."""
_ITEM = re.compile(r"(?:\d{1,3}|[a-z])[.)]\s|[^\w\s\"“«‘'¿¡(\[$€£]\s")


class _Line(NamedTuple):
    """A break, the line before it and the line after it, without the white space between them."""

    start: int
    end: int
    before: str
    after: str


def unwrapped(text: str) -> str:
    """The text with a space for every break of wrapping; as long as before, so that every offset stays what it is.

    Breaks between paragraphs, after headings, and between items of a list stay.

    >>> unwrapped("Police arrested two\\nbakers in the town of\\nKarsholm.")
    'Police arrested two bakers in the town of Karsholm.'
    >>> unwrapped("Two bakers freed\\nA court freed two bakers.")
    'Two bakers freed\\nA court freed two bakers.'
    """
    signs: list[str] | None = None
    for start, end in wraps(text):
        signs = signs or list(text)
        signs[start:end] = " " * (end - start)
    return text if signs is None else "".join(signs)


def wraps(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the white space of every break of wrapping, in order; takes linear time."""
    if "\n" not in text:
        return
    place = 0
    for gap in _BETWEEN_PARAGRAPHS.finditer(text):
        yield from _in_paragraph(text, place, gap.start())
        place = gap.end()
    yield from _in_paragraph(text, place, len(text))


def _in_paragraph(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    breaks = _breaks(text, start, end)
    if not breaks:
        return
    width = max(max(len(line.before), len(line.after)) for line in breaks)
    evident = sum(map(_is_amid_sentence, breaks)) >= len(breaks) * _SHARE
    for line in breaks:
        if _is_wrap(line, width, evident):
            yield line.start, line.end


def _breaks(text: str, start: int, end: int) -> list[_Line]:
    lines = text[start:end].split("\n")
    found, place = [], start
    for before, after in pairwise(lines):
        place += len(before)
        left, right = len(before) - len(before.rstrip()), len(after) - len(after.lstrip())
        if before.strip() and after.strip():
            found.append(_Line(place - left, place + 1 + right, before.strip(), after.strip()))
        place += 1
    return found


def _is_amid_sentence(line: _Line) -> bool:
    """Whether what stands on both sides of a break looks like one sentence."""
    end = _GOES_ON.search(line.before)
    return line.after[0].islower() or (end is not None and end.group() == end.group().lower())


def _is_wrap(line: _Line, width: int, evident: bool) -> bool:
    """Whether a break was made because the next word did not fit within the width of the paragraph."""
    if _ITEM.match(line.after):
        return False
    full = len(line.before) + 1 + len(line.after.split(maxsplit=1)[0]) > width
    if line.after[0].islower():
        return (full or evident) and not _OPENS_LIST.search(line.before)
    if len(line.before) > _WIDEST:
        return False
    if _TERMINAL.search(line.before):
        return evident and full
    if len(line.before) >= _LONG:
        return full or evident
    return full and evident
