"""What columns of several tables ask about a record: its claims, who tells it, in which words."""

from __future__ import annotations

from typing import Any

from veedor.claims.claim import Claim
from veedor.errors import UsageError
from veedor.exchange.codes import precisions
from veedor.exchange.columns import Column, Surroundings, Value, plain
from veedor.judgement.record import Disagreement, Record


def members(record: Record, around: Surroundings) -> list[Claim]:
    """The claims of a record that are at hand, in its order."""
    return [around.claims[id] for id in record.claims if id in around.claims]


def needed(record: Record, around: Surroundings, *, format: str) -> list[Claim]:
    """The same, for a format that is nothing without them.

    Raises:
        UsageError: E009 if none is at hand.
    """
    found = members(record, around)
    if not found:
        raise UsageError("E009", format=format, id=record.id)
    return found


def report_ids(record: Record, around: Surroundings) -> list[str]:
    """Ids of the reports of a record's claims, in order, each once."""
    return list(dict.fromkeys(claim.report for claim in members(record, around)))


def publishers(record: Any, around: Surroundings) -> Value:
    """Who published the reports of a record (the report's id where nobody is named), each once."""
    found = (around.reports.get(report) for report in report_ids(record, around))
    return list(dict.fromkeys(report.source or report.id for report in found if report is not None))


def told(difference: Disagreement) -> str:
    """A difference between claims as one text."""
    return f"{difference.type} of {difference.field}: {' / '.join(difference.values)}"


def sources(record: Record, around: Surroundings) -> list[str]:
    """Who says it: the outermost name of each attribution, else the publisher, each once."""
    return list(dict.fromkeys(source(claim, around) for claim in members(record, around)))


def source(claim: Claim, around: Surroundings) -> str:
    """Who says a claim in the end: the outermost name of its attribution, else the publisher, else the report's id."""
    name = around.index.source_name(claim)
    return claim.report if name is None else name.name


def country(record: Record, around: Surroundings) -> str | None:
    """Country of the record's place, as far as it is resolved or names one; None where the place is withheld."""
    if record.id in around.withheld:
        return None
    if record.where is not None and record.where.country:
        return record.where.country
    return next((c for claim in members(record, around) if (c := around.index.place_country(claim))), None)


def about(record: Record, around: Surroundings) -> str | None:
    """The country that its reports are about, as far as their words tell; None where the place is withheld."""
    if record.id in around.withheld:
        return None
    return next((c for report in report_ids(record, around) if (c := around.index.about(report))), None)


def _quotes(record: Record, around: Surroundings) -> Value:
    return [claim.evidence[0].text for claim in members(record, around) if claim.evidence]


def _according_to(record: Record, around: Surroundings) -> Value:
    found = (claim.attribution[-1].name for claim in members(record, around) if claim.attribution)
    return list(dict.fromkeys(found))


def _urls(record: Record, around: Surroundings) -> Value:
    found = (around.reports.get(report) for report in report_ids(record, around))
    return [report.url or "" for report in found if report is not None]


def _withheld(item: Any, around: Surroundings) -> Value:
    return item.id in around.withheld


def place(part: str) -> Any:
    """What gives a part of an item's place, or None."""
    return lambda item: None if item.where is None else getattr(item.where, part)


COUNTRIES = (
    Column("country", "text", "country of the place, ISO 3166-1 alpha-3", country),
    Column("about_country", "text", "country that the reports name most: a guess at what they are about", about),
)
"""Where it was, and what its reports are about."""

PLACE = (
    plain("place", "text", "place, in the words of a claim", place("name")),
    plain("geonames_id", "integer", "GeoNames id of the place", place("geonames_id")),
    plain("geo_name", "text", "name of the place in GeoNames", place("geo_name")),
    plain("admin1", "text", "first-order division of the place", place("admin1")),
    plain("lat", "number", "latitude in degrees", place("lat")),
    plain("lon", "number", "longitude in degrees", place("lon")),
    plain("precision", "text", "how fine the place is", place("precision"), precisions),
    Column(
        "place_withheld",
        "truth",
        "whether the place is withheld because it could lead to somebody in hiding or protected",
        _withheld,
    ),
)
"""The place of an item, and whether it was withheld."""

EVIDENCE = (
    Column(
        "sources",
        "list",
        "who says so: outermost names of the attributions, else publishers, each once",
        lambda record, around: list(sources(record, around)),
    ),
    Column(
        "source_count",
        "integer",
        "how many they are; 1 is a single source",
        lambda record, around: len(sources(record, around)) if around.claims else None,
    ),
    Column("publishers", "list", "who published the reports (the id where nobody is named), each once", publishers),
    Column("according_to", "list", "outermost names of the attributions, each once", _according_to),
    plain(
        "disagreements",
        "list",
        "differences between the claims: type, field, values",
        lambda record: [told(difference) for difference in record.disagreements],
    ),
    Column("reports", "list", "ids of the reports, each once", lambda record, around: report_ids(record, around)),
    Column("report_urls", "list", "their addresses, an empty text where none is stated", _urls),
    Column("quotes", "list", "the words of each claim", _quotes),
    plain("claims", "list", "ids of the claims, in order of publication", lambda record: list(record.claims)),
    plain("extractor", "text", "the extractor version whose claims it uses", lambda record: record.extractor),
)
"""Who tells a record, and in which words."""
