"""The leverage calendar: from deadlines of a record, and from a person's own file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pandas
import pytest

from veedor.analysis.calendars import LEVERAGE, Calendar, LeverageDate, from_deadlines, from_file, joined
from veedor.analysis.frames import DEADLINES, frame
from veedor.errors import InputError, UsageError, VeedorError


def deadlines(*rows: dict) -> pandas.DataFrame:
    return frame(
        (
            {"id": f"d{n}", "modality": "asserted", "superseded": False, "what": "a day", "category": "election"} | row
            for n, row in enumerate(rows)
        ),
        DEADLINES,
    )


def on(day: str, **more: object) -> dict:
    return {"first": dt.date.fromisoformat(day), "last": dt.date.fromisoformat(day), **more}


def test_licences_elections_trials_negotiations_and_reviews_are_leverage():
    every = [*LEVERAGE, "anniversary", "sentence_end", "ultimatum", "other"]
    found = from_deadlines(deadlines(*(on(f"2025-05-{n + 1:02}", category=name) for n, name in enumerate(every))))
    assert [each.category for each in found.dates] == [
        "licence_expiry",
        "election",
        "trial",
        "negotiation",
        "sanctions_review",
    ]
    assert {each.source for each in found.dates} == {"record"}


def test_a_superseded_deadline_is_left_out():
    found = from_deadlines(deadlines(on("2025-05-01", superseded=True), on("2025-11-01")))
    assert ([str(day) for day in found.days()], found.superseded) == (["2025-11-01"], 1)


@pytest.mark.parametrize("modality", ["negated", "hypothetical"])
def test_what_is_denied_or_imagined_is_no_date(modality):
    assert from_deadlines(deadlines(on("2025-05-01", modality=modality))).dates == ()


def test_a_day_that_is_not_known_exactly_is_counted_and_left_out():
    month = {"first": dt.date(2025, 5, 1), "last": dt.date(2025, 5, 31)}
    found = from_deadlines(deadlines(month, {}, on("2025-05-25")))
    assert (len(found.dates), found.inexact) == (1, 2)


def test_two_records_of_one_day_are_one_date():
    found = from_deadlines(deadlines(on("2025-05-25"), on("2025-05-25"), on("2025-05-25", category="trial")))
    assert [each.category for each in found.dates] == ["election", "trial"]
    assert len(found.days()) == 1


def test_a_record_without_deadlines_has_an_empty_calendar():
    assert from_deadlines(deadlines()) == Calendar(dates=())


def test_dates_about_no_country_hold_for_every_country():
    found = from_deadlines(
        deadlines(*(on(f"2025-05-0{n + 1}", country=country) for n, country in enumerate(("QQQ", "RRR", None))))
    )
    assert [each.country for each in found.of("QQQ").dates] == ["QQQ", None]
    assert found.of(None) == found


def test_calendars_are_joined_in_order():
    one = Calendar(dates=(LeverageDate(date=dt.date(2025, 5, 2)),), inexact=1)
    other = Calendar(dates=(LeverageDate(date=dt.date(2025, 5, 1)),), inexact=2)
    found = joined(one, other, one)
    assert ([each.date.day for each in found.dates], found.inexact) == ([1, 2], 4)


# files


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_bytes(text.encode("utf-8"))
    return file


@pytest.mark.parametrize("separator", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_a_table_is_read(tmp_path, separator):
    lines = [
        "Date,Category,Label,Country",
        "2025-05-27,licence_expiry,Corvane Oil,CUB",
        "2025-05-25,Elección,regional vote,",
        "",
        "2025-06-01,visit of the envoy,,",
    ]
    found = from_file(write(tmp_path, "dates.csv", "\ufeff" + "\r\n".join(lines).replace(",", separator)))
    assert [(str(d.date), d.category, d.label, d.country) for d in found.dates] == [
        ("2025-05-25", "election", "regional vote", None),
        ("2025-05-27", "licence_expiry", "Corvane Oil", "CUB"),
        ("2025-06-01", "visit of the envoy", "", None),
    ]
    assert {d.source for d in found.dates} == {"calendar"}


def test_a_date_alone_is_enough(tmp_path):
    assert from_file(write(tmp_path, "dates.csv", "date\n2025-05-27\n")).dates == (
        LeverageDate(date=dt.date(2025, 5, 27), category="other"),
    )


EVENT = "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20250101T000000Z\r\n{more}END:VEVENT\r\n"


def ics(*events: str) -> str:
    body = "".join(EVENT.format(uid=n, more=more.replace("|", "\r\n")) for n, more in enumerate(events))
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//\r\n{body}END:VCALENDAR\r\n"


def test_icalendar_is_read(tmp_path):
    pytest.importorskip("icalendar")
    text = ics(
        "DTSTART;VALUE=DATE:20250527|SUMMARY:Corvane licence\\, last day|CATEGORIES:Work,licence expiry|",
        "DTSTART:20250525T080000Z|SUMMARY:Vote|CATEGORIES:Fiesta|",
        "DTSTART;VALUE=DATE:20250524|",
    )
    found = from_file(write(tmp_path, "dates.ics", text))
    assert [(str(d.date), d.category, d.label) for d in found.dates] == [
        ("2025-05-24", "other", ""),
        ("2025-05-25", "Fiesta", "Vote"),
        ("2025-05-27", "licence_expiry", "Corvane licence, last day"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("a.csv", "day,label\n2025-05-27,x\n", "A021", 1),
        ("a.csv", "", "A021", 1),
        ("a.csv", "date\n", "A024", None),
        ("a.csv", "date,label\n2025-05-27,x\n27 May,y\n", "A022", 3),
        ("a.csv", "date,label\n2025-02-30,x\n", "A022", 2),
        ("a.csv", "date,label\n2025-05,x\n", "A022", 2),
        ("a.csv", 'date,label\n2025-05-27,"x\n', "A020", 2),
        ("a.csv", "date,country\n2025-05-27,Cuba\n", "A025", 2),
        ("a.ics", ics("DTSTART;VALUE=DATE:20250527|", "DTSTART;VALUE=DATE:20250601|RRULE:FREQ=YEARLY|"), "A023", 9),
        ("a.ics", ics("SUMMARY:some day|"), "A022", 4),
        ("a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nno line of a calendar\r\nEND:VCALENDAR\r\n", "A020", 3),
        ("a.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "A024", None),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path, name, text, code, line):
    pytest.importorskip("icalendar")
    file = write(tmp_path, name, text)
    with pytest.raises(InputError) as caught:
        from_file(file)
    told = caught.value.diagnostic
    assert (told.code, told.file, told.line) == (code, str(file), line)


def test_another_encoding_is_told(tmp_path):
    (tmp_path / "a.csv").write_bytes("date,label\n2025-05-27,año\n".encode("latin-1"))
    with pytest.raises(InputError) as caught:
        from_file(tmp_path / "a.csv")
    assert caught.value.diagnostic.code == "A020"


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UsageError) as caught:
        from_file(tmp_path / "none.csv")
    assert caught.value.diagnostic.code == "U001"


def test_a_file_that_is_no_text_is_told(tmp_path):
    (tmp_path / "a.ics").write_bytes(bytes(range(256)))
    with pytest.raises(VeedorError) as caught:
        from_file(tmp_path / "a.ics")
    assert caught.value.diagnostic.code == "A020"
