"""How long it lasts, where begin or end are known within bounds only."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.analysis.people import durations, lives, survival
from veedor.analysis.people.turnbull import FOREVER, Turnbull

from .making import states

lifelines = pytest.importorskip("lifelines")


@pytest.mark.parametrize(
    ("when", "low", "high", "censored"),
    [
        ("2024-03-20/2025-05-06", 412, 412, "none"),
        ("2025-05-01/..", 32, None, "right"),
        ("2025-01/2025-03", 29, 89, "interval"),
        ("2025-05-01/2025-05", 0, 30, "left"),
        (None, 1, None, "right"),
    ],
    ids=str,
)
def test_lengths_and_how_they_are_censored(when: str | None, low: int, high: int | None, censored: str) -> None:
    row = durations(lives(states(("detained", when, "2025-06-01")))).iloc[0]
    assert (row["days_low"], row["censored"]) == (low, censored)
    assert row["days_high"] == high or (high is None and pd.isna(row["days_high"]))


def test_a_release_gives_the_length_of_the_detention() -> None:
    told = states(("detained", "2025-01-05/..", "2025-01-20"), ("released", "2025-03-01/..", "2025-03-02"))
    assert durations(lives(told))[["days_low", "days_high"]].values.tolist() == [[55, 55]]


def lengths(*pairs: tuple[int, float | None]) -> pd.DataFrame:
    frame = pd.DataFrame(pairs, columns=["days_low", "days_high"]).astype({"days_high": "float64"})
    exact = frame["days_low"] == frame["days_high"]
    frame["censored"] = np.where(exact, "none", np.where(frame["days_high"].isna(), "right", "interval"))
    return frame


def test_exact_lengths_give_the_curve_of_kaplan_and_meier() -> None:
    told = lengths(*((n, n) for n in range(1, 11)), *((n, None) for n in (3, 6)))
    found = survival(told)
    fit = lifelines.KaplanMeierFitter().fit([*range(1, 11), 3, 6], [1] * 10 + [0] * 2)
    assert found.method == "kaplan-meier"
    assert found.table["estimate"].tolist() == pytest.approx(fit.survival_function_.iloc[:, 0].tolist())
    assert found.median == fit.median_survival_time_


def test_few_stays_or_few_ends_tell_nothing() -> None:
    few, open_ = survival(lengths(*((n, n) for n in range(9)))), survival(lengths(*((n, None) for n in range(30))))
    assert (few.method, open_.method) == ("cannot tell", "cannot tell")
    assert len(few.table) == len(open_.table) == 0


def test_the_same_seed_gives_the_same_interval() -> None:
    told = lengths(*((n, n + 5) for n in range(20)))
    one, two = (survival(told, seed=7).table for _ in range(2))
    assert one.equals(two)


def test_the_interval_holds_the_estimate() -> None:
    table = survival(lengths(*((n, n + 30) for n in range(20)), *((n, None) for n in range(10)))).table
    assert (table["low"] <= table["estimate"]).all()
    assert (table["estimate"] <= table["high"]).all()
    assert table["estimate"].is_monotonic_decreasing


def test_progress_is_told() -> None:
    done: list[tuple[int, int]] = []
    survival(lengths(*((n, n + 5) for n in range(20))), resamples=100, notify=lambda n, of: done.append((n, of)))
    assert done == [(50, 100), (100, 100)]


INTERVAL = st.tuples(st.integers(0, 12), st.integers(0, 8))


@settings(max_examples=25, deadline=None)
@given(st.lists(INTERVAL, min_size=3, max_size=12))
def test_lengths_within_bounds_give_the_curve_of_turnbull(told: list[tuple[int, int]]) -> None:
    """The estimate of lifelines has the same likelihood, on its own intervals."""
    low = np.array([a for a, _ in told])
    high = low + np.array([b for _, b in told])
    curve = Turnbull(low, high)
    mass = curve.fit(np.ones((1, len(low))), steps=20_000, tolerance=1e-10)[0]
    theirs, intervals = lifelines.fitters.npmle.npmle(low, high, tol=1e-9)
    assert [tuple(map(int, i)) for i in intervals] == list(zip(curve.left.tolist(), curve.right.tolist(), strict=True))

    def likelihood(mass: np.ndarray) -> float:
        inside = (curve.left[None, :] >= low[:, None]) & (curve.right[None, :] <= high[:, None])
        return float(np.log(np.clip(inside @ mass, 1e-300, None)).sum())

    assert likelihood(mass) == pytest.approx(likelihood(np.asarray(theirs)), abs=1e-3)


def test_what_has_no_upper_bound_never_ends() -> None:
    curve = Turnbull(np.array([1, 2, 5]), np.array([1, 2, FOREVER]))
    assert curve.survival(curve.fit(np.ones((1, 3))), np.array([10_000]))[0, 0] == pytest.approx(1 / 3)
