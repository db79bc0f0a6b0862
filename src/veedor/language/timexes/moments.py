"""Calendar arithmetic: moments of a stated fineness, moved and written without ever guessing.

A `Moment` is a day, a month or a year of the proleptic Gregorian calendar. Nothing here knows a language or a text.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal

import msgspec

Unit = Literal["D", "W", "M", "Y", "H", "MIN", "S", "Q", "DE", "CE"]
"""Days, weeks, months, years, hours, minutes, seconds, quarters, decades, centuries."""

UNIT_NAMES: dict[str, str] = {
    "D": "day",
    "W": "week",
    "M": "month",
    "Y": "year",
    "H": "hour",
    "MIN": "minute",
    "S": "second",
    "Q": "quarter",
    "DE": "decade",
    "CE": "century",
}
_MONTHS: dict[str, int] = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}
_DAYS: dict[str, int] = {"D": 1, "W": 7}
FIRST_YEAR, LAST_YEAR = 1000, 2999
"""Years that a news report can mean; anything else is a number."""


class Moment(msgspec.Struct, frozen=True, order=True):
    """A year, a month of a year, or a day.

    Args:
        year: 1 to 9999.
        month: 1 to 12, or None for a whole year.
        day: 1 to the last of the month, or None for a whole month.

    >>> Moment(2024, 2, 29).edtf, Moment(2024, 2).edtf, Moment(2024).edtf
    ('2024-02-29', '2024-02', '2024')
    """

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def of(cls, day: dt.date) -> Moment:
        """The moment that is this day."""
        return cls(day.year, day.month, day.day)

    @property
    def edtf(self) -> str:
        """The moment in EDTF (and ISO 8601)."""
        text = f"{self.year:04d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
            if self.day is not None:
                text += f"-{self.day:02d}"
        return text

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Its last day.

        >>> Moment(2023, 2).last.isoformat()
        '2023-02-28'
        """
        if self.month is None:
            return dt.date(self.year, 12, 31)
        return dt.date(self.year, self.month, self.day or days_in(self.year, self.month))


def days_in(year: int, month: int) -> int:
    """How many days a month has.

    >>> days_in(1900, 2), days_in(2000, 2)
    (28, 29)
    """
    return calendar.monthrange(year, month)[1]


def is_day(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day.

    >>> is_day(2025, 2, 31), is_day(2024, 2, 29)
    (False, True)
    """
    return dt.MINYEAR <= year <= dt.MAXYEAR and 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def month_shift(year: int, month: int, by: int) -> tuple[int, int]:
    """The month `by` months later (earlier where negative).

    >>> month_shift(2025, 1, -1)
    (2024, 12)
    """
    index = year * 12 + (month - 1) + by
    return index // 12, index % 12 + 1


def shift(day: dt.date, amount: int, unit: str) -> dt.date:
    """The day `amount` units later; a day that the month lacks becomes the month's last.

    Args:
        day: where to start.
        amount: how many units; negative goes back.
        unit: D, W, M, Q, Y, DE or CE.

    Raises:
        OverflowError: if the result leaves the years 1 to 9999.

    >>> shift(dt.date(2025, 5, 6), -412, "D").isoformat()
    '2024-03-20'
    >>> shift(dt.date(2024, 2, 29), 1, "Y").isoformat()
    '2025-02-28'
    """
    if unit in _DAYS:
        return day + dt.timedelta(days=amount * _DAYS[unit])
    year, month = month_shift(day.year, day.month, amount * _MONTHS[unit])
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        raise OverflowError("date value out of range")
    return dt.date(year, month, min(day.day, days_in(year, month)))


def shift_moment(moment: Moment, amount: int, unit: str) -> Moment:
    """Move a moment, coarsened to what the unit can tell: "three months ago" is a month, "a year ago" a year.

    >>> shift_moment(Moment(2025, 5, 26), -9, "M")
    Moment(year=2024, month=8, day=None)
    >>> shift_moment(Moment(2025, 5, 26), -3, "D").edtf
    '2025-05-23'
    """
    moved = shift(moment.first, amount, unit)
    if unit in ("Y", "DE", "CE"):
        return Moment(moved.year)
    if unit in ("M", "Q"):
        return Moment(moved.year, moved.month)
    return Moment.of(moved)


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the ISO week that the day lies in."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def week_value(day: dt.date) -> str:
    """The ISO week of a day.

    >>> week_value(dt.date(2021, 1, 3))
    '2020-W53'
    """
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def interval(first: dt.date, last: dt.date) -> str:
    """A closed EDTF interval of days, in whole months or years where it consists of them.

    >>> interval(dt.date(2021, 1, 1), dt.date(2021, 3, 31))
    '2021-01/2021-03'
    >>> interval(dt.date(2021, 3, 1), dt.date(2021, 3, 31))
    '2021-03'
    """
    if first.day == 1 and last.day == days_in(last.year, last.month):
        if first.month == 1 and last.month == 12:
            start, end = f"{first.year:04d}", f"{last.year:04d}"
        else:
            start, end = f"{first:%Y-%m}".zfill(7), f"{last:%Y-%m}".zfill(7)
    else:
        start, end = first.isoformat(), last.isoformat()
    return start if start == end else f"{start}/{end}"


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar.

    >>> easter(2025).isoformat()
    '2025-04-20'
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return dt.date(year, month, day + 1)
