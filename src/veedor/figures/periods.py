"""A series of periods as figures draw it: where each begins and ends, which are settled, which had no reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from itertools import groupby, pairwise

import msgspec

from veedor.figures.drawing import Sheet
from veedor.figures.given import Given, Row, number
from veedor.figures.scales import Days
from veedor.figures.wording import month_name


class Period(msgspec.Struct, frozen=True):
    """One period of a series: its first and last day, and its row."""

    first: dt.date
    last: dt.date
    row: Row

    @property
    def settled(self) -> bool:
        """Whether reports on it have come in; where nobody says, they have."""
        return self.row.get("settled") is not False

    @property
    def silent(self) -> bool:
        """Whether no source wrote anything, on any topic: then nothing is known, and not that nothing was."""
        return "volume" in self.row and not number(self.row, "volume")


def periods(given: Given, table: str, *needed: str) -> list[Period]:
    """The rows of a table with a column ``period``, in order, each reaching to the next.

    The last is as long as the shortest one before it, a day at least.
    """
    return in_order(given.rows(table, "period", *needed))


def in_order(found: list[Row]) -> list[Period]:
    """Rows with a ``period`` as periods, in order; see `periods`."""
    rows = sorted((row for row in found if row["period"]), key=lambda row: row["period"])
    firsts = [row["period"] for row in rows]
    gaps = [(after - before).days for before, after in pairwise(firsts)]
    length = min([gap for gap in gaps if gap > 0], default=7)
    made = []
    for i, row in enumerate(rows):
        end = firsts[i + 1] if i + 1 < len(rows) and gaps[i] < 2 * length + 4 else firsts[i] + dt.timedelta(days=length)
        made.append(Period(firsts[i], end - dt.timedelta(days=1), row))
    return made


def scale_of(found: list[Period], left: float, right: float) -> Days:
    """The days of a series, which must not be empty."""
    return Days(found[0].first, found[-1].last, left, right)


def named(period: Period, language: str) -> str:
    """A period for people: a day, a month, or its two ends.

    >>> named(Period(dt.date(2025, 2, 1), dt.date(2025, 2, 28), {}), "es")
    'feb 2025'
    """
    a, b = period.first, period.last
    if a == b:
        return f"{a.day} {month_name(a.month, language)} {a.year}"
    if a.day == 1 and (b + dt.timedelta(days=1)).day == 1 and a.month == b.month and a.year == b.year:
        return f"{month_name(a.month, language)} {a.year}"
    year = "" if a.year == b.year else f" {a.year}"
    month = "" if a.month == b.month and not year else f" {month_name(a.month, language)}"
    return f"{a.day}{month}{year}–{b.day} {month_name(b.month, language)} {b.year}"


def veil(sheet: Sheet, scale: Days, found: list[Period], top: float, bottom: float) -> bool:
    """Grey behind the periods that may still fill up.

    Returns:
        Whether there are any.
    """
    open_ones = [period for period in found if not period.settled]
    for first, last in _runs(found, lambda period: not period.settled):
        sheet.rect(scale(first), top, scale(last + dt.timedelta(days=1)) - scale(first), bottom - top, fill="veil")
    return bool(open_ones)


def silence(sheet: Sheet, scale: Days, found: list[Period], top: float, bottom: float) -> bool:
    """Dots behind the periods of which no source wrote.

    Returns:
        Whether there are any.
    """
    runs = list(_runs(found, lambda period: period.silent))
    for first, last in runs:
        sheet.rect(scale(first), top, scale(last + dt.timedelta(days=1)) - scale(first), bottom - top, hatch="silence")
    return bool(runs)


def _runs(found: list[Period], which: Callable[[Period], bool]) -> Iterator[tuple[dt.date, dt.date]]:
    """Stretches of periods of which something is true: first day of the first, last day of the last."""
    for chosen, run in groupby(found, key=which):
        held = list(run)
        if chosen:
            yield held[0].first, held[-1].last
