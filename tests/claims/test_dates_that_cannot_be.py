"""An interval that would end before it begins is no date: nothing is known then, and nothing breaks."""

from __future__ import annotations

import pytest

from veedor.claims.draft import UNDATED, Dating
from veedor.claims.extract import _sound
from veedor.claims.windows import window
from veedor.language.timexes.expression import TimeExpression


@pytest.mark.parametrize("when", ["2023-02-23/2022-03-31", "2024-02-30", "2024-13"])
def test_what_no_calendar_has_is_not_told(when):
    assert _sound(Dating(when, "relative", ("a step",))) == UNDATED


@pytest.mark.parametrize("when", [None, "2024-02-29", "2024-03-20/", "2021-10~", "../2025-05-27", "2021-05-23/.."])
def test_a_date_that_can_be_stays(when):
    told = Dating(when, "stated" if when else None, ())
    assert _sound(told) == told


class _Timed:
    def __init__(self, edtf: str, direction: str, start: int) -> None:
        self.direction = direction
        self.expression = TimeExpression(start=start, end=start + 1, text="x", type="DATE", edtf=edtf, basis="stated")


def test_two_dates_in_the_wrong_order_are_no_window():
    group = [_Timed("2023-02-23", "since", 0), _Timed("2022-03-31", "until", 9)]
    found = window(group)  # type: ignore[arg-type]
    assert found.when == "2023-02-23/.."
