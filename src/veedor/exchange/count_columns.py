"""The table ``counts``: one row a claim of a number."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from typing import Any

from veedor.claims.claim import CountClaim
from veedor.exchange.codes import bases, measures, modalities, qualifiers
from veedor.exchange.columns import Column, Surroundings, Table, Value, days, names, plain
from veedor.exchange.members import source
from veedor.judgement.intervals import range_of
from veedor.reports.report import Report


def _finite(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _of_report(of: Callable[[Report], Value]) -> Callable[[Any, Surroundings], Value]:
    def value(claim: CountClaim, around: Surroundings) -> Value:
        report = around.reports.get(claim.report)
        return None if report is None else of(report)

    return value


def _country(claim: CountClaim, around: Surroundings) -> Value:
    return None if claim.id in around.withheld or not around.claims else around.index.place_country(claim)


def _about(claim: CountClaim, around: Surroundings) -> Value:
    return None if claim.id in around.withheld or not around.claims else around.index.about(claim.report)


def _source(claim: CountClaim, around: Surroundings) -> Value:
    return source(claim, around) if claim.id in around.claims else None


COUNTS = Table(
    name="counts",
    meaning="One row is one number that one report says of persons, things or acts, with who says it and as of when.",
    accepts=(CountClaim,),
    columns=(
        plain("id", "text", "identity of the claim", lambda c: c.id),
        Column("record", "text", "id of its series of counts", lambda c, around: around.record_of.get(c.id)),
        plain(
            "low",
            "number",
            "lower bound, the rounding of 'about' included; empty for an open end",
            lambda c: _finite(range_of(c).low),
        ),
        plain("high", "number", "upper bound, as low", lambda c: _finite(range_of(c).high)),
        plain("stated_low", "number", "the number as stated, or the lower of two", lambda c: c.low),
        plain("stated_high", "number", "the number as stated, or the higher of two", lambda c: c.high),
        plain("qualifier", "text", "how exact the number is", lambda c: c.qualifier, qualifiers),
        plain("unit", "text", "what is counted, in the words of the text", lambda c: c.unit),
        plain("measure", "text", "what the number measures", lambda c: c.measure, measures),
        plain("universe", "text", "who counts as one, where the text says so", lambda c: c.universe),
        plain("modality", "text", "how the claim tells it", lambda c: c.modality, modalities),
        plain("first", "day", "first day of the as-of date or window; empty where unknown", lambda c: days(c.when)[0]),
        plain("last", "day", "its last day", lambda c: days(c.when)[1]),
        plain("when", "text", "the same in EDTF, as told", lambda c: c.when),
        plain("when_basis", "text", "how that date was found", lambda c: c.when_basis, bases),
        Column(
            "as_of",
            "day",
            "publication day of the report: the latest bound of a stock that states no day",
            _of_report(lambda report: dt.date.fromisoformat(report.date) if report.date else None),
        ),
        Column("source", "text", "who says so: outermost name of the attribution, else the publisher", _source),
        plain("attribution", "list", "who is said to have said it, nearest first", lambda c: names(c.attribution)),
        Column("publisher", "text", "who published the report", _of_report(lambda report: report.source)),
        Column("country", "text", "country of the place, ISO 3166-1 alpha-3", _country),
        Column("about_country", "text", "country that the report names most: a guess at what it is about", _about),
        plain("report", "text", "id of the report", lambda c: c.report),
        Column("report_title", "text", "title of the report", _of_report(lambda report: report.title)),
        Column("report_url", "text", "address of the report", _of_report(lambda report: report.url)),
        plain("quote", "text", "the words", lambda c: c.evidence[0].text if c.evidence else None),
        plain("quote_start", "integer", "where they begin in the report", lambda c: _at(c, "start")),
        plain("quote_end", "integer", "one past their last character", lambda c: _at(c, "end")),
        plain("extractor", "text", "name and version of what made the claim", lambda c: c.extractor),
    ),
)


def _at(claim: CountClaim, end: str) -> int | None:
    return int(getattr(claim.evidence[0], end)) if claim.evidence else None
