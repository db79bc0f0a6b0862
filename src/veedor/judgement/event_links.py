"""Which event claims speak of one act.

Two claims are joined if their acts are one (same type and mode, or framings of one act by ``linking.yaml``),
their participants overlap, their dates can be one, and nothing that is known contradicts it. Participants,
dates and place add to a score; a name in common weighs most, "people" nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import msgspec

from veedor.claims.claim import EventClaim, Name
from veedor.judgement.clusters import agglomerate, blocked
from veedor.judgement.identity import Group, group_of, is_group, is_person
from veedor.judgement.index import Index, generic, place_words
from veedor.judgement.intervals import Range, extent, gap, length
from veedor.judgement.words import linking, overlap

VERBAL = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
TOLERANCE = 3
"""Days by which reports of one act may differ: time zones, the day of the act and of its announcement."""
ENOUGH = 2.0
"""The score from which two claims are joined: a name in common; or a group and a date; or a date and a place.
"""
DENIED = 1.5
"""A denial is joined with what it denies only if both name the same people."""
RECENT = 45
"""An undated act of a group is taken to be one with an act of the last so many days before publication."""

CAMPAIGN = 100
"""Two times of several days each are compared as campaigns if neither is longer."""

Extent = tuple[date | None, date | None]


class Features(msgspec.Struct, frozen=True):
    """What is compared of one event claim."""

    claim: EventClaim
    published: date | None
    days: Extent
    named: frozenset[str]
    persons: frozenset[str]
    groups: tuple[Group, ...]
    actors: frozenset[str]
    actor_groups: tuple[Group, ...]
    place: frozenset[str]
    country: str | None
    about: str | None
    size: Range | None
    said: str
    apart: frozenset[str]

    @property
    def act(self) -> str:
        return f"{self.claim.type}-{self.claim.mode}" if self.claim.mode else self.claim.type

    @property
    def dated(self) -> bool:
        return self.days != (None, None)


class Whole(msgspec.Struct, frozen=True):
    """What is known about a group of event claims taken together."""

    acts: frozenset[str]
    days: Extent
    persons: frozenset[str]
    ids: frozenset[str]
    apart: frozenset[str]


def link_events(claims: list[EventClaim], index: Index) -> list[list[EventClaim]]:
    """Groups of event claims, each in canonical order."""
    items = [features(claim, index) for claim in claims]
    pairs = [
        (score, i, j)
        for i, j in blocked([list(_blocks(f)) for f in items], lambda i: _position(items[i]))
        if (score := compare(items[i], items[j])) >= ENOUGH
    ]
    groups = agglomerate([_whole(f) for f in items], pairs, _together)
    return [[claims[i] for i in group] for group in groups]


def features(claim: EventClaim, index: Index) -> Features:
    """What is compared of `claim`."""
    told = [n for n in claim.recipients if not generic(n.name)]
    size = index.size(claim)
    named = frozenset(index.key(n, claim) for n in told if not _unnamed(n))
    return Features(
        claim=claim,
        published=index.published(claim),
        days=_happened(claim),
        said=index.source(claim),
        apart=frozenset(e.id for e in index.beside(claim) if isinstance(e, EventClaim) and e.type != claim.type),
        named=named,
        persons=frozenset(k for k in named if is_person(k)),
        groups=tuple(group_of(n.name) for n in told if _unnamed(n)),
        actors=frozenset(index.key(n, claim) for n in claim.actors if not _unnamed(n)),
        actor_groups=tuple(group_of(n.name) for n in claim.actors if _unnamed(n)),
        place=place_words(claim),
        country=index.place_country(claim),
        about=index.country(claim),
        size=size[0] if size else None,
    )


def compare(left: Features, right: Features) -> float:
    """How well two event claims fit as one act; below `ENOUGH` they are kept apart, -1 where they exclude
    each other.
    """
    days = act_tolerance(left.act, right.act)
    if days is None or _other_country(left, right) or _other_size(left, right):
        return -1.0
    hypothetical = {left.claim.modality, right.claim.modality}
    if "hypothetical" in hypothetical and len(hypothetical) > 1 and not (left.dated and right.dated):
        return -1.0
    who = _participants(left, right)
    by = _actors(left, right)
    when = _dates(left, right, days)
    if who is None or by is None or when is None:
        return -1.0
    elsewhere = left.about is not None and right.about is not None and left.about != right.about
    framed = left.claim.type != right.claim.type
    denied = (left.claim.modality == "negated") != (right.claim.modality == "negated")
    if ((framed or elsewhere) and who <= 0) or (denied and who < DENIED):
        return -1.0
    place = _places(left, right)
    if not framed and who < 3 and left.place and right.place and place == 0:
        return -1.0
    return who + by + when + place + _contrast(left, right) - 0.5 * framed


def _happened(claim: EventClaim) -> Extent:
    """The days of the act; a denial speaks of all time up to its date."""
    low, high = extent(claim.when)
    return (None, high) if claim.modality == "negated" else (low, high)


def _places(left: Features, right: Features) -> float:
    """Share of the place that is common; half where one is not told and the country is one."""
    if left.place and right.place:
        return overlap(left.place, right.place)
    return 0.5 if left.about is not None and left.about == right.about else 0.0


def _contrast(left: Features, right: Features) -> float:
    """One report that sets two sources side by side on one act at one time speaks of one thing."""
    one_time = left.dated and right.dated and gap(left.days, right.days) == 0
    return 1.0 if left.claim.report == right.claim.report and left.said != right.said and one_time else 0.0


@cache
def act_tolerance(left: str, right: str) -> int | None:
    """By how many days two acts may differ and be one, or None if they cannot be one act.

    >>> act_tolerance("AID", "RETREAT-release"), act_tolerance("COERCE-arrest", "COERCE-censor")
    (7, None)
    """
    type_left, _, mode_left = left.partition("-")
    type_right, _, mode_right = right.partition("-")
    if type_left == type_right and (mode_left == mode_right or not mode_left or not mode_right):
        return TOLERANCE
    days = [f.days for f in linking().framings if _in_framing(left, f.acts) and _in_framing(right, f.acts)]
    return max(days) if days else None


def _in_framing(act: str, acts: tuple[str, ...]) -> bool:
    return act in acts or act.partition("-")[0] in acts


def _participants(left: Features, right: Features) -> float | None:
    """3 for a person in common, 1.5 for another name or a like group, 0 for unknown, None for others."""
    if left.persons & right.persons:
        return 3.0
    if left.named & right.named:
        return 1.5
    alike = [(a, b) for a in left.groups for b in right.groups if a.may_be(b)]
    if any(a.modifiers & b.modifiers for a, b in alike):
        return 1.5
    if any(a.modifiers == b.modifiers for a, b in alike):
        return 1.0
    if alike:
        return 0.5
    if _members(left, right) or _members(right, left):
        return 1.0
    if (left.named or left.groups) and (right.named or right.groups):
        return None
    return 0.0


def _members(group: Features, named: Features) -> bool:
    """Whether the persons of one claim can be the members of the other's group: several, and no more than it
    has.
    """
    if not group.groups or group.named or len(named.persons) < 2:
        return False
    return group.size is not None and len(named.persons) <= group.size.high


def _actors(left: Features, right: Features) -> float | None:
    if left.actors & right.actors:
        return 1.0
    if any(a.may_be(b) for a in left.actor_groups for b in right.actor_groups):
        return 0.5
    both = bool(left.actors or left.actor_groups) and bool(right.actors or right.actor_groups)
    if both and left.claim.type in VERBAL and right.claim.type in VERBAL:
        return None
    return 0.0


def _dates(left: Features, right: Features, days: int) -> float | None:
    """1 for one short time, 0.5 for times that can be one, 0.3 for a recent undated one, None for other
    times.
    """
    if left.dated and right.dated:
        apart = gap(left.days, right.days)
        if apart > days:
            return None
        lengths = [n for n in (length(left.days), length(right.days)) if n is not None]
        if len(lengths) == 2 and min(lengths) > 1 and apart > 0:
            return None
        if len(lengths) == 2 and min(lengths) > 1 and max(lengths) <= CAMPAIGN:
            return 1.5 if apart == 0 and _mostly(left.days, right.days) else 0.5
        short = len(lengths) == 2 and max(lengths) <= 31
        return 1.0 if apart == 0 and short else 0.5
    if left.claim.report == right.claim.report:
        return 0.5
    person = bool(left.persons & right.persons)
    verbal = left.claim.type in VERBAL
    if person and not verbal:
        return 0.3 if _possible(left, right) else None
    near = _recent(left, right)
    return 0.5 if near else None


def _mostly(left: Extent, right: Extent) -> bool:
    """Whether two closed times share half of the shorter one."""
    if not (left[0] and left[1] and right[0] and right[1]):
        return False
    shared = (min(left[1], right[1]) - max(left[0], right[0])).days + 1
    shorter = min((left[1] - left[0]).days, (right[1] - right[0]).days) + 1
    return shared * 2 >= shorter


def _possible(left: Features, right: Features) -> bool:
    """Whether an undated act was told after the dated one happened."""
    for undated, other in ((left, right), (right, left)):
        if not undated.dated and other.days[0] and undated.published and other.days[0] > undated.published:
            return False
    return True


def _recent(left: Features, right: Features) -> bool:
    spans = []
    for item in (left, right):
        if item.dated:
            spans.append(item.days)
        elif item.published:
            spans.append((item.published - timedelta(days=RECENT), item.published))
        else:
            return False
    return gap(spans[0], spans[1]) == 0 and all(length(s) is not None for s in spans)


def _other_country(left: Features, right: Features) -> bool:
    apart = bool(left.country and right.country and left.country != right.country)
    return apart and not (left.persons & right.persons) and left.claim.type == right.claim.type


def _other_size(left: Features, right: Features) -> bool:
    """Within one report two exact numbers are two groups; between reports they may differ by half."""
    if left.size is None or right.size is None or left.size.meets(right.size):
        return False
    if left.claim.report == right.claim.report:
        return left.claim.when == right.claim.when
    low, high = sorted((left.size.high, right.size.high))
    return low * 2 < high


def _blocks(item: Features) -> Iterator[tuple[str, ...]]:
    acts = [f.name for f in linking().framings if _in_framing(item.act, f.acts)] + [item.claim.type]
    for act in acts:
        for key in item.named:
            yield "named", act, key
        for group in item.groups:
            yield "group", act, group.head
        if item.size is not None or len(item.persons) > 1:
            yield "people", act
    if not item.named:
        yield "where", item.act, item.about or " ".join(sorted(item.place)) or "-"
        if not item.groups:
            yield "nobody", item.act
    for key in item.actors:
        yield "actor", item.act, key


def _position(item: Features) -> float:
    day = item.days[1] or item.days[0] or item.published
    return day.toordinal() if day else float("inf")


def _whole(item: Features) -> Whole:
    low, high = item.days
    return Whole(
        frozenset({item.act}),
        (
            low - timedelta(days=TOLERANCE) if low else None,
            high + timedelta(days=TOLERANCE) if high else None,
        ),
        item.persons,
        frozenset({item.claim.id}),
        item.apart,
    )


def _together(left: Whole, right: Whole) -> Whole | None:
    if any(act_tolerance(a, b) is None for a in left.acts for b in right.acts):
        return None
    if left.persons and right.persons and not left.persons & right.persons:
        return None
    if left.ids & right.apart or right.ids & left.apart:
        return None
    low = max((d for d in (left.days[0], right.days[0]) if d), default=None)
    high = min((d for d in (left.days[1], right.days[1]) if d), default=None)
    if low and high and low > high:
        return None
    return Whole(
        left.acts | right.acts,
        (low, high),
        left.persons | right.persons,
        left.ids | right.ids,
        left.apart | right.apart,
    )


def _unnamed(name: Name) -> bool:
    return name.entity is None and is_group(name.name)
