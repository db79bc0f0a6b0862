"""The table ``records``: one row a record, with its sources and how they differ."""

from __future__ import annotations

from collections.abc import Callable

from veedor.exchange.columns import (
    Column,
    ColumnType,
    Table,
    Value,
    countries,
    first_day,
    last_day,
    names,
)
from veedor.exchange.members import publishers, report_ids, told
from veedor.judgement.record import Record


def _own(name: str, type: ColumnType, meaning: str, of: Callable[[Record], Value]) -> Column:
    """A column that needs the record alone."""
    return Column(name, type, meaning, lambda record, around: of(record))


def _place(name: str, type: ColumnType, meaning: str, part: str) -> Column:
    return _own(name, type, meaning, lambda r: None if r.where is None else getattr(r.where, part))


RECORDS = Table(
    name="records",
    meaning="One row is one event, count series, status interval or deadline, judged from one claim or more.",
    accepts=(Record,),
    columns=(
        _own("id", "text", "identity of the record, stable while its claims stay together", lambda r: r.id),
        _own("kind", "text", "event, count_series, status or deadline", lambda r: r.kind),
        _own("label", "text", "a short caption in words of the claims", lambda r: r.label),
        _own(
            "type",
            "text",
            "PLOVER type, state, category of the deadline, or unit of the count",
            lambda r: r.type,
        ),
        _own("mode", "text", "PLOVER mode", lambda r: r.mode),
        _own("modality", "text", "the strongest modality in which a claim tells it", lambda r: r.modality),
        _own(
            "subjects",
            "list",
            "actors of an event, subject of a status, parties of a deadline, who counts",
            lambda r: names(r.subjects),
        ),
        _own("subject_countries", "list", "their countries", lambda r: countries(r.subjects)),
        _own("recipients", "list", "recipients of an event", lambda r: names(r.recipients)),
        _own("recipient_countries", "list", "their countries", lambda r: countries(r.recipients)),
        _own("when", "text", "the date best supported, in EDTF", lambda r: r.when),
        _own(
            "when_first",
            "text",
            "its first day; empty where the begin is open",
            lambda r: first_day(r.when),
        ),
        _own(
            "when_last",
            "text",
            "its last day; empty where the end is open",
            lambda r: last_day(r.when),
        ),
        _own("when_basis", "text", "stated, relative, derived or publication", lambda r: r.when_basis),
        _own("latest", "text", "latest bound of an undated record: a publication date", lambda r: r.latest),
        _place("where", "text", "place, in the words of a claim", "name"),
        _place("where_geonames_id", "integer", "GeoNames id of the place", "geonames_id"),
        _place("where_country", "text", "country of the place, ISO 3166-1 alpha-3", "country"),
        _place("where_lat", "number", "latitude in degrees", "lat"),
        _place("where_lon", "number", "longitude in degrees", "lon"),
        _place("where_precision", "text", "facility, settlement, admin2, admin1 or country", "precision"),
        _own("low", "number", "lower bound of the newest number, its rounding included", lambda r: r.low),
        _own("high", "number", "upper bound of the newest number, its rounding included", lambda r: r.high),
        _own("size", "integer", "number of people of a group", lambda r: r.size),
        _own("claim_count", "integer", "how many claims it rests on", lambda r: len(r.claims)),
        _own("claims", "list", "their ids, in order of publication", lambda r: list(r.claims)),
        Column(
            "report_count",
            "integer",
            "how many reports they come from",
            lambda r, around: len(report_ids(r, around)) if around.claims else None,
        ),
        Column("sources", "list", "who published those reports (the report's id where nobody is named)", publishers),
        _own(
            "disagreement_count",
            "integer",
            "how many differences between the claims are recorded",
            lambda r: len(r.disagreements),
        ),
        _own(
            "disagreements",
            "list",
            "each: its type, the field, and the values",
            lambda r: [told(d) for d in r.disagreements],
        ),
        _own(
            "supersedes",
            "list",
            "ids of the deadlines that this one replaces, oldest first",
            lambda r: list(r.supersedes),
        ),
        _own("extractor", "text", "the extractor version whose claims the record uses", lambda r: r.extractor),
    ),
)
