"""The arithmetic of stocks and flows, in intervals: what checks and analyses of counts share.

It takes plain days and `Range`s, so that it does not matter whether these come from claims or from a table.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from veedor.judgement.count_links import Topic
from veedor.judgement.index import counts_persons
from veedor.judgement.intervals import UNKNOWN, Range
from veedor.judgement.words import unit_of

NONE = Range(0, 0)
"""A flow that did not take place."""

Flow = tuple[date, date, Range]
"""First day, last day, and how many."""


def residual(
    before: Range,
    after: Range,
    *,
    arrests: Range | None = None,
    releases: Range | None = None,
    deaths: Range | None = NONE,
    reclassified: Range = NONE,
) -> Range:
    """What is left over of a later stock when the flows between are taken out of it.

    ``after - (before + arrests - releases - deaths + reclassified)``, in interval arithmetic. The numbers can
    be true together only if 0 lies in the residual. The ranges are taken as independent of each other, so that
    the residual may be wider than need be and is never too narrow.

    Args:
        before, after: two stocks.
        arrests, releases, deaths: what came in and went out between; None is any number from 0 on.
        reclassified: those counted newly (above 0) or no more (below 0) without being arrested or freed.

    >>> residual(Range(893, 893), Range(902, 902), arrests=Range(10, 10), releases=Range(1, 1))
    Range(low=0, high=0)
    >>> 0 in residual(Range(893, 893), Range(950, 950), arrests=Range(10, 10), releases=Range(1, 1))
    False
    >>> 0 in residual(Range(850, 949), Range(902, 902), arrests=Range(10, 10))
    True
    """
    expected = before + (arrests or UNKNOWN) - (releases or UNKNOWN) - (deaths or UNKNOWN) + reclassified
    return after - expected


def flow_between(flows: Iterable[Flow], before: date, after: date) -> Range | None:
    """One flow between two days.

    Windows that cover the time give the hull of what they tell; windows of a part of it give a lower bound:
    the largest of them, since two may tell of the same people.

    Args:
        flows: windows and numbers; those that reach beyond the two days are not used.
        before, after: the days of two stocks; a window may leave out either.

    Returns:
        The range, or None where nothing is told.

    >>> days = date(2025, 12, 8), date(2025, 12, 15)
    >>> flow_between([(*days, Range(10, 10))], *days)
    Range(low=10, high=10)
    >>> flow_between([(days[0], date(2025, 12, 10), Range(10, 10))], *days)
    Range(low=10, high=inf)
    """
    inside = [f for f in flows if f[0] >= before and f[1] <= after]
    whole = [f[2] for f in inside if covers((f[0] - before).days, (after - f[1]).days)]
    if whole:
        return Range(min(r.low for r in whole), max(r.high for r in whole))
    return Range(max(f[2].low for f in inside), math.inf) if inside else None


def covers(late: Any, early: Any) -> Any:
    """Whether a window covers the time between two stocks, of which it may leave out either day.

    Args:
        late: days from the first stock to the begin of the window; a number or an array.
        early: days from its end to the second stock.

    >>> covers(1, 0), covers(2, 0)
    (True, False)
    """
    return (late >= 0) & (late <= 1) & (early >= 0) & (early <= 1)


def falls(told: Sequence[tuple[date, Range]]) -> list[tuple[int, int]]:
    """Where a cumulative count fell: a later number that is certainly less than an earlier one.

    Args:
        told: last day of the window and number, all of one begin, in order of days.

    Returns:
        Places of the earlier and the later number. Two numbers for one day are no fall.

    >>> falls([(date(2025, 9, 11), Range(312, 312)), (date(2025, 9, 30), Range(300, 300))])
    [(0, 1)]
    """
    found: list[tuple[int, int]] = []
    highest: int | None = None
    for place, (day, now) in enumerate(told):
        if highest is not None and told[highest][0] != day and now.high < told[highest][1].low:
            found.append((highest, place))
        if highest is None or now.low >= told[highest][1].low:
            highest = place
    return found


def same_people(flow: Topic, words: str, unit: str, universe: str) -> bool:
    """Whether a flow counts the people of a stock: the same unit, or no unit but the act or plain persons.

    Args:
        flow: topic of the flow.
        words: its unit as told.
        unit, universe: of the stock's topic.
    """
    plain = flow.unit == "" or (counts_persons(words) and unit_of(words) in ("people", "person"))
    return flow.universe == universe and (plain or flow.unit == unit)
