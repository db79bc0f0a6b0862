"""Cuts that pay for themselves: seldom found where nothing changes, mostly found where a rate triples."""

from __future__ import annotations

import numpy as np
import pytest

from veedor.analysis.phases.families import Counts, Shares
from veedor.analysis.phases.segmenting import best_cuts, dispersion, pelt, settle

RUNS = 400


def counts(rng: np.random.Generator, rates: list[float], clumped: bool, weeks: int) -> np.ndarray:
    """Poisson counts, or such with variance mu + mu**2 / 2, at rates that follow each other."""
    mean = np.repeat(rates, weeks // len(rates))
    return rng.poisson(mean * (rng.gamma(2, 0.5, len(mean)) if clumped else 1.0))


def test_pelt_finds_what_the_search_for_so_many_finds() -> None:
    family = Counts([2, 1, 3, 2, 1, 2, 9, 12, 8, 11, 9, 10, 3, 2, 1, 2, 3])
    assert pelt(family) == best_cuts(family, 2, least=3) == [6, 12]


def test_a_share_is_cut_where_it_changes() -> None:
    assert settle(Shares([8, 9, 7, 8, 9, 8, 1, 0, 2, 1, 1, 0], [1, 2, 1, 0, 2, 1, 8, 9, 9, 8, 7, 9])) == [6]


def test_dispersion_within_phases_is_that_of_chance() -> None:
    y = np.random.default_rng(2).poisson(np.repeat([2, 20], 60))
    family = Counts(y)
    assert dispersion(family, []) > 5
    assert settle(family) == [60]
    assert family.dispersion == pytest.approx(1, abs=0.25)


def test_a_series_too_short_is_not_cut() -> None:
    assert settle(Counts([1, 90])) == []
    assert best_cuts(Counts([1, 2]), 3) == []


def test_a_series_of_nothing_is_not_cut() -> None:
    assert settle(Counts([0] * 30)) == []


@pytest.mark.slow
@pytest.mark.parametrize("clumped", [False, True], ids=["by chance", "clumped"])
@pytest.mark.parametrize("rate", [0.5, 3.0])
def test_where_nothing_changes_seldom_a_cut_is_found(rate: float, clumped: bool) -> None:
    rng = np.random.default_rng(1)
    found = sum(bool(settle(Counts(counts(rng, [rate], clumped, 104)))) for _ in range(RUNS))
    assert found / RUNS <= 0.03


@pytest.mark.slow
@pytest.mark.parametrize("clumped", [False, True], ids=["by chance", "clumped"])
def test_where_a_rate_triples_mostly_one_cut_is_found(clumped: bool) -> None:
    rng = np.random.default_rng(1)
    found = sum(len(settle(Counts(counts(rng, [1.0, 3.0], clumped, 104)))) == 1 for _ in range(RUNS // 4))
    assert found / (RUNS // 4) >= 0.7
