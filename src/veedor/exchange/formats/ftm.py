"""FollowTheMoney statements as CSV, for OpenAleph, Datashare, yente and what else reads the model.

A statement says that one source gives one value for one property of one entity. That fits claims: each claim adds its
statements, under the data set of who says it, so that sources which differ stay side by side. Written here, without the
library, whose checks the tests run.

================  ==================================================================================================
entity            made of
================  ==================================================================================================
``Person``        a name that can be a person's full name
``Organization``  a body or organisation of the actor packs
``LegalEntity``   any other proper name; groups without a name become no entity and stand in ``notes``
``Article``       a report: title, address, publisher, day, language; not its text
``Event``         an operation, a status (its interval) or a deadline; ``involved`` are those who take part
``Note``          a count
================  ==================================================================================================

FollowTheMoney's Event has no roles: who acts and who is acted on is told in ``notes``, with the modality, so that an
accusation is never read as a fact.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, NamedTuple

from veedor.claims.claim import Claim, CountClaim, DeadlineClaim, EventClaim, Name, StatusClaim
from veedor.exchange.codebook import Described
from veedor.exchange.codes import categories, states
from veedor.exchange.columns import Surroundings, Table, days
from veedor.exchange.formats import register
from veedor.exchange.members import needed, source
from veedor.judgement.hiding import taking_part
from veedor.judgement.identity import is_group, is_person
from veedor.judgement.record import Record
from veedor.language.gazetteer import default
from veedor.reports.report import Report

HEADING = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
TYPES = {
    "name": "name",
    "country": "country",
    "sourceUrl": "url",
    "publisher": "string",
    "summary": "text",
    "description": "text",
    "notes": "text",
    "keywords": "string",
    "date": "date",
    "startDate": "date",
    "endDate": "date",
    "publishedAt": "date",
    "location": "address",
    "involved": "entity",
    "entity": "entity",
    "proof": "entity",
    "recordId": "string",
    "fileName": "string",
    "title": "string",
    "language": "language",
    "sector": "string",
    "status": "string",
}
"""Properties of the model that are used here -> their types in it."""
LINGUISTIC = frozenset({"name", "string", "text", "address"})
"""Types of properties that keep the language of their words."""
LANGUAGES = {"en": "eng", "es": "spa"}
PREFIX = "veedor"

FIELDS = (
    Described("canonical_id, entity_id", "text", "id of the entity; records and reports keep the ids of Veedor"),
    Described(
        "prop, prop_type, schema", "text", "property, its type, and the kind of entity in the FollowTheMoney model"
    ),
    Described(
        "value", "text", "value in the form of its type: country alpha-2, language ISO 639-3, date or its beginning"
    ),
    Described("dataset", "text", "who says it: veedor_ and the outermost name of the attribution, else the publisher"),
    Described("origin", "text", "id of the claim, or of the report for what the report says of itself"),
    Described("lang", "text", "language of the words"),
    Described("original_value", "text", "the value as told, where it was changed: a country's alpha-3, a date in EDTF"),
    Described("external", "truth", "f: nothing comes from outside the case"),
    Described("first_seen, last_seen", "day", "publication day of the report"),
    Described("id", "text", "SHA-1 over data set, entity, property and value, as the library makes it"),
    Described("Person, Organization, LegalEntity", "entity", "name, country, sector"),
    Described("Article", "entity", "fileName, title, publisher, publishedAt, sourceUrl, language"),
    Described(
        "Event",
        "entity",
        "name, date or startDate and endDate, location, country, involved, summary (the words), notes (roles, "
        "modality), keywords (codes), proof, publisher, sourceUrl, recordId",
    ),
    Described("Note", "entity", "name and description of a count, entity (who counts), country, proof, publisher"),
)


class Statement(NamedTuple):
    """One statement, as it is written."""

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    origin: str
    lang: str
    original: str
    seen: str

    @property
    def key(self) -> str:
        """The id of the statement, as the library makes it."""
        text = f"{self.dataset}.{self.entity}.{self.prop}.{self.value}"
        return hashlib.sha1((text if not self.lang else f"{text}@{self.lang}").encode()).hexdigest()

    def row(self) -> tuple[str, ...]:
        """The cells of its line."""
        return (
            self.entity,
            self.entity,
            self.prop,
            TYPES[self.prop],
            self.schema,
            self.value,
            self.dataset,
            self.origin,
            self.lang,
            self.original,
            "f",
            self.seen,
            self.seen,
            self.key,
        )


@register(
    "ftm",
    suffix=".ftm.csv",
    is_text=True,
    description="FollowTheMoney statements as CSV: people, bodies, articles, events and notes, each statement with its "
    "source as data set; `ftm aggregate-statements` makes entities of them.",
    tables=("events", "counts", "people", "deadlines"),
    describe=lambda table: list(FIELDS),
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write a heading and all statements, in order of their entities; they are in memory until then."""
    unique: dict[str, Statement] = {}
    for item in items:
        for statement in _statements(item, around):
            unique.setdefault(statement.key, statement)
    text = io.TextIOWrapper(stream, encoding="utf-8", newline="")
    try:
        writer = csv.writer(text, dialect="unix")
        writer.writerow(HEADING)
        writer.writerows(s.row() for s in sorted(unique.values(), key=lambda s: (s.entity, s.prop, s.value, s.key)))
        text.flush()
    finally:
        text.detach()


