"""The sentence around a stretch of text."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=[.!?…])[\"”’»)]*\s+(?=[A-ZÁÉÍÓÚÑ¿¡\"“«(])|\n+")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|Sen|Rep|St|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Sr|Sra)\.$"
)
REACH = 600
"""No sentence is looked for further away than so many characters."""


def sentence_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence around ``text[start:end]``, by punctuation, at most `REACH` to either side.

    >>> text = "It rained. On Sept. 5 they left. It rained."
    >>> a, b = sentence_bounds(text, 23, 27); text[a:b]
    'On Sept. 5 they left.'
    """
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    cuts = [m for m in _END.finditer(text, low, high) if not _ABBREVIATION.search(text[low : m.start()])]
    first = max((m.end() for m in cuts if m.end() <= start), default=low)
    last = min((m.start() for m in cuts if m.start() >= end), default=high)
    return first, last
