"""Lives: what is certain and what is possible of each stay."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.analysis.people import lives

from .making import states

CONTRACT = [
    "person", "state", "core_first", "core_last", "hull_first", "hull_last", "ongoing", "sources", "claims", "place",
    "country", "protected",
]  # fmt: skip


def days(row: pd.Series) -> list[str]:
    names = ("core_first", "core_last", "hull_first", "hull_last")
    return [str(row[name].date()) if pd.notna(row[name]) else "" for name in names]


def test_lives_have_the_columns_that_figures_draw_from() -> None:
    rows = lives(states(("detained", "2025-01-05/..", "2025-01-20")))
    assert [name for name in CONTRACT if name not in rows] == []


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2024-03-20/2025-05-06", ["2024-03-20", "2025-05-05", "2024-03-20", "2025-05-06"]),
        ("2025-01-05/..", ["2025-01-05", "2025-06-01", "2025-01-05", ""]),
        ("2025-01/2025-03", ["2025-01-31", "2025-02-28", "2025-01-01", "2025-03-31"]),
        (None, ["2025-06-01", "2025-06-01", "", ""]),
        ("2025-05", ["", "", "", ""]),
    ],
    ids=str,
)
def test_core_and_hull_of_one_claim(when: str | None, expected: list[str]) -> None:
    assert days(lives(states(("detained", when, "2025-06-01"))).iloc[0]) == expected


def test_two_claims_of_one_stay_are_merged() -> None:
    told = states(("detained", "2025-01/..", "2025-02-01"), ("detained", None, "2025-06-01"), record="r")
    (row,) = (row for _, row in lives(told).iterrows())
    assert days(row) == ["2025-01-31", "2025-06-01", "2025-01-01", ""]
    assert (row["claims"], row["sources"], row["disputed"]) == (["s0", "s1"], ["Vigía"], False)


def test_begins_that_exclude_each_other_leave_all_between_possible() -> None:
    told = states(("detained", "2025-01-05/..", "2025-02-01"), ("detained", "2025-01-20/..", "2025-02-01"), record="r")
    row = lives(told).iloc[0]
    assert days(row)[:3] == ["2025-01-20", "2025-02-01", "2025-01-05"]
    assert row["disputed"]


def test_an_end_that_others_outlast_was_only_the_day_of_the_report() -> None:
    told = states(("detained", "2024-01-05/2024-03-01", "2024-03-01"), ("detained", None, "2025-01-01"), record="r")
    row = lives(told).iloc[0]
    assert (row["ongoing"], str(row["core_last"].date())) == (True, "2025-01-01")


def test_a_release_closes_the_detention_before_it() -> None:
    told = states(("detained", "2025-01-05/..", "2025-01-20"), ("released", "2025-03-01/..", "2025-03-02"))
    held, free = (row for _, row in lives(told).iterrows())
    assert days(held) == ["2025-01-05", "2025-02-28", "2025-01-05", "2025-03-01"]
    assert held["bounded_by"] == [free["id"]]
    assert days(free)[2:] == ["2025-03-01", ""]


def test_a_release_without_a_day_bounds_and_does_not_close() -> None:
    told = states(("detained", "2025-01-05/..", "2025-01-20"), ("released", None, "2025-03-02"))
    held = lives(told).iloc[0]
    assert days(held) == ["2025-01-05", "2025-01-20", "2025-01-05", "2025-03-02"]


def test_a_release_closes_the_last_of_two_detentions() -> None:
    told = states(
        ("detained", "2024-01-05/..", "2024-01-20"),
        ("detained", "2025-01-05/..", "2025-01-20"),
        ("released", "2025-03-01/..", "2025-03-02"),
    )
    first, second = lives(told).iloc[0], lives(told).iloc[1]
    assert str(second["core_last"].date()) == "2025-02-28"
    assert str(first["core_last"].date()) == "2024-01-20"


def test_states_that_go_together_bound_nothing() -> None:
    told = states(("barred", "2025-01-05/..", "2025-01-20"), ("released", "2025-03-01/..", "2025-03-02"))
    assert lives(told)["ongoing"].tolist() == [True, True]


def test_alleged_and_denied_states_bound_nothing() -> None:
    told = states(("detained", "2025-01-05/..", "2025-01-20"), ("released", "2025-03-01/..", "2025-03-02"))
    for modality, stays in (("alleged", 2), ("negated", 1), ("planned", 1)):
        rows = lives(told.assign(modality=["asserted", modality]))
        assert len(rows) == stays
        assert rows["ongoing"].all()


def test_groups_are_left_out() -> None:
    assert len(lives(states(("detained", None, "2025-01-01"), named=False))) == 0


DAY = st.integers(0, 40)
SPAN = st.tuples(DAY, st.integers(0, 10), st.integers(0, 30), st.integers(0, 10))


@given(st.lists(SPAN, min_size=1, max_size=4))
def test_the_core_of_a_stay_lies_in_its_hull(spans: list[tuple[int, int, int, int]]) -> None:
    origin = pd.Timestamp("2025-01-01")
    rows = [
        {"subject": "Jon Aster", "state": "detained", "record": "r", "start_low": origin + pd.Timedelta(days=a),
         "start_high": origin + pd.Timedelta(days=a + b), "end_low": origin + pd.Timedelta(days=a + b + c),
         "end_high": origin + pd.Timedelta(days=a + b + c + d)}
        for a, b, c, d in spans
    ]  # fmt: skip
    row = lives(pd.DataFrame(rows)).iloc[0]
    assert row["start_low"] <= row["start_high"]
    assert row["end_low"] <= row["end_high"] or pd.isna(row["end_high"])
    if pd.notna(row["core_first"]):
        assert row["hull_first"] <= row["core_first"] <= row["core_last"]
