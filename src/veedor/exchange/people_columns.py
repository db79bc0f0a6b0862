"""The table ``people``: one row a status, the state of a person or group over an interval."""

from __future__ import annotations

import datetime as dt
from typing import Any

from veedor.claims.claim import StatusClaim
from veedor.exchange.codes import bases, modalities, states
from veedor.exchange.columns import Column, Surroundings, Table, Value, names, plain
from veedor.exchange.members import COUNTRIES, EVIDENCE, PLACE, country, members
from veedor.judgement.identity import is_group, is_person
from veedor.judgement.intervals import DAY, Life
from veedor.judgement.record import Record


def statuses(record: Record, around: Surroundings) -> list[StatusClaim]:
    """The claims of a status that are at hand."""
    return [claim for claim in members(record, around) if isinstance(claim, StatusClaim)]


def life(record: Record, around: Surroundings) -> Life:
    """The status in time: its own date, read on the day of the newest report that tells it."""
    told = statuses(record, around)
    published = [day for claim in told if (day := around.index.published(claim)) is not None]
    over = record.when is None and bool(told) and all(claim.duration is not None for claim in told)
    return Life.of(record.when, None if over else max(published, default=None))


def _before(day: dt.date | None) -> dt.date | None:
    """The last day before a half-open end."""
    return None if day is None else day - DAY


def _begin(field: str) -> Any:
    def value(record: Record, around: Surroundings) -> Value:
        day: dt.date | None = getattr(life(record, around), field)
        return day

    return value


def _end(field: str) -> Any:
    def value(record: Record, around: Surroundings) -> Value:
        return _before(getattr(life(record, around), field))

    return value


def person(record: Record) -> str | None:
    """Whose state it is."""
    return record.subjects[0].name if record.subjects else None


def _key(record: Record, around: Surroundings) -> Value:
    found = next(iter(statuses(record, around)), None)
    return None if found is None else around.index.key(found.subject, found)


def _named(record: Record, around: Surroundings) -> Value:
    key = _key(record, around)
    if not isinstance(key, str):
        return None
    return not is_group(person(record) or "") and is_person(key)


def _places(record: Record, around: Surroundings) -> Value:
    if record.id in around.withheld:
        return []
    return list(dict.fromkeys(claim.place for claim in statuses(record, around) if claim.place))


def _country(record: Record, around: Surroundings) -> Value:
    own = next((name.country for name in record.subjects if name.country), None)
    return own or country(record, around)


PEOPLE = Table(
    name="people",
    meaning="One row is one status: a person or group in one state, over the interval that the reports allow.",
    accepts=(Record,),
    kind="status",
    columns=(
        plain("id", "text", "identity of the record, stable while its claims stay together", lambda r: r.id),
        plain("person", "text", "whose state it is", person),
        Column("person_id", "text", "the same for all states of one person in this case", _key),
        Column("named", "truth", "whether it is a named person, not a group or description", _named),
        plain("members", "list", "members of a group whom other reports name", lambda r: names(r.subjects[1:])),
        plain("size", "integer", "how many, for a group", lambda r: r.size),
        plain("state", "text", "the state", lambda r: r.type, states),
        plain("modality", "text", "the strongest modality in which a claim tells it", lambda r: r.modality, modalities),
        Column("begin_first", "day", "the first day on which it may have begun; empty where open", _begin("start_low")),
        Column("begin_last", "day", "the day by which it had begun", _begin("start_high")),
        Column("end_first", "day", "the last day on which it certainly went on", _end("end_low")),
        Column(
            "end_last",
            "day",
            "the last day on which it may have gone on; empty where no end is known",
            _end("end_high"),
        ),
        plain("when", "text", "the interval best supported, in EDTF", lambda r: r.when),
        plain("when_basis", "text", "how it was found", lambda r: r.when_basis, bases),
        plain("latest", "text", "the last day on which an undated status was told as standing", lambda r: r.latest),
        Column(
            "durations",
            "list",
            "how long, as told, ISO 8601",
            lambda r, around: list(dict.fromkeys(c.duration for c in statuses(r, around) if c.duration)),
        ),
        Column("country", "text", "country of the person where told, else of the place, alpha-3", _country),
        COUNTRIES[1],
        Column("held_at", "list", "where the person is held or stays, in the words of the claims", _places),
        *PLACE,
        plain("label", "text", "a caption in words of the claims", lambda r: r.label),
        *EVIDENCE,
    ),
)
