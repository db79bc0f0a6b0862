"""Two numbers side by side: not comparable, in agreement or in disagreement, decided as the judgement layer does."""

from __future__ import annotations

from typing import Any

from veedor.analysis.counts.keys import combined
from veedor.analysis.counts.points import points
from veedor.judgement.checks.comparability import APART, NEXT
from veedor.judgement.disagreement import Likeness, reasons_of, same_window
from veedor.optional import need

COLUMNS = (
    "left", "right", "verdict", "why", "left_voice", "right_voice", "left_low", "left_high", "right_low", "right_high",
    "left_day", "right_day", "group",
)  # fmt: skip


def compare(frame: Any) -> Any:
    """Numbers of one topic that lie near in time, two and two.

    Before two numbers disagree they must be comparable: the same universe, window and definition. Each two series (a
    source with its unit and universe) are compared once, where they are nearest: stocks at most `APART` days apart,
    flows only where their windows share a day. Two numbers of one series are compared where they are for one day.
    Alleged numbers are not compared.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`, or what `points` made of one.

    Returns:
        ``left`` and ``right`` (ids), ``verdict`` (agree, disagree, not comparable) and ``why``: window, universe,
        definition; value where one source tells two numbers; contradiction where two sources do.

    >>> import pandas
    >>> told = pandas.DataFrame({
    ...     "low": [1124, 1460], "high": [1124, 1460], "first": ["2025-09-10", "2025-09-30"],
    ...     "last": ["2025-09-10", "2025-09-30"], "unit": "political prisoners", "source": ["Vigía", "Collective"]})
    >>> compare(told)[["verdict", "why"]].values.tolist()
    [['not comparable', 'window']]
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    told = frame if "day_last" in frame else points(frame)
    told = told[(told["modality"] == "asserted") & told["day_last"].notna()]
    topic = combined(told, ["measure", "counted", "country"])
    order = numpy.lexsort((told["day_last"].to_numpy(), topic))
    told, topic = told.iloc[order].reset_index(drop=True), topic[order]
    series = combined(told.assign(topic=topic), ["topic", "voice", "noun", "universe"])
    found = [_with_next(told, topic, series, step) for step in range(1, NEXT + 1)]
    key, apart, left, right = (numpy.concatenate(part) for part in zip(*found, strict=True))
    nearest = numpy.lexsort((right, left, apart, key))
    first = numpy.unique(key[nearest], return_index=True)[1]
    pairs = nearest[first]
    pairs = pairs[numpy.lexsort((right[pairs], left[pairs]))]
    return _decided(told, left[pairs], right[pairs])


def _with_next(told: Any, topic: Any, series: Any, step: int) -> tuple[Any, Any, Any, Any]:
    """Each number with the one so many places after it, if the two can be set beside each other.

    Returns:
        A number for the pair of their series, the days between them, and their places.
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    n = max(len(told) - step, 0)
    left, right = numpy.arange(n, dtype="int32"), numpy.arange(n, dtype="int32") + step
    last, first = (told[name].to_numpy().astype("datetime64[D]") for name in ("day_last", "day_first"))
    stock = (told["measure"] == "stock").to_numpy()
    days = (last[right] - last[left]).astype("int64")
    open_first, dated = numpy.isnat(first), told["dated"].to_numpy()
    shared = dated[left] & dated[right] & ~(~open_first[right] & (first[right] > last[left]))
    one = series[left] == series[right]
    floor, ceiling = told["floor"].to_numpy(), told["ceiling"].to_numpy()
    meets = (floor[left] <= ceiling[right]) & (floor[right] <= ceiling[left])
    near = numpy.where(stock[left], days <= APART, shared)
    same_time = (days == 0) & ((first[left] == first[right]) | (open_first[left] & open_first[right]))
    kept = (topic[left] == topic[right]) & near & (~one | (same_time & ~meets))
    apart = numpy.where(stock[left], days, 0).astype("int32")
    low, high = numpy.minimum(series[left], series[right]), numpy.maximum(series[left], series[right])
    return (low * (len(told) + 1) + high)[kept], apart[kept], left[kept], right[kept]


def _decided(told: Any, left: Any, right: Any) -> Any:
    """The verdict for each pair: one decision for each way in which two numbers can be alike."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    used = ["id", "voice", "low", "high", "day_last", "day_first", "measure", "counted", "country", "noun", "universe"]
    used += ["floor", "ceiling", "dated", "approximate", "definition"]
    a, b = (told[used].iloc[places].reset_index(drop=True) for places in (left, right))
    facts = _facts(a, b)
    code = combined(facts, list(facts))
    way = numpy.unique(code, return_index=True)[1]
    whys = [", ".join(kind for kind, _ in _reasons(row)) for row in facts.iloc[way].itertuples(index=False)]
    why = pandas.Series(numpy.array(whys, dtype=object)[code], dtype=object)
    verdict = pandas.Series(numpy.array([_verdict(text) for text in whys], dtype=object)[code], dtype=object)
    of = a["measure"].astype(object) + ":" + a["counted"] + (":" + a["country"]).where(a["country"] != "", "")
    values = (
        a["id"], b["id"], verdict, why, a["voice"], b["voice"], a["low"], a["high"], b["low"], b["high"], a["day_last"],
        b["day_last"], of,
    )  # fmt: skip
    return pandas.DataFrame(dict(zip(COLUMNS, values, strict=True)))


def _facts(a: Any, b: Any) -> Any:
    """In what the numbers of each pair are alike."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    first = (a["day_first"] == b["day_first"]) | (a["day_first"].isna() & b["day_first"].isna())
    begun = a["day_first"].where(a["dated"], b["day_first"])
    published = b["day_last"].where(a["dated"], a["day_last"])
    return pandas.DataFrame(
        {
            "measure": a["measure"].astype(object),
            "unit_same": a["noun"] == b["noun"],
            "universe_same": a["universe"] == b["universe"],
            "meets": (a["floor"] <= b["ceiling"]) & (b["floor"] <= a["ceiling"]),
            "dated_both": a["dated"].astype(int) + b["dated"].astype(int),
            "days_same": first & (a["day_last"] == b["day_last"]),
            "approximate_any": a["approximate"] | b["approximate"],
            "later": (a["dated"] != b["dated"]) & (begun > published),
            "voice_same": a["voice"] == b["voice"],
            "definition_same": a["definition"] == b["definition"],
        }
    )


def _reasons(way: Any) -> list[tuple[Any, str]]:
    return reasons_of(
        Likeness(
            unit=way.unit_same,
            universe=way.universe_same,
            meets=way.meets,
            window=same_window(
                way.measure,
                dated=way.dated_both,
                equal=way.days_same,
                approximate=way.approximate_any,
                later=way.later,
            ),
            voice=way.voice_same,
            definition=way.definition_same,
        )
    )


def _verdict(why: str) -> str:
    if not why:
        return "agree"
    return "disagree" if why in ("value", "contradiction") else "not comparable"
