"""The table ``deadlines``: one row a thing that is scheduled or expires."""

from __future__ import annotations

import datetime as dt

from veedor.exchange.codes import bases, categories, modalities
from veedor.exchange.columns import Column, Surroundings, Table, Value, countries, days, names, plain
from veedor.exchange.members import COUNTRIES, EVIDENCE, PLACE, members
from veedor.judgement.record import Record


def told_days(record: Record, around: Surroundings) -> list[dt.date]:
    """The days on which reports that tell it were published, sorted."""
    return sorted(day for claim in members(record, around) if (day := around.index.published(claim)) is not None)


def _told(end: int) -> Column:
    def value(record: Record, around: Surroundings) -> Value:
        found = told_days(record, around)
        return found[end] if found else None

    which = "first" if end == 0 else "last"
    return Column(f"told_{which}", "day", f"publication day of the {which} report that tells it", value)


DEADLINES = Table(
    name="deadlines",
    meaning="One row is one thing that is scheduled or expires; a deadline that was moved keeps its row.",
    accepts=(Record,),
    kind="deadline",
    columns=(
        plain("id", "text", "identity of the record, stable while its claims stay together", lambda r: r.id),
        plain("first", "day", "the first day on which it may be; empty where unknown", lambda r: days(r.when)[0]),
        plain("last", "day", "the last such day; equal to first where the day is exact", lambda r: days(r.when)[1]),
        plain("when", "text", "the date best supported, in EDTF", lambda r: r.when),
        plain("when_basis", "text", "how that date was found", lambda r: r.when_basis, bases),
        plain("category", "text", "category of the deadline", lambda r: r.type, categories),
        plain("what", "text", "what is due, in words of a claim", lambda r: r.label),
        plain("parties", "list", "whom it concerns", lambda r: names(r.subjects)),
        plain(
            "party_countries", "list", "their countries, an empty text where unknown", lambda r: countries(r.subjects)
        ),
        plain("modality", "text", "the strongest modality in which a claim tells it", lambda r: r.modality, modalities),
        plain(
            "supersedes", "list", "ids of the deadlines that it replaces, oldest first", lambda r: list(r.supersedes)
        ),
        Column(
            "superseded",
            "truth",
            "whether a later one replaces it",
            lambda r, around: r.id in around.replaced_by if around.records else None,
        ),
        Column("superseded_by", "text", "id of that one", lambda r, around: around.replaced_by.get(r.id)),
        _told(0),
        _told(-1),
        *COUNTRIES,
        *PLACE,
        *EVIDENCE,
    ),
)
