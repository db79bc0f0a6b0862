"""Stocks held against the flows between them."""

from __future__ import annotations

import math
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.analysis.counts import fallen, flows, reconcile
from veedor.judgement.intervals import Range
from veedor.judgement.sums import flow_between, residual

from .making import told, week

BEFORE, AFTER = {"n": 893, "day": "2025-12-08"}, {"n": 902, "day": "2025-12-15"}


def test_the_published_example_adds_up() -> None:
    """893 on 8 December 2025, one released, ten arrested: 902 on 15 December (public figures)."""
    rows = reconcile(told(BEFORE, week(1, "releases"), week(10, "arrests"), AFTER))
    assert rows[["residual_low", "residual_high", "flagged"]].values.tolist() == [[0, 0, False]]
    assert rows["assumed"][0] == "nobody died; nobody was reclassified"


def test_a_sum_that_cannot_be_true_is_flagged() -> None:
    rows = reconcile(told(BEFORE, week(1, "releases"), week(10, "arrests"), {"n": 950, "day": "2025-12-15"}))
    assert rows[["residual_low", "flagged"]].values.tolist() == [[48, True]]


def test_deaths_that_are_told_are_taken_out() -> None:
    rows = reconcile(
        told(BEFORE, week(1, "releases"), week(10, "arrests"), week(2, "deaths"), {"n": 900, "day": "2025-12-15"})
    )
    assert rows[["flagged", "assumed"]].values.tolist() == [[False, "nobody was reclassified"]]


def test_reclassification_can_be_allowed_for() -> None:
    frame = told(BEFORE, week(1, "releases"), week(10, "arrests"), {"n": 899, "day": "2025-12-15"})
    assert reconcile(frame)["flagged"].tolist() == [True]
    assert reconcile(frame, reclassified=Range(-5, 5))["flagged"].tolist() == [False]


def test_a_flow_of_a_part_of_the_time_is_a_lower_bound() -> None:
    part = week(10, "arrests", days=("2025-12-08", "2025-12-10"))
    rows = reconcile(told(BEFORE, part, week(0, "releases"), {"n": 950, "day": "2025-12-15"}))
    assert rows["flagged"].tolist() == [False]
    assert rows["arrests_high"].isna().all()


def test_numbers_of_two_sources_are_not_added() -> None:
    rows = reconcile(
        told(BEFORE, week(1, "releases", source="ministry"), week(10, "arrests", source="ministry"), AFTER)
    )
    assert len(rows) == 0


def test_without_a_flow_there_is_nothing_to_hold_against() -> None:
    assert len(reconcile(told(BEFORE, AFTER))) == 0


def test_flows_are_told_with_their_window() -> None:
    rows = flows(told(week(1, "releases"), week(10, "arrests")))
    assert rows[["period", "arrests", "releases", "deaths"]].values.tolist() == [
        ["2025-12-08/2025-12-15", "10", "1", ""]
    ]


def test_a_cumulative_count_may_not_fall() -> None:
    earlier = week(312, "releases", days=("2025-09-01", "2025-09-11"))
    later = week(300, "releases", days=("2025-09-01", "2025-09-30"))
    assert fallen(told(earlier, later))[["left", "right"]].values.tolist() == [["c0", "c1"]]
    assert len(fallen(told(earlier, {**later, "days": ("2025-09-12", "2025-09-30")}))) == 0


WINDOW = st.tuples(st.integers(0, 12), st.integers(0, 6), st.sampled_from(["arrests", "releases"]), st.integers(0, 9))


@settings(max_examples=60, deadline=None)
@given(st.lists(WINDOW, max_size=6), st.lists(st.integers(0, 14), min_size=2, max_size=4, unique=True))
def test_a_table_gives_the_sums_of_single_numbers(windows: list[tuple[int, int, str, int]], days: list[int]) -> None:
    """All sums at once are those of one pair after the other, as the check of the records makes them."""
    origin = date(2025, 12, 1)
    stocks = sorted(origin + timedelta(days=day) for day in days)
    spans = [(origin + timedelta(days=a), origin + timedelta(days=a + b), act, n) for a, b, act, n in windows]
    rows = reconcile(
        told(
            *({"n": 20 + i, "day": day} for i, day in enumerate(stocks)),
            *({"n": n, "unit": act, "measure": "flow", "days": (a, b)} for a, b, act, n in spans),
        )
    )
    expected = []
    for i, (before, after) in enumerate(pairwise(stocks)):
        arrests, releases = (
            flow_between([(a, b, Range(n, n)) for a, b, act, n in spans if act == wanted], before, after)
            for wanted in ("arrests", "releases")
        )
        if arrests is not None or releases is not None:
            left = residual(Range(20 + i, 20 + i), Range(21 + i, 21 + i), arrests=arrests, releases=releases)
            expected.append((before, left.low, left.high))
    low, high = rows["residual_low"].fillna(-math.inf), rows["residual_high"].fillna(math.inf)
    found = list(zip(rows["from"].dt.date, low, high, strict=True)) if len(rows) else []
    assert found == expected
