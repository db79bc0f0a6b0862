"""The negative binomial model with an offset, against another implementation and in corners."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from veedor.analysis.offset import offset_model

RNG = np.random.default_rng(11)
VOLUME = RNG.poisson(40, 150).astype(float)
WINDOW = (RNG.random(150) < 0.2).astype(float)
CLUMPED = RNG.negative_binomial(3, 3 / (3 + VOLUME * 0.1)).astype(float)


def test_it_agrees_with_another_implementation() -> None:
    ours = offset_model(CLUMPED, VOLUME, {"window": WINDOW})
    design = np.column_stack([np.ones(150), WINDOW])
    theirs = sm.NegativeBinomial(CLUMPED, design, offset=np.log(VOLUME)).fit(disp=0)
    assert ours is not None
    assert ours.log_likelihood == pytest.approx(theirs.llf, abs=1e-4)
    assert np.log([term.estimate for term in ours.terms]) == pytest.approx(theirs.params[:2], abs=1e-3)
    assert ours.alpha == pytest.approx(theirs.params[2], rel=0.01)


def test_counts_that_vary_less_than_by_chance_have_no_dispersion() -> None:
    found = offset_model(np.tile([3.0, 4.0], 20), None, {"x": np.arange(40.0)})
    assert found is not None
    assert found.alpha == 0


def test_periods_without_reports_are_left_out() -> None:
    volume = VOLUME.copy()
    volume[:10] = 0
    found = offset_model(CLUMPED, volume, {"window": WINDOW})
    assert found is not None
    assert found.periods == 140


@pytest.mark.parametrize(
    ("counts", "term"),
    [([1, 2, 3], [0, 1, 0]), ([0] * 20, [0, 1] * 10), ([1, 2] * 10, [1] * 20)],
    ids=["few periods", "no acts", "a term that does not vary"],
)
def test_what_cannot_be_told_is_none(counts: list[int], term: list[int]) -> None:
    assert offset_model(counts, None, {"x": term}) is None
