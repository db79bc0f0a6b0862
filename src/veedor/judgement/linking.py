"""Claims to records, by a first, simple linker that can be replaced.

A linker is anything with the method of `Linker`. The one here compares claims of one kind within blocks that
share a name, a group or a place, so that its work grows with the number of claims and not with its square. It
is a pure function of the claims and reports: no model, no clock, no order of input. Statements form no
record.

What it does not do: it merges no two persons that only look alike (`identity`), it knows no causes, and it
does not look beyond the words of the claims; two acts on one day against one group are one record unless
their places, numbers or actors tell them apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

import msgspec

from veedor.claims.claim import Claim, CountClaim, DeadlineClaim, EventClaim, Name, StatusClaim
from veedor.judgement.building import build
from veedor.judgement.count_links import By, link_counts
from veedor.judgement.deadline_links import link_deadlines
from veedor.judgement.event_links import link_events
from veedor.judgement.identity import Identity, is_group
from veedor.judgement.index import Index, place_words
from veedor.judgement.intervals import extent, gap
from veedor.judgement.record import Record
from veedor.judgement.status_links import link_statuses
from veedor.judgement.words import overlap
from veedor.reports.report import Report

C = TypeVar("C", bound=Claim)

SAME_PLACE = 0.5
"""Share of the words of the shorter place name that must be in the other."""


class Linker(Protocol):
    """What makes records from claims."""

    def records(self, index: Index) -> list[Record]:
        """The records of the claims in `index`, every claim but statements in exactly one of them."""
        ...


class SimpleLinker:
    """The first linker: rules and tables.

    Args:
        counts: ``"source"`` makes one series a source, so that its numbers can be followed over time;
            ``"topic"`` puts the sources side by side in one record with typed differences.
    """

    def __init__(self, *, counts: By = "source") -> None:
        self._counts = counts

    def records(self, index: Index) -> list[Record]:
        """The records of the claims in `index`, in order of their first claims."""
        claims = list(index.claims.values())
        events = [build(g, index) for g in link_events(_of(claims, EventClaim), index)]
        statuses = [build(g, index) for g in link_statuses(_of(claims, StatusClaim), index)]
        anchors = {claim: r.id for r in (*events, *statuses) for claim in r.claims}
        counts = link_counts(_of(claims, CountClaim), index, anchors, by=self._counts)
        made = [
            *events,
            *_with_members(statuses, index),
            *(build(group, index) for group in counts),
            *_deadlines(_of(claims, DeadlineClaim), index),
        ]
        return in_order(made, index)


def link(
    claims: Iterable[Claim],
    reports: Mapping[str, Report],
    *,
    linker: Linker | None = None,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> list[Record]:
    """Put together the claims that speak of one thing.

    Args:
        claims: claims of any kind, in any order; statements are left out.
        reports: reports by id, for dates of publication and sources.
        linker: another linker than `SimpleLinker`.
        same, different: pairs of identity keys that a person has judged to be one or two (see `decisions`).

    Returns:
        records in order of their first claims; the same for any order of `claims`.
    """
    known = list(claims)
    identity = Identity.of(known, reports, confirmed=same, rejected=different)
    return (linker or SimpleLinker()).records(Index(known, reports, identity=identity))


def in_order(records: Iterable[Record], index: Index) -> list[Record]:
    """Records in the canonical order of their first claims."""
    return sorted(records, key=lambda r: (min(index.order(index.claims[c]) for c in r.claims), r.id))


def _of(claims: Iterable[Claim], kind: type[C]) -> list[C]:
    return [c for c in claims if isinstance(c, kind)]


def _deadlines(claims: list[DeadlineClaim], index: Index) -> list[Record]:
    made: list[Record] = []
    for chain in link_deadlines(claims, index):
        records = [build(group, index) for group in chain.groups]
        for later, earlier in chain.replaces.items():
            ids = tuple(records[i].id for i in earlier)
            records[later] = msgspec.structs.replace(records[later], supersedes=ids)
        made += records
    return made


def _with_members(records: list[Record], index: Index) -> list[Record]:
    """Groups get the persons that other claims put in the same state, place and time, if no more than the
    group has.
    """
    persons: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        if not is_group(record.subjects[0].name):
            for word in _place(record, index):
                persons[record.type, word].append(record)
    return [_joined_by(r, persons, index) if is_group(r.subjects[0].name) else r for r in records]


def _joined_by(group: Record, persons: Mapping[tuple[str, str], list[Record]], index: Index) -> Record:
    place = _place(group, index)
    near = {r.id: r for word in place for r in persons.get((group.type, word), ())}
    members: dict[str, Name] = {}
    for record in in_order(near.values(), index):
        same_time = gap(extent(record.when), extent(group.when)) == 0
        if same_time and overlap(place, _place(record, index)) >= SAME_PLACE:
            members[index.key(record.subjects[0], index.claims[record.claims[0]])] = record.subjects[0]
    if not members or group.size is None or len(members) > group.size:
        return group
    return msgspec.structs.replace(group, subjects=(*group.subjects, *members.values()))


def _place(record: Record, index: Index) -> frozenset[str]:
    words = [place_words(index.claims[c]) for c in record.claims]
    return max(words, key=len, default=frozenset())
