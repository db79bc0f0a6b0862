"""Stocks against flows: N_t = N_(t-1) + arrests - releases - deaths + reclassified, in interval arithmetic."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from veedor.analysis.counts.keys import combined
from veedor.analysis.counts.points import points
from veedor.judgement.count_links import Topic
from veedor.judgement.intervals import UNKNOWN, Range
from veedor.judgement.sums import NONE, Flow, falls, flow_between, residual, same_people
from veedor.optional import need

ACTS = ("arrest", "release", "death")
_SUM = ("stock_from", "stock_to", "arrests", "releases", "deaths", "residual")
COLUMNS = (
    "from", "to", *(f"{name}_{end}" for name in _SUM for end in ("low", "high")), "flagged", "assumed", "left", "right",
    "group", "voice", "country",
)  # fmt: skip
_NO_DEATHS, _NO_CHANGE = "nobody died", "nobody was reclassified"


def reconcile(frame: Any, *, reclassified: Range = NONE) -> Any:
    """Each two stocks that follow each other, with the flows that their source tells between them.

    A source's numbers are held against each other only: another source counts other people. A flow that nobody tells
    can be any number from 0 on, a flow of a part of the time is a lower bound. What reports hardly ever tell is taken
    not to have been and named in ``assumed``: deaths, and reclassification. Where neither arrests nor releases are
    told, there is no row.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`, or what `points` made of one.
        reclassified: how many may have been counted newly (above 0) or no more (below 0) between any two stocks.

    Returns:
        One row a pair of stocks: the bounds of all that goes into the sum (missing is open), the residual, and
        ``flagged`` where 0 is outside of it: then no numbers within the bounds make the sum true.

    Example with public figures: 893 on 8 December 2025, 1 released, 10 arrested, 902 on 15 December.

    >>> import pandas
    >>> told = pandas.DataFrame({
    ...     "low": [893, 1, 10, 902], "measure": ["stock", "flow", "flow", "stock"],
    ...     "unit": ["political prisoners", "releases", "arrests", "political prisoners"],
    ...     "first": ["2025-12-08", "2025-12-08", "2025-12-08", "2025-12-15"],
    ...     "last": ["2025-12-08", "2025-12-15", "2025-12-15", "2025-12-15"]})
    >>> sums = reconcile(told.assign(high=told["low"]))
    >>> sums[["residual_low", "residual_high", "flagged"]].values.tolist()
    [[0.0, 0.0, False]]
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = _asserted(frame)
    rows = [row for part in _parts(told) for row in _ladder(part, reclassified)]
    return pandas.DataFrame(rows, columns=list(COLUMNS)).astype({"flagged": bool})


def _asserted(frame: Any) -> Any:
    told = frame if "day_last" in frame else points(frame)
    return told[(told["modality"] == "asserted") & told["day_first"].notna() & told["day_last"].notna()]


def _parts(told: Any) -> Iterator[tuple[Any, Any]]:
    """Stocks and flows of each source and country in which there are both."""
    told = told.assign(source_of=combined(told, ["voice", "country"]))
    flow = told["measure"] == "flow"
    acts = told[flow & told["counted"].isin(ACTS)]
    exact = told[~flow & (told["day_first"] == told["day_last"]) & told["source_of"].isin(acts["source_of"])]
    by_source = dict(list(acts.groupby("source_of", sort=True)))
    for source, stocks in exact.groupby("source_of", sort=True):
        yield stocks, by_source[source]


def _ladder(part: tuple[Any, Any], reclassified: Range) -> Iterator[dict[str, Any]]:
    """The sums of one source: only between stocks that a flow lies between."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    stocks, flows = part
    told = list(flows.itertuples(index=False))
    for (noun, universe), ladder in stocks.groupby(["noun", "universe"], sort=True):
        counted = [f for f in told if _counts_them((f.counted, f.noun, f.universe), f.unit, noun, universe)]
        if not counted:
            continue
        ordered = ladder.sort_values("day_first", kind="stable").drop_duplicates("day_first")
        days = ordered["day_first"].to_numpy()
        first, last = (
            numpy.array([getattr(f, name).to_datetime64() for f in counted]) for name in ("day_first", "day_last")
        )
        at = numpy.searchsorted(days, first, side="right") - 1
        between: dict[int, list[Any]] = defaultdict(list)
        for place, begin, end, flow in zip(at, first, last, counted, strict=True):
            for i in (place - 1, place):
                if 0 <= i < len(days) - 1 and days[i] <= begin and end <= days[i + 1]:
                    between[i].append(flow)
        rows = list(ordered.itertuples(index=False)) if between else []
        for i in sorted(between):
            row = _sum(rows[i], rows[i + 1], {act: _windows(between[i], act) for act in ACTS}, reclassified)
            if row is not None:
                yield row


@lru_cache(maxsize=65_536)
def _counts_them(flow: tuple[str, str, str], words: str, noun: str, universe: str) -> bool:
    return same_people(Topic("flow", *flow), words, noun, universe)


def _windows(flows: list[Any], act: str) -> list[Flow]:
    return [(f.day_first.date(), f.day_last.date(), Range(f.floor, f.ceiling)) for f in flows if f.counted == act]


def _sum(old: Any, new: Any, held: dict[str, list[Flow]], reclassified: Range) -> dict[str, Any] | None:
    before, after = old.day_first.date(), new.day_first.date()
    arrests, releases, deaths = (flow_between(held[act], before, after) for act in ACTS)
    if arrests is None and releases is None:
        return None
    start, end = Range(old.floor, old.ceiling), Range(new.floor, new.ceiling)
    left_over = residual(
        start, end, arrests=arrests, releases=releases, deaths=deaths or NONE, reclassified=reclassified
    )
    parts = (start, end, arrests or UNKNOWN, releases or UNKNOWN, deaths or NONE, left_over)
    bounds = {
        f"{n}_{e}": _bound(v) for n, r in zip(_SUM, parts, strict=True) for e, v in (("low", r.low), ("high", r.high))
    }
    assumed = [_NO_DEATHS] * (deaths is None) + [_NO_CHANGE] * (reclassified == NONE)
    return {
        "from": old.day_first,
        "to": new.day_first,
        **bounds,
        "flagged": 0 not in left_over,
        "assumed": "; ".join(assumed),
        "left": old.id,
        "right": new.id,
        "group": f"stock:{old.noun}" + (f":{old.country}" if old.country else ""),
        "voice": old.voice,
        "country": old.country,
    }


def _bound(value: float) -> float:
    """A finite bound, or missing where that end is open."""
    return value if abs(value) != float("inf") else float("nan")


def flows(frame: Any) -> Any:
    """The flows that are told, one row a source, country and window.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`, or what `points` made of one.

    Returns:
        ``period`` (the window), ``arrests``, ``releases`` and ``deaths`` (ranges in words, empty where not told), their
        bounds, and whose numbers they are. Two numbers of one source for one window give their hull.
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = _asserted(frame)
    told = told[(told["measure"] == "flow") & told["counted"].isin(ACTS)]
    columns = [
        "period",
        "arrests",
        "releases",
        "deaths",
        *(f"{a}s_{e}" for a in ACTS for e in ("low", "high")),
        "voice",
        "country",
    ]
    if told.empty:
        return pandas.DataFrame(columns=columns)
    keys = ["window", "voice", "country"]
    hull = told.groupby([*keys, "counted"], sort=True).agg(low=("floor", "min"), high=("ceiling", "max")).reset_index()
    wide = hull[keys].drop_duplicates().reset_index(drop=True)
    for act in ACTS:
        mine = hull[hull["counted"] == act].drop(columns="counted")
        wide = wide.merge(mine.rename(columns={"low": f"{act}s_low", "high": f"{act}s_high"}), on=keys, how="left")
        wide[f"{act}s"] = [_words(*pair) for pair in zip(wide[f"{act}s_low"], wide[f"{act}s_high"], strict=True)]
    bounds = [f"{act}s_high" for act in ACTS]
    wide[bounds] = wide[bounds].replace(float("inf"), float("nan"))
    return wide.rename(columns={"window": "period"})[columns]


def _words(low: float, high: float) -> str:
    return Range(low, high).words if low == low else ""


def fallen(frame: Any) -> Any:
    """Cumulative counts that fell: of one source, topic and first day, a later number certainly below an earlier one.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`, or what `points` made of one.

    Returns:
        ``left`` (the earlier number) and ``right`` (the later), their last days and bounds, and the common first day.
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = _asserted(frame)
    told = told[told["measure"] == "flow"]
    keys = ["voice", "counted", "noun", "universe", "country", "day_first"]
    told = told.assign(series=combined(told, keys))
    several = told[told.duplicated("series", keep=False)].sort_values(["series", "day_last"], kind="stable")
    rows = []
    for _, part in several.groupby("series", sort=True):
        items = list(part.itertuples(index=False))
        for before, after in falls([(i.day_last.date(), Range(i.floor, i.ceiling)) for i in items]):
            old, new = items[before], items[after]
            ends = (old.day_last, new.day_last, old.low, old.high, new.low, new.high)
            rows.append((old.id, new.id, old.day_first, *ends, old.voice))
    ends = ("left_day", "right_day", "left_low", "left_high", "right_low", "right_high")
    names = ["left", "right", "start", *ends, "voice"]
    return pandas.DataFrame(rows, columns=names)