def _statements(item: Any, around: Surroundings) -> Iterator[Statement]:
    if isinstance(item, CountClaim):
        yield from _Claimed(item, around).count()
        return
    for claim in needed(item, around, format="ftm"):
        yield from _Claimed(claim, around).event(item)


class _Claimed:
    """The statements that one claim makes."""

    def __init__(self, claim: Claim, around: Surroundings) -> None:
        self.claim, self.around = claim, around
        self.report = around.reports.get(claim.report)
        self.dataset = dataset(source(claim, around)) if claim.id in around.claims else dataset(claim.report)
        self.seen = (self.report.date if self.report else None) or ""

    def say(
        self, entity: str, schema: str, prop: str, value: str | None, original: str | None = None
    ) -> Iterator[Statement]:
        """One statement, or none where there is no value."""
        text = _clean(value or "")
        if text:
            language = LANGUAGES.get((self.report.language if self.report else None) or "", "")
            lang = language if TYPES[prop] in LINGUISTIC and prop not in ("keywords", "recordId", "sector") else ""
            told = _clean(original or "")
            changed = told if told != text else ""
            yield Statement(entity, schema, prop, text, self.dataset, self.claim.id, lang, changed, self.seen)

    def event(self, record: Record) -> Iterator[Statement]:
        """What the claim says of its record."""
        id, schema = record.id, "Event"
        claim = self.claim
        mark = "" if record.modality == "asserted" else f" ({record.modality})"
        yield from self.say(id, schema, "name", f"{record.label}{mark}")
        yield from self.say(id, schema, "recordId", record.id)
        yield from self.say(id, schema, "summary", claim.evidence[0].text if claim.evidence else None)
        yield from self.say(id, schema, "notes", self._roles())
        for word in _keywords(claim):
            yield from self.say(id, schema, "keywords", word)
        yield from self._dates(id, schema)
        if claim.where is not None:
            yield from self.say(id, schema, "location", claim.where.name)
            yield from self._country(id, schema, claim.where.country)
        for name in taking_part(claim):
            if not is_group(name.name):
                who = self._id(name)
                yield from self._who(name)
                yield from self.say(id, schema, "involved", who)
        yield from self._provenance(id, schema)

    def count(self) -> Iterator[Statement]:
        """What the claim says of a number."""
        claim = self.claim
        if not isinstance(claim, CountClaim):
            return
        id, schema = claim.id, "Note"
        number = " to ".join(f"{n:g}" for n in dict.fromkeys((claim.low, claim.high)) if n is not None)
        qualifier = "" if claim.qualifier in ("exact", "range") else f"{claim.qualifier.replace('_', ' ')} "
        yield from self.say(id, schema, "name", f"{qualifier}{number} {claim.unit}")
        yield from self.say(id, schema, "description", claim.evidence[0].text if claim.evidence else None)
        yield from self.say(id, schema, "notes", "; ".join(self._facts(claim)))
        for word in (claim.measure, claim.qualifier, claim.modality):
            yield from self.say(id, schema, "keywords", word)
        if claim.where is not None:
            yield from self._country(id, schema, claim.where.country)
        for name in claim.attribution[-1:]:
            if not is_group(name.name):
                yield from self._who(name)
                yield from self.say(id, schema, "entity", self._id(name))
        yield from self._provenance(id, schema)

    def _facts(self, claim: CountClaim) -> Iterator[str]:
        yield f"measure: {claim.measure}"
        if claim.when:
            yield f"as of (EDTF): {claim.when}"
        if claim.universe:
            yield f"who counts: {claim.universe}"
        yield f"modality: {claim.modality}"

    def _roles(self) -> str:
        """Who does what to whom, how it is told and by whom, as one text: an event has no roles in this model."""
        claim = self.claim
        parts = [f"modality: {claim.modality}"]
        if isinstance(claim, EventClaim):
            parts += _listed("acting", claim.actors) + _listed("acted on", claim.recipients)
        elif isinstance(claim, StatusClaim):
            parts += [f"state: {states().get(claim.state, claim.state)}", f"of: {claim.subject.name}"]
        elif isinstance(claim, DeadlineClaim):
            parts += [f"due: {categories().get(claim.category, claim.category)}", *_listed("concerns", claim.parties)]
        return "; ".join([*parts, *_listed("according to", claim.attribution)])

    def _dates(self, id: str, schema: str) -> Iterator[Statement]:
        """Its date, or its first and last day where it is more than one of FollowTheMoney's dates."""
        when = self.claim.when
        if when is None:
            return
        if re.fullmatch(r"\d{4}(-(0\d|1[0-2])(-\d\d)?)?", when):
            yield from self.say(id, schema, "date", when)
            return
        first, last = days(when)
        yield from self.say(id, schema, "startDate", first.isoformat() if isinstance(first, dt.date) else None, when)
        yield from self.say(id, schema, "endDate", last.isoformat() if isinstance(last, dt.date) else None, when)

    def _country(self, id: str, schema: str, code: str | None) -> Iterator[Statement]:
        letters = None if code is None else default().two_letters(code)
        yield from self.say(id, schema, "country", letters and letters.lower(), code)

    def _who(self, name: Name) -> Iterator[Statement]:
        id, schema = self._id(name), self._schema(name)
        yield from self.say(id, schema, "name", name.name)
        yield from self._country(id, schema, name.country)
        for sector in name.sectors:
            yield from self.say(id, schema, "sector", sector)

    def _key(self, name: Name) -> str:
        return self.around.index.key(name, self.claim)

    def _id(self, name: Name) -> str:
        return f"{PREFIX}-{hashlib.sha1(self._key(name).encode()).hexdigest()[:20]}"

    def _schema(self, name: Name) -> str:
        """The kind of entity, by the identity's key alone, so that one entity has one kind."""
        key = self._key(name)
        if is_person(key):
            return "Person"
        return "Organization" if key.startswith("entity:") else "LegalEntity"

    def _provenance(self, id: str, schema: str) -> Iterator[Statement]:
        """Where it stands: the article, its publisher and address, and the article itself."""
        report = self.report
        if report is None:
            return
        yield from self.say(id, schema, "publisher", report.source)
        yield from self.say(id, schema, "sourceUrl", _url(report))
        article = _article_id(report)
        yield from self.say(id, schema, "proof", article)
        yield from _article(report, article)


