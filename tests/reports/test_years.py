"""A yearly report's year: from its field, else from a title that is the name of a yearly report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.conftest import codes
from veedor.reports.years import year_of_title


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Belarus 2021 Human Rights Report", 2021),
        ("belarus 2016 human rights report", 2016),
        ("2019 Country Reports on Human Rights Practices: Belarus", 2019),
        ("El Salvador 2020 Human Rights Report - Department of Examples", 2020),
        ("China (Includes Hong Kong, Macau, and Tibet) 2021 Human Rights Report", 2021),
        ("Annual Report 2021", 2021),
        ("Annual report on prisons for 2021", None),
        ("Informe anual 2021", 2021),
        ("Informe anual de 2021", 2021),
        ("World Report 2022", None),
        ("Report: 2021 was the worst year", None),
        ("Minister to Release the 2021 Human Rights Report", None),
        ("2022 Drug Strategy Report Release", None),
        ("Opening of the 2021 Rights Report Ceremony", None),
        ("Belarus after the 2020 election", None),
        ("Two freed in 2021", None),
        ("", None),
    ],
)
def test_titles(title, year):
    assert year_of_title(title) == year


@given(st.text(max_size=400))
def test_never_raises(title):
    assert year_of_title(title) in (None, *range(1900, 2100))


@pytest.mark.parametrize(("value", "year"), [("2021", 2021), ('"2021"', 2021), ("null", None)])
def test_field(read_file, value, year):
    [report], told = read_file("a.jsonl", f'{{"text": "One.", "year": {value}}}')
    assert report.year == year
    assert told == []


def test_the_field_comes_before_the_title(read_file):
    [report], _ = read_file("a.jsonl", '{"text": "One.", "year": 2020, "title": "Belarus 2021 Human Rights Report"}')
    assert report.year == 2020


@pytest.mark.parametrize("value", ["21", "20211", '"MMXXI"', "true", "[2021]", "2021.5"])
def test_what_is_no_year_is_told(read_file, value):
    [report], told = read_file("a.jsonl", f'{{"text": "One.", "year": {value}}}')
    assert report.year is None
    assert codes(told) == ["R024"]
    assert "year" in report.extra
