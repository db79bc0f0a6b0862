"""Bounds of EDTF values: exact to the day, and nothing is guessed."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from veedor.edtf import bounds, is_approximate, is_edtf, overlaps


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-05-06", date(2025, 5, 6), date(2025, 5, 6)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("1900-02", date(1900, 2, 1), date(1900, 2, 28)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-03-20/2025-05-06", date(2024, 3, 20), date(2025, 5, 6)),
        ("2024/2025-05", date(2024, 1, 1), date(2025, 5, 31)),
        ("2021-05-23/..", date(2021, 5, 23), None),
        ("2021/", date(2021, 1, 1), None),
        ("../2025-05-27", None, date(2025, 5, 27)),
        ("2021-10~", date(2021, 10, 1), date(2021, 10, 31)),
        ("2021-10~/2022-01-05?", date(2021, 10, 1), date(2022, 1, 5)),
        ("199X", date(1990, 1, 1), date(1999, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("2024-XX", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-XX-XX", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02-XX", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-21", date(2021, 3, 1), date(2021, 11, 30)),
        ("2021-24", date(2020, 12, 1), date(2022, 2, 28)),
        ("2021-34", date(2021, 4, 1), date(2021, 6, 30)),
        ("2021-41", date(2021, 7, 1), date(2021, 12, 31)),
    ],
)
def test_bounds(text: str, first: date | None, last: date | None) -> None:
    assert bounds(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "..",
        "../..",
        "/",
        "2025-02-29",
        "2025-13",
        "2025-00",
        "2025-04-31",
        "0000",
        "25",
        "2025-5-6",
        "May 2025",
        "2025-05-06T10:00",
        "2025/2024",
        "2025-05-06/2025-05-05",
        "2024/2025/2026",
        "2021-21-03",
        "2021-XX-03",
        "２０２５",
        " 2025",
        "2025\n",
        "2025~~",
    ],
)
def test_what_is_not_read_is_refused(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(ValueError, match=r"EDTF|before it begins"):
        bounds(text)


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_any_two_days_in_order_make_an_interval(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}") == (first, last)


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
    st.sampled_from(["", "~"]),
)
def test_agrees_with_the_reference_parser(day: date, form: str, mark: str) -> None:
    text = day.strftime(form) + mark
    reference = parse_edtf(text)
    first, last = bounds(text)
    assert first is not None
    assert last is not None
    assert tuple(reference.lower_strict())[:3] == first.timetuple()[:3]
    assert tuple(reference.upper_strict())[:3] == last.timetuple()[:3]


def test_overlap_includes_both_ends() -> None:
    assert overlaps("2025-05", since=date(2025, 5, 31))
    assert overlaps("2025-05", until=date(2025, 5, 1))
    assert not overlaps("2025-05", since=date(2025, 6, 1))
    assert not overlaps("2025-05", until=date(2025, 4, 30))
    assert overlaps("../2025", until=date(1999, 1, 1))
    assert overlaps("2025")


def test_approximate() -> None:
    assert is_approximate("2021%")
    assert not is_approximate("2021-05/..")
