"""The result of a leverage test: its numbers, its tables and what may be said of it."""

from __future__ import annotations

import datetime as dt
from typing import Any, ClassVar

import msgspec

from veedor.analysis.calendars import LeverageDate
from veedor.analysis.leverage.coincidence import Window
from veedor.analysis.leverage.epochs import Point
from veedor.analysis.leverage.power import RATIOS
from veedor.analysis.leverage.verdict import Verdict
from veedor.analysis.result import Result
from veedor.analysis.telling import Sentence
from veedor.optional import need


class WindowResult(msgspec.Struct, frozen=True, kw_only=True):
    """One declared window.

    Args:
        window: days around a date.
        operations: after collapsing of bursts.
        dates: distinct days of leverage within the record.
        hits: operations in the window of some date; None, as all below, without operations or dates.
        expected: the same by chance timing, mean over moved dates.
        dates_hit, dates_expected: dates with some operation in their window, and the same by chance timing.
        p: jitter test, one-sided. `p_holm` is adjusted for the number of windows.
        ratio_volume, p_volume: operations per report within over outside, and its one-sided p; None where the volume
            is not known.
        p_textbook: of the literature, for comparison only.
        loo_low, loo_high: range of p if one date is left out.
        power: share of simulated records with an effect of the ratios 1.5, 2, 3 and 5 in which p is below .05.
        verdict: what may be said.
    """

    window: Window
    operations: int
    dates: int
    hits: int | None = None
    expected: float | None = None
    dates_hit: int | None = None
    dates_expected: float | None = None
    p: float | None = None
    p_holm: float | None = None
    ratio_volume: float | None = None
    p_volume: float | None = None
    p_textbook: float | None = None
    loo_low: float | None = None
    loo_high: float | None = None
    power: tuple[float, ...] | None = None
    verdict: Verdict = "cannot tell"

    @property
    def rate(self) -> float | None:
        """Share of the operations that lie in the window of some date."""
        return None if self.hits is None else self.hits / self.operations

    @property
    def trigger_rate(self) -> float | None:
        """Share of the dates that have some operation in their window."""
        return None if self.dates_hit is None else self.dates_hit / self.dates


class NearDate(msgspec.Struct, frozen=True, kw_only=True):
    """A leverage date within the record, and how many operations lie in any declared window of it."""

    date: LeverageDate
    operations_near: int


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """A look beyond the declared windows.

    Args:
        side: which operations: the tested side or the other.
        category: of the dates, or None for all.
        window: days around a date.
        p: jitter test.
        q: adjusted over all such looks (Benjamini-Hochberg).
    """

    side: str
    category: str | None
    window: Window
    p: float
    q: float


class Leverage(Result, frozen=True, kw_only=True):
    """Whether operations fall near leverage dates more often than chance timing would have it.

    Args:
        side: ``concession`` or ``repression``, or what the user calls the operations.
        since, until: first and last day of the record; None without data.
        operations: with an exact day within the record, before collapsing of bursts.
        kept: after collapsing.
        undated: operations without an exact day, which are left out.
        dates: the leverage dates within the record.
        outside: leverage dates that lie outside of the record.
        inexact: deadlines without an exact day, which are left out.
        windows: the declared windows.
        profile: operations by distance to the dates.
        looks: looks beyond the declared windows.
        volume_known: whether the volume of reports was there.
        countries: in how many countries the operations were, where told.
        simulations: number of moved sets of dates.
        frozen: entry of the ledger with the frozen design that was tested; None without.
        frozen_on: day on which that was written.
        frozen_times: how many designs were frozen in this case.
        earlier: the same test over everything, where this one is of later reports alone; it is exploratory.
    """

    topic: ClassVar[str] = "leverage"

    side: str
    since: dt.date | None = None
    until: dt.date | None = None
    operations: int = 0
    kept: int = 0
    undated: int = 0
    dates: tuple[NearDate, ...] = ()
    outside: int = 0
    inexact: int = 0
    windows: tuple[WindowResult, ...] = ()
    profile: tuple[Point, ...] = ()
    looks: tuple[Look, ...] = ()
    volume_known: bool = False
    countries: int = 0
    simulations: int = 0
    frozen: int | None = None
    frozen_on: dt.date | None = None
    frozen_times: int = 0
    earlier: Leverage | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to test: no operations, or no dates."""
        return not self.kept or not self.dates

    def sentences(self, language: str = "en") -> tuple[Sentence, ...]:
        """What may be said, in ``en`` or ``es``: each window's verdict, the standing, and always the cautions."""
        from veedor.analysis.leverage.wording import sentences

        return sentences(self, language)

    def tables(self) -> dict[str, Any]:
        """``windows``, ``profile``, ``dates`` and ``looks``; with `earlier` also ``windows_exploratory``."""
        pandas = need("pandas", extra="analysis", what="an analysis")
        days = pandas.to_datetime([each.date.date for each in self.dates]).astype("datetime64[s]")
        dates = {
            "date": days,
            "category": [each.date.category for each in self.dates],
            "label": [each.date.label for each in self.dates],
            "source": [each.date.source for each in self.dates],
            "operations_near": [each.operations_near for each in self.dates],
        }
        found = {
            "windows": pandas.DataFrame([_row(each) for each in self.windows], columns=_COLUMNS),
            "profile": pandas.DataFrame(
                [msgspec.structs.asdict(point) for point in self.profile],
                columns=["lag", "observed", "expected", "low", "high"],
            ),
            "dates": pandas.DataFrame(dates),
            "looks": pandas.DataFrame(
                [
                    {
                        "what": f"{look.side}, {look.category or 'all dates'}, {look.window}",
                        "side": look.side,
                        "category": look.category,
                        "window": str(look.window),
                        "p": look.p,
                        "q": look.q,
                    }
                    for look in self.looks
                ],
                columns=["what", "side", "category", "window", "p", "q"],
            ),
        }
        if self.earlier is not None:
            found["windows_exploratory"] = self.earlier.tables()["windows"]
        return found


def _power_column(ratio: float) -> str:
    return f"power_{ratio:g}".replace(".", "_")


_COLUMNS = [
    "window",
    "from_day",
    "to_day",
    "operations",
    "dates",
    "hits",
    "expected",
    "rate",
    "dates_hit",
    "dates_expected",
    "trigger_rate",
    "p",
    "p_holm",
    "ratio_volume",
    "p_volume",
    "p_textbook",
    "loo_low",
    "loo_high",
    *map(_power_column, RATIOS),
    "verdict",
]


def _row(each: WindowResult) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.structs.asdict(each)
    power = row.pop("power")
    row |= {"window": str(each.window), "from_day": each.window.from_day, "to_day": each.window.to_day}
    row |= {"rate": each.rate, "trigger_rate": each.trigger_rate}
    return row | {_power_column(ratio): power[n] if power else None for n, ratio in enumerate(RATIOS)}
