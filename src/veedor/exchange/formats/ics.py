"""iCalendar (RFC 5545, with RFC 7986 for the calendar's name and refreshing): the deadlines, to be subscribed to.

Written here, without a library, so that the bytes depend on the record alone: the same record gives the same calendar.

=====================  =================================================================================================
field                  holds
=====================  =================================================================================================
``VEVENT``             a deadline of which a day is known: all-day, from its first to its last possible day
``VTODO``              a deadline without any day: nothing is made up
``UID``                id of the record, which stays while its claims stay together
``DTSTAMP``            when the newest report that tells it (or its replacement) was published, else added to the case;
                       never the clock
``SEQUENCE``           rises with every claim that joins, and when a later deadline replaces it
``STATUS``             CANCELLED where replaced or said not to take place, TENTATIVE where the day is uncertain or the
                       deadline conditional, else CONFIRMED; a VTODO has NEEDS-ACTION or CANCELLED
``RELATED-TO``         the deadlines that it replaces
``SUMMARY``            category and what is due
``DESCRIPTION``        date as told, parties, who says so, the words of each claim
=====================  =================================================================================================

There are no alarms: who subscribes decides when to be disturbed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from veedor.errors import UsageError
from veedor.exchange.codebook import Described
from veedor.exchange.codes import categories
from veedor.exchange.columns import Surroundings, Table, days, names
from veedor.exchange.formats import register
from veedor.exchange.members import country, members, report_ids, sources
from veedor.judgement.intervals import DAY
from veedor.judgement.record import Record

PRODUCT = "-//Veedor//deadlines//EN"
OCTETS = 75
"""Longer lines are folded."""

FIELDS = (
    Described("VEVENT", "component", "a deadline of which a day is known"),
    Described("VTODO", "component", "a deadline without any day: nothing is made up"),
    Described("UID", "text", "id of the record, at veedor; stays while its claims stay together"),
    Described(
        "DTSTAMP", "UTC time", "when the newest report that tells it or its replacement was published, else added"
    ),
    Described("LAST-MODIFIED", "UTC time", "the same"),
    Described("SEQUENCE", "integer", "rises with every claim that joins, and when a later deadline replaces it"),
    Described("DTSTART", "date", "first possible day; the last one where the first is open"),
    Described("DTEND", "date", "the day after the last possible one; after the first one where the last is open"),
    Described("SUMMARY", "text", "category and what is due, in words of a claim"),
    Described("DESCRIPTION", "text", "date as told (EDTF), modality, parties, who says so, the words of each claim"),
    Described(
        "STATUS",
        "text",
        "CANCELLED where replaced or said not to take place; TENTATIVE where the day is uncertain or it is "
        "conditional; else CONFIRMED (of a VTODO: NEEDS-ACTION)",
    ),
    Described("CATEGORIES", "text", "category of the deadline"),
    Described("RELATED-TO", "text", "UIDs of the deadlines that it replaces"),
    Described("LOCATION", "text", "place, in words of a claim, unless it is withheld"),
    Described("URL", "URI", "address of the newest report that states one"),
    Described("TRANSP", "text", "TRANSPARENT: a deadline makes nobody busy"),
    Described("X-VEEDOR-WHEN", "text", "the date as told, EDTF"),
    Described("X-VEEDOR-MODALITY", "text", "asserted, alleged, planned, hypothetical or negated"),
    Described("X-VEEDOR-COUNTRY", "text", "country of the place, alpha-3"),
    Described("X-VEEDOR-SUPERSEDED-BY", "text", "UID of the deadline that replaces it"),
)


@register(
    "ics",
    suffix=".ics",
    is_text=True,
    description="iCalendar (RFC 5545) of the deadlines, to be subscribed to: all-day events over all possible days, "
    "stable ids, replaced deadlines cancelled and related, no alarms; a deadline without any day is a VTODO.",
    tables=("deadlines",),
    describe=lambda table: list(FIELDS),
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write one calendar."""
    head = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PRODUCT}",
        "CALSCALE:GREGORIAN",
        "NAME:Deadlines",
        "X-WR-CALNAME:Deadlines",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
    ]
    _put(stream, head)
    for record in items:
        _put(stream, _component(record, around))
    _put(stream, ["END:VCALENDAR"])


