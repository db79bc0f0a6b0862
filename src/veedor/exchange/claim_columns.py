"""The table ``claims``: one row a claim; the fields of its kind are filled, those of other kinds empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from veedor.claims.claim import (
    ClaimBase,
    CountClaim,
    DeadlineClaim,
    EventClaim,
    StatementClaim,
    StatusClaim,
)
from veedor.exchange.columns import (
    Column,
    ColumnType,
    Surroundings,
    Table,
    Value,
    countries,
    first_day,
    last_day,
    names,
    sectors,
)
from veedor.reports.report import Report


def _every(name: str, type: ColumnType, meaning: str, of: Callable[[Any], Value]) -> Column:
    """A column that every claim fills."""
    return Column(name, type, meaning, lambda claim, around: of(claim))


def _only(kind: type, name: str, type: ColumnType, meaning: str, of: Callable[[Any], Value]) -> Column:
    """A column that claims of one kind fill."""
    label = kind.__name__.removesuffix("Claim").lower()
    return Column(
        name,
        type,
        f"{label}: {meaning}",
        lambda claim, around: of(claim) if isinstance(claim, kind) else None,
    )


def _source(name: str, meaning: str, of: Callable[[Report], Value]) -> Column:
    """A column about the report that a claim comes from."""

    def value(claim: Any, around: Surroundings) -> Value:
        report = around.reports.get(claim.report)
        return None if report is None else of(report)

    return Column(name, "text", meaning, value)


def _place(name: str, type: ColumnType, meaning: str, part: str) -> Column:
    return _every(name, type, meaning, lambda c: None if c.where is None else getattr(c.where, part))


_COMMON = (
    _every("id", "text", "identity of the claim: same report, text and extractor, same id", lambda c: c.id),
    _every("kind", "text", "event, count, status, deadline or statement", lambda c: c.kind),
    _every("report", "text", "id of the report", lambda c: c.report),
    _source("report_published", "publication date or timestamp, where the source states it", lambda r: r.published),
    _source("report_source", "who published the report", lambda r: r.source),
    _source("report_title", "title of the report", lambda r: r.title),
    _source("report_url", "address of the report", lambda r: r.url),
    _source("report_language", "language of the report, ISO 639-1", lambda r: r.language),
    _every("evidence", "text", "the words that carry the claim", lambda c: c.evidence[0].text),
    _every(
        "evidence_start",
        "integer",
        "first character of the evidence, counted from 0 in code points of the report's text",
        lambda c: c.evidence[0].start,
    ),
    _every("evidence_end", "integer", "one past its last character", lambda c: c.evidence[0].end),
    _every(
        "repeats",
        "integer",
        "how often the passage stands again in the report",
        lambda c: len(c.evidence) - 1,
    ),
    _every(
        "attribution",
        "list",
        "who is said to have said it, nearest first; empty is the report's own voice",
        lambda c: names(c.attribution),
    ),
    _every("modality", "text", "asserted, alleged, planned, hypothetical or negated", lambda c: c.modality),
    _every("when", "text", "when, in EDTF", lambda c: c.when),
    _every(
        "when_first",
        "text",
        "its first day; empty where the begin is open",
        lambda c: first_day(c.when),
    ),
    _every(
        "when_last",
        "text",
        "its last day; empty where the end is open",
        lambda c: last_day(c.when),
    ),
    _every("when_basis", "text", "stated, relative, derived or publication", lambda c: c.when_basis),
    _every("derivation", "list", "the steps of the arithmetic behind the date", lambda c: list(c.derivation)),
    _place("where", "text", "place of the act, in the words of the text", "name"),
    _place("where_geonames_id", "integer", "GeoNames id of the place", "geonames_id"),
    _place("where_geo_name", "text", "name of the place in GeoNames", "geo_name"),
    _place("where_country", "text", "country of the place, ISO 3166-1 alpha-3", "country"),
    _place("where_admin1", "text", "first-order division of the place", "admin1"),
    _place("where_lat", "number", "latitude in degrees", "lat"),
    _place("where_lon", "number", "longitude in degrees", "lon"),
    _place("where_precision", "text", "facility, settlement, admin2, admin1 or country", "precision"),
    _every("confidence", "number", "calibrated probability; empty until it is measured", lambda c: c.confidence),
    _every("extractor", "text", "name and version of what made the claim", lambda c: c.extractor),
)

_EVENT = (
    _only(EventClaim, "event_type", "text", "PLOVER type", lambda c: c.type),
    _only(EventClaim, "event_mode", "text", "main PLOVER mode", lambda c: c.mode),
    _only(EventClaim, "event_modes", "list", "all PLOVER modes", lambda c: list(c.modes)),
    _only(EventClaim, "event_contexts", "list", "PLOVER contexts", lambda c: list(c.contexts)),
    _only(EventClaim, "actors", "list", "who acts", lambda c: names(c.actors)),
    _only(EventClaim, "actor_countries", "list", "their countries", lambda c: countries(c.actors)),
    _only(EventClaim, "actor_sectors", "list", "their PLOVER sectors", lambda c: sectors(c.actors)),
    _only(EventClaim, "recipients", "list", "who is acted on", lambda c: names(c.recipients)),
    _only(EventClaim, "recipient_countries", "list", "their countries", lambda c: countries(c.recipients)),
    _only(EventClaim, "recipient_sectors", "list", "their PLOVER sectors", lambda c: sectors(c.recipients)),
    _only(EventClaim, "trigger", "text", "the word that tells the act", lambda c: c.trigger.text),
)

_COUNT = (
    _only(CountClaim, "low", "number", "the number as stated, or the lower of two", lambda c: c.low),
    _only(CountClaim, "high", "number", "the number as stated, or the higher of two", lambda c: c.high),
    _only(
        CountClaim,
        "qualifier",
        "text",
        "exact, about, at_least, more_than, at_most, fewer_than or range",
        lambda c: c.qualifier,
    ),
    _only(CountClaim, "unit", "text", "what is counted, in the words of the text", lambda c: c.unit),
    _only(
        CountClaim,
        "measure",
        "text",
        "stock (at a time), flow (over a period) or attribute (of one event)",
        lambda c: c.measure,
    ),
    _only(CountClaim, "universe", "text", "who counts as one, where the text says so", lambda c: c.universe),
)

_STATUS = (
    _only(StatusClaim, "subject", "text", "whose state it is", lambda c: c.subject.name),
    _only(StatusClaim, "subject_country", "text", "country of the subject", lambda c: c.subject.country),
    _only(StatusClaim, "size", "integer", "how many they are, for a group", lambda c: c.size),
    _only(StatusClaim, "state", "text", "the state, a term of the vocabulary", lambda c: c.state),
    _only(StatusClaim, "huridocs", "text", "HURIDOCS code of the state", lambda c: c.huridocs),
    _only(StatusClaim, "duration", "text", "how long, ISO 8601", lambda c: c.duration),
    _only(StatusClaim, "status_place", "text", "where the subject is held or stays", lambda c: c.place),
)

_DEADLINE = (
    _only(DeadlineClaim, "what", "text", "what is due, in the words of the text", lambda c: c.what.text),
    _only(DeadlineClaim, "category", "text", "category of the deadline", lambda c: c.category),
    _only(DeadlineClaim, "parties", "list", "whom it concerns", lambda c: names(c.parties)),
)

_STATEMENT = (
    _only(StatementClaim, "speaker", "text", "who speaks", lambda c: c.speaker.name),
    _only(StatementClaim, "speaker_country", "text", "country of the speaker", lambda c: c.speaker.country),
    _only(StatementClaim, "cue", "text", "the word that tells the saying", lambda c: c.cue.text),
    _only(StatementClaim, "content", "text", "what is said, in the words of the text", lambda c: c.content.text),
    _only(StatementClaim, "label", "truth", "whether it puts a label on someone", lambda c: c.label),
    _only(StatementClaim, "addressee", "text", "to whom", lambda c: c.addressee.name if c.addressee else None),
)

CLAIMS = Table(
    name="claims",
    meaning="One row is one thing that one report says, with its exact words.",
    accepts=(ClaimBase,),
    columns=(*_COMMON, *_EVENT, *_COUNT, *_STATUS, *_DEADLINE, *_STATEMENT),
)
