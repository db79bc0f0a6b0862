"""Dates in words: nothing more exact than it is, in both languages."""

from __future__ import annotations

import pytest

from veedor.brief.dates import Style, first_day, is_day, last_day, undated, words
from veedor.brief.phrases import phrases


@pytest.mark.parametrize(
    ("edtf", "english", "spanish"),
    [
        ("2025-05-06", "6 May 2025", "6 de mayo de 2025"),
        ("2025-05", "May 2025", "mayo de 2025"),
        ("2025", "2025", "2025"),
        ("2021-10~", "about October 2021", "hacia octubre de 2021"),
        ("2021-10-03~", "about 3 October 2021", "hacia el 3 de octubre de 2021"),
        ("2021?", "possibly 2021", "posiblemente 2021"),
        ("2021%", "possibly about 2021", "posiblemente hacia 2021"),
        ("2025-05-XX", "an unknown day in May 2025", "un día desconocido de mayo de 2025"),
        ("2025-XX", "an unknown month of 2025", "un mes desconocido de 2025"),
        ("202X", "the 2020s", "década de 2020"),
        ("2021-21", "spring 2021", "primavera de 2021"),
        ("2025-04/2025-05", "between April 2025 and May 2025", "entre abril de 2025 y mayo de 2025"),
        ("2025-05-06/..", "since 6 May 2025", "desde el 6 de mayo de 2025"),
        ("../2025-05-27", "no later than 27 May 2025", "a más tardar el 27 de mayo de 2025"),
        ("2025-05-06/2025-05-06", "6 May 2025", "6 de mayo de 2025"),
        ("[2021,2022]", "2021 or 2022", "2021 o 2022"),
        ("2025-05-06T10:30:00Z", "6 May 2025", "6 de mayo de 2025"),
        ("2025-13", "date written 2025-13", "fecha escrita 2025-13"),
        ("last week", "date written last week", "fecha escrita last week"),
        ("../..", "date unknown", "fecha desconocida"),
    ],
)
def test_in_words(edtf: str, english: str, spanish: str) -> None:
    assert words(edtf, phrases("en")) == english
    assert words(edtf, phrases("es")) == spanish


@pytest.mark.parametrize("style", ["state", "window"])
def test_a_state_fills_its_span(style: Style) -> None:
    assert words("2024-03-20/2025-05-06", phrases("en"), style=style) == "from 20 March 2024 to 6 May 2025"
    assert words("../2025-05-06", phrases("en"), style=style) == "until 6 May 2025"


def test_no_date_is_not_the_date_of_the_report() -> None:
    assert undated(phrases("en"), latest=None) == "date unknown"
    assert undated(phrases("es"), latest="2025-05-07T10:00:00Z") == (
        "fecha desconocida; informado a más tardar el 7 de mayo de 2025"
    )


def test_order_and_exactness() -> None:
    assert first_day("../2025-05-27") == "2025-05-27"
    assert last_day("2025-05-27/..") is None
    assert is_day("2025-05-27")
    assert not is_day("2025-05-27?")
