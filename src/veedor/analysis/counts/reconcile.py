"""Stocks against flows: N_t = N_(t-1) + arrests - releases - deaths + reclassified, in interval arithmetic."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from veedor.analysis.counts.keys import combined
from veedor.analysis.counts.points import points
from veedor.judgement.count_links import Topic
from veedor.judgement.intervals import UNKNOWN, Range
from veedor.judgement.sums import NONE, covers, falls, residual, same_people
from veedor.optional import need

ACTS = ("arrest", "release", "death")
_SUM = ("stock_from", "stock_to", "arrests", "releases", "deaths", "residual")
COLUMNS = (
    "from", "to", *(f"{name}_{end}" for name in _SUM for end in ("low", "high")), "flagged", "assumed", "left", "right",
    "group", "voice", "country",
)  # fmt: skip
_WIDE = 10_000_000
"""More days than a calendar has: ladder and day in one number."""
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
    told = told.assign(source_of=combined(told, ["voice", "country"]))
    pairs = _pairs(told)
    between = _between(told, pairs)
    if not len(between):
        return pandas.DataFrame(columns=list(COLUMNS)).astype({"flagged": bool})
    return _sums(pairs.loc[between.index], between, reclassified)


def _asserted(frame: Any) -> Any:
    told = frame if "day_last" in frame else points(frame)
    return told[(told["modality"] == "asserted") & told["day_first"].notna() & told["day_last"].notna()]


def _pairs(told: Any) -> Any:
    """Each two dated stocks of one source, unit and universe that follow each other; of one day the first is taken."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    sources = told.loc[(told["measure"] == "flow") & told["counted"].isin(ACTS), "source_of"].unique()
    exact = (told["measure"] == "stock") & (told["day_first"] == told["day_last"]) & told["source_of"].isin(sources)
    stocks = told.loc[
        exact, ["source_of", "noun", "universe", "day_first", "id", "floor", "ceiling", "voice", "country"]
    ]
    stocks = stocks.assign(ladder=combined(stocks, ["source_of", "noun", "universe"]))
    stocks = stocks.sort_values(["ladder", "day_first"], kind="stable").drop_duplicates(["ladder", "day_first"])
    old, new = stocks.iloc[:-1].reset_index(drop=True), stocks.iloc[1:].reset_index(drop=True)
    pairs = pandas.concat([old, new[["day_first", "id", "floor", "ceiling"]].add_prefix("to_")], axis=1)
    return pairs[old["ladder"] == new["ladder"]].reset_index(drop=True)


def _between(told: Any, pairs: Any) -> Any:
    """The flows between the stocks of each pair, as `veedor.judgement.sums.flow_between` takes them together.

    Returns:
        By place in `pairs`, for each act its bounds; missing where it is not told. Pairs with neither arrests nor
        releases are not in it.
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    inside = _inside(told, pairs)
    inside["whole"] = covers(inside["late"], inside["early"])
    whole = inside[inside["whole"]].groupby(["pair", "counted"]).agg(low=("floor", "min"), high=("ceiling", "max"))
    part = inside[~inside["whole"]].groupby(["pair", "counted"]).agg(low=("floor", "max")).assign(high=float("inf"))
    found = pandas.concat([whole, part[~part.index.isin(whole.index)]]).unstack("counted")
    columns = pandas.MultiIndex.from_product([["low", "high"], ACTS])
    found = found.reindex(columns=columns).sort_index()
    return found[found["low"][["arrest", "release"]].notna().any(axis=1)]


def _inside(told: Any, pairs: Any) -> Any:
    """Each flow with each pair of stocks that it lies between and whose people it counts."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    flows = told[(told["measure"] == "flow") & told["counted"].isin(ACTS)]
    flows = flows[["source_of", "counted", "noun", "universe", "unit", "day_first", "day_last", "floor", "ceiling"]]
    ladders = pairs[["ladder", "source_of", "noun", "universe"]].drop_duplicates("ladder")
    joined = flows.merge(ladders, on="source_of", suffixes=("", "_stock"))
    keys = ["counted", "noun", "universe", "unit", "noun_stock", "universe_stock"]
    code = combined(joined, keys)
    kinds = joined[keys].assign(code=code).drop_duplicates("code").sort_values("code")
    fits = [_counts_them((r[0], r[1], r[2]), r[3], r[4], r[5]) for r in kinds[keys].itertuples(index=False, name=None)]
    joined = joined[numpy.array(fits, dtype=bool)[code]].reset_index(drop=True)
    first, last = (_days(joined[name]) for name in ("day_first", "day_last"))
    begin, end = _days(pairs["day_first"]), _days(pairs["to_day_first"])
    at = numpy.searchsorted(
        pairs["ladder"].to_numpy() * _WIDE + begin, joined["ladder"].to_numpy() * _WIDE + first, "right"
    )
    out = []
    for pair in (at - 1, at - 2):
        known = numpy.clip(pair, 0, max(len(pairs) - 1, 0))
        rows = joined.assign(pair=known, late=first - begin[known], early=end[known] - last) if len(pairs) else joined
        if len(pairs):
            same = (pair >= 0) & (pairs["ladder"].to_numpy()[known] == joined["ladder"].to_numpy())
            out.append(rows[same & (rows["late"] >= 0).to_numpy() & (rows["early"] >= 0).to_numpy()])
    if not out:
        return pandas.DataFrame(columns=["pair", "counted", "floor", "ceiling", "late", "early"])
    return pandas.concat(out, ignore_index=True)[["pair", "counted", "floor", "ceiling", "late", "early"]]


@lru_cache(maxsize=65_536)
def _counts_them(flow: tuple[str, str, str], words: str, noun: str, universe: str) -> bool:
    return same_people(Topic("flow", *flow), words, noun, universe)


def _days(column: Any) -> Any:
    return column.to_numpy().astype("datetime64[D]").astype("int64")


def _sums(pairs: Any, between: Any, reclassified: Range) -> Any:
    """The residual of each pair, all at once: a `Range` of columns is a range as well."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = {act: between["low"][act].notna() for act in ACTS}
    flow = {
        act: Range(between["low"][act].fillna(unknown.low), between["high"][act].where(told[act], unknown.high))
        for act, unknown in zip(ACTS, (UNKNOWN, UNKNOWN, NONE), strict=True)
    }
    start, end = Range(pairs["floor"], pairs["ceiling"]), Range(pairs["to_floor"], pairs["to_ceiling"])
    arrests, releases, deaths = (flow[act] for act in ACTS)
    left_over = residual(start, end, arrests=arrests, releases=releases, deaths=deaths, reclassified=reclassified)
    parts = dict(zip(_SUM, (start, end, arrests, releases, deaths, left_over), strict=True))
    bounds = {f"{name}_{side}": getattr(part, side) for name, part in parts.items() for side in ("low", "high")}
    no_change = _NO_CHANGE if reclassified == NONE else ""
    no_deaths = "; ".join(filter(None, (_NO_DEATHS, no_change)))
    out = pairs.assign(
        **{name: column.where(column.abs() < float("inf")) for name, column in bounds.items()},
        flagged=(left_over.low > 0) | (left_over.high < 0),
        assumed=told["death"].map({True: no_change, False: no_deaths}),
        group="stock:" + pairs["noun"] + (":" + pairs["country"]).where(pairs["country"] != "", ""),
    )
    names = {"day_first": "from", "to_day_first": "to", "id": "left", "to_id": "right"}
    rows = out.rename(columns=names)[list(COLUMNS)]
    return pandas.DataFrame(rows).astype({"flagged": bool}).reset_index(drop=True)


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
