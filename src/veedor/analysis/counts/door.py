"""The revolving door: releases against arrests, in operations and in persons."""

from __future__ import annotations

from typing import Any

from veedor.analysis import periods
from veedor.analysis.frames import EVENTS, check
from veedor.analysis.periods import Every
from veedor.judgement.words import linking
from veedor.optional import need

SIDES = ("arrests", "releases")
COUNTED = tuple(f"{side}{end}" for side in SIDES for end in ("", "_persons_low", "_persons_high", "_untold"))
COLUMNS = ("period", *COUNTED, *(f"{name}_cum" for name in COUNTED))


def door(events: Any, *, every: Every = "month") -> Any:
    """Arrests and releases by period, and how they add up.

    A release of 100 people is one operation and 100 persons: the two are never mixed. Which acts are arrests and which
    releases stands in ``event_acts`` of ``vocabulary/linking.yaml``. Only operations told as having happened count; one
    whose days lie in two periods, or that has no date, is in none of them (`undated` tells how many).

    Args:
        events: a frame of `veedor.analysis.frames.EVENTS`; necessary are ``first, last, type`` and, to tell arrests
            from other acts, ``mode``. Persons are counted from ``persons_low`` and ``persons_high``.
        every: day, week or month.

    Returns:
        One row a period from the first to the last one with an arrest or release: operations; persons, summed over the
        operations that tell a number (the upper bound is missing where one of them is open: "at least 20"); the
        operations that tell none (``_untold``), so that sums of persons are no more than lower bounds where these are
        not 0; and all of them added up from the begin (``_cum``).

    >>> import pandas
    >>> acts = pandas.DataFrame({
    ...     "first": ["2025-01-03", "2025-01-20"], "last": ["2025-01-03", "2025-01-20"], "type": ["COERCE", "RETREAT"],
    ...     "mode": ["arrest", "release"], "persons_low": [10, 100], "persons_high": [12, 100]})
    >>> door(acts)[["arrests", "arrests_persons_high", "releases", "releases_persons_low"]].iloc[0].tolist()
    [1.0, 12.0, 1.0, 100.0]
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    acts = turning(events)
    acts = acts.assign(period=periods.placed(acts, every)).dropna(subset=["period"])
    if acts.empty:
        return pandas.DataFrame(columns=list(COLUMNS))
    told = acts["low"].notna() | acts["high"].notna()
    acts = acts.assign(
        operations=1,
        persons_low=acts["low"].fillna(0.0),
        persons_high=acts["high"].fillna(float("inf")).where(told, 0.0),
        untold=(~told).astype(int),
    )
    sums = acts.groupby(["period", "side"])[["operations", "persons_low", "persons_high", "untold"]].sum()
    rows = periods.index(acts["period"].min(), acts["period"].max(), every)
    out = pandas.DataFrame({"period": rows})
    for side in SIDES:
        mine = _side(sums, side, rows)
        out[side] = mine["operations"].astype(int)
        for name in ("persons_low", "persons_high"):
            out[f"{side}_{name}"] = mine[name]
        out[f"{side}_untold"] = mine["untold"].astype(int)
    out = out.assign(**{f"{name}_cum": out[name].cumsum() for name in COUNTED})
    return out.replace(float("inf"), float("nan"))[list(COLUMNS)]


def _side(sums: Any, side: str, rows: Any) -> Any:
    known = side in sums.index.get_level_values("side")
    return (
        (sums.xs(side, level="side") if known else sums.iloc[:0].droplevel("side"))
        .reindex(rows, fill_value=0)
        .reset_index()
    )


def turning(events: Any) -> Any:
    """The arrests and releases told as having happened: first and last day, ``side``, ``low`` and ``high``."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = check(events, EVENTS)
    act = told["type"].astype(object)
    if "mode" in told:
        act = act + ("-" + told["mode"].astype(object)).where(told["mode"].notna(), "")
    names = {"arrest": "arrests", "release": "releases"}
    side = act.map({a: names[name] for a, name in linking().event_acts.items() if name in names})
    happened = told["modality"] == "asserted" if "modality" in told else pandas.Series(True, index=told.index)
    kept = side.notna() & happened.fillna(False).astype(bool)
    persons = {
        end: told[f"persons_{end}"].astype("float64") if f"persons_{end}" in told else float("nan")
        for end in ("low", "high")
    }
    return told[["first", "last"]].assign(side=side, **persons)[kept]


def undated(events: Any, *, every: Every = "month") -> int:
    """How many arrests and releases lie in no single period, because they have no date or a rough one."""
    return int(periods.placed(turning(events), every).isna().sum())
