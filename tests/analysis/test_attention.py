"""Coverage doubles around leverage dates and nothing else happens: which tests are fooled."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from veedor.analysis.offset import offset_model
from veedor.analysis.share import share_term

WEEKS, DATES, RUNS = 156, 8, 1000
REPORTS, ACTS_A_REPORT, SHARE = 60.0, 0.06, 0.3
CLUMPS, SURGES = 4.0, 10.0


def p_values(rng: np.random.Generator) -> tuple[float, float, float, float]:
    """Naive counts, the offset model, the share, and the offset of a source set that did not double."""
    near = np.zeros(WEEKS)
    for date in rng.choice(np.arange(4, WEEKS - 2), DATES, replace=False):
        near[date - 2 : date + 2] = 1
    volume, other = (
        rng.poisson(rng.gamma(SURGES, REPORTS / SURGES, WEEKS) * times).astype(float) for times in (1 + near, 1.0)
    )
    concession, repression = (
        rng.poisson(rng.gamma(CLUMPS, 1 / CLUMPS, WEEKS) * volume * ACTS_A_REPORT * share).astype(float)
        for share in (SHARE, 1 - SHARE)
    )

    def term(held: np.ndarray | None) -> float:
        found = offset_model(concession, held, {"near": near})
        assert found is not None
        return found.terms[1].p

    share = share_term(concession, repression, near)
    assert share is not None
    return term(None), term(volume), share.p, term(other)


@pytest.mark.slow
def test_only_plain_counts_take_attention_for_acts() -> None:
    rng = np.random.default_rng(2025)
    hits = (np.array([p_values(rng) for _ in range(RUNS)]) < 0.05).sum(axis=0)
    intervals = [stats.binomtest(int(k), RUNS).proportion_ci(0.95, "wilson") for k in hits]
    names = ("naive", "offset", "share", "wrong")
    told = {name: (k / RUNS, i.low, i.high) for name, k, i in zip(names, hits, intervals, strict=True)}
    assert told["naive"][1] > 0.85, told
    assert told["wrong"][1] > 0.8, told
    assert told["offset"][1] < 0.05 < 0.075 > told["offset"][2], told
    assert told["share"][1] < 0.05 < 0.075 > told["share"][2], told


def test_a_share_with_one_side_alone_cannot_be_tested() -> None:
    assert share_term([1, 2, 3, 1, 1, 1], [0] * 6, [0, 1, 0, 1, 0, 1]) is None


def test_a_share_that_changes_is_seen() -> None:
    found = share_term([8, 1, 9, 1, 8, 1, 7, 0], [2, 9, 1, 8, 2, 9, 3, 8], [1, 0] * 4)
    assert found is not None
    assert found.p < 0.01
    assert found.ratio > 1
