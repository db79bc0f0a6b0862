"""Stock and flow of counts with the same source, universe and window.

N_t = N_(t-1) + arrests - releases - deaths, in interval arithmetic: flagged where no numbers within the
intervals make it true (J301), confirmed where they do and both flows are told (J302). A flow that is not told
can be any number (deaths: none); a flow whose window covers only a part of the time is a lower bound. Nothing
is compared unless at least one flow is told for the time between two dated stocks, or a part of it. Not seen:
reclassification, which no report tells as a flow; a flagged sum says so. A cumulative count (one source, one
begin of the window) may not fall (J303).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import msgspec

from veedor.claims.claim import CountClaim
from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.count_links import Topic, by_place, topic_of
from veedor.judgement.intervals import UNKNOWN, Range, extent, range_of
from veedor.judgement.record import Finding, Record
from veedor.judgement.sums import NONE, Flow, falls, flow_between, residual, same_people

_FLOWS = ("arrest", "release", "death")


class _Told(msgspec.Struct, frozen=True):
    claim: CountClaim
    record: Record
    topic: Topic
    days: tuple[date | None, date | None]


@register("J301", "J302", "J303")
def stock_flow(case: Case) -> Iterator[Finding]:
    """Compare the series of each source."""
    by_source: dict[str, list[_Told]] = defaultdict(list)
    for record in case.of("count_series"):
        for claim in case.counts(record):
            topic = topic_of(claim, case.index) if claim.measure != "attribute" else None
            if topic is not None and claim.modality == "asserted":
                told = _Told(claim, record, topic, extent(claim.when))
                by_source[case.index.source(claim)].append(told)
    for items in _places(by_source, case):
        yield from _balances([t for t in items if t.claim.measure == "stock"], items, case)
        yield from _cumulative([t for t in items if t.claim.measure == "flow"], case)


def _places(by_source: dict[str, list[_Told]], case: Case) -> Iterator[list[_Told]]:
    """The numbers of each source, apart by country where they are about several."""
    for _, items in sorted(by_source.items()):
        told = {t.claim.id: t for t in items}
        for part in by_place([t.claim for t in items], case.index):
            yield [told[claim.id] for claim in part]


def _balances(stocks: list[_Told], items: list[_Told], case: Case) -> Iterator[Finding]:
    ladders: dict[tuple[str, str], dict[date, _Told]] = defaultdict(dict)
    for told in stocks:
        day = told.days[0]
        if day is not None and day == told.days[1]:
            ladders[told.topic.unit, told.topic.universe].setdefault(day, told)
    for (unit, universe), ladder in sorted(ladders.items(), key=lambda i: i[0]):
        flows = [t for t in items if t.claim.measure == "flow" and same_people(t.topic, t.claim.unit, unit, universe)]
        days = sorted(ladder)
        for before, after in pairwise(days):
            yield from _balance(ladder[before], ladder[after], before, after, flows, case)


def _balance(old: _Told, new: _Told, before: date, after: date, flows: list[_Told], case: Case) -> Iterator[Finding]:
    inside = [f for f in flows if f.days[0] and f.days[1] and f.days[0] >= before and f.days[1] <= after]
    inflow = flow_between(_flows(inside, "arrest"), before, after)
    releases = flow_between(_flows(inside, "release"), before, after)
    deaths = flow_between(_flows(inside, "death"), before, after)
    if inflow is None and releases is None:
        return
    start, end = range_of(old.claim), range_of(new.claim)
    expected = start + (inflow or UNKNOWN) - (releases or UNKNOWN) - (deaths or NONE)
    expected = Range(max(0, expected.low), expected.high)
    used = [f for f in inside if f.topic.counted in _FLOWS]
    possible = 0 in residual(start, end, arrests=inflow, releases=releases, deaths=deaths or NONE)
    if possible and (inflow is None or releases is None):
        return
    sum_words = (
        f"{start.words} ({before}) + {_words(inflow)} arrested - {_words(releases)} released"
        + (f" - {deaths.words} dead" if deaths else "")
        + f" = {expected.words}; told: {end.words} ({after})"
    )
    source = case.index.source_name(new.claim)
    yield finding(
        "J302" if possible else "J301",
        [new.claim, old.claim, *(f.claim for f in used)],
        records=[new.record, old.record, *(f.record for f in used)],
        steps=[sum_words, "people may have been reclassified; no report tells that as a flow"],
        data={
            "expected": [_finite(expected.low), _finite(expected.high)],
            "told": [_finite(end.low), _finite(end.high)],
        },
        source=source.name if source else new.claim.report,
        sum=sum_words,
    )


def _flows(items: list[_Told], act: str) -> list[Flow]:
    """The windows and numbers of one act."""
    return [
        (t.days[0], t.days[1], range_of(t.claim)) for t in items if t.topic.counted == act and t.days[0] and t.days[1]
    ]


def _words(flow: Range | None) -> str:
    return flow.words if flow is not None else "an unknown number"


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _cumulative(flows: list[_Told], case: Case) -> Iterator[Finding]:
    """Flows of one topic that begin on one day, in order of their ends."""
    started: dict[tuple[Topic, date], list[_Told]] = defaultdict(list)
    for told in flows:
        if told.days[0] and told.days[1]:
            started[told.topic, told.days[0]].append(told)
    for (_, start), items in sorted(started.items(), key=lambda i: i[0]):
        items.sort(key=lambda t: (t.days[1] or start, t.claim.id))
        by_end = [(t.days[1] or start, range_of(t.claim)) for t in items]
        for earlier, later in falls(by_end):
            yield _fell(items[earlier], items[later], start, case)


def _fell(earlier: _Told, later: _Told, start: date, case: Case) -> Finding:
    source = case.index.source_name(later.claim)
    before, after = range_of(earlier.claim), range_of(later.claim)
    return finding(
        "J303",
        [later.claim, earlier.claim],
        records=[later.record, earlier.record],
        steps=[
            f"{start} to {earlier.days[1]}: {before.words}",
            f"{start} to {later.days[1]}: {after.words}, less",
        ],
        data={"start": str(start), "earlier": before.words, "later": after.words},
        source=source.name if source else later.claim.report,
        earlier=before.words,
        later=after.words,
        start=start,
    )
