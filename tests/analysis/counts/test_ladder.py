"""The ladder: numbers side by side, in groups inside which they can be compared, never averaged."""

from __future__ import annotations

import pandas as pd

from veedor.analysis.counts import ladder

from .making import told

CONTRACT = [
    "id", "record", "group", "group_label", "as_of_first", "as_of_last", "low", "high", "qualifier", "measure", "unit",
    "universe", "according_to", "source", "report", "quote", "country",
]  # fmt: skip


def test_the_ladder_has_the_columns_that_figures_draw_from() -> None:
    rows = ladder(told({"n": 893, "day": "2025-12-08"}))
    assert [name for name in CONTRACT if name not in rows] == []


def test_every_number_stays_as_it_was_told() -> None:
    rows = ladder(told({"n": 893, "day": "2025-12-08"}, {"low": 850, "high": 949, "day": "2025-12-08", "source": "B"}))
    assert sorted(zip(rows["low"], rows["high"], strict=True)) == [(850, 949), (893, 893)]


def test_another_unit_universe_or_country_is_another_group() -> None:
    rows = ladder(
        told(
            {"n": 1, "day": "2025-12-08"},
            {"n": 2, "day": "2025-12-08", "unit": "women political prisoners"},
            {"n": 3, "day": "2025-12-08", "universe": "soldiers included"},
            {"n": 4, "day": "2025-12-08", "country": "NOR"},
            {"n": 5, "day": "2025-12-09", "unit": "people jailed for political reasons", "source": "B"},
        )
    )
    groups = rows.set_index("id")["group"]
    assert groups["c0"] == groups["c4"]
    assert groups.nunique() == 4


def test_flows_of_two_windows_are_two_groups() -> None:
    rows = ladder(
        told(
            {"n": 5, "unit": "releases", "measure": "flow", "days": ("2025-01-01", "2025-01-31")},
            {"n": 9, "unit": "releases", "measure": "flow", "days": ("2025-01-01", "2025-02-28")},
        )
    )
    assert rows["group"].tolist() == [
        "flow:release:VAL:2025-01-01/2025-01-31",
        "flow:release:VAL:2025-01-01/2025-02-28",
    ]


def test_an_undated_number_is_given_no_day() -> None:
    rows = ladder(told({"n": 900, "as_of": "2025-12-10"}))
    assert pd.isna(rows["as_of_first"][0])
    assert (str(rows["as_of_last"][0].date()), bool(rows["dated"][0])) == ("2025-12-10", False)


def test_an_open_end_stays_open() -> None:
    rows = ladder(told({"low": 24, "high": None, "day": "2025-12-08", "qualifier": "at_least"}))
    assert (rows["low"][0], pd.isna(rows["high"][0])) == (24, True)


def test_numbers_that_do_not_say_what_is_counted_are_left_out() -> None:
    assert len(ladder(told({"n": 400, "day": "2025-12-08", "unit": "people"}))) == 0


def test_numbers_that_are_planned_or_denied_are_left_out() -> None:
    rows = ladder(told({"n": 1, "day": "2025-12-08", "modality": "negated"}, {"n": 2, "day": "2025-12-08"}))
    assert rows["id"].tolist() == ["c1"]


def test_a_number_without_a_country_joins_the_only_one_of_its_source() -> None:
    rows = ladder(told({"n": 1, "day": "2025-12-08"}, {"n": 2, "day": "2025-12-09", "country": None}))
    assert rows["group"].nunique() == 1
