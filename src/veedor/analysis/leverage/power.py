"""Power: how often an effect of a given size would be found on these very dates, by simulation."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from veedor.analysis.leverage.bursts import GAP
from veedor.analysis.leverage.coincidence import Days, Window
from veedor.analysis.leverage.jitter import REACH, jittered
from veedor.analysis.leverage.track import covered, stretches
from veedor.analysis.leverage.verdict import ALPHA

RATIOS = (1.5, 2.0, 3.0, 5.0)
RUNS = 1000
DRAWS = 399
"""Moved sets of dates for each run: enough to tell a p below .05."""
_AT_ONCE = 50
"""Runs that are computed together; part of the answer, since they share random numbers."""


def power(
    dates: Days,
    rng: np.random.Generator,
    *,
    window: Window,
    operations: int,
    ratio: float,
    length: int,
    runs: int = RUNS,
    draws: int = DRAWS,
    gap: int = GAP,
    reach: int = REACH,
) -> float:
    """The share of runs in which the jitter test alone gives p < .05.

    In each run operations are put on days at random, `ratio` times as likely on a day within the window of some date as
    on one outside; bursts are collapsed; the test is made as on the record.

    Args:
        dates: the record's own, 0 to `length` - 1.
        rng: where chance comes from.
        window: of days around the dates.
        operations: how many, before collapsing (`veedor.analysis.leverage.bursts.before_collapsing`).
        ratio: daily rate within the union of windows over outside.
        length: days of the record.
        runs, draws: simulated records, and moved sets of dates for each.
        gap, reach: as in `collapse` and `jittered`.
    """
    found = list(outcomes(dates, rng, window, operations, ratio, length, runs, draws, gap, reach))
    return sum(found) / len(found) if found else 0.0


def outcomes(
    dates: Days,
    rng: np.random.Generator,
    window: Window,
    operations: int,
    ratio: float,
    length: int,
    runs: int,
    draws: int = DRAWS,
    gap: int = GAP,
    reach: int = REACH,
) -> Iterator[bool]:
    """Whether the effect is found, run by run; see `power`."""
    weight = np.where(covered(dates, window, length), ratio, 1.0)
    up_to = np.cumsum(weight) / weight.sum()
    own = stretches(np.asarray(dates), window, length)
    moved = stretches(jittered(dates, rng, draws=draws, length=length, reach=reach), window, length)
    for start in range(0, runs, _AT_ONCE):
        some = min(_AT_ONCE, runs - start)
        days = np.searchsorted(up_to, rng.random((some, operations)), side="right")
        before = _kept_before(np.minimum(days, length - 1), length, gap)
        found, chance = _between(before, own)[:, None], _between(before, moved)
        yield from ((1 + (chance >= found).sum(1)) / (1 + draws) < ALPHA).tolist()


def _kept_before(days: Days, length: int, gap: int) -> Days:
    """For each run the number of operations, bursts collapsed, before each day of the record."""
    held = np.sort(days, axis=1)
    kept = np.diff(held, axis=1, prepend=-gap - 1) > gap
    places = (held + np.arange(len(held))[:, None] * length)[kept]
    counts = np.bincount(places, minlength=len(held) * length).reshape(len(held), length)
    return np.concatenate([np.zeros((len(held), 1), dtype=np.int32), np.cumsum(counts, axis=1, dtype=np.int32)], axis=1)


def _between(before: Days, stretch: tuple[Days, Days]) -> Days:
    """Operations of each run in stretches of days, summed over the last axis."""
    begins, ends = stretch
    return (before[:, ends] - before[:, begins]).sum(-1)
