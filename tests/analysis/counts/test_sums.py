"""Interval arithmetic of stocks and flows, against every whole number that the intervals allow."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from veedor.judgement.intervals import Range
from veedor.judgement.sums import falls, flow_between, residual

BOUND = st.integers(0, 6)
RANGE = st.tuples(BOUND, BOUND).map(lambda pair: Range(min(pair), max(pair)))


def numbers(within: Range) -> range:
    return range(int(within.low), int(within.high) + 1)


@given(RANGE, RANGE)
def test_a_sum_holds_every_sum_of_members_with_no_room_to_spare(left: Range, right: Range) -> None:
    every = [a + b for a, b in product(numbers(left), numbers(right))]
    assert Range(min(every), max(every)) == left + right


@given(RANGE, RANGE)
def test_a_difference_holds_every_difference_of_members(left: Range, right: Range) -> None:
    every = [a - b for a, b in product(numbers(left), numbers(right))]
    assert Range(min(every), max(every)) == left - right


@given(RANGE, RANGE)
def test_two_ranges_meet_where_a_number_is_in_both(left: Range, right: Range) -> None:
    assert left.meets(right) == bool(set(numbers(left)) & set(numbers(right)))


@given(RANGE, RANGE, RANGE, RANGE, RANGE)
def test_zero_is_in_the_residual_where_some_numbers_make_the_sum_true(
    before: Range, after: Range, arrests: Range, releases: Range, deaths: Range
) -> None:
    true = any(
        a + i - o - d in after
        for a, i, o, d in product(numbers(before), numbers(arrests), numbers(releases), numbers(deaths))
    )
    assert (0 in residual(before, after, arrests=arrests, releases=releases, deaths=deaths)) == true


@given(RANGE, RANGE, RANGE)
def test_an_unknown_flow_can_be_any_number_and_not_less_than_none(before: Range, after: Range, arrests: Range) -> None:
    assert (0 in residual(before, after, arrests=arrests)) == (after.low <= before.high + arrests.high)


def test_reclassified_people_close_a_gap() -> None:
    said = {"arrests": Range(10, 10), "releases": Range(1, 1)}
    assert 0 not in residual(Range(893, 893), Range(899, 899), **said)
    assert 0 in residual(Range(893, 893), Range(899, 899), **said, reclassified=Range(-5, 0))


def test_windows_of_parts_give_the_largest_of_them_as_a_lower_bound() -> None:
    first = date(2025, 3, 1)
    parts = [(first + timedelta(days=n), first + timedelta(days=n + 3), Range(n, n)) for n in (4, 9)]
    assert flow_between(parts, first, first + timedelta(days=30)) == Range(9, float("inf"))


def test_a_window_that_reaches_beyond_is_not_used() -> None:
    first = date(2025, 3, 1)
    assert flow_between([(first, first + timedelta(days=40), Range(7, 7))], first, first + timedelta(days=30)) is None


@given(st.lists(RANGE, max_size=8))
def test_a_cumulative_count_that_never_certainly_falls_is_not_flagged(told: list[Range]) -> None:
    days = [(date(2025, 1, 1) + timedelta(days=n), within) for n, within in enumerate(told)]
    fallen = any(later.high < earlier.low for i, earlier in enumerate(told) for later in told[i + 1 :])
    assert bool(falls(days)) == fallen
