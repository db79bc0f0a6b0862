"""Event coincidence rates and their textbook probability."""

from __future__ import annotations

import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from veedor.analysis.leverage import Window, precursor, textbook, trigger

DAYS = st.lists(st.integers(0, 60), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def lilacs() -> tuple[np.ndarray, np.ndarray, int]:
    """Years, counted, of very early bloom and of a very warm April, and how many years are complete."""
    file = Path(__file__).parents[4] / "shared" / "replication" / "coincalc" / "CC.Example.Data1.txt.gz"
    if not file.is_file():
        pytest.skip("the data of the replication are not beside the repository")
    rows = [line.split() for line in gzip.decompress(file.read_bytes()).decode().splitlines()[1:]]
    whole = np.array([[float(row[2]), float(row[3])] for row in rows if "NA" not in row])
    warm = np.flatnonzero(whole[:, 0] > np.quantile(whole[:, 0], 0.9))
    early = np.flatnonzero(whole[:, 1] < np.quantile(whole[:, 1], 0.1))
    return early, warm, len(whole)


@pytest.mark.parametrize(
    ("delta", "rate", "p", "digits"), [(0, 0.5, 0.01777557, 8), (1, None, 0.09800085, 8), (2, 0.6667, 0.05973595, 8)]
)
def test_the_published_lilacs_bloom_early_after_a_warm_april(lilacs, delta, rate, p, digits):
    early, warm, years = lilacs
    assert (years, len(early), len(warm)) == (55, 6, 6)
    found = precursor(early, warm, delta=delta, share=(delta + 1) / years)
    assert round(found.p, digits) == p
    assert rate is None or round(found.rate, 4) == rate


def test_two_published_series_coincide_as_published():
    first, second = np.arange(5, 76, 5), np.arange(12, 73, 10)
    before = precursor(first, second, delta=1, lag=2, share=1 / 98)
    after = trigger(first, second, delta=1, lag=2, share=1 / 98)
    assert round(before.rate, 4) == 0.4667
    assert f"{before.p:.6e}" == "2.994377e-05"
    assert (after.rate, f"{after.p:.6e}") == (1.0, "1.198886e-06")


@given(DAYS, DAYS, st.integers(0, 9), st.integers(0, 9))
def test_rates_are_what_their_definition_says(a, b, delta, lag):
    hits = sum(any(0 <= (t - lag) - u <= delta for u in b) for t in a)
    triggers = sum(any(0 <= (t - lag) - u <= delta for t in a) for u in b)
    assert precursor(a, b, delta=delta, lag=lag).hits == hits
    assert trigger(a, b, delta=delta, lag=lag).hits == triggers


def test_a_series_without_events_has_no_rate():
    found = precursor([], [3], delta=1, share=0.1)
    assert (found.rate, found.p) == (None, None)


def test_the_textbook_value_is_a_binomial_tail():
    chance = 1 - (1 - 0.1) ** 3
    assert textbook(2, 2, 3, 0.1) == pytest.approx(chance**2)
    assert textbook(0, 2, 3, 0.1) == 1.0
    assert textbook(2, 2, 3, 1.0) == 1.0


def test_windows_are_written_with_their_sign():
    assert [str(w) for w in (Window(-30, -1), Window(0, 7), Window(8, 30))] == ["-30..-1", "0..+7", "+8..+30"]
