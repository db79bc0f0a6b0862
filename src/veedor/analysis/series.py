"""Repression and concession by day, week or month, promised apart from executed, operations apart from persons."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Set
from typing import Any

import msgspec
import numpy as np

from veedor.analysis.frames import EVENTS, REPORTS, check
from veedor.analysis.periods import Every, after, fitting, floor, index, placed
from veedor.analysis.sides import sides
from veedor.analysis.weights import Weights, weights
from veedor.optional import need

UNSETTLED_WEEKS = 6
"""Reports tell of a week for weeks after it: this many of the last ones may still fill."""
_FEW = 20
"""With fewer dated operations, one in twenty of them is not even one."""

COLUMNS = (
    "period repression concession repression_persons_low repression_persons_high concession_persons_low "
    "concession_persons_high threatened promised alleged volume balance balance_low balance_high settled "
    "operations effective"
).split()


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Operations sorted into sides and periods.

    Args:
        series: one row a period with the columns `COLUMNS`. A period without any report and any act is *no data*: its
            counts are missing, not 0. ``operations`` is how many executed acts there are whatever their weights,
            ``effective`` how many equal ones the weighted ones are worth.
        events: the operations that belong to a side, with the columns of `veedor.analysis.sides.sides` and ``period``.
        every: day, week or month.
        why: reason -> how many operations were not counted for it.
        unplaced: executed operations of a side with no date that lies in one period.
        whole: repression, concession, operations, effective: of all executed operations, dated or not.
    """

    series: Any
    events: Any
    every: Every
    why: dict[str, int]
    unplaced: int
    whole: dict[str, float]


def series(
    events: Any,
    reports: Any = None,
    *,
    table: Weights | None = None,
    home: str | None = None,
    every: Every | None = None,
    source_weights: Mapping[str, float] | None = None,
    publishers: Set[str] | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    unsettled_weeks: int = UNSETTLED_WEEKS,
) -> Counted:
    """Sort operations into sides and periods and count them.

    Args:
        events: a frame with ``first``, ``last``, ``type`` and what is known of the other columns of
            `veedor.analysis.frames.EVENTS`. Without ``modality`` all are taken as asserted; what is done without
            ``actor_sectors`` says `veedor.analysis.sides.sides`.
        reports: a frame with ``published`` (and ``source``), for the volume; None is an unknown volume.
        table: weights of acts; None is the table that ships.
        home: ISO 3166-1 alpha-3 of the government's country; None takes each actor's own.
        every: day, week or month; None is weeks for a record of up to five years, else months.
        source_weights: source -> how much it counts. An operation counts as much as its weightiest source; with none of
            its own, 1. A source of weight 0 is not counted at all.
        publishers: whose reports are the volume; None is everybody's. They are counted on all topics.
        since, until: first and last day of the series; None is the record's own.
        unsettled_weeks: see `UNSETTLED_WEEKS`.

    Raises:
        UsageError: A001, A002 for a frame that lacks a column or has days that cannot be read.

    >>> import pandas
    >>> told = pandas.DataFrame({"first": ["2025-03-03", "2025-03-12"], "last": ["2025-03-03", "2025-03-12"],
    ...                          "type": ["COERCE", "RETREAT"], "mode": ["arrest", "release"]})
    >>> series(told).series[["period", "repression", "concession"]].values.tolist()
    [[Timestamp('2025-03-03 00:00:00'), 1.0, 0.0], [Timestamp('2025-03-10 00:00:00'), 0.0, 1.0]]
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    events = check(events, EVENTS)
    reports = None if reports is None else check(reports, REPORTS)
    told = sides(events, table or weights(), home=home)
    listed = told["why"] == "counted"
    told.loc[listed, "weight"] *= _source_weights(events[listed], source_weights or {})
    kept = listed & (told["weight"] > 0)
    why = {str(k): int(n) for k, n in told["why"].value_counts().items() if k not in ("counted", "unlisted")}
    chosen = pandas.concat(
        [events[kept].drop(columns=["side", "stage", "weight", "why"], errors="ignore"), told[kept]], axis=1
    )
    span = _span(chosen, reports, since, until)
    every = every or (fitting(*_covered(chosen, reports, span)) if span else "week")
    chosen["period"] = placed(chosen, every)
    executed = chosen[chosen["stage"] == "executed"]
    rows = _rows(chosen, executed, reports, publishers, every, span, unsettled_weeks)
    return Counted(
        series=rows,
        events=chosen,
        every=every,
        why=why,
        unplaced=int(executed["period"].isna().sum()),
        whole=_whole(executed),
    )


def jeffreys(concession: Any, repression: Any, effective: Any) -> tuple[Any, Any, Any]:
    """Balance (C - R) / (C + R) with its 95% Jeffreys interval; missing where both are 0 or missing.

    With p the share of concession, p ~ Beta(C + 1/2, R + 1/2) and the balance is 2p - 1 (Brown, Cai and DasGupta 2001).
    Weighted acts enter as many equal ones as they are worth.

    >>> tuple(round(float(x), 3) for x in jeffreys(9.0, 3.0, 12.0))
    (0.5, -0.058, 0.848)
    """
    stats = need("scipy.stats", extra="analysis", what="a balance")
    c, r, n = (np.asarray(x, dtype=float) for x in (concession, repression, effective))
    with np.errstate(invalid="ignore", divide="ignore"):
        p = np.where(c + r > 0, c / (c + r), np.nan)
    a, b = p * n + 0.5, (1 - p) * n + 0.5
    return 2 * p - 1, 2 * stats.beta.ppf(0.025, a, b) - 1, 2 * stats.beta.ppf(0.975, a, b) - 1


def _source_weights(events: Any, given: Mapping[str, float]) -> Any:
    if not given or "sources" not in events:
        return np.ones(len(events))
    return np.array([max((given.get(name, 1.0) for name in names), default=1.0) for names in events["sources"]])


def _span(events: Any, reports: Any, since: dt.date | None, until: dt.date | None) -> tuple[Any, Any] | None:
    """First and last day of the series; None where nothing is dated."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    days = [events["first"], events["last"]]
    if reports is not None and len(events):
        days.append(reports["published"])
    dated = pandas.concat(days).dropna()
    low = pandas.Timestamp(since) if since else dated.min() if len(dated) else None
    high = pandas.Timestamp(until) if until else dated.max() if len(dated) else None
    return (low, high) if len(events) and low is not None and high is not None and low <= high else None


