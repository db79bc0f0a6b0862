"""Hidden states: our own likelihood, against sums over all paths, and what is fitted with it."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from scipy import stats

from veedor.analysis.phases.states import log_likelihood, poisson_states, stationary

RATES, TRANSITION = np.array([1.0, 6.0]), np.array([[0.9, 0.1], [0.3, 0.7]])


def test_the_likelihood_is_the_sum_over_all_paths() -> None:
    y, begin = [0, 5, 2, 8, 1], stationary(TRANSITION)
    total = 0.0
    for path in product(range(2), repeat=5):
        chance = begin[path[0]] * np.prod([TRANSITION[a, b] for a, b in pairwise(path)])
        total += chance * np.prod(stats.poisson.pmf(y, RATES[list(path)]))
    assert log_likelihood(y, RATES, TRANSITION, begin) == pytest.approx(np.log(total))


def test_it_does_not_vanish_in_long_series() -> None:
    told = log_likelihood(np.full(5000, 3), RATES, TRANSITION, stationary(TRANSITION))
    assert np.isfinite(told)


def test_the_long_run_stays_as_it_is() -> None:
    assert stationary(TRANSITION) @ TRANSITION == pytest.approx(stationary(TRANSITION))
    assert stationary(TRANSITION) == pytest.approx([0.75, 0.25])


def drawn(seed: int, n: int = 200) -> tuple[np.ndarray, np.ndarray]:
    rng, state = np.random.default_rng(seed), 0
    states = [state := int(rng.random() < TRANSITION[state, 1]) for _ in range(n)]
    return rng.poisson(RATES[states]), np.array(states)


def test_states_that_made_a_series_are_found() -> None:
    y, states = drawn(3)
    chain = poisson_states(y, 2)
    assert chain is not None
    assert chain.rates == pytest.approx(RATES, rel=0.25)
    assert (chain.most_probable == states).mean() > 0.9
    assert chain.probability.sum(axis=1) == pytest.approx(np.ones(len(y)))


def test_the_same_seed_gives_the_same_chain() -> None:
    y, _ = drawn(5, 60)
    one, two = poisson_states(y, 2, seed=7), poisson_states(y, 2, seed=7)
    assert one is not None
    assert two is not None
    assert one.log_likelihood == two.log_likelihood


def test_one_state_is_a_plain_rate() -> None:
    chain = poisson_states([1, 2, 3, 2, 1, 2, 3, 2, 1, 3], 1)
    assert chain is not None
    assert chain.rates == pytest.approx([2])


def test_a_steady_series_needs_no_second_state() -> None:
    y = np.random.default_rng(8).poisson(3, 100)
    one, two = poisson_states(y, 1), poisson_states(y, 2)
    assert one is not None
    assert two is None or one.bic < two.bic


@pytest.mark.parametrize("y", [[1, 2, 3], [4] * 30], ids=["short", "always the same"])
def test_what_cannot_be_told_is_none(y: list[int]) -> None:
    assert poisson_states(y, 2) is None
