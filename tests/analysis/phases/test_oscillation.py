"""A series oscillates only if it swings more often than one that remembers its last value."""

from __future__ import annotations

import numpy as np
import pytest

from veedor.analysis.phases.oscillation import Null, Partial, draws, oscillation, swings

RUNS = 200


def wandering(rng: np.random.Generator, memory: float, n: int) -> np.ndarray:
    x = rng.standard_normal(n)
    for t in range(1, n):
        x[t] = memory * x[t - 1] + np.sqrt(1 - memory**2) * x[t]
    return x


def of_acts(rng: np.random.Generator, odds: np.ndarray) -> np.ndarray:
    """The log ratio of a few acts a period at these log odds."""
    acts = rng.poisson(6, len(odds)) + 1
    c = rng.binomial(acts, 1 / (1 + np.exp(-odds)))
    return np.log((c + 0.5) / (acts - c + 0.5))


def rejected(rng: np.random.Generator, make: object, n: int = 100) -> float:
    told = [oscillation(make(rng, n), simulations=199, seed=i).verdict for i in range(RUNS)]  # type: ignore[operator]
    return told.count("oscillates") / RUNS


def test_a_wave_oscillates() -> None:
    rng = np.random.default_rng(1)
    found = oscillation(np.sin(np.arange(150) * np.pi / 6) + rng.normal(0, 0.3, 150), simulations=499)
    assert found.verdict == "oscillates"
    assert found.switches is not None
    assert found.switches > found.expected


def test_noise_alternates() -> None:
    assert oscillation(np.random.default_rng(2).normal(size=100), simulations=499).verdict == "alternates"


def test_one_change_is_steady() -> None:
    x = np.repeat([-1.0, 1.0], 30) + np.random.default_rng(2).normal(0, 0.05, 60)
    assert oscillation(x, simulations=199).verdict == "steady"


@pytest.mark.parametrize("x", [[1.0, -1.0] * 5, [2.0] * 40, [np.nan] * 40], ids=["short", "flat", "no data"])
def test_what_cannot_be_told_is_said_to_be_so(x: list[float]) -> None:
    assert oscillation(x).verdict == "cannot tell"


def test_missing_periods_stay_missing() -> None:
    x = np.random.default_rng(3).normal(size=80)
    x[10:30] = np.nan
    assert Null(x).draw(np.random.default_rng(0).standard_normal((80, 4)), 0.5).shape == (4, 60)


def test_draws_have_the_values_of_the_series() -> None:
    x = np.random.default_rng(3).choice([-1.0, 1.0], 50)
    drawn = Null(x).draw(np.random.default_rng(0).standard_normal((50, 3)), 0.2)
    assert (np.sort(drawn, axis=1) == np.sort(x)).all()


def test_crossing_the_mean_is_no_swing() -> None:
    assert swings(np.array([[3.0, 0.1, -0.1, 0.1, -0.1, -3.0]])).tolist() == [1]


def test_a_stopped_run_goes_on_to_the_same_answer() -> None:
    x = np.random.default_rng(4).normal(size=60)
    whole = oscillation(x, simulations=1500, seed=9)
    stopped = next(iter(draws(Null(x, seed=9), simulations=1500, seed=9)))
    assert isinstance(stopped, Partial)
    assert stopped.done == 500
    assert oscillation(x, simulations=1500, seed=9, partial=stopped) == whole


def test_progress_is_told() -> None:
    steps: list[tuple[int, int]] = []
    oscillation(np.random.default_rng(4).normal(size=60), simulations=1200, notify=lambda *at: steps.append(at))
    assert steps == [(500, 1200), (1000, 1200), (1200, 1200)]


@pytest.mark.slow
@pytest.mark.parametrize("memory", [0.0, 0.5, 0.9])
def test_what_only_remembers_seldom_is_said_to_oscillate(memory: float) -> None:
    assert rejected(np.random.default_rng(5), lambda rng, n: wandering(rng, memory, n)) <= 0.07


@pytest.mark.slow
@pytest.mark.parametrize("memory", [0.0, 0.5, 0.9])
def test_nor_are_weeks_that_are_all_of_one_side(memory: float) -> None:
    assert rejected(np.random.default_rng(5), lambda rng, n: of_acts(rng, 3 * wandering(rng, memory, n))) <= 0.07


@pytest.mark.slow
def test_a_wave_of_acts_mostly_is() -> None:
    def wave(rng: np.random.Generator, n: int) -> np.ndarray:
        return of_acts(rng, 1.7 * np.sin(2 * np.pi * (np.arange(n) + rng.integers(12)) / 12))

    assert rejected(np.random.default_rng(5), wave, n=150) >= 0.6
