"""Rounding, interval arithmetic, and the certain core and possible hull of a state."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.judgement.intervals import Life, Range, extent, gap, range_of, rounding, shared

from .making import Desk

numbers = st.integers(-10_000, 10_000)
ranges = st.tuples(numbers, numbers).map(lambda p: Range(min(p), max(p)))


@given(ranges, ranges, st.data())
def test_sums_and_differences_hold_for_every_number_inside(left: Range, right: Range, data: st.DataObject) -> None:
    a = data.draw(st.integers(int(left.low), int(left.high)))
    b = data.draw(st.integers(int(right.low), int(right.high)))
    assert a + b in left + right
    assert a - b in left - right


@given(ranges, ranges)
def test_two_ranges_meet_if_zero_can_be_their_difference(left: Range, right: Range) -> None:
    assert left.meets(right) == right.meets(left) == (0 in left - right)


@given(st.integers(1, 10_000_000))
def test_a_number_lies_in_its_rounding_and_rounds_back(value: int) -> None:
    widened = rounding(value)
    assert value in widened
    step = 10 ** (len(str(value)) - len(str(value).rstrip("0")))
    assert widened.high - widened.low < step
    for inside in (widened.low, widened.high):
        assert math.floor(inside / step + 0.5) * step == value


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [(900, 850, 949), (1800, 1750, 1849), (893, 893, 893), (0, 0, 0), (42.6, 42.55, 42.65)],
)
def test_about_is_rounded_to_the_last_significant_digit(value: float, low: float, high: float) -> None:
    assert rounding(value) == Range(low, high)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"low": 900, "high": 900, "qualifier": "about"}, Range(850, 949)),
        ({"low": 24, "high": None, "qualifier": "at_least"}, Range(24, math.inf)),
        ({"low": 70, "high": None, "qualifier": "more_than"}, Range(71, math.inf)),
        ({"low": None, "high": 15, "qualifier": "fewer_than"}, Range(0, 14)),
        ({"low": None, "high": 15, "qualifier": "at_most"}, Range(0, 15)),
        ({"low": 50, "high": 60, "qualifier": "range"}, Range(50, 60)),
    ],
)
def test_a_qualifier_opens_or_widens(desk: Desk, fields: dict[str, object], expected: Range) -> None:
    desk.report("r", "So many people.", "2025-05-06")
    claim = desk.count("r", "So many people", None, "people", "stock", **fields)
    assert range_of(claim) == expected


def test_an_unreadable_date_is_no_date() -> None:
    assert extent("last spring") == (None, None)


def test_days_between_two_extents() -> None:
    assert gap(extent("2025-05-01"), extent("2025-05-06")) == 5
    assert gap(extent("2025-05/.."), extent("2026")) == 0


def test_an_open_state_is_certain_until_it_was_told() -> None:
    life = Life.of("2024-03/..", date(2025, 1, 1))
    assert life.core == (date(2024, 3, 31), date(2025, 1, 2))
    assert life.hull == (date(2024, 3, 1), date.max)


def test_a_closed_state_has_core_and_hull() -> None:
    life = Life.of("2024-03/2025-05", date(2025, 6, 1))
    assert life.core == (date(2024, 3, 31), date(2025, 5, 1))
    assert life.hull == (date(2024, 3, 1), date(2025, 6, 1))


def test_an_undated_state_without_a_date_of_publication_is_certain_on_no_day() -> None:
    assert Life.of(None, None).core is None
    assert shared(None, (date(2025, 1, 1), date(2025, 1, 2))) is None
