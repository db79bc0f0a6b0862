"""The calendar of deadlines, read back by icalendar."""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import replace

import msgspec
import pytest
from tests.exchange.world import AROUND, CLAIM, JUNE, MAY, RECORDS, TALKS, VOTE, written

from veedor.errors import UsageError
from veedor.exchange import export

icalendar = pytest.importorskip("icalendar")


@pytest.fixture(scope="module")
def components():
    calendar = icalendar.Calendar.from_ical(written("deadlines", "ics"))
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    return {str(part["UID"]): part for part in calendar.subcomponents}


def of(components, record):
    return components[f"{record.id}@veedor"]


def test_every_deadline_is_there_and_nothing_is_broken(components):
    assert list(components) == [f"{r.id}@veedor" for r in (MAY, JUNE, VOTE, TALKS)]
    for part in components.values():
        assert not part.errors
        assert {"UID", "DTSTAMP", "SUMMARY", "STATUS", "SEQUENCE"} <= set(part)
        assert not part.subcomponents, "no alarms"


def test_an_exact_day_is_an_all_day_event(components):
    june = of(components, JUNE)
    assert june.name == "VEVENT"
    assert june.decoded("DTSTART") == dt.date(2025, 6, 27)
    assert june.decoded("DTEND") == dt.date(2025, 6, 28)
    assert june["STATUS"] == "CONFIRMED"
    assert june["SUMMARY"] == "licence expiry: La licencia petrolera de Corvane"


def test_what_was_replaced_is_cancelled_and_related(components):
    may, june = of(components, MAY), of(components, JUNE)
    assert may["STATUS"] == "CANCELLED"
    assert may["SEQUENCE"] == 1
    assert may["X-VEEDOR-SUPERSEDED-BY"] == june["UID"]
    assert june["RELATED-TO"] == may["UID"]
    assert june["SEQUENCE"] == 0


def test_an_uncertain_day_spans_all_that_are_possible(components):
    vote = of(components, VOTE)
    assert vote.decoded("DTSTART") == dt.date(2026, 1, 1)
    assert vote.decoded("DTEND") == dt.date(2027, 1, 1)
    assert vote["STATUS"] == "TENTATIVE"


def test_no_day_is_made_up_for_an_undated_one(components):
    talks = of(components, TALKS)
    assert talks.name == "VTODO"
    assert not {"DTSTART", "DTEND", "DUE"} & set(talks)
    assert talks["STATUS"] == "NEEDS-ACTION"
    assert "hypothetical" in talks["SUMMARY"]


def test_the_stamp_is_that_of_the_reports_and_not_of_the_clock(components):
    assert of(components, JUNE).decoded("DTSTAMP") == dt.datetime(2025, 5, 20, 13, tzinfo=dt.UTC)
    assert of(components, MAY).decoded("DTSTAMP") == of(components, JUNE).decoded("DTSTAMP"), "it was replaced then"
    assert written("deadlines", "ics") == written("deadlines", "ics")


def test_an_open_end_stands_at_the_day_that_is_known():
    by = msgspec.structs.replace(VOTE, when="../2026-03-01")
    (event,) = icalendar.Calendar.from_ical(made([by])).subcomponents
    assert event.decoded("DTSTART") == dt.date(2026, 3, 1)
    assert event["STATUS"] == "TENTATIVE"
    assert event["X-VEEDOR-WHEN"] == "../2026-03-01"


def made(records, around=AROUND):
    stream = io.BytesIO()
    export(records, "deadlines", "ics", stream, around=around)
    return stream.getvalue()


def test_a_report_without_a_date_counts_from_when_it_was_added():
    claim = msgspec.structs.replace(CLAIM["vote"], report="wire")
    around = replace(AROUND, claims={**CLAIM, "vote": claim}, records={r.id: r for r in RECORDS})
    (event,) = icalendar.Calendar.from_ical(made([VOTE], around)).subcomponents
    assert event.decoded("DTSTAMP") == dt.datetime(2025, 5, 22, 8, tzinfo=dt.UTC)
    with pytest.raises(UsageError, match="E007"):
        made([VOTE], replace(around, added={}))


def test_lines_are_folded_at_75_octets_and_text_is_escaped():
    words = "ñ; ,\\ \u2028 " * 40
    data = made([msgspec.structs.replace(VOTE, label=words)])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (event,) = icalendar.Calendar.from_ical(data).subcomponents
    assert event["SUMMARY"] == f"election: {words}".replace("\u2028", "\n")
