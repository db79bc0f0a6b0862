"""Passages that a report repeats: found once, read once, both places kept.

A passage is one or more whole sentences that stand in the report again, equal after folding white space. So
that headings and stock phrases ("He was released.") are left alone, a passage has at least `MIN_CHARACTERS`
code points (an ideograph counts as three), and at least one of its sentences ends like one; a passage without
such an end, as in scripts that do not mark it, needs `MIN_UNENDED`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from functools import cached_property

from veedor.reports.sentences import Sentence, sentences
from veedor.spans import Span

MIN_CHARACTERS = 40
"""The shortest passage that counts as repeated: about seven words; shorter ones are often equal by chance."""

MIN_UNENDED = 120
"""The same for passages in which nothing ends like a sentence (tables, menus, lists of contents)."""

_IDEOGRAPH = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


class Repeat:
    """A passage and the place where it stands again.

    Args:
        first: where it stands first; this is what is read.
        again: where it stands again; the same words, though white space may differ.

    >>> [repeat] = Reading.of("Police arrested two men in the capital on Monday. " * 2).repeats
    >>> repeat.first.start, repeat.again.start
    (0, 50)
    """

    __slots__ = ("__dict__", "again", "first")

    def __init__(self, first: Span, again: Span) -> None:
        self.first = first
        self.again = again

    def __repr__(self) -> str:
        return f"Repeat(first={self.first!r}, again={self.again!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Repeat) and (self.first, self.again) == (other.first, other.again)

    def __hash__(self) -> int:
        return hash((self.first, self.again))

    def mirrored(self, start: int, end: int) -> tuple[int, int]:
        """Where  `start` to `end` of the first place stand in the second (offsets of the report)."""
        if self.first.text == self.again.text:
            shift = self.again.start - self.first.start
            return start + shift, end + shift
        ones, others = self._signs
        low = bisect_right(ones, start - 1)
        high = bisect_right(ones, end - 1) - 1
        if high < low:  # nothing but white space: the place behind the last sign before it
            place = others[low - 1] + 1 if low else self.again.start
            return place, place
        return others[low], others[high] + 1

    @cached_property
    def _signs(self) -> tuple[list[int], list[int]]:
        """Places of all that is not white space, which is the same in both, one for one."""
        return _signs_of(self.first), _signs_of(self.again)


class Reading:
    """A report's text with every passage once, and the way back to the report's own offsets.

    Made by `Reading.of`; takes linear time and memory.

    >>> text = "Five people were freed in the capital on Monday.\\n" * 2 + "Their lawyer confirmed it."
    >>> reading = Reading.of(text)
    >>> reading.text
    'Five people were freed in the capital on Monday.\\nTheir lawyer confirmed it.'
    >>> [(span.start, span.text) for span in reading.spans(0, 11)]
    [(0, 'Five people'), (49, 'Five people')]
    """

    def __init__(self, report_text: str, units: list[Sentence], runs: list[tuple[int, int, int]]) -> None:
        self._whole = report_text
        self._units = units
        self.repeats: list[Repeat] = []
        """Every repeat, in the order of its second place."""
        self._covering: dict[int, list[Repeat]] = defaultdict(list)
        for first, again, length in runs:
            repeat = Repeat(self._run(first, length), self._run(again, length))
            self.repeats.append(repeat)
            for unit in range(first, first + length):
                self._covering[unit].append(repeat)
        self._pieces = self._kept(runs)
        self._offsets: list[int] = []
        size = 0
        for start, end in self._pieces:
            self._offsets.append(size)
            size += end - start
        self.text: str = report_text if not runs else "".join(report_text[start:end] for start, end in self._pieces)
        """The text to read: the report's own, if it repeats nothing."""

    @classmethod
    def of(cls, text: str) -> Reading:
        """Find what `text` repeats.

        Args:
            text: a report's text.
        """
        units = sentences(text)
        return cls(text, units, _runs(text, units))

    def place(self, offset: int) -> int:
        """The offset in the report of the character at `offset` of `self.text`.

        Raises:
            ValueError: if there is no such place; the end of the text counts as one.
        """
        if not 0 <= offset <= len(self.text):
            raise ValueError(f"offset {offset} does not lie in a text of {len(self.text)} characters")
        piece = bisect_right(self._offsets, offset) - 1
        return self._pieces[piece][0] + offset - self._offsets[piece]

    def spans(self, start: int, end: int) -> list[Span]:
        """The places in the report of what stands from `start` to `end` in `self.text`.

        The first place comes first, then one for each repeat that holds all of it. What is cut apart in the
        report,
        because a repeated passage stood in between, has no contiguous place there: then the longest part of
        it that lies in one piece is given (the first of equally long ones), and no repeats.

        Args:
            start, end: offsets in `self.text`, ``0 <= start <= end <= len(self.text)``.

        Raises:
            ValueError: if the offsets do not lie in the text in this order.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}:{end} does not lie in a text of {len(self.text)} characters")
        parts = self._parts(start, end)
        low, high = max(parts, key=lambda part: part[1] - part[0])
        first = Span.of(self._whole, low, high)
        if len(parts) > 1 or not self.repeats:
            return [first]
        high = low + len(first.text.rstrip())
        return [
            first,
            *(Span.of(self._whole, *repeat.mirrored(low, high)) for repeat in self._holding(low, high)),
        ]

    def _parts(self, start: int, end: int) -> list[tuple[int, int]]:
        parts = []
        piece = bisect_right(self._offsets, start) - 1
        while True:
            low, high = self._pieces[piece]
            shift = low - self._offsets[piece]
            parts.append((start + shift, min(end + shift, high)))
            start += parts[-1][1] - parts[-1][0]
            piece += 1
            if start >= end:
                return parts

    def _holding(self, low: int, high: int) -> list[Repeat]:
        unit = bisect_right(self._units, low, key=lambda each: each.start) - 1
        return [
            repeat for repeat in self._covering.get(unit, ()) if repeat.first.start <= low and high <= repeat.first.end
        ]

    def _run(self, unit: int, length: int) -> Span:
        return Span.of(self._whole, self._units[unit].start, self._units[unit + length - 1].end)

    def _kept(self, runs: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
        """Stretches that are read: all but each repeat and the weaker gap beside it (at the end, the first)."""
        pieces = []
        start = 0
        for first, last in _joined(runs):
            low, high = self._units[first].start, self._units[last].end
            before = self._units[first - 1].end
            at_end = last + 1 == len(self._units)
            after = len(self._whole) if at_end else self._units[last + 1].start
            stronger_behind = self._whole.count("\n", high, after) > self._whole.count("\n", before, low)
            cut_from, cut_to = (before, high) if at_end or stronger_behind else (low, after)
            if cut_from > start:
                pieces.append((start, cut_from))
            start = cut_to
        if start < len(self._whole) or not pieces:
            pieces.append((start, len(self._whole)))
        return pieces


def _joined(runs: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """Repeats that follow each other directly, as one stretch of sentences (first, last)."""
    joined: list[tuple[int, int]] = []
    for _, again, length in runs:
        if joined and joined[-1][1] + 1 == again:
            joined[-1] = (joined[-1][0], again + length - 1)
        else:
            joined.append((again, again + length - 1))
    return joined


def _runs(text: str, units: list[Sentence]) -> list[tuple[int, int, int]]:
    """Repeats as (first sentence, the same again, how many), not overlapping, in order of the second.

    Each sentence is compared with the first one that has its words. A run goes on as long as both sides do,
    and backwards over shorter sentences before it. Its first side holds no sentence that is itself a repeat,
    so that every sentence that is left out has a place that is read.
    """
    keys = [" ".join(text[start:end].split()) for start, end, _ in units]
    first: dict[str, int] = {}
    repeated = [False] * len(units)
    runs: list[tuple[int, int, int]] = []

    def equal(one: int, other: int) -> bool:
        return keys[one] == keys[other] and not repeated[one] and not repeated[other]

    unit = 0
    while unit < len(units):
        one = first.setdefault(keys[unit], unit)
        if one == unit:
            unit += 1
            continue
        length, back = 1, 0
        while unit + length < len(units) and one + length < unit and equal(one + length, unit + length):
            length += 1
        while back < one and one + length < unit - back and equal(one - back - 1, unit - back - 1):
            back += 1
        start = unit - back
        if _is_passage(keys, units, start, length + back):
            runs.append((one - back, start, length + back))
            repeated[start : unit + length] = [True] * (length + back)
            unit += length
        else:
            unit += 1
    return runs


def _is_passage(keys: list[str], units: list[Sentence], start: int, length: int) -> bool:
    size = 0
    complete = False
    for unit in range(start, start + length):
        size += len(keys[unit]) + 2 * len(_IDEOGRAPH.findall(keys[unit]))
        complete = complete or units[unit].complete
        if size >= (MIN_CHARACTERS if complete else MIN_UNENDED):
            return True
    return False


def _signs_of(span: Span) -> list[int]:
    return [span.start + place for place, sign in enumerate(span.text) if not sign.isspace()]
