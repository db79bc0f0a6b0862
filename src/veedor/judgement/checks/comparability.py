"""Numbers of different series of one topic: comparable, not comparable, or in contradiction.

Before two numbers disagree, they must speak of the same: where the window, the universe or the definition
differs, a note says which (J304). Only numbers of two sources for one universe and one time, counted by no
rule that is told to be another, contradict each other (J501). To stay readable, each two series of a topic
are compared once, where they are nearest in time, and not at all where stocks are more than `APART` days
apart or flows share no day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from veedor.claims.claim import CountClaim
from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.count_links import topic_of
from veedor.judgement.disagreement import as_of, count_value, reasons
from veedor.judgement.intervals import extent, gap, range_of
from veedor.judgement.record import Finding, Record

APART = 31
NEXT = 6
"""Each number is compared with so many that follow it in time."""

_Told = tuple[date, CountClaim, Record]


@register("J304", "J501")
def comparability(case: Case) -> Iterator[Finding]:
    """Compare the series of each topic."""
    topics: dict[tuple[str, str, str], list[_Told]] = defaultdict(list)
    for record in case.of("count_series"):
        for claim in case.counts(record):
            topic = topic_of(claim, case.index) if claim.measure != "attribute" else None
            day = as_of(claim, case.index)[1]
            if topic is not None and day is not None and claim.modality == "asserted":
                topics[topic.measure, topic.counted, case.index.country(claim) or ""].append((day, claim, record))
    for _, told in sorted(topics.items(), key=lambda i: i[0]):
        yield from _compare(sorted(told, key=lambda t: (t[0], t[1].id)), case)


def _compare(told: list[_Told], case: Case) -> Iterator[Finding]:
    nearest: dict[tuple[str, ...], tuple[int, _Told, _Told]] = {}
    for i, left in enumerate(told):
        for right in told[i + 1 : i + 1 + NEXT]:
            apart = (right[0] - left[0]).days if left[1].measure == "stock" else _between(left[1], right[1])
            pair = tuple(sorted((_series(left[1], case), _series(right[1], case))))
            if apart <= APART and pair[0] != pair[1] and apart < nearest.get(pair, (APART + 1,))[0]:
                nearest[pair] = (apart, left, right)
    for _, (_, left, right) in sorted(nearest.items(), key=lambda i: i[0]):
        found = _finding(left, right, case)
        if found is not None:
            yield found


def _between(left: CountClaim, right: CountClaim) -> int:
    """Flows are compared only where their windows share a day."""
    days = extent(left.when), extent(right.when)
    return 0 if (None, None) not in days and gap(*days) == 0 else APART + 1


def _series(claim: CountClaim, case: Case) -> str:
    topic = topic_of(claim, case.index)
    return f"{case.index.source(claim)}|{topic.unit if topic else ''}|{topic.universe if topic else ''}"


def _finding(left: _Told, right: _Told, case: Case) -> Finding | None:
    why = reasons(left[1], right[1], case.index)
    if not why or range_of(left[1]).meets(range_of(right[1])):
        return None
    kinds = [kind for kind, _ in why]
    words = [_words(told, case) for told in (left, right)]
    steps = [
        f"{kind}: {count_value(left[1], field, case.index)} / {count_value(right[1], field, case.index)}"
        for kind, field in why
        if kind != "definition"
    ]
    return finding(
        "J501" if kinds == ["contradiction"] else "J304",
        [left[1], right[1]],
        records=[left[2], right[2]],
        steps=steps,
        data={"reasons": kinds},
        left=words[0],
        right=words[1],
        reasons=", ".join(kinds),
    )


def _words(told: _Told, case: Case) -> str:
    source = case.index.source_name(told[1])
    by = f" ({source.name}, {count_value(told[1], 'when', case.index)})" if source else f" ({told[1].report})"
    return f"{range_of(told[1]).words} {told[1].unit}{by}"
