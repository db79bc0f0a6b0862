"""Operations on the days of a record, counted around many sets of dates at once."""

from __future__ import annotations

import numpy as np

from veedor.analysis.leverage.coincidence import Days, Window


class Track:
    """Operations by day, summed from the left, so that a count in any stretch of days is one subtraction.

    Args:
        operations: days from 0 to `length` - 1, in any order.
        length: days of the record.

    >>> track = Track(np.array([3, 5, 5, 20]), 30)
    >>> int(track.near(np.array([4, 6]), Window(-2, 1))), int(track.reached(np.array([4, 6, 12]), Window(-2, 1)))
    (3, 2)
    """

    def __init__(self, operations: Days, length: int) -> None:
        self.length = length
        self.total = len(operations)
        self._before = np.concatenate(([0], np.cumsum(np.bincount(operations, minlength=length)))).astype(np.int32)

    def near(self, dates: Days, window: Window) -> Days:
        """Operations in the window of at least one date; of the last axis of `dates` none need be in order."""
        return self.between(*stretches(dates, window, self.length))

    def between(self, begins: Days, ends: Days) -> Days:
        """Operations in stretches of days (ends not within), summed over the last axis."""
        return (self._before[ends] - self._before[begins]).sum(-1)

    def each(self, dates: Days, window: Window) -> Days:
        """Operations in the window of each date; one between two dates counts for both."""
        begins = np.clip(dates + window.from_day, 0, self.length)
        ends = np.clip(dates + window.to_day + 1, 0, self.length)
        return self._before[ends] - self._before[begins]

    def reached(self, dates: Days, window: Window) -> Days:
        """Dates that have an operation in their window, counted over the last axis."""
        return (self.each(dates, window) > 0).sum(-1)


def stretches(dates: Days, window: Window, length: int) -> tuple[Days, Days]:
    """The union of the windows of dates, as begins and ends (not within) of stretches that do not overlap.

    Args:
        dates: days; sets of dates along the last axis.
        window: around each.
        length: days of the record, beyond which nothing is counted.
    """
    held = np.sort(dates, axis=-1)
    begins = held + window.from_day
    ends = held + window.to_day + 1
    ends[..., :-1] = np.minimum(ends[..., :-1], begins[..., 1:])
    return np.clip(begins, 0, length), np.clip(ends, 0, length)


def covered(dates: Days, window: Window, length: int) -> Days:
    """Which days of the record lie in the window of some date."""
    marks = np.zeros(length + 1, dtype=np.int64)
    begins, ends = stretches(np.asarray(dates), window, length)
    np.add.at(marks, begins, 1)
    np.add.at(marks, ends, -1)
    return np.cumsum(marks)[:length] > 0
