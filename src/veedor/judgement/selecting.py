"""Choosing records by kind, person, country and time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from veedor.claims.claim import Claim, Name
from veedor.edtf import bounds, overlaps
from veedor.judgement.identity import names_of
from veedor.judgement.record import Record
from veedor.judgement.words import fold


def select(
    records: Iterable[Record],
    claims: Mapping[str, Claim],
    *,
    kind: str | None = None,
    person: str | None = None,
    country: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Iterator[Record]:
    """The records that meet every condition given, in their order.

    Args:
        records: any records.
        claims: claim id -> claim, for the names in what a record rests on.
        kind: ``event``, ``count_series``, ``status`` or ``deadline``.
        person: words of a name, without regard to accents and case: ``machado`` finds María Corina Machado.
        country: ISO 3166-1 alpha-3, of somebody in the record or of its place.
        since, until: EDTF; some day that the record's date allows lies in between. An undated record is kept
            where its latest bound is not before `since`, because it may lie in between.

    Raises:
        ValueError: if `since` or `until` is not EDTF.

    It does not merge names: two spellings of one person that no claim joins are two names here.

    >>> from veedor.judgement.record import Record
    >>> vote = Record(id="a", kind="deadline", claims=(), label="vote", type="election", when="2025-05-25")
    >>> [[r.id for r in select([vote], {}, **limit)] for limit in ({"since": "2025-05"}, {"until": "2024"})]
    [['a'], []]
    """
    first = None if since is None else bounds(since)[0]
    last = None if until is None else bounds(until)[1]
    wanted = None if person is None else fold(person)
    for record in records:
        if kind is not None and record.kind != kind:
            continue
        if wanted is not None and not any(_named(wanted, name) for name in _names(record, claims)):
            continue
        if country is not None and country.upper() not in _countries(record):
            continue
        if _within(record, first, last):
            yield record


def _names(record: Record, claims: Mapping[str, Claim]) -> Iterator[Name]:
    yield from record.subjects
    yield from record.recipients
    for claim in record.claims:
        if claim in claims:
            yield from names_of(claims[claim])


def _named(wanted: str, name: Name) -> bool:
    """Whether the wanted words stand in the name, whole and in this order."""
    return f" {wanted} " in f" {fold(name.name)} " or (name.entity is not None and wanted == fold(name.entity))


def _countries(record: Record) -> set[str | None]:
    people = {name.country for name in (*record.subjects, *record.recipients)}
    return people | {record.where.country if record.where else None}


def _within(record: Record, first: date | None, last: date | None) -> bool:
    if record.when is not None:
        return overlaps(record.when, since=first, until=last)
    return first is None or record.latest is None or date.fromisoformat(record.latest[:10]) >= first
