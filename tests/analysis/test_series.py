"""Operations by period: promised apart from executed, persons apart from operations, no data apart from 0."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pandas
import pytest
from scipy import stats

from veedor.analysis.series import COLUMNS, jeffreys, series
from veedor.errors import UsageError


def events(*rows: tuple[Any, ...], **more: list[Any]) -> pandas.DataFrame:
    """Operations from (day or (first, last), type, mode)."""
    days = [row[0] if isinstance(row[0], tuple) else (row[0], row[0]) for row in rows]
    frame = {"first": [d[0] for d in days], "last": [d[1] for d in days], "type": [r[1] for r in rows]}
    return pandas.DataFrame({**frame, "mode": [row[2] for row in rows], **more})


def reports(*days: str, source: str = "Invented Wire") -> pandas.DataFrame:
    return pandas.DataFrame({"published": list(days), "source": source})


ARREST, RELEASE = ("COERCE", "arrest"), ("RETREAT", "release")


def test_a_week_is_told_by_its_monday() -> None:
    found = series(events(("2025-05-11", *ARREST))).series
    assert list(found["period"]) == [pandas.Timestamp("2025-05-05")]


def test_columns_are_those_that_figures_draw_from() -> None:
    assert list(series(events(("2025-05-11", *ARREST))).series) == COLUMNS


def test_promised_is_not_executed() -> None:
    row = series(events(("2025-05-05", *RELEASE), ("2025-05-06", "CONCEDE", None))).series.iloc[0]
    assert (row["concession"], row["promised"]) == (1, 1)


def test_alleged_acts_stand_apart() -> None:
    told = events(("2025-05-05", *ARREST), ("2025-05-06", *ARREST), modality=["asserted", "alleged"])
    row = series(told).series.iloc[0]
    assert (row["repression"], row["alleged"]) == (1, 1)


def test_the_release_of_a_hundred_is_one_operation() -> None:
    told = events(
        ("2025-05-05", *RELEASE), ("2025-05-06", *RELEASE), persons_low=[100, np.nan], persons_high=[120, np.nan]
    )
    row = series(told).series.iloc[0]
    assert (row["concession"], row["concession_persons_low"], row["concession_persons_high"]) == (2, 100, 120)


def test_persons_that_nobody_tells_are_missing() -> None:
    told = events(("2025-05-05", *RELEASE), persons_low=[np.nan], persons_high=[np.nan])
    assert series(told).series["concession_persons_low"].isna().all()


def test_at_least_so_many_has_no_upper_end() -> None:
    told = events(("2025-05-05", *RELEASE), persons_low=[50], persons_high=[np.nan])
    row = series(told).series.iloc[0]
    assert row["concession_persons_low"] == 50
    assert np.isnan(row["concession_persons_high"])


def test_a_date_across_two_weeks_is_put_into_none() -> None:
    told = events((("2025-05-01", "2025-05-31"), *ARREST), ("2025-05-05", *ARREST))
    weekly, monthly = series(told, every="week"), series(told, every="month")
    assert (weekly.series["repression"].sum(), weekly.unplaced) == (1, 1)
    assert (monthly.series["repression"].sum(), monthly.unplaced) == (2, 0)


def test_an_undated_act_is_counted_and_never_dated() -> None:
    found = series(events(((None, None), *ARREST), ("2025-05-05", *ARREST)))
    assert found.whole["repression"] == 2
    assert found.series["repression"].sum() == 1


def test_a_week_with_no_report_and_no_act_is_no_data() -> None:
    told = events(("2025-05-05", *ARREST), ("2025-05-20", *ARREST))
    found = series(told, reports("2025-05-06", "2025-05-20", "2025-05-28")).series
    assert found["repression"].tolist()[0] == 1
    assert np.isnan(found["repression"][1])
    assert found["repression"].tolist()[2:] == [1, 0]


def test_a_balance_without_acts_is_missing() -> None:
    told = events(("2025-05-05", *ARREST), ("2025-05-20", *ARREST))
    assert series(told).series["balance"].isna().tolist() == [False, True, False]


def test_volume_is_of_the_same_publishers_on_all_topics() -> None:
    held = pandas.concat([reports("2025-05-06", "2025-05-07"), reports("2025-05-06", source="Other Paper")])
    told = events(("2025-05-05", *ARREST))
    assert series(told, held).series["volume"].tolist() == [3]
    assert series(told, held, publishers={"Invented Wire"}).series["volume"].tolist() == [2]


def test_the_last_weeks_may_still_fill() -> None:
    told = events(("2025-01-06", *ARREST), ("2025-03-10", *ARREST))
    settled = series(told, reports("2025-03-16")).series["settled"]
    assert settled.tolist() == [True] * 4 + [False] * 6


def test_a_part_of_a_longer_record_is_settled() -> None:
    told = events(("2025-01-06", *ARREST))
    assert series(told, reports("2025-12-01"), until=dt.date(2025, 2, 2)).series["settled"].all()


def test_a_source_counts_as_it_is_weighed() -> None:
    told = events(("2025-05-05", *ARREST), ("2025-05-06", *ARREST), sources=[["Ministry"], ["Ministry", "Wire"]])
    assert series(told, source_weights={"Ministry": 0.5}).series["repression"].tolist() == [1.5]
    assert series(told, source_weights={"Ministry": 0}).series["operations"].tolist() == [1]


def test_a_long_record_is_told_by_month() -> None:
    assert series(events(("2010-05-05", *ARREST), ("2025-05-05", *ARREST))).every == "month"


def test_one_act_of_long_ago_does_not_make_a_long_record() -> None:
    told = events(("2010-05-05", *ARREST), ("2025-05-05", *ARREST))
    assert series(told, reports("2025-05-01", "2025-06-01")).every == "week"


def test_yearly_reports_of_no_day_make_a_long_record() -> None:
    told = events(*((f"{year}-05-05", *ARREST) for year in range(2010, 2024) for _ in range(3)))
    assert series(told, reports("2021-05-01", "2022-06-01")).every == "month"


def test_no_data_is_an_empty_table() -> None:
    empty = series(events().astype({"type": str}), reports("2025-05-06")).series
    assert empty.empty
    assert list(empty) == COLUMNS


def test_a_frame_without_type_is_refused() -> None:
    with pytest.raises(UsageError) as raised:
        series(pandas.DataFrame({"first": [], "last": []}))
    assert raised.value.diagnostic.code == "A001"


def test_the_interval_is_jeffreys() -> None:
    middle, low, high = jeffreys(7.0, 3.0, 10.0)
    assert middle == pytest.approx(0.4)
    assert (low, high) == pytest.approx(tuple(2 * stats.beta.ppf([0.025, 0.975], 7.5, 3.5) - 1))


def test_weighting_all_alike_does_not_narrow_the_interval() -> None:
    told = events(*[("2025-05-05", *ARREST)] * 6, *[("2025-05-06", *RELEASE)] * 6, sources=[["A"]] * 12)
    plain, doubled = series(told).series, series(told, source_weights={"A": 10}).series
    assert plain[["balance_low", "balance_high"]].equals(doubled[["balance_low", "balance_high"]])
