"""Which count claims stand in one series.

Stocks and flows: one source, one unit and universe, one country; a series then holds the numbers of that
source over time. With ``by="topic"`` the sources are put side by side instead, where their windows are near
each other, so that the record itself shows how they differ. Attributes ("five leaders", "412 days") belong to
the event or status that is told in the same words, and are put together across sources with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Literal

import msgspec

from veedor.claims.claim import Claim, CountClaim, EventClaim
from veedor.judgement.clusters import agglomerate, blocked
from veedor.judgement.identity import Group, group_of
from veedor.judgement.index import PERSONS, Index, place_words
from veedor.judgement.intervals import extent, gap, range_of
from veedor.judgement.words import act_of, fold, linking, overlap, unit_of

By = Literal["source", "topic"]
NEAR = 31
"""Days between two windows of one topic."""
SAME_GROUP = 3
"""Days by which two counts of one group may differ."""


class Topic(msgspec.Struct, frozen=True, order=True):
    """What is counted, whoever counts it: the measure, the act of a flow or the unit, and the universe where
    stated.
    """

    measure: str
    counted: str
    unit: str
    universe: str


def topic_of(claim: CountClaim, index: Index) -> Topic | None:
    """The topic of a stock or flow, or None where the words do not tell what is counted ("people" alone).

    A flow counts an act: by the noun of its unit ("releases"), else by the event that is told in the same
    words.
    """
    act = _act(claim, index) if claim.measure == "flow" else None
    return topic_in_words(claim.measure, claim.unit, claim.universe, act=act)


def topic_in_words(measure: str, unit: str, universe: str | None, *, act: str | None = None) -> Topic | None:
    """The topic of a number by its words alone.

    Args:
        measure: stock or flow.
        unit, universe: as told.
        act: the act that a flow counts, where something tells it.

    >>> topic_in_words("stock", "Venezuelan political prisoners", None)
    Topic(measure='stock', counted='political prisoner', unit='political prisoner', universe='')
    >>> topic_in_words("flow", "releases", None, act="release")
    Topic(measure='flow', counted='release', unit='', universe='')
    """
    canonical = unit_of(unit)
    if act is None and _vague(unit):
        return None
    noun = "" if act is not None and act_of(unit) == act and canonical == act else canonical
    return Topic(measure, act or _core(canonical), noun, fold(universe or ""))


def _act(claim: CountClaim, index: Index) -> str | None:
    noun = act_of(claim.unit)
    if noun is not None:
        return noun
    return _told_act(index.beside(claim)) or _told_act(index.in_sentence(claim))


def _told_act(claims: Iterable[Claim]) -> str | None:
    """The act of the first event that flows can count, else of the first event."""
    events = [e for e in claims if isinstance(e, EventClaim)]
    acts = [f"{e.type}-{e.mode}" if e.mode else e.type for e in events]
    known = linking().event_acts
    return next((known[a] for a in acts if a in known), acts[0] if acts else None)


def _vague(unit: str) -> bool:
    group = group_of(unit)
    return group.head == "person" and not group.modifiers


def _core(unit: str) -> str:
    """The canonical phrase at the end of a unit, without what narrows it; else the whole unit."""
    return next((c for c in linking().units if unit.endswith(c)), unit)


def link_counts(
    claims: list[CountClaim], index: Index, anchors: Mapping[str, str], *, by: By = "source"
) -> list[list[CountClaim]]:
    """Groups of count claims, each in canonical order.

    Args:
        claims: in canonical order.
        index: what is looked up about them.
        anchors: id of the record, by id of each event and status claim.
        by: series of one source (default), or topics with all sources side by side.
    """
    series = [c for c in claims if c.measure != "attribute"]
    attributes = [c for c in claims if c.measure == "attribute"]
    return _series(series, index, by) + _attributes(attributes, index, anchors)


def _series(claims: list[CountClaim], index: Index, by: By) -> list[list[CountClaim]]:
    keyed: dict[tuple[str, ...], list[CountClaim]] = defaultdict(list)
    for claim in claims:
        topic = topic_of(claim, index)
        if topic is None:
            keyed["alone", claim.id].append(claim)
        elif by == "source":
            parts = (topic.measure, topic.counted, topic.unit, topic.universe)
            keyed[("source", index.source(claim), *parts)].append(claim)
        else:
            keyed["topic", topic.measure, topic.counted].append(claim)
    if by == "source":
        return [part for group in keyed.values() for part in by_place(group, index)]
    return [near for group in keyed.values() for part in _by_country(group, index.country) for near in _by_window(part)]


def by_place(claims: list[CountClaim], index: Index) -> list[list[CountClaim]]:
    """The numbers of one source, by country if their places name several; what the reports are about then decides
    for those without a place.
    """
    places = {code for c in claims if (code := index.place_country(c))}
    return _by_country(claims, index.country) if len(places) > 1 else [claims]


def _by_country(claims: list[CountClaim], country: Callable[[CountClaim], str | None]) -> list[list[CountClaim]]:
    """One series a country; those that name none join the only one there is, else stay by themselves."""
    found: dict[str, list[CountClaim]] = defaultdict(list)
    for claim in claims:
        found[country(claim) or ""].append(claim)
    nowhere = found.pop("", [])
    if not nowhere:
        return list(found.values())
    if len(found) == 1:
        return [claims]
    return [*found.values(), nowhere]


def _by_window(claims: list[CountClaim]) -> list[list[CountClaim]]:
    """Flows whose windows are near each other; stocks are one ladder."""
    if claims[0].measure == "stock":
        return [claims]
    spans = [extent(c.when) for c in claims]
    pairs = (
        (1.0, i, j)
        for i, j in blocked([["all"]] * len(claims), lambda i: (spans[i][1] or spans[i][0] or date.max).toordinal())
        if gap(spans[i], spans[j]) <= NEAR
    )
    return [[claims[i] for i in group] for group in agglomerate(spans, pairs, lambda a, _: a)]


class _Attribute(msgspec.Struct, frozen=True):
    claim: CountClaim
    group: Group
    anchors: frozenset[str]
    days: tuple[date | None, date | None]
    place: frozenset[str]


class _Values(msgspec.Struct, frozen=True):
    """The numbers by report and time: one report does not give two numbers for one thing at one time."""

    told: frozenset[tuple[str, str, float, float]]


def _attributes(claims: list[CountClaim], index: Index, anchors: Mapping[str, str]) -> list[list[CountClaim]]:
    items = [_attribute(c, index, anchors) for c in claims]
    pairs = [
        (score, i, j)
        for i, j in blocked([_blocks(a) for a in items], lambda i: _position(items[i], index))
        if (score := _compare(items[i], items[j])) > 0
    ]
    groups = agglomerate([_values(a) for a in items], pairs, _one_number)
    return [[claims[i] for i in group] for group in groups]


def _attribute(claim: CountClaim, index: Index, anchors: Mapping[str, str]) -> _Attribute:
    return _Attribute(
        claim=claim,
        group=group_of(claim.unit),
        anchors=frozenset(anchors[c.id] for c in index.beside(claim) if c.id in anchors),
        days=extent(claim.when),
        place=place_words(claim),
    )


def _compare(left: _Attribute, right: _Attribute) -> float:
    """2 for counts of one thing in one event or status, 1 for one group at one time, 0 otherwise."""
    if left.group.head != right.group.head:
        return 0.0
    if left.anchors & right.anchors:
        return 2.0
    if left.place and right.place and overlap(left.place, right.place) < 0.5:
        return 0.0
    if left.group.head not in PERSONS or not left.group.may_be(right.group):
        return 0.0
    if not left.group.modifiers & right.group.modifiers:
        return 0.0
    undated = (None, None) in (left.days, right.days)
    if undated and left.claim.report != right.claim.report:
        return 0.0
    return 1.0 if gap(left.days, right.days) <= SAME_GROUP else 0.0


def _values(item: _Attribute) -> _Values:
    value = range_of(item.claim)
    return _Values(frozenset({(item.claim.report, item.claim.when or "", value.low, value.high)}))


def _one_number(left: _Values, right: _Values) -> _Values | None:
    told: dict[tuple[str, str], tuple[float, float]] = {}
    for report, when, low, high in sorted(left.told | right.told):
        seen = told.get((report, when))
        if seen is not None and (low > seen[1] or high < seen[0]):
            return None
        told[report, when] = (low, high)
    return _Values(left.told | right.told)


def _blocks(item: _Attribute) -> Iterable[tuple[str, ...]]:
    keys = [("anchor", anchor, item.group.head) for anchor in item.anchors]
    keys += [("group", item.group.head, word) for word in item.group.modifiers]
    return keys


def _position(item: _Attribute, index: Index) -> float:
    day = item.days[1] or item.days[0] or index.published(item.claim)
    return day.toordinal() if day else float("inf")
