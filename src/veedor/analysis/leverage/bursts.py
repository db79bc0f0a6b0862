"""Bursts: many acts in few days are one decision as far as timing goes."""

from __future__ import annotations

import math

import numpy as np

from veedor.analysis.leverage.coincidence import Days

GAP = 7
"""Days without an operation that end a burst."""


def collapse(days: Days, *, gap: int = GAP) -> Days:
    """The first operation of each burst: one is kept only if it comes more than `gap` days after the preceding one.

    Args:
        days: days of operations, in any order.
        gap: see above; 0 keeps one for each day.

    >>> collapse([1, 3, 9, 20, 27, 35]).tolist()
    [1, 20, 35]
    """
    held = np.sort(np.asarray(days, dtype=np.int64))
    return held[np.diff(held, prepend=held[0] - gap - 1) > gap] if len(held) else held


def before_collapsing(kept: int, *, length: int, gap: int = GAP) -> int:
    """How many operations at random leave `kept` after collapsing, on average.

    Of *n* operations at random in *length* days about ``n * exp(-n * gap / length)`` stay. There is a most that can
    stay; from there on the answer is the *n* that leaves most.

    Args:
        kept: number after collapsing.
        length: days of the record.
        gap: as in `collapse`.

    >>> before_collapsing(20, length=1095), before_collapsing(1000, length=1095), before_collapsing(5, length=0)
    (23, 156, 5)
    """
    if gap < 1 or length < 1:
        return kept
    most = length / gap
    n = float(kept)
    for _ in range(200):
        n = min(most, kept * math.exp(n * gap / length))
    return max(kept, round(n)) if n < most else max(1, round(most))
