"""Answers that are known: the Nile, British collieries, earthquakes, arrests in the Soviet Union."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest
from statsmodels.datasets import nile

from veedor.analysis.phases.families import Counts, Measurements
from veedor.analysis.phases.posterior import posterior
from veedor.analysis.phases.segmenting import best_cuts, settle
from veedor.analysis.phases.states import log_likelihood, poisson_states

REPLICATION = "replication"
EARTHQUAKES = np.array(
    "13 14 8 10 16 26 32 27 18 32 36 24 22 23 22 18 25 21 21 14 8 11 14 23 18 17 19 20 22 19 13 26 13 14 22 24 21 "
    "22 26 21 23 24 27 41 31 27 35 26 28 36 39 21 17 22 17 19 15 34 10 15 22 18 15 20 15 22 19 16 30 27 29 23 20 "
    "16 21 21 25 16 18 15 18 14 10 15 8 15 6 11 8 7 18 16 13 12 13 20 15 16 12 18 15 16 13 15 16 11 11 "
    "".split(),
    dtype=int,
)
"""Earthquakes of magnitude 7 and more in the world, 1900 to 2006."""


def held(*parts: str) -> Path:
    shared = os.environ.get("VEEDOR_SHARED") or Path(__file__).resolve().parents[4] / "shared"
    file = Path(shared).joinpath(REPLICATION, *parts)
    if not file.exists():
        pytest.skip("the data of the replication are not beside the repository")
    return file


@pytest.fixture
def collieries() -> Any:
    """Disasters a year, 1851 to 1962."""
    years = pandas.read_csv(held("coal", "coal_boot.csv"))["date"].astype(int)
    return years.value_counts().reindex(range(1851, 1963), fill_value=0).to_numpy()


@pytest.fixture
def arrests() -> Any:
    """Arrests a month, 1936 to 1939; rows without a month are left out."""
    told = pandas.read_csv(held("soviet_arrests", "min_arrests_by_month.csv")).dropna(subset="date_ym")
    year, month = told["date_ym"].str.split("-", expand=True)[[0, 1]].astype(int).to_numpy().T
    months = pandas.PeriodIndex.from_fields(year=year, month=month, freq="M")
    return told["n"].groupby(months).sum().reindex(pandas.period_range("1936-01", "1939-12", freq="M"))


def test_the_nile_fell_after_1898() -> None:
    data = nile.load_pandas().data
    series = Measurements(data["volume"])
    for place in (best_cuts(series, 1)[0], posterior(series).breaks[0].place):
        assert data["year"][place - 1] == 1898
    assert series.level(0, 28)[0] == pytest.approx(1097.75, abs=0.01)
    assert series.level(28, 100)[0] == pytest.approx(849.97, abs=0.01)


def test_disasters_in_collieries_fell_after_1891(collieries: Any) -> None:
    turn = posterior(Counts(collieries)).breaks[0]
    assert [1850 + place for place in (turn.place, turn.low, turn.high)] == [1891, 1886, 1896]
    assert [1850 + place for place in best_cuts(Counts(collieries), 1)] == [1891]


def test_with_a_second_change_they_fell_after_1947_too(collieries: Any) -> None:
    assert [1850 + turn.place for turn in posterior(Counts(collieries), 2).breaks] == [1891, 1947]
    assert [1850 + place for place in best_cuts(Counts(collieries), 2)] == [1891, 1947]


def test_the_second_change_is_not_worth_a_mention(collieries: Any) -> None:
    assert posterior(Counts(collieries), 2).breaks[1].bayes_factor < 3
    assert [1850 + place for place in settle(Counts(collieries))] == [1891]


def test_earthquakes_have_three_states() -> None:
    chain = poisson_states(EARTHQUAKES, 3)
    assert chain is not None
    assert -chain.log_likelihood == pytest.approx(329.4603, abs=1e-3)
    assert chain.rates == pytest.approx([13.146, 19.721, 29.714], abs=1e-3)
    told = log_likelihood(EARTHQUAKES, chain.rates, chain.transition, chain.begin)
    assert told == pytest.approx(chain.log_likelihood)


def test_soviet_arrests_rose_in_july_1937_until_november_1938(arrests: Any) -> None:
    logarithms = Measurements(np.log(arrests.to_numpy()))
    for places in (best_cuts(logarithms, 2), [turn.place for turn in posterior(logarithms, 2).breaks]):
        assert [str(arrests.index[place]) for place in places] == ["1937-07", "1938-11"]


def test_a_poisson_cost_sees_the_fall_of_april_1938(arrests: Any) -> None:
    assert [str(arrests.index[place]) for place in best_cuts(Counts(arrests.to_numpy()), 2)] == ["1937-07", "1938-04"]
