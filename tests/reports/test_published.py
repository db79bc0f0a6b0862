"""The date of publication: stated or nothing."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.conftest import codes
from veedor.reports.published import lies_ahead, stated_date


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2025-05-06", "2025-05-06"),
        (" 2025-05-06 ", "2025-05-06"),
        ("2025/05/06", "2025-05-06"),
        ("2025-05-06T10:00:00Z", "2025-05-06T10:00:00Z"),
        ("2025-05-06T10:00:00.123+05:30", "2025-05-06T10:00:00.123+05:30"),
        ("2025-05-06T10:00-0400", "2025-05-06T10:00-0400"),
        ("2025-05-06 10:00:00", "2025-05-06T10:00:00"),
        ("2025-05-06 10:00:00 +00:00", "2025-05-06T10:00:00+00:00"),
        ("2025-05-06t10:00:00z", "2025-05-06T10:00:00Z"),
        ("Tue, 06 May 2025 10:00:00 GMT", "2025-05-06T10:00:00+00:00"),
        ("Tue, 06 May 2025 22:00:00 -0400", "2025-05-06T22:00:00-04:00"),
    ],
)
def test_read(value, iso):
    assert stated_date(value) == iso


@pytest.mark.parametrize(
    "value",
    [
        "",
        "yesterday",
        "2025",
        "2025-05",
        "05/06/2025",
        "2025-13-01",
        "2025-02-30",
        "20250506",
        "2025-W19-2",
        "2025-05-06T25:00",
        "0000-01-01",
        "2025-05-06\n2025-05-07",
        "May 6, 2025",
        "٢٠٢٥-٠٥-٠٦",
        "2025-05-06junk",
    ],
)
def test_not_read(value):
    assert stated_date(value) is None


@given(st.dates(), st.text(max_size=3))
def test_whatever_is_read_begins_with_its_date(day, junk):
    stated = stated_date(day.isoformat() + junk)
    assert stated is None or date.fromisoformat(stated[:10]) == day


@given(st.text(max_size=40))
def test_never_raises(value):
    stated = stated_date(value)
    assert stated is None or lies_ahead(stated, today=date(2025, 6, 1)) in (True, False)


def test_garbage_is_told_and_kept_aside(read_file):
    for value in ("last Tuesday", 1746525600, ["2025-05-06"], True):
        [report], told = read_file("a.jsonl", json.dumps({"text": "One.", "published": value}))
        assert (report.published, report.published_basis) == (None, None)
        assert report.extra == {"published": value}
        assert codes(told) == ["R040"]


def test_the_future_is_told_and_kept(read_file):
    [report], [told] = read_file("a.jsonl", '{"text": "One.", "published": "2025-06-02"}')
    assert report.published == "2025-06-02"
    assert (told.code, told.severity, told.line) == ("R041", "warning", 1)


def test_the_calendar_date_is_that_of_its_own_offset():
    assert not lies_ahead("2025-06-01T23:59:59-12:00", today=date(2025, 6, 1))
    assert lies_ahead("2025-06-02T00:00:00+14:00", today=date(2025, 6, 1))
    assert not lies_ahead("2020-01-01T00:00:00+14:00")
    assert lies_ahead("9999-12-31T23:59:59-12:00")
