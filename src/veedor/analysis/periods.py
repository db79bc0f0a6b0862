"""Days, weeks and months: the periods of a series, and which operations can be put into one."""

from __future__ import annotations

from typing import Any, Literal

from veedor.optional import need

Every = Literal["day", "week", "month"]
_LONG = 5 * 366
"""From so many days on, a record is told by month where nobody says otherwise: 260 weeks are more than a page shows."""


def floor(days: Any, every: Every) -> Any:
    """The first day of the period of each day: the day, the Monday of its week, or the first of its month.

    >>> import pandas
    >>> days = pandas.Series(pandas.to_datetime(["2025-05-06", None]))
    >>> floor(days, "week")[0], floor(days, "month")[0]
    (Timestamp('2025-05-05 00:00:00'), Timestamp('2025-05-01 00:00:00'))
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    whole = days.dt.normalize()
    if every == "day":
        return whole
    if every == "week":
        return whole - pandas.to_timedelta(whole.dt.weekday, unit="D")
    return whole - pandas.to_timedelta(whole.dt.day - 1, unit="D")


def placed(events: Any, every: Every) -> Any:
    """The period of each operation whose first and last day lie in one; NaT for the others and for undated ones.

    A date that is told no better than "in March" is put into no week: that would be a guess.
    """
    first, last = floor(events["first"], every), floor(events["last"], every)
    return first.where(first == last)


def index(first: Any, last: Any, every: Every) -> Any:
    """All periods from that of one day to that of another, as a DatetimeIndex."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    ends = floor(pandas.Series([first, last]), every)
    return pandas.date_range(ends[0], ends[1], freq={"day": "D", "week": "W-MON", "month": "MS"}[every])


def after(periods: Any, every: Every) -> Any:
    """The first day after each period.

    >>> import pandas
    >>> after(pandas.DatetimeIndex(["2025-02-01"]), "month")[0]
    Timestamp('2025-03-01 00:00:00')
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    step = {"day": pandas.DateOffset(days=1), "week": pandas.DateOffset(days=7), "month": pandas.DateOffset(months=1)}
    return periods + step[every]


def fitting(first: Any, last: Any) -> Every:
    """Weeks for a record of up to five years, else months."""
    return "month" if (last - first).days > _LONG else "week"
