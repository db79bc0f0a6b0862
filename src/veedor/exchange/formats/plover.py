"""PLOVER event data: as a table with the columns of POLECAT, and as JSON Lines with the fields of PLOVER's manual.

PLOVER codes what happened; it has no field for who says so or how surely, and leaves negated events out. Both files
hold operations that are told as having happened, asserted or alleged; they add, after the fields of the standard,
modality, sources and the words. No day is made up: an event without an exact day has its bounds and no date.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import msgspec

from veedor.claims.claim import Name
from veedor.exchange.codebook import Described, coded
from veedor.exchange.codes import event_modes, event_types, intensity, quad
from veedor.exchange.columns import Surroundings, Table, days, names
from veedor.exchange.event_columns import contexts, modes, persons
from veedor.exchange.formats import register
from veedor.exchange.members import country, members, publishers, report_ids, sources
from veedor.judgement.record import Record

HAPPENED = ("asserted", "alleged")
LEFT_OUT = "PLOVER holds what is told as having happened; planned, hypothetical and negated events are left out."
RESOLUTION = {"facility": 5, "settlement": 4, "admin2": 3, "admin1": 2, "country": 1}
"""PLOVER's numbers for how fine a place is."""

Cell = Callable[[Record, Surroundings], Any]


def _people(role: str, field: str) -> list[tuple[str, str, Cell]]:
    """The columns of POLECAT about actors or recipients."""

    def of(value: Callable[[tuple[Name, ...]], list[str]]) -> Cell:
        return lambda record, around: value(getattr(record, field))

    who = role.lower()
    return [
        (f"{role} Name", f"names of the {who}s", of(names)),
        (
            f"{role} Country",
            "their countries, ISO 3166-1 alpha-3",
            of(lambda people: [p.country or "" for p in people]),
        ),
        (f"{role} COW", "not filled: Correlates of War numbers", _nothing),
        (
            f"Primary {role} Sector",
            "their first PLOVER sector",
            of(lambda people: [p.sectors[0] if p.sectors else "" for p in people]),
        ),
        (
            f"{role} Sectors",
            "all their sectors, several of one by a blank",
            of(lambda p: [" ".join(n.sectors) for n in p]),
        ),
        (f"{role} Title", "not filled", _nothing),
        (f"{role} Name Raw", "the same as the name: the words of the text", of(names)),
        (f"Wikipedia {role} ID", "not filled", _nothing),
    ]


def _nothing(record: Record, around: Surroundings) -> None:
    return None


def _exact_day(record: Record) -> str | None:
    """The day, where it is exact."""
    first, last = days(record.when)
    return first.isoformat() if first is not None and first == last else None


def _published(record: Record, around: Surroundings) -> str | None:
    found = (around.index.published(claim) for claim in members(record, around))
    first = min((day for day in found if day is not None), default=None)
    return None if first is None else first.isoformat()


def _named(*precisions: str) -> Cell:
    """The name of the resolved place, where it is as fine as one of these."""

    def value(record: Record, around: Surroundings) -> str | None:
        return record.where.geo_name if record.where is not None and record.where.precision in precisions else None

    return value


def _part(part: str) -> Cell:
    return lambda record, around: None if record.where is None else getattr(record.where, part)


def _province(record: Record, around: Surroundings) -> str | None:
    if record.where is None:
        return None
    return record.where.admin1 or _named("admin1")(record, around)


def _languages(record: Record, around: Surroundings) -> list[str]:
    found = (around.reports.get(id) for id in report_ids(record, around))
    return list(dict.fromkeys(report.language for report in found if report is not None and report.language))


def _quotes(record: Record, around: Surroundings) -> list[str]:
    return [claim.evidence[0].text for claim in members(record, around) if claim.evidence]


def _bound(end: int) -> Cell:
    def value(record: Record, around: Surroundings) -> str | None:
        day = days(record.when)[end]
        return None if day is None else day.isoformat()

    return value


