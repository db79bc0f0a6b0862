"""Stocks held against the flows between them."""

from __future__ import annotations

from veedor.analysis.counts import fallen, flows, reconcile
from veedor.judgement.intervals import Range

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
