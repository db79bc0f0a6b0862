"""Which status claims speak of one stay of one person or group in one state.

One subject, one state (or two names of it, ``state_framings``), times that overlap or adjoin. Two begins far
apart are two stays, and so are two claims with an end of the state (a release, an exile) told between them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import msgspec

from veedor.claims.claim import StatusClaim
from veedor.judgement.clusters import agglomerate, blocked
from veedor.judgement.identity import Group, group_of, is_group
from veedor.judgement.index import Index, generic, place_words
from veedor.judgement.intervals import Life, Range, extent, gap, length
from veedor.judgement.words import compatibility, linking, overlap

ADJOINING = 31
"""Days between two times of one stay that may be missing in the reports."""
TWO_STAYS = 183
"""Begins further apart than this are begins of two stays."""
PRESENT = 3653
"""An undated status told so many days after a dated one is not taken to be the same stay."""


class Features(msgspec.Struct, frozen=True):
    """What is compared of one status claim."""

    claim: StatusClaim
    key: str
    group: Group | None
    nobody: bool
    life: Life
    days: tuple[date | None, date | None]
    published: date | None
    place: frozenset[str]
    size: Range | None


class Whole(msgspec.Struct, frozen=True):
    """What is known about a group of status claims taken together."""

    starts: tuple[date, ...]
    ends: tuple[date, ...]
    keys: frozenset[str]


def link_statuses(claims: list[StatusClaim], index: Index) -> list[list[StatusClaim]]:
    """Groups of status claims, each in canonical order."""
    items = [features(claim, index) for claim in claims]
    breaks = _breaks(items)
    pairs = [
        (score, i, j)
        for i, j in blocked([list(_blocks(f)) for f in items], lambda i: _position(items[i]))
        if (score := compare(items[i], items[j], breaks)) > 0
    ]
    groups = agglomerate([_whole(f) for f in items], pairs, _together)
    return [[claims[i] for i in group] for group in groups]


def features(claim: StatusClaim, index: Index) -> Features:
    """What is compared of `claim`."""
    unnamed = claim.subject.entity is None and is_group(claim.subject.name)
    size = index.size(claim)
    return Features(
        claim=claim,
        key=index.key(claim.subject, claim),
        group=group_of(claim.subject.name) if unnamed else None,
        nobody=generic(claim.subject.name),
        life=index.life(claim),
        days=extent(claim.when),
        published=index.published(claim),
        place=place_words(claim),
        size=size[0] if size else None,
    )


def compare(left: Features, right: Features, breaks: dict[tuple[str, str], tuple[date, ...]]) -> float:
    """How well two status claims fit as one stay; 0 or less keeps them apart."""
    if not _one_state(left.claim.state, right.claim.state):
        return 0.0
    who = _subjects(left, right)
    when = _times(left, right)
    if who <= 0 or when <= 0 or _broken(left, right, breaks):
        return 0.0
    return who + when


@cache
def _one_state(left: str, right: str) -> bool:
    return left == right or any(left in states and right in states for states in linking().state_framings)


def _subjects(left: Features, right: Features) -> float:
    """3 for one person; for groups that can be one, by what they have in common; 0 for two."""
    if left.group is None and right.group is None:
        return 3.0 if left.key == right.key else 0.0
    if left.group is None or right.group is None:
        return 0.0
    place = overlap(left.place, right.place)
    if left.place and right.place and place < 0.5:
        return 0.0
    same_report = left.claim.report == right.claim.report
    if left.size and right.size and not left.size.meets(right.size) and same_report:
        return 0.5 if place >= 0.5 and left.claim.when != right.claim.when else 0.0
    if left.group.may_be(right.group) and not left.nobody:
        return 1.0 if left.group.modifiers & right.group.modifiers or place >= 0.5 else 0.0
    return 1.0 if place >= 0.5 and left.group.head == right.group.head and (left.size or right.size) else 0.0


def _times(left: Features, right: Features) -> float:
    """1 for times that overlap, less for times that adjoin or that are not told; 0 for other times."""
    undated = [f for f in (left, right) if f.days == (None, None)]
    if len(undated) == 2:
        if left.group is not None:
            return 0.5 if _near(left.published, right.published, ADJOINING) else 0.0
        return 0.6 if _near(left.published, right.published, PRESENT) else 0.0
    if len(undated) == 1:
        other = right if undated[0] is left else left
        return _standing(undated[0], other)
    apart = gap(left.days, right.days)
    windows = left.group is not None and all(length(f.days) is not None for f in (left, right))
    if apart > (0 if windows else ADJOINING):
        return 0.0
    starts = [f.days[0] for f in (left, right) if f.days[0] and not _point(f)]
    if len(starts) == 2 and abs((starts[0] - starts[1]).days) > TWO_STAYS and not _covered(left, right):
        return 0.0
    return 1.0 if apart == 0 else 0.7


def _standing(undated: Features, other: Features) -> float:
    """An undated state was in force at publication: it fits a stay that had begun by then and not ended long
    before.
    """
    told = undated.published
    if told is None:
        return 0.4 if undated.group is None else 0.0
    if other.days[0] and other.days[0] > told + timedelta(days=ADJOINING):
        return 0.0
    if other.days[1] and other.days[1] < told - timedelta(days=ADJOINING):
        return 0.2 if undated.group is None and (told - other.days[1]).days < 2 * TWO_STAYS else 0.0
    return 0.8


def _point(item: Features) -> bool:
    """A single day says that the state was in force then, not that it began."""
    return item.claim.when is not None and "/" not in item.claim.when


def _covered(left: Features, right: Features) -> bool:
    """Whether one of two times is the start or the middle of a longer stay that has an end."""
    return any(f.days[0] and f.days[1] and "/" in (f.claim.when or "") for f in (left, right))


def _near(left: date | None, right: date | None, days: int) -> bool:
    return left is None or right is None or abs((left - right).days) <= days


def _breaks(items: list[Features]) -> dict[tuple[str, str], tuple[date, ...]]:
    """Days on which a subject's state was ended, by subject and ended state."""
    ended_by: dict[str, set[str]] = defaultdict(set)
    for state, ends in compatibility().ends.items():
        for end in ends:
            ended_by[end].add(state)
    found: dict[tuple[str, str], set[date]] = defaultdict(set)
    for item in items:
        begun = item.days[0]
        told = item.claim.modality == "asserted" and item.group is None
        if told and begun and item.days[1] in (None, begun):
            for state in ended_by[item.claim.state]:
                found[item.key, state].add(begun)
    return {key: tuple(sorted(days)) for key, days in found.items()}


