"""veedor.times: expressions of time from Python, without a case."""

from __future__ import annotations

import datetime as dt

import pytest

import veedor
from veedor.errors import InputError, UsageError


def test_both_ways_of_giving_the_date():
    for published in ("2025-05-07", dt.date(2025, 5, 7)):
        [when] = veedor.times("He was freed on Friday.", published=published, language="en")
        assert (when.text, when.edtf, when.basis) == ("Friday", "2025-05-02", "relative")


def test_the_year_of_a_yearly_report():
    [when] = veedor.times("He was freed on 6 May.", published="2024-03-30", year=2023, language="en")
    assert when.edtf == "2023-05-06"


def test_the_language_is_told_from_the_text():
    [when] = veedor.times("La policía lo detuvo el lunes, según el gobierno.", published="2025-05-07")
    assert when.edtf == "2025-05-05"


def test_what_is_refused():
    with pytest.raises(UsageError, match="L203"):
        veedor.times("Er kam am Montag.", language="de")
    with pytest.raises(InputError):
        veedor.times("He came.", published="31 February 2021")
