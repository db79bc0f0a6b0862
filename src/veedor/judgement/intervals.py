"""Intervals of days and of numbers: what a claim's ``when``, ``low`` and ``high`` allow.

Days: `extent` gives the hull of an EDTF value, `Life` the four bounds of a status (methods: certain core,
possible hull). Numbers: `Range` is closed and may be open-ended; its arithmetic is interval arithmetic.
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from veedor.claims.claim import CountClaim
from veedor.edtf import bounds, is_edtf

DAY = timedelta(days=1)


@lru_cache(maxsize=65_536)
def extent(when: str | None) -> tuple[date | None, date | None]:
    """First and last day that `when` allows; (None, None) where it is None or no EDTF (finding J504 tells of
    it).

    >>> extent("2025-05")
    (datetime.date(2025, 5, 1), datetime.date(2025, 5, 31))
    """
    return bounds(when) if when and is_edtf(when) else (None, None)


def gap(left: tuple[date | None, date | None], right: tuple[date | None, date | None]) -> int:
    """Days between two extents; 0 where they share a day or one end is open.

    >>> gap(extent("2025-05-01"), extent("2025-05-06")), gap(extent("2025-05"), extent("2025-05-06"))
    (5, 0)
    """
    days = 0
    if left[1] and right[0]:
        days = max(days, (right[0] - left[1]).days)
    if right[1] and left[0]:
        days = max(days, (left[0] - right[1]).days)
    return days


def length(days: tuple[date | None, date | None]) -> int | None:
    """How many days an extent spans, or None where an end is open.

    >>> length(extent("2025-05"))
    31
    """
    return (days[1] - days[0]).days + 1 if days[0] and days[1] else None


class Life(msgspec.Struct, frozen=True):
    """A status in time: it began in [start_low, start_high] and ended in [end_low, end_high]; None is not
    known.

    The certain core is ``[start_high, end_low)``, the possible hull ``[start_low, end_high)``.
    """

    start_low: date | None = None
    start_high: date | None = None
    end_low: date | None = None
    end_high: date | None = None

    @classmethod
    def of(cls, when: str | None, published: date | None) -> Life:
        """The life that a status claim tells.

        A standing state without a begin (`when` None) was in force on the day of publication; one that goes
        on (``DATE/..``) as well, and its end is not known. Of one with an unknown end (``DATE/``) nobody says
        that it went on. A single day says that it was in force on that day.

        >>> Life.of("2024-12-08/..", date(2025, 1, 1)).core
        (datetime.date(2024, 12, 8), datetime.date(2025, 1, 2))
        >>> Life.of(None, date(2025, 1, 1)).core
        (datetime.date(2025, 1, 1), datetime.date(2025, 1, 2))
        >>> Life.of("2025-05", None).core is None
        True
        """
        after = published + DAY if published else None
        if not when or not is_edtf(when):
            return cls(start_high=published, end_low=after)
        if "/" not in when:
            low, high = bounds(when)
            return cls._single(low, high)
        start, _, end = when.partition("/")
        first = bounds(start) if start not in ("", "..") else (None, None)
        last = bounds(end) if end not in ("", "..") else (None, None)
        if last != (None, None):
            return cls(first[0], first[1], last[0], last[1] + DAY if last[1] else None)
        goes_on = after if end == ".." and after and first[1] and after > first[1] else None
        return cls(first[0], first[1], goes_on, None)

    @classmethod
    def _single(cls, low: date | None, high: date | None) -> Life:
        """In force at some time in [low, high]: certain only where that is one day."""
        if low is None or high is None:
            return cls()
        return cls(None, low, high + DAY, None) if low == high else cls(None, high, low, None)

    @property
    def core(self) -> tuple[date, date] | None:
        """The days on which it was certainly in force, half-open, or None."""
        if self.start_high and self.end_low and self.start_high < self.end_low:
            return self.start_high, self.end_low
        return None

    @property
    def hull(self) -> tuple[date, date]:
        """The days on which it may have been in force, half-open."""
        return self.start_low or date.min, self.end_high or date.max


def shared(left: tuple[date, date] | None, right: tuple[date, date] | None) -> tuple[date, date] | None:
    """The days that two half-open intervals share, or None."""
    if left is None or right is None:
        return None
    start, end = max(left[0], right[0]), min(left[1], right[1])
    return (start, end) if start < end else None


class Range(msgspec.Struct, frozen=True):
    """A closed interval of numbers; infinite ends are open.

    >>> Range(893, 893) + Range(10, 10) - Range(1, 1)
    Range(low=902, high=902)
    """

    low: float
    high: float

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    def __sub__(self, other: Range) -> Range:
        return Range(self.low - other.high, self.high - other.low)

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def meets(self, other: Range) -> bool:
        """Whether some number lies in both."""
        return self.low <= other.high and other.low <= self.high

    @property
    def words(self) -> str:
        """The interval for a person.

        >>> Range(850, 949).words, Range(24, math.inf).words, Range(5, 5).words
        ('850 to 949', 'at least 24', '5')
        """
        if self.low == self.high:
            return number(self.low)
        if self.high == math.inf:
            return f"at least {number(self.low)}" if self.low > -math.inf else "unknown"
        return f"at most {number(self.high)}" if self.low <= 0 else f"{number(self.low)} to {number(self.high)}"


UNKNOWN = Range(0, math.inf)
"""A flow of which no number is known: it cannot be negative."""


def number(value: float) -> str:
    """A number as a person writes it.

    >>> number(1800.0), number(42.6)
    ('1,800', '42.6')
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def rounding(value: float) -> Range:
    """What a number that was rounded to its last significant digit can have been.

    "About 900" was rounded to hundreds: 850 to 949. The rule takes the last digit that is not a zero as
    the one that was rounded to, so 1,000 is 500 to 1,499 and 893 is itself; whole numbers are taken to count
    whole things, other numbers are taken half a step to either side. Zero is not widened.

    >>> rounding(900), rounding(1800), rounding(893)
    (Range(low=850, high=949), Range(low=1750, high=1849), Range(low=893, high=893))
    >>> rounding(2.5)
    Range(low=2.45, high=2.55)
    """
    if value == 0 or not math.isfinite(value):
        return Range(value, value)
    if not float(value).is_integer():
        digits = len(repr(float(value)).partition(".")[2])
        half = 0.5 * 10**-digits
        return Range(round(value - half, digits + 1), round(value + half, digits + 1))
    whole, step = int(value), 1
    while whole % (step * 10) == 0:
        step *= 10
    return Range(whole, whole) if step == 1 else Range(whole - step // 2, whole + step // 2 - 1)


def range_of(claim: CountClaim) -> Range:
    """The numbers that a count claim allows, with its qualifier; a missing end is open, and no count is
    negative.

    >>> said = {"low": 900, "high": 900, "qualifier": "about", "unit": "prisoners", "measure": "stock"}
    >>> range_of(CountClaim(id="c", report="r", evidence=(), **said))
    Range(low=850, high=949)
    """
    low, high = claim.low, claim.high
    if claim.qualifier == "about":
        return Range(rounding(low).low if low is not None else 0, rounding(high).high if high is not None else math.inf)
    if claim.qualifier == "more_than" and low is not None and float(low).is_integer():
        low += 1
    if claim.qualifier == "fewer_than" and high is not None and float(high).is_integer():
        high -= 1
    return Range(low if low is not None else 0, high if high is not None else math.inf)