def _broken(left: Features, right: Features, breaks: dict[tuple[str, str], tuple[date, ...]]) -> bool:
    """Whether an end of the state lies between two claims of which the later one tells a new begin."""
    if left.group is not None:
        return False
    days = breaks.get((left.key, left.claim.state), ())
    starts = sorted(d for d in (_time(left), _time(right)) if d)
    return len(starts) == 2 and any(starts[0] < d < starts[1] for d in days)


def _time(item: Features) -> date | None:
    return item.days[0] or (item.published if item.days[1] is None else item.days[1])


def _blocks(item: Features) -> Iterator[tuple[str, ...]]:
    states = next((s for s in linking().state_framings if item.claim.state in s), (item.claim.state,))
    if item.group is None:
        yield "named", states[0], item.key
        return
    yield "group", states[0], item.group.head
    for word in sorted(item.place):
        yield "place", states[0], word


def _position(item: Features) -> float:
    day = item.days[0] or item.days[1] or item.published
    return day.toordinal() if day else float("inf")


def _whole(item: Features) -> Whole:
    starts = (item.days[0],) if item.days[0] and not _point(item) else ()
    ends = (item.days[1],) if item.days[1] and not _point(item) else ()
    return Whole(starts, ends, frozenset({item.key}) if item.group is None else frozenset())


def _together(left: Whole, right: Whole) -> Whole | None:
    keys = left.keys | right.keys
    starts = tuple(sorted({*left.starts, *right.starts}))
    ends = tuple(sorted({*left.ends, *right.ends}))
    ended_before = bool(starts and ends) and (starts[-1] - ends[0]).days > ADJOINING
    if len(keys) > 1 or ended_before:
        return None
    return Whole((starts[0], starts[-1]) if starts else (), (ends[0], ends[-1]) if ends else (), keys)