COLUMNS: tuple[tuple[str, str, Cell], ...] = (
    ("Event ID", "id of the record", lambda r, a: r.id),
    ("Event Date", "the day, only where it is exact; see the last columns for its bounds", lambda r, a: _exact_day(r)),
    ("Event Type", "PLOVER type", lambda r, a: r.type),
    ("Event Mode", "main PLOVER mode", lambda r, a: r.mode),
    ("Intensity", "PLOVER score of the mode, else of the type", lambda r, a: intensity(r.type, r.mode)),
    ("Quad Code", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict", lambda r, a: quad(r.type)),
    ("Contexts", "PLOVER contexts", contexts),
    *_people("Actor", "subjects"),
    *_people("Recipient", "recipients"),
    ("Placename", "resolved name of the place", _part("geo_name")),
    ("City", "the same, where it is a settlement or finer", _named("settlement", "facility")),
    ("District", "the same, where it is a second-order division", _named("admin2")),
    ("Province", "first-order division", _province),
    ("Country", "country of the place, ISO 3166-1 alpha-3", country),
    ("Latitude", "degrees; a whole country has a point as well: see Feature Type", _part("lat")),
    ("Longitude", "degrees", _part("lon")),
    ("GeoNames ID", "id of the place", _part("geonames_id")),
    ("Raw Placename", "the words of the text", _part("name")),
    ("Feature Type", "how fine the place is: facility, settlement, admin2, admin1, country", _part("precision")),
    ("Source", "who published the reports", publishers),
    ("Publication Date", "day of the first report", _published),
    ("Story People", "not filled: entities of stories are not coded", _nothing),
    ("Story Organizations", "not filled", _nothing),
    ("Story Locations", "not filled", _nothing),
    ("Language", "languages of the reports", _languages),
    ("Version", "the extractor version", lambda r, a: r.extractor),
    ("Event Date First", "not in POLECAT: first day on which it may have been", _bound(0)),
    ("Event Date Last", "not in POLECAT: last such day", _bound(1)),
    ("Event Date EDTF", "not in POLECAT: the date as told, EDTF", lambda r, a: r.when),
    ("Modality", "not in POLECAT: asserted, or alleged (contested or unproven)", lambda r, a: r.modality),
    ("Said By", "not in POLECAT: outermost names of the attributions, else publishers", sources),
    ("Place Withheld", "not in POLECAT: 1 where the place could lead to somebody in hiding", lambda r, a: _flag(r, a)),
    ("Quotes", "not in POLECAT: the words of each claim", _quotes),
)


def _flag(record: Record, around: Surroundings) -> int:
    return int(record.id in around.withheld)


_TYPES = {
    **dict.fromkeys(("Event Date", "Publication Date", "Event Date First", "Event Date Last"), "day"),
    **dict.fromkeys(("Intensity", "Latitude", "Longitude"), "number"),
    **dict.fromkeys(("Quad Code", "GeoNames ID", "Place Withheld"), "integer"),
    **dict.fromkeys(("Contexts", "Source", "Language", "Said By", "Quotes"), "list"),
}
_CODES = {"Event Type": event_types, "Event Mode": event_modes}


def _described(table: Table) -> list[Described]:
    return [
        Described(name, _type_of(name), meaning, coded(_CODES[name]()) if name in _CODES else "")
        for name, meaning, _ in COLUMNS
    ]


def _type_of(name: str) -> str:
    people = "Actor" in name or "Recipient" in name
    return _TYPES.get(name, "list" if people else "text")


@register(
    "plover",
    suffix=".tsv",
    is_text=True,
    description="PLOVER event data as POLECAT has it: tab-separated, UTF-8, its 40 columns and seven more, one row an "
    "operation; lists joined by ';', no quotes, tabs and line breaks inside text become blanks.",
    tables=("events",),
    describe=_described,
    left_out=LEFT_OUT,
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> int:
    """Write a heading and one row an operation that is told as having happened."""
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    written = 0
    try:
        writer = csv.writer(text, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
        writer.writerow([name for name, _, _ in COLUMNS])
        for record in items:
            if record.modality in HAPPENED:
                writer.writerow([_cell(value(record, around)) for _, _, value in COLUMNS])
                written += 1
        text.flush()
    finally:
        text.detach()
    return written


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(_flat(each).replace(";", ",") for each in value)
    return "" if value is None else _flat(str(value))


def _flat(text: str) -> str:
    return re.sub(r"[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", " ", text)


FIELDS = (
    Described("id", "text", "id of the record"),
    Described("date, enddate", "text", "first and last day, YYYY-MM-DD; null where that end is unknown"),
    Described("event", "list", "the PLOVER type"),
    Described("mode", "list", "PLOVER modes, the main one first"),
    Described("context", "list", "PLOVER contexts"),
    Described("quad_code", "integer", "1 verbal and 2 material cooperation, 3 verbal and 4 material conflict"),
    Described("event_scale", "number", "PLOVER score of the mode, else of the type"),
    Described("actor, recipient", "list", "each: entity_text, identifier_id, country, sector, other_sectors"),
    Described("size", "object", "persons: least and most, where told"),
    Described(
        "event_loc", "object", "extracted_place, resolved_place, geonameid, lat, lon, province, country, resolution"
    ),
    Described("event_text", "list", "the words of each claim, with report and offsets (code points)"),
    Described("cite_info", "list", "each report: id, title, publication, publisher, url, language"),
    Described("coder", "text", "the extractor version"),
    Described("modality", "text", "not in PLOVER: asserted, or alleged (contested or unproven)"),
    Described("said_by", "list", "not in PLOVER: outermost names of the attributions, else publishers"),
    Described("date_edtf", "text", "not in PLOVER: the date as told, EDTF"),
    Described("place_withheld", "truth", "not in PLOVER: whether the place could lead to somebody in hiding"),
)


@register(
    "plover-json",
    suffix=".plover.jsonl",
    is_text=True,
    description="PLOVER event data as its manual recommends it: one JSON object a line, with the fields of PLOVER.",
    tables=("events",),
    describe=lambda table: list(FIELDS),
    left_out=LEFT_OUT,
)
def write_json(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> int:
    """Write one object an operation that is told as having happened."""
    written = 0
    for record in items:
        if record.modality in HAPPENED:
            stream.write(msgspec.json.encode(_object(record, around)) + b"\n")
            written += 1
    return written


def _object(record: Record, around: Surroundings) -> dict[str, Any]:
    low, high = persons(record, around)
    told = members(record, around)
    return {
        "id": record.id,
        "date": _bound(0)(record, around),
        "enddate": _bound(1)(record, around),
        "event": [record.type],
        "mode": modes(record, around),
        "context": contexts(record, around),
        "quad_code": quad(record.type),
        "event_scale": intensity(record.type, record.mode),
        "actor": [_entity(name) for name in record.subjects],
        "recipient": [_entity(name) for name in record.recipients],
        "size": None if low is None and high is None else {"persons_low": low, "persons_high": high},
        "event_loc": _location(record),
        "event_text": [
            {"text": c.evidence[0].text, "report": c.report, "start": c.evidence[0].start, "end": c.evidence[0].end}
            for c in told
            if c.evidence
        ],
        "cite_info": [_cited(id, around) for id in report_ids(record, around)],
        "coder": record.extractor,
        "modality": record.modality,
        "said_by": sources(record, around),
        "date_edtf": record.when,
        "place_withheld": record.id in around.withheld,
    }


def _entity(name: Name) -> dict[str, Any]:
    return {
        "entity_text": name.name,
        "identifier_id": name.entity,
        "country": name.country,
        "sector": name.sectors[0] if name.sectors else None,
        "other_sectors": list(name.sectors[1:]),
    }


def _location(record: Record) -> dict[str, Any] | None:
    where = record.where
    if where is None:
        return None
    return {
        "extracted_place": where.name,
        "resolved_place": where.geo_name,
        "geonameid": where.geonames_id,
        "lat": where.lat,
        "lon": where.lon,
        "province": where.admin1,
        "country": where.country,
        "resolution": RESOLUTION.get(where.precision or ""),
    }


def _cited(id: str, around: Surroundings) -> dict[str, Any]:
    report = around.reports.get(id)
    if report is None:
        return {"id": id}
    return {
        "id": id,
        "title": report.title,
        "publication": report.published,
        "publisher": report.source,
        "url": report.url,
        "language": report.language,
    }