def _covered(events: Any, reports: Any, span: tuple[Any, Any]) -> tuple[Any, Any]:
    """The days that a record is mostly about: those of its reports, and of nine in ten of its dated operations.

    A report may tell of one act of long ago, and a yearly report, which may state no day of publication, of a whole
    year: the span of all operations is too long for the one, that of the reports too short for the other.
    """
    published = None if reports is None else reports["published"].dropna()
    if published is None or published.empty:
        return span
    dated = events.dropna(subset=["first", "last"])
    if len(dated) < _FEW:
        return published.min(), published.max()
    first = dated["first"].quantile(0.05, interpolation="nearest")
    last = dated["last"].quantile(0.95, interpolation="nearest")
    return min(published.min(), max(first, span[0])), max(published.max(), min(last, span[1]))


def _rows(
    chosen: Any,
    executed: Any,
    reports: Any,
    publishers: Set[str] | None,
    every: Every,
    span: tuple[Any, Any] | None,
    unsettled_weeks: int,
) -> Any:
    pandas = need("pandas", extra="analysis", what="an analysis")
    if span is None:
        return pandas.DataFrame({name: pandas.Series(dtype=_dtype(name)) for name in COLUMNS})
    periods = index(*span, every)
    rows = pandas.DataFrame(index=periods)
    for side in ("repression", "concession"):
        mine = executed[executed["side"] == side]
        rows[side] = _sum(mine, "weight", periods)
        for end in ("low", "high"):
            rows[f"{side}_persons_{end}"] = _persons(mine, end, periods)
    announced = chosen[chosen["stage"] == "announced"]
    rows["threatened"] = _sum(announced[announced["side"] == "repression"], "weight", periods)
    rows["promised"] = _sum(announced[announced["side"] == "concession"], "weight", periods)
    rows["alleged"] = _sum(chosen[chosen["stage"] == "alleged"], "weight", periods)
    rows["volume"] = _volume(reports, publishers, periods, every)
    counts = executed.groupby("period").size().reindex(periods, fill_value=0)
    rows["operations"] = counts.astype(float)
    squares = _sum(executed.assign(square=executed["weight"] ** 2), "square", periods)
    rows["effective"] = _effective(rows["repression"] + rows["concession"], squares)
    silent = (rows["volume"] == 0) & (chosen.groupby("period").size().reindex(periods, fill_value=0) == 0)
    empty = ["repression", "concession", "threatened", "promised", "alleged", "operations", "effective"]
    rows.loc[silent, empty] = float("nan")
    rows["balance"], rows["balance_low"], rows["balance_high"] = jeffreys(
        rows["concession"], rows["repression"], rows["effective"]
    )
    rows["settled"] = after(periods, every) <= _end(reports, span) - pandas.Timedelta(weeks=unsettled_weeks)
    return rows.rename_axis("period").reset_index()[list(COLUMNS)]


def _dtype(name: str) -> str:
    return {"period": "datetime64[ns]", "settled": "bool"}.get(name, "float64")


def _end(reports: Any, span: tuple[Any, Any]) -> Any:
    """The first day after the record, which reports may know to go on after the last day that is shown."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    newest = pandas.NaT if reports is None else reports["published"].max()
    last = span[1] if pandas.isna(newest) else newest.normalize()
    return last + pandas.Timedelta(days=1)


def _sum(events: Any, column: str, periods: Any) -> Any:
    return events.groupby("period")[column].sum().reindex(periods, fill_value=0.0).astype(float)


def _persons(events: Any, end: str, periods: Any) -> Any:
    """Persons concerned, over the operations that tell it; missing where none does, or where that end is open."""
    column = f"persons_{end}"
    if "persons_low" not in events or column not in events:
        return np.nan
    told = events[events["persons_low"].notna()]
    return told.groupby("period")[column].agg(lambda x: x.sum(skipna=False)).reindex(periods).astype(float)


def _volume(reports: Any, publishers: Set[str] | None, periods: Any, every: Every) -> Any:
    if reports is None:
        return np.nan
    if publishers is not None and "source" in reports:
        reports = reports[reports["source"].isin(publishers)]
    told = reports["published"].dropna()
    return floor(told, every).value_counts().reindex(periods, fill_value=0).astype(float)


def _effective(total: Any, squares: Any) -> Any:
    """How many equal operations weighted ones are worth (Kish 1965), and never more than their weights add up to."""
    total, squares = np.asarray(total, dtype=float), np.asarray(squares, dtype=float)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.minimum(np.where(squares > 0, total**2 / squares, 0.0), total)


def _whole(executed: Any) -> dict[str, float]:
    told = {
        side: float(executed.loc[executed["side"] == side, "weight"].sum()) for side in ("repression", "concession")
    }
    total, squares = sum(told.values()), float((executed["weight"] ** 2).sum())
    return {**told, "operations": float(len(executed)), "effective": float(_effective(total, squares))}
