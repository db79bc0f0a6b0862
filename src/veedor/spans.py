"""Places in a report's text: the evidence that everything else points to.

Offsets count Unicode code points of the text exactly as it was given or extracted.
"""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A stretch of a report's text, with the words that stand there.

    Args:
        start: first code point, counted from 0.
        end: one past the last code point.
        text: exactly ``report_text[start:end]``.

    >>> Span.of("Police arrested two men.", 7, 15)
    Span(start=7, end=15, text='arrested')
    """

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`.

        Raises:
            ValueError: if the offsets do not lie inside the text in this order.
        """
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}:{end} does not lie in a text of {len(text)} characters")
        return cls(start, end, text[start:end])

    def fits(self, text: str) -> bool:
        """Whether `text` really has these words at these offsets."""
        return text[self.start : self.end] == self.text
