"""The plain frames that analyses take, made from a case or checked if somebody brings their own.

A frame of anybody's needs only the columns that an analysis names as necessary; what is missing is not guessed. Days
are pandas timestamps without a zone; ``NaT`` is an open or unknown end, never a guess.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from veedor.claims.claim import Claim, CountClaim, EventClaim, Name, StatusClaim
from veedor.edtf import bounds
from veedor.errors import UsageError
from veedor.judgement.count_links import topic_of
from veedor.judgement.disagreement import definition
from veedor.judgement.identity import is_person
from veedor.judgement.index import Index
from veedor.judgement.intervals import range_of
from veedor.judgement.record import Record
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.case import Case

EXTRA = "analysis"


class Field(msgspec.Struct, frozen=True):
    """A column: its name, its type (text, day, number, whole, truth or list) and what it means."""

    name: str
    type: str
    meaning: str


class Shape(msgspec.Struct, frozen=True):
    """The columns of a frame, and those it cannot do without."""

    name: str
    meaning: str
    fields: tuple[Field, ...]
    needed: tuple[str, ...]


def _fields(*rows: tuple[str, str, str]) -> tuple[Field, ...]:
    return tuple(Field(*row) for row in rows)


_DATED = (
    ("first", "day", "the first day on which it may have been; NaT where unknown"),
    ("last", "day", "the last such day; the same as `first` where the day is exact"),
)
_KNOWN = (
    ("sources", "list", "who says so: outermost names of the attributions, else publishers, each once"),
    ("claims", "list", "ids of the claims behind it"),
    ("added", "whole", "place in the ledger of the first of its reports to be added; orders them against a freeze"),
)

EVENTS = Shape(
    "events",
    "one row an operation: an act, however many persons it concerns",
    _fields(
        ("id", "text", "id of the record"),
        *_DATED,
        ("type", "text", "PLOVER type"),
        ("mode", "text", "PLOVER mode"),
        ("modality", "text", "asserted, alleged, planned, hypothetical or negated"),
        ("country", "text", "where it was, ISO 3166-1 alpha-3"),
        ("actors", "list", "who acts"),
        ("actor_countries", "list", "their countries, an empty text where unknown"),
        ("actor_sectors", "list", "their primary PLOVER sectors, an empty text where unknown"),
        ("recipients", "list", "who is acted on"),
        ("recipient_countries", "list", "their countries"),
        ("recipient_sectors", "list", "their primary sectors"),
        ("persons_low", "number", "least number of persons concerned, where told"),
        ("persons_high", "number", "most"),
        ("place", "text", "place, in the words of a claim"),
        ("admin1", "text", "first-order division"),
        ("lat", "number", "latitude in degrees"),
        ("lon", "number", "longitude in degrees"),
        ("precision", "text", "facility, settlement, admin2, admin1 or country"),
        ("label", "text", "a caption in words of the claims"),
        *_KNOWN,
    ),
    ("first", "last", "type"),
)
COUNTS = Shape(
    "counts",
    "one row a count claim",
    _fields(
        ("id", "text", "id of the claim"),
        ("record", "text", "id of its count series"),
        ("low", "number", "lower bound, the rounding of 'about' included; missing for an open end"),
        ("high", "number", "upper bound"),
        ("stated_low", "number", "as stated"),
        ("stated_high", "number", "as stated"),
        ("qualifier", "text", "exact, about, at_least, more_than, at_most, fewer_than or range"),
        ("unit", "text", "what is counted, in the words of the text"),
        ("measure", "text", "stock, flow or attribute"),
        ("universe", "text", "who counts as one, where told"),
        ("counted", "text", "what is counted by whoever: the act of a flow, else the unit without what narrows it"),
        ("noun", "text", "the unit in its canonical form; empty for a flow that counts its act alone"),
        ("definition", "text", "words of its sentence about how is counted, in order"),
        ("when", "text", "EDTF, as told"),
        ("modality", "text", "asserted, alleged, planned, hypothetical or negated"),
        *_DATED,
        ("as_of", "day", "publication day of the report: the latest bound of a stock that states no day"),
        ("according_to", "text", "outermost name of the attribution; empty is the publisher's own voice"),
        ("source", "text", "publisher of the report, else its id"),
        ("voice", "text", "whose number it is, under one key for the whole case"),
        ("country", "text", "country it is about, as far as the words tell"),
        ("report", "text", "id of the report"),
        ("quote", "text", "the words"),
        ("added", "whole", "place in the ledger of its report"),
    ),
    ("low", "high", "first", "last"),
)
STATES = Shape(
    "states",
    "one row a status claim: somebody in a state",
    _fields(
        ("id", "text", "id of the claim"),
        ("record", "text", "id of the status record"),
        ("subject", "text", "whose state it is, under one name for the whole case"),
        ("named", "truth", "whether the subject is a named person, not a group or description"),
        ("size", "whole", "how many, for a group"),
        ("state", "text", "term of the vocabulary of states"),
        ("modality", "text", "asserted, alleged, planned, hypothetical or negated"),
        ("when", "text", "EDTF, as told"),
        ("start_low", "day", "earliest begin; NaT is open"),
        ("start_high", "day", "latest begin"),
        ("end_low", "day", "the day after the last on which it certainly went on; NaT is open"),
        ("end_high", "day", "the day after the last possible one; NaT is open or still going on"),
        ("as_of", "day", "publication day of the report"),
        ("place", "text", "where held or staying"),
        ("country", "text", "country of the subject or place"),
        ("according_to", "text", "outermost name of the attribution; empty is the publisher's own voice"),
        ("source", "text", "publisher of the report, else its id"),
        ("report", "text", "id of the report"),
        ("quote", "text", "the words"),
        ("added", "whole", "place in the ledger of its report"),
    ),
    ("subject", "state"),
)
DEADLINES = Shape(
    "deadlines",
    "one row a deadline",
    _fields(
        ("id", "text", "id of the record"),
        *_DATED,
        ("category", "text", "category of the deadline"),
        ("what", "text", "what is due, in words of a claim"),
        ("parties", "list", "whom it concerns"),
        ("country", "text", "country it is about"),
        ("modality", "text", "asserted, alleged, planned, hypothetical or negated"),
        ("superseded", "truth", "whether a later one replaces it"),
        *_KNOWN,
    ),
    ("first", "last"),
)
REPORTS = Shape(
    "reports",
    "one row a report: the volume of attention",
    _fields(
        ("id", "text", "id of the report"),
        ("published", "day", "publication day; NaT where not stated"),
        ("source", "text", "publisher, else the id"),
        ("language", "text", "ISO 639-1"),
        ("title", "text", "title"),
        ("country", "text", "country it is about, as far as its words tell"),
        ("added", "whole", "place in the ledger"),
    ),
    ("published",),
)
SHAPES = {shape.name: shape for shape in (EVENTS, COUNTS, STATES, DEADLINES, REPORTS)}
_DTYPES = {"text": "string", "day": "datetime64[s]", "number": "float64", "whole": "Int64", "truth": "boolean"}


class Frames(msgspec.Struct, frozen=True):
    """The frames of a case: ``events``, ``counts``, ``states``, ``deadlines`` and ``reports`` (pandas)."""

    events: Any
    counts: Any
    states: Any
    deadlines: Any
    reports: Any


def check(frame: Any, shape: Shape) -> Any:
    """A frame that has what `shape` cannot do without, its days read as days.

    Args:
        frame: a pandas frame of anybody's.
        shape: one of `SHAPES`.

    Returns:
        The frame, or a copy in which the columns of type *day* are timestamps.

    Raises:
        UsageError: A001 for a missing column, A002 for a day that cannot be read.

    >>> import pandas
    >>> theirs = pandas.DataFrame({"first": ["2025-03-01"], "last": ["2025-03-01"], "type": ["COERCE"]})
    >>> check(theirs, EVENTS)["first"][0]
    Timestamp('2025-03-01 00:00:00')
    """
    pandas = need("pandas", extra=EXTRA, what="an analysis")
    missing = [name for name in shape.needed if name not in frame]
    if missing:
        raise UsageError("A001", table=shape.name, missing=", ".join(missing))
    changed = {}
    for field in shape.fields:
        if field.type == "day" and field.name in frame and not str(frame[field.name].dtype).startswith("datetime64"):
            try:
                changed[field.name] = pandas.to_datetime(frame[field.name]).dt.tz_localize(None).astype("datetime64[s]")
            except (ValueError, TypeError) as error:
                raise UsageError("A002", column=field.name, reason=str(error).split(",")[0]) from error
    return frame.assign(**changed) if changed else frame


def of_case(case: Case) -> Frames:
    """All frames of a case.

    Args:
        case: an open case.

    Raises:
        MissingPartError: U002 without pandas.

    The frames are kept until another case or another state of it is asked for: do not change them in place.
    """
    key = (str(case.path.resolve()), case.head().hash)
    if key not in _LAST:
        records, claims, library = case.records(), case.claims(), case.library()
        made = _Maker(records, claims, library, case.arrivals()).frames()
        _LAST.clear()
        _LAST[key] = made
    return _LAST[key]


_LAST: dict[tuple[str, str], Frames] = {}
"""The frames that were made last, by case and head: a brief asks for them once for each analysis."""


def frame(rows: Iterable[Mapping[str, Any]], shape: Shape) -> Any:
    """Rows as a frame of a shape, every column there and typed."""
    pandas = need("pandas", extra=EXTRA, what="an analysis")
    held = list(rows)
    columns = {}
    for field in shape.fields:
        values = [row.get(field.name) for row in held]
        if field.type == "list":
            columns[field.name] = pandas.Series(values, dtype="object")
        else:
            columns[field.name] = pandas.Series(values, dtype=_DTYPES[field.type])
    return pandas.DataFrame(columns)


class _Maker:
    """Makes the frames of one case."""

    def __init__(
        self,
        records: list[Record],
        claims: list[Claim],
        library: Mapping[str, Any],
        arrivals: Mapping[str, int],
    ) -> None:
        self.records, self.library, self.arrivals = records, library, arrivals
        self.index = Index(claims, library)
        self.claims = self.index.claims
        self.record_of = {claim: record.id for record in records for claim in record.claims}

    @cached_property
    def _names(self) -> dict[str, str]:
        """One name for each subject of a status: the longest in which the reports tell it, the first of equals."""
        found: dict[str, str] = {}
        for claim in self.claims.values():
            if isinstance(claim, StatusClaim):
                key = self.index.key(claim.subject, claim)
                found[key] = max(found.get(key, ""), claim.subject.name, key=len)
        return found

    def frames(self) -> Frames:
        by_kind: dict[str, list[Record]] = {"event": [], "deadline": []}
        for record in self.records:
            by_kind.setdefault(record.kind, []).append(record)
        replaced = {id for record in by_kind["deadline"] for id in record.supersedes}
        told = self.claims.values()
        return Frames(
            events=frame((self._event(r) for r in by_kind["event"]), EVENTS),
            counts=frame((self._count(c) for c in told if isinstance(c, CountClaim)), COUNTS),
            states=frame((self._state(c) for c in told if c.kind == "status"), STATES),
            deadlines=frame((self._deadline(r, replaced) for r in by_kind["deadline"]), DEADLINES),
            reports=frame((self._report(id) for id in self.library), REPORTS),
        )

    def _members(self, record: Record) -> list[Claim]:
        return [self.claims[id] for id in record.claims if id in self.claims]

    def _known(self, record: Record) -> dict[str, Any]:
        members = self._members(record)
        added = [self.arrivals[c.report] for c in members if c.report in self.arrivals]
        return {
            "claims": list(record.claims),
            "sources": list(dict.fromkeys(self._source(c) for c in members)),
            "added": min(added, default=None),
        }

    def _source(self, claim: Claim) -> str:
        name = self.index.source_name(claim)
        return name.name if name is not None else claim.report

    def _country(self, record: Record) -> str | None:
        if record.where is not None and record.where.country:
            return record.where.country
        found = (self.index.country(c) for c in self._members(record))
        return next((c for c in found if c), None)

    def _event(self, record: Record) -> dict[str, Any]:
        persons = self._persons(record)
        where = record.where
        return {
            "id": record.id,
            **_days(record.when),
            "type": record.type,
            "mode": record.mode,
            "modality": record.modality,
            "country": self._country(record),
            **_people("actor", record.subjects),
            **_people("recipient", record.recipients),
            "persons_low": persons[0],
            "persons_high": persons[1],
            "place": where and where.name,
            "admin1": where and where.admin1,
            "lat": where and where.lat,
            "lon": where and where.lon,
            "precision": where and where.precision,
            "label": record.label,
            **self._known(record),
        }

    def _persons(self, record: Record) -> tuple[float | None, float | None]:
        """How many persons it concerns, as the number beside it tells."""
        for claim in self._members(record):
            told = self.index.size(claim) if isinstance(claim, EventClaim) else None
            if told is not None:
                return _bound(told[0].low), _bound(told[0].high)
        return None, None

    def _count(self, claim: CountClaim) -> dict[str, Any]:
        within = range_of(claim)
        topic = topic_of(claim, self.index) if claim.measure != "attribute" else None
        return {
            "id": claim.id,
            "record": self.record_of.get(claim.id),
            "low": _bound(within.low),
            "high": _bound(within.high),
            "stated_low": claim.low,
            "stated_high": claim.high,
            "qualifier": claim.qualifier,
            "unit": claim.unit,
            "measure": claim.measure,
            "universe": claim.universe,
            "counted": topic and topic.counted,
            "noun": topic and topic.unit,
            "definition": "; ".join(sorted(definition(claim, self.index))),
            "when": claim.when,
            "voice": self.index.source(claim),
            **_days(claim.when),
            "country": self.index.country(claim),
            **self._told(claim),
        }

    def _state(self, claim: Any) -> dict[str, Any]:
        life = self.index.life(claim)
        return {
            "id": claim.id,
            "record": self.record_of.get(claim.id),
            "subject": self._names[self.index.key(claim.subject, claim)],
            "named": claim.size is None and _is_named(self.index.key(claim.subject, claim)),
            "size": claim.size,
            "state": claim.state,
            "when": claim.when,
            "start_low": life.start_low,
            "start_high": life.start_high,
            "end_low": life.end_low,
            "end_high": life.end_high,
            "place": claim.place,
            "country": claim.subject.country or self.index.country(claim),
            **self._told(claim),
        }

    def _told(self, claim: Claim) -> dict[str, Any]:
        """Who says it, where, and in which words."""
        report = self.library.get(claim.report)
        return {
            "modality": claim.modality,
            "as_of": self.index.published(claim),
            "according_to": claim.attribution[-1].name if claim.attribution else "",
            "source": (report.source if report is not None else None) or claim.report,
            "report": claim.report,
            "quote": claim.evidence[0].text if claim.evidence else "",
            "added": self.arrivals.get(claim.report),
        }

    def _deadline(self, record: Record, replaced: set[str]) -> dict[str, Any]:
        return {
            "id": record.id,
            **_days(record.when),
            "category": record.type,
            "what": record.label,
            "parties": [name.name for name in record.subjects],
            "country": self._country(record),
            "modality": record.modality,
            "superseded": record.id in replaced,
            **self._known(record),
        }

    def _report(self, id: str) -> dict[str, Any]:
        report = self.library[id]
        return {
            "id": id,
            "published": report.date,
            "source": report.source or id,
            "language": report.language,
            "title": report.title,
            "country": self.index.about(id),
            "added": self.arrivals.get(id),
        }


def _bound(value: float) -> float | None:
    """A number, or None where that end is open."""
    return float(value) if math.isfinite(value) else None


def _is_named(key: str) -> bool:
    return not key.startswith("group:") and is_person(key)


def _days(when: str | None) -> dict[str, Any]:
    first, last = bounds(when) if when is not None else (None, None)
    return {"first": first, "last": last}


def _people(role: str, people: tuple[Name, ...]) -> dict[str, list[str]]:
    return {
        f"{role}s": [person.name for person in people],
        f"{role}_countries": [person.country or "" for person in people],
        f"{role}_sectors": [person.sectors[0] if person.sectors else "" for person in people],
    }
