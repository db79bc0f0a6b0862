"""The table ``events``: one row an operation, in the codes of PLOVER."""

from __future__ import annotations

import math
from typing import Any

from veedor.claims.claim import EventClaim, Name
from veedor.exchange.codes import bases, event_modes, event_types, intensity, modalities, quad
from veedor.exchange.columns import Column, ColumnType, Surroundings, Table, Value, countries, days, names, plain
from veedor.exchange.members import COUNTRIES, EVIDENCE, PLACE, members
from veedor.judgement.record import Record


def primary_sectors(people: tuple[Name, ...]) -> list[str]:
    """The first sector of each name, an empty text for none."""
    return [person.sectors[0] if person.sectors else "" for person in people]


def all_sectors(people: tuple[Name, ...]) -> list[str]:
    """All sectors of each name, joined by a blank."""
    return [" ".join(person.sectors) for person in people]


def persons(record: Record, around: Surroundings) -> tuple[float | None, float | None]:
    """Least and most persons concerned, as the number beside a claim tells; (None, None) where none does."""
    for claim in members(record, around):
        found = around.index.size(claim) if isinstance(claim, EventClaim) else None
        if found is not None:
            low, high = found[0].low, found[0].high
            return (low if math.isfinite(low) else None), (high if math.isfinite(high) else None)
    return None, None


def contexts(record: Record, around: Surroundings) -> list[str]:
    """The PLOVER contexts of the claims, each once."""
    told = (claim for claim in members(record, around) if isinstance(claim, EventClaim))
    return list(dict.fromkeys(code for claim in told for code in claim.contexts))


def modes(record: Record, around: Surroundings) -> list[str]:
    """The PLOVER modes of the claims that tell it under its type, the main one first, each once."""
    told = (claim for claim in members(record, around) if isinstance(claim, EventClaim) and claim.type == record.type)
    main = [record.mode] if record.mode else []
    return list(dict.fromkeys([*main, *(mode for claim in told for mode in claim.modes)]))


def _people(role: str, field: str, doing: str) -> tuple[Column, ...]:
    def column(suffix: str, meaning: str, of: Any) -> Column:
        kind: ColumnType = "list"
        return plain(f"{role}{suffix}", kind, meaning, lambda record: of(getattr(record, field)))

    return (
        column("s", f"who {doing}", names),
        column("_countries", "their countries, an empty text where unknown", countries),
        column("_sectors", "their primary PLOVER sectors, an empty text where unknown", primary_sectors),
        column("_all_sectors", "all their PLOVER sectors, several of one name joined by a blank", all_sectors),
    )


def _persons(end: int) -> Any:
    def value(record: Record, around: Surroundings) -> Value:
        return persons(record, around)[end]

    return value


EVENTS = Table(
    name="events",
    meaning="One row is one operation: an act, however many persons it concerns and however many reports tell it.",
    accepts=(Record,),
    kind="event",
    columns=(
        plain("id", "text", "identity of the record, stable while its claims stay together", lambda r: r.id),
        plain(
            "first", "day", "the first day on which it may have been; empty where unknown", lambda r: days(r.when)[0]
        ),
        plain("last", "day", "the last such day; equal to first where the day is exact", lambda r: days(r.when)[1]),
        plain("when", "text", "the date best supported, in EDTF", lambda r: r.when),
        plain("when_basis", "text", "how that date was found", lambda r: r.when_basis, bases),
        plain("latest", "text", "latest bound of an undated event: a publication date", lambda r: r.latest),
        plain("type", "text", "PLOVER type", lambda r: r.type, event_types),
        plain("mode", "text", "main PLOVER mode", lambda r: r.mode, event_modes),
        Column("modes", "list", "all PLOVER modes, the main one first", modes),
        plain(
            "quad_class",
            "integer",
            "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
            lambda r: quad(r.type),
        ),
        plain("intensity", "number", "PLOVER score of the mode, else of the type", lambda r: intensity(r.type, r.mode)),
        Column("contexts", "list", "PLOVER contexts", contexts),
        plain("modality", "text", "the strongest modality in which a claim tells it", lambda r: r.modality, modalities),
        *_people("actor", "subjects", "acts"),
        *_people("recipient", "recipients", "is acted on"),
        Column("persons_low", "number", "least number of persons concerned, where told", _persons(0)),
        Column("persons_high", "number", "most", _persons(1)),
        *COUNTRIES,
        *PLACE,
        plain("label", "text", "a caption in words of the claims", lambda r: r.label),
        *EVIDENCE,
    ),
)
