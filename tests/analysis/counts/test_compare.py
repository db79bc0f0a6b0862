"""Comparisons: not comparable comes before they disagree."""

from __future__ import annotations

from typing import Any

import pytest

from veedor.analysis.counts import compare

from .making import told

LEFT = {"n": 1124, "day": "2025-09-10"}


def verdict(**other: Any) -> tuple[str, str]:
    rows = compare(told(LEFT, {"n": 1460, "day": "2025-09-10", "source": "Collective", **other}))
    assert len(rows) == 1
    return rows["verdict"][0], rows["why"][0]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        ({}, ("disagree", "contradiction")),
        ({"source": "Vigía"}, ("disagree", "value")),
        ({"n": 1124}, ("agree", "")),
        ({"day": "2025-09-30"}, ("not comparable", "window")),
        ({"universe": "soldiers included"}, ("not comparable", "universe")),
        ({"unit": "women political prisoners"}, ("not comparable", "universe")),
        ({"definition": "broader"}, ("not comparable", "definition")),
        ({"definition": "broader", "day": "2025-09-30"}, ("not comparable", "window, definition")),
    ],
    ids=str,
)
def test_how_two_numbers_lie_to_each_other(other: dict[str, Any], expected: tuple[str, str]) -> None:
    assert verdict(**other) == expected


@pytest.mark.parametrize("other", [{"day": "2026-01-10"}, {"country": "NOR"}, {"unit": "inmates"}], ids=str)
def test_numbers_far_apart_or_of_another_topic_are_not_set_side_by_side(other: dict[str, Any]) -> None:
    assert len(compare(told(LEFT, {"n": 1460, "day": "2025-09-10", "source": "Collective", **other}))) == 0


def test_an_alleged_number_is_not_compared() -> None:
    assert len(compare(told(LEFT, {"n": 1, "day": "2025-09-10", "source": "B", "modality": "alleged"}))) == 0


def test_two_series_are_compared_where_they_are_nearest() -> None:
    rows = compare(
        told(LEFT, {"n": 1100, "day": "2025-09-20"}, {"n": 1101, "day": "2025-09-19", "source": "Collective"})
    )
    assert rows[["left", "right"]].values.tolist() == [["c2", "c1"]]


def test_flows_are_compared_only_where_windows_share_a_day() -> None:
    flow = {"measure": "flow", "unit": "releases"}
    here = {"n": 47, "days": ("2025-09-01", "2025-09-30"), **flow}
    there = {"n": 96, "days": ("2025-10-01", "2025-10-30"), "source": "Collective", **flow}
    assert len(compare(told(here, there))) == 0
    assert compare(told(here, {**there, "days": ("2025-09-30", "2025-10-30")}))["why"].tolist() == ["window"]


def test_numbers_of_one_series_on_two_days_are_no_comparison() -> None:
    assert len(compare(told(LEFT, {"n": 1200, "day": "2025-09-12"}))) == 0
