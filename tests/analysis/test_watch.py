"""Alerts on weekly counts: more, fewer, silence, and how many of them are false."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from veedor.analysis.watch import Rule, watch

WEEKS = pd.date_range("2020-01-06", periods=150, freq="W-MON")


def series(observed: list[float], **more: object) -> pd.DataFrame:
    return pd.DataFrame({"period": WEEKS[: len(observed)], "series": "arrests", "observed": observed}).assign(**more)


CALM = [9.0, 11.0, 10.0, 8.0, 12.0] * 20


@pytest.mark.parametrize(("last", "kind"), [(40.0, "more"), (1.0, "fewer"), (0.0, "silence")])
def test_a_week_outside_of_both_baselines_is_an_alert(last: float, kind: str) -> None:
    alerts, _ = watch(series([*CALM, last]))
    assert alerts[["kind", "observed"]].values.tolist() == [[kind, last]]
    assert alerts["period"].tolist() == [WEEKS[100]]
    assert alerts["p"][0] <= 0.001


def test_an_ordinary_week_is_none() -> None:
    alerts, rates = watch(series(CALM))
    assert len(alerts) == 0
    assert 0 < rates["expected_false_alarms_per_year"][0] < 0.11


def test_a_rare_series_falls_silent_only_after_weeks() -> None:
    alerts, _ = watch(series([1.0, 0.0, 2.0, 1.0] * 20 + [0.0] * 20))
    assert alerts["kind"].tolist() == ["silence"]
    assert alerts["weeks"][0] > 3


def test_a_level_that_rose_long_ago_is_no_alert() -> None:
    alerts, _ = watch(series([5.0, 4.0, 6.0] * 20 + [15.0, 14.0, 16.0] * 20))
    assert alerts["period"].max() < WEEKS[60 + 15]


def test_too_short_a_baseline_judges_nothing() -> None:
    alerts, rates = watch(series([3.0] * 20 + [50.0]))
    assert (len(alerts), len(rates)) == (0, 0)


def test_a_week_without_data_is_not_zero() -> None:
    assert len(watch(series([*CALM, float("nan")]))[0]) == 0


def test_a_week_that_may_still_fill_is_not_too_few() -> None:
    told = series([*CALM, 0.0])
    told["settled"] = [True] * 100 + [False]
    assert len(watch(told)[0]) == 0


def test_no_series_gives_no_alert() -> None:
    alerts, rates = watch(series([]))
    assert (len(alerts), len(rates)) == (0, 0)


@pytest.mark.slow
@pytest.mark.parametrize(("mean", "dispersion"), [(1, 1), (5, 1), (20, 1), (2, 2), (5, 2), (20, 4), (100, 10)])
def test_false_alarms_are_no_more_than_printed(mean: float, dispersion: float) -> None:
    """300 series of eight years in which nothing happens: the measured rate, less two standard errors, is printed."""
    chance = np.random.default_rng(20250506)
    shape, n = (300, 416), 300
    if dispersion == 1:
        drawn = chance.poisson(mean, shape)
    else:
        drawn = chance.negative_binomial(mean / (dispersion - 1), 1 / dispersion, shape)
    weeks = pd.date_range("2015-01-05", periods=shape[1], freq="W-MON")
    told = pd.DataFrame(
        {"period": np.tile(weeks, n), "series": np.repeat(np.arange(n), shape[1]), "observed": drawn.ravel()}
    )
    alerts, rates = watch(told, rule=Rule())
    years = rates["weeks_judged"].sum() / 52
    measured, error = len(alerts) / years, len(alerts) ** 0.5 / years
    assert measured - 2 * error <= rates["expected_false_alarms_per_year"].mean()
    assert measured <= 0.104
