"""Several looks at one question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.analysis.leverage import benjamini_hochberg, holm

P = st.lists(st.floats(1e-6, 1), min_size=1, max_size=12)


def test_both_agree_with_a_statistics_library():
    multitest = pytest.importorskip("statsmodels.stats.multitest")
    p = [0.012, 0.2, 0.001, 0.049, 0.03, 0.03]
    assert holm(p) == pytest.approx(multitest.multipletests(p, method="holm")[1])
    assert benjamini_hochberg(p) == pytest.approx(multitest.multipletests(p, method="fdr_bh")[1])


@given(P)
def test_no_value_gets_smaller_or_beyond_one(p):
    for adjusted in (holm(p), benjamini_hochberg(p)):
        assert all(old <= new * (1 + 1e-12) and new <= 1 for old, new in zip(p, adjusted, strict=True))


def test_a_single_look_costs_nothing():
    assert holm([0.03]) == [0.03]
    assert benjamini_hochberg([0.03]) == [0.03]