def _article(report: Report, id: str) -> Iterator[Statement]:
    """What a report says of itself; in the data set of its publisher."""
    said = {
        "fileName": report.id,
        "title": report.title,
        "publisher": report.source,
        "publishedAt": report.date,
        "sourceUrl": _url(report),
        "language": LANGUAGES.get(report.language or ""),
    }
    for prop, value in said.items():
        if text := _clean(value or ""):
            home = dataset(report.source or report.id)
            yield Statement(id, "Article", prop, text, home, report.id, "", "", report.date or "")


def _article_id(report: Report) -> str:
    return f"{PREFIX}-report-{hashlib.sha1(report.id.encode()).hexdigest()[:20]}"


def _url(report: Report) -> str | None:
    return report.url if report.url and re.fullmatch(r"https?://[!-~]+", report.url) else None


def _keywords(claim: Claim) -> Iterable[str]:
    if isinstance(claim, EventClaim):
        yield claim.type
        yield from claim.modes
    elif isinstance(claim, StatusClaim):
        yield claim.state
    elif isinstance(claim, DeadlineClaim):
        yield claim.category
    yield claim.modality


def _listed(what: str, people: Iterable[Name]) -> list[str]:
    told = ", ".join(name.name for name in people)
    return [f"{what}: {told}"] if told else []


def dataset(source: str) -> str:
    """The name of a source's data set: small letters, digits and underscores.

    >>> dataset("Diario del Sur")
    'veedor_diario_del_sur'
    """
    plain = unicodedata.normalize("NFKD", source).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    return f"{PREFIX}_{slug or hashlib.sha1(source.encode()).hexdigest()[:10]}"


def _clean(text: str) -> str:
    """Text without control characters and without blanks around it."""
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip()