def _component(record: Record, around: Surroundings) -> Iterator[str]:
    first, last = days(record.when)
    dated = first is not None or last is not None
    kind = "VEVENT" if dated else "VTODO"
    replaced = around.replaced_by.get(record.id)
    changed = [record] if replaced is None else [record, around.records[replaced]]
    stamp = max(told_at(each, around) for each in changed).strftime("%Y%m%dT%H%M%SZ")
    yield f"BEGIN:{kind}"
    yield f"UID:{_uid(record.id)}"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{len(record.claims) - 1 + (replaced is not None)}"
    if dated:
        begin = first or last or dt.date.min
        end = (last or first or dt.date.max) + DAY
        yield f"DTSTART;VALUE=DATE:{begin:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{end:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(_summary(record))}"
    yield f"DESCRIPTION:{_text(_description(record, around))}"
    yield f"STATUS:{_status(record, dated=dated, exact=first == last, replaced=replaced is not None)}"
    yield f"CATEGORIES:{_text(record.type)}"
    yield from (f"RELATED-TO;RELTYPE=SIBLING:{_uid(earlier)}" for earlier in record.supersedes)
    yield from _further(record, around, replaced)
    yield f"END:{kind}"


def _further(record: Record, around: Surroundings, replaced: str | None) -> Iterator[str]:
    """What is written only where it is known."""
    if record.where is not None:
        yield f"LOCATION:{_text(record.where.name)}"
    urls = [report.url for id in report_ids(record, around) if (report := around.reports.get(id)) is not None]
    if address := next((url for url in reversed(urls) if url and re.fullmatch(r"https?://[!-~]+", url)), None):
        yield f"URL:{address}"
    if record.when is not None:
        yield f"X-VEEDOR-WHEN:{_text(record.when)}"
    yield f"X-VEEDOR-MODALITY:{_text(record.modality)}"
    if code := country(record, around):
        yield f"X-VEEDOR-COUNTRY:{_text(code)}"
    if replaced is not None:
        yield f"X-VEEDOR-SUPERSEDED-BY:{_uid(replaced)}"


def told_at(record: Record, around: Surroundings) -> dt.datetime:
    """When a deadline was last told, UTC: publication of its newest report, else when that was added to the case.

    Raises:
        UsageError: E007 if neither is known.
    """
    ids = report_ids(record, around)
    published = [r.published for id in ids if (r := around.reports.get(id)) is not None and r.published]
    moments = [_utc(text) for text in published or [around.added[id] for id in ids if id in around.added]]
    if not moments:
        raise UsageError("E007", id=record.id)
    return max(moments)


def _utc(text: str) -> dt.datetime:
    """A date (at midnight) or timestamp in UTC; one without an offset is taken as it stands."""
    moment = dt.datetime.fromisoformat(text)
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def _status(record: Record, *, dated: bool, exact: bool, replaced: bool) -> str:
    if replaced or record.modality == "negated":
        return "CANCELLED"
    if not dated:
        return "NEEDS-ACTION"
    return "CONFIRMED" if exact and record.modality in ("asserted", "planned") else "TENTATIVE"


def _summary(record: Record) -> str:
    label = categories().get(record.type, record.type)
    mark = "" if record.modality in ("asserted", "planned") else f" ({record.modality})"
    return f"{label}: {record.label}{mark}"


def _description(record: Record, around: Surroundings) -> str:
    lines = [f"Date as told (EDTF): {record.when or 'unknown'}", f"Modality: {record.modality}"]
    if record.subjects:
        lines.append(f"Concerns: {', '.join(names(record.subjects))}")
    if said := sources(record, around):
        lines.append(f"Said by: {', '.join(said)}")
    lines += [f"“{claim.evidence[0].text}”" for claim in members(record, around) if claim.evidence]
    return "\n".join(lines)


def _uid(id: str) -> str:
    return f"{id}@veedor"


def _text(text: str) -> str:
    """A value of type TEXT: escaped, and without what iCalendar cannot hold.

    >>> _text("a; b, c")
    'a\\\\; b\\\\, c'
    """
    whole = re.sub(r"\r\n?|[\u2028\u2029\x85\v\f]", "\n", text)
    bare = re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", whole)
    return re.sub(r"([\\;,])", r"\\\1", bare).replace("\n", "\\n")


def _put(stream: BinaryIO, lines: Iterable[str]) -> None:
    """Write lines, each folded to at most `OCTETS` octets without cutting a character."""
    for line in lines:
        stream.write(b"\r\n ".join(_folded(line)) + b"\r\n")


def _folded(line: str) -> Iterator[bytes]:
    part, room = b"", OCTETS
    for character in line:
        octets = character.encode("utf-8", "replace")
        if len(part) + len(octets) > room:
            yield part
            part, room = b"", OCTETS - 1  # the blank that begins a continued line counts
        part += octets
    yield part
