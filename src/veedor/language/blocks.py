"""Paragraphs that are somebody's words without quotation marks: what stands below a line that ends with a colon.

People who pass on what others post write the words of each below a line that tells who it is, often first in their own
language and script, then translated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from veedor.language.detection import function_words, is_foreign

Range = tuple[int, int]

_LEAD = re.compile(r":[ \t]*\n\s*")
_LINE = re.compile(r"[^\n]+")
_HANDLE = re.compile(r"[ \t]*@\w+[ \t]*:[ \t]*")
_DASH = re.compile(r"[-–—][ \t]*")
_SIGNATURE = re.compile(r"[ \t]*[-–—]+[ \t]?[^\n]{2,70}\(@\w+\)")
_LISTED = re.compile(r"[\s\"“”„«»'`*•·\-–—\d(\[]")
_WORDS = re.compile(r"\w+")
_SHORTEST = 3
"""Words of a block that may still be an utterance."""
_FARTHEST = 3
"""Lines below a foreign one among which its translation may stand."""


def blocks_behind_colons(text: str, language: str) -> Iterator[Range]:
    """Offsets of the paragraphs that lines with a colon at their end lead to, in text order.

    Lists are none. Of words in another language or script the translation below them is taken, where there is one; the
    name of an account before them and the line that signs them are left out.

    >>> text = "Ana Torvik writes:\\n@ana: The street is closed.\\n"
    >>> [text[slice(*span)] for span in blocks_behind_colons(text, "en")]
    ['The street is closed.']
    """
    for lead in _LEAD.finditer(text):
        line = _LINE.match(text, lead.end())
        if line is None:
            continue
        start, end = _said(text, *line.span())
        if start >= end or _LISTED.match(text, start):
            continue
        latin = _is_latin(text[start:end])
        if not latin or _is_strange(text, start, end, language):
            own = _translation(text, end, language)
            if own is None and not latin:
                continue
            start, end = own or (start, end)
        if len(_WORDS.findall(text[start:end])) >= _SHORTEST:
            yield start, end


def _is_strange(text: str, start: int, end: int, language: str) -> bool:
    """Whether a line is in another language, or signed and without a function word of this one."""
    if is_foreign(text[start:end], language):
        return True
    below = _LINE.search(text, end)
    signed = below is not None and _SIGNATURE.match(below.group()) is not None
    return signed and not function_words(text[start:end], language)


def _said(text: str, start: int, end: int) -> Range:
    """A line without the account that posted it or a dash before it."""
    for before in (_HANDLE, _DASH):
        found = before.match(text, start, end)
        start = found.end() if found is not None else start
    return start, end


def _translation(text: str, end: int, language: str) -> Range | None:
    """The first line below that is in the language of the text; none behind a further lead."""
    for line in list(_LINE.finditer(text, end, end + _REACH))[:_FARTHEST]:
        if _SIGNATURE.match(line.group()):
            continue
        start, stop = _said(text, *line.span())
        if line.group().rstrip().endswith(":"):
            return None
        if _is_latin(text[start:stop]) and not is_foreign(text[start:stop], language):
            whole = text.find("\n", start)
            return start, whole if whole >= 0 else len(text)
    return None


_REACH = 2000
"""Characters below a foreign line within which its translation may stand."""


def _is_latin(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return sum(c < "\u0250" for c in letters) * 2 > len(letters)
