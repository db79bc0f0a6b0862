"""The published power figures: 24 operations and 8 dates in three years."""

from __future__ import annotations

import numpy as np
import pytest
from tests.analysis.leverage.making import DATES, LENGTH

from veedor.analysis.leverage import Window, power

RUNS = 2000


@pytest.mark.slow
@pytest.mark.parametrize(("ratio", "published"), [(2, 0.23), (3, 0.48), (5, 0.80)])
def test_power_is_as_published(ratio, published):
    """Published from 250 runs, standard error about .03; here from more, with an error of .01."""
    rng = np.random.default_rng(7)
    found = [
        power(
            rng.integers(0, LENGTH, DATES),
            rng,
            window=Window(-21, 7),
            operations=24,
            ratio=ratio,
            length=LENGTH,
            runs=1,
            draws=399,
        )
        for _ in range(RUNS)
    ]
    assert np.mean(found) == pytest.approx(published, abs=0.065)


def test_power_rises_with_the_effect():
    dates = np.random.default_rng(2).integers(0, LENGTH, DATES)
    found = [
        power(
            dates, np.random.default_rng(1), window=Window(-21, 7), operations=30, ratio=ratio, length=LENGTH, runs=60
        )
        for ratio in (1, 2, 5, 12)
    ]
    assert found == sorted(found)
    assert found[0] < 0.15
    assert found[-1] > 0.8
