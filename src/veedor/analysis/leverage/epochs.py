"""The superposed epoch profile: operations by their distance to the dates, with one envelope for all distances."""

from __future__ import annotations

import msgspec
import numpy as np

from veedor.analysis.leverage.coincidence import Days, Window
from veedor.analysis.leverage.track import Track

STEP = 7
FURTHEST = 63


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One distance of the profile.

    Args:
        lag: middle of the week, in days from the date; negative is before.
        observed: operations in that week, over all dates.
        expected: mean over moved dates.
        low, high: envelope; by chance timing 95% of whole profiles stay within it everywhere.
    """

    lag: int
    observed: int
    expected: float
    low: float
    high: float


LAGS = tuple(range(-FURTHEST, FURTHEST + 1, STEP))


def counts(track: Track, dates: Days) -> Days:
    """Operations in the week around each of `LAGS`, summed over dates; the lags are the last axis."""
    half = STEP // 2
    weeks = [track.each(dates, Window(lag - half, lag + half)).sum(-1) for lag in LAGS]
    return np.stack(weeks, axis=-1)


def envelope(observed: Days, simulated: Days, *, level: float = 0.95) -> list[Point]:
    """The profile with a simultaneous envelope, by the largest standardised distance of each simulated profile.

    Args:
        observed: counts at the lags.
        simulated: one row a draw.
        level: share of simulated profiles that lie within it everywhere.
    """
    mean, spread = simulated.mean(0), simulated.std(0)
    apart = np.abs(simulated - mean) / np.where(spread > 0, spread, 1.0)
    factor = float(np.quantile(apart.max(1), level))
    return [
        Point(
            lag=lag,
            observed=int(observed[n]),
            expected=float(mean[n]),
            low=max(0.0, float(mean[n] - factor * spread[n])),
            high=float(mean[n] + factor * spread[n]),
        )
        for n, lag in enumerate(LAGS)
    ]
