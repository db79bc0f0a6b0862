"""Operations that come close together count as one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.analysis.leverage import collapse
from veedor.analysis.leverage.bursts import before_collapsing


def test_a_long_burst_is_one_operation_however_long_it_lasts():
    assert collapse(np.arange(0, 200, 7)).tolist() == [0]


def test_eight_days_part_two_operations():
    assert collapse([0, 8, 16, 23]).tolist() == [0, 8, 16]


def test_no_operations_stay_none():
    assert collapse([]).tolist() == []


@given(st.lists(st.integers(0, 400), max_size=40), st.integers(0, 20))
def test_whoever_is_kept_has_a_quiet_time_before(days, gap):
    kept = collapse(days, gap=gap).tolist()
    assert kept == sorted({d for d in days if not any(d - gap <= other < d for other in days)})


@pytest.mark.parametrize("kept", [3, 10, 25, 50])
def test_as_many_as_the_record_has_stay_on_average(kept):
    rng = np.random.default_rng(3)
    n = before_collapsing(kept, length=1095)
    stay = [len(collapse(rng.integers(0, 1095, n))) for _ in range(400)]
    assert np.mean(stay) == pytest.approx(kept, rel=0.06, abs=0.3)
