"""More operations where more is reported are no more operations."""

from __future__ import annotations

import numpy as np
import pytest

from veedor.analysis.leverage.volume import window_term

N = 700
WITHIN = np.arange(N) % 70 < 20


def counts(inside: int, outside: int) -> np.ndarray:
    return np.where(WITHIN, inside, outside)


def test_what_grows_with_the_reports_is_attention():
    found = window_term(counts(2, 1), counts(6, 3), WITHIN)
    assert found.ratio == pytest.approx(1)
    assert found.p == pytest.approx(0.5)


def test_what_grows_beyond_the_reports_is_more():
    found = window_term(counts(3, 1), counts(3, 3), WITHIN)
    assert found.ratio == pytest.approx(3)
    assert found.p < 1e-6


def test_fewer_operations_are_no_coincidence():
    assert window_term(counts(1, 3), counts(3, 3), WITHIN).p > 0.999


def test_none_outside_has_no_ratio_but_a_p():
    found = window_term(counts(1, 0), counts(3, 3), WITHIN)
    assert found.ratio is None
    assert found.p < 1e-6


def test_bursts_make_the_same_difference_less_certain():
    rng = np.random.default_rng(1)
    scattered = rng.poisson(counts(2, 1))
    heaped = np.zeros(N, dtype=int)
    heaped[::10] = scattered.reshape(-1, 10).sum(1)
    calm, wild = (window_term(each, counts(3, 3), WITHIN) for each in (scattered, heaped))
    assert wild.dispersion > calm.dispersion
    assert wild.p > calm.p


def test_few_reports_make_it_less_certain_too():
    many, few = (window_term(counts(2, 1), volume, WITHIN) for volume in (counts(30, 30), counts(1, 1)))
    assert few.p > many.p


@pytest.mark.parametrize(
    ("operations", "reports", "within"),
    [
        (counts(0, 0), counts(3, 3), WITHIN),
        (counts(1, 1), counts(0, 3), WITHIN),
        (counts(1, 1), counts(3, 3), np.zeros(N, dtype=bool)),
        (counts(1, 1), counts(3, 3), np.ones(N, dtype=bool)),
        (counts(1, 1), counts(0, 0), WITHIN),
    ],
    ids=["no operations", "no reports within", "no day within", "every day within", "no reports"],
)
def test_what_cannot_be_compared_is_not_known(operations, reports, within):
    assert window_term(operations, reports, within) is None
