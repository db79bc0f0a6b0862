"""Scales: numbers and days to pixels, with ticks where people expect them."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator

import msgspec

from veedor.figures.wording import month_name


class Linear(msgspec.Struct, frozen=True):
    """Numbers from `low` to `high` laid between the pixels `start` and `end`.

    >>> Linear(0, 10, 100, 200)(5)
    150.0
    """

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of a number."""
        return self.start + (value - self.low) / ((self.high - self.low) or 1) * (self.end - self.start)

    def ticks(self, most: int = 6, *, whole: bool = False) -> list[float]:
        """Round numbers within, about `most` of them.

        Args:
            most: how many there may be.
            whole: whether the numbers count something, so that half a step makes no sense.

        >>> Linear(0, 23, 0, 1).ticks(6)
        [0.0, 5.0, 10.0, 15.0, 20.0]
        """
        step = _step((self.high - self.low) / max(1, most - 1))
        step = max(1.0, step) if whole else step
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [round(n * step, 10) + 0.0 for n in range(first, last + 1)]


def _step(rough: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50, ..."""
    if rough <= 0:
        return 1.0
    power = 10 ** math.floor(math.log10(rough))
    return next(float(power * factor) for factor in (1, 2, 5, 10) if power * factor >= rough * (1 - 1e-9))


def reaching(values: Iterable[float | None], start: float, end: float, *, least: float = 1.0) -> Linear:
    """A scale from 0 to a little above the highest of the values, at least to `least`."""
    highest = max([least, *(value for value in values if value is not None and math.isfinite(value))])
    return Linear(0, highest * 1.05, start, end)


class Days(msgspec.Struct, frozen=True):
    """Days from `first` to `last` laid between the pixels `start` and `end`; the last day has its width too."""

    first: dt.date
    last: dt.date
    start: float
    end: float

    def __call__(self, day: dt.date) -> float:
        """The pixel at which a day begins."""
        return self.start + (day - self.first).days * self.day

    @property
    def day(self) -> float:
        """Pixels a day."""
        return (self.end - self.start) / ((self.last - self.first).days + 1)

    def ticks(self, language: str, *, room: float = 62) -> list[tuple[dt.date, str]]:
        """Days with a label, as close as `room` pixels a label allow.

        >>> scale = Days(dt.date(2024, 12, 1), dt.date(2025, 3, 31), 0, 400)
        >>> scale.ticks("es")
        [(datetime.date(2024, 12, 1), 'dic 2024'), (datetime.date(2025, 1, 1), 'ene 2025'),
         (datetime.date(2025, 2, 1), 'feb'), (datetime.date(2025, 3, 1), 'mar')]
        """
        most = max(1, int((self.end - self.start) / room))
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        if months <= 2 and (self.last - self.first).days < 7 * most:
            step = next((n for n in (1, 2, 7, 14) if (self.last - self.first).days / n < most), 14)
            return [_day_label(day, language) for day in self._every(step)]
        step = next((n for n in (1, 3, 6) if months / n <= most), 0)
        if step:
            return self._months(step, language)
        years = next(n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if months / 12 / n <= most)
        found = [dt.date(y, 1, 1) for y in range(self.first.year, self.last.year + 1) if y % years == 0]
        return [(day, str(day.year)) for day in found if day >= self.first]

    def _every(self, step: int) -> Iterator[dt.date]:
        day = self.first
        while day <= self.last:
            yield day
            day += dt.timedelta(days=step)

    def _months(self, step: int, language: str) -> list[tuple[dt.date, str]]:
        found: list[tuple[dt.date, str]] = []
        for n in range(self.first.year * 12 + self.first.month - 1, self.last.year * 12 + self.last.month):
            day = dt.date(n // 12, n % 12 + 1, 1)
            if n % step == 0 and day >= self.first:
                name = month_name(day.month, language)
                shown = f"{name} {day.year}" if not found or found[-1][0].year != day.year else name
                found.append((day, shown))
        return found


def _day_label(day: dt.date, language: str) -> tuple[dt.date, str]:
    return day, f"{day.day} {month_name(day.month, language)}"


def around(days: Iterable[dt.date | None], start: float, end: float, *, least: int = 28) -> Days | None:
    """A scale of days that holds all that are told, at least `least` days wide; None where none is."""
    told = [day for day in days if day is not None]
    if not told:
        return None
    first, last = min(told), max(told)
    missing = max(0, least - (last - first).days - 1)
    return Days(first - dt.timedelta(days=missing // 2), last + dt.timedelta(days=missing - missing // 2), start, end)
