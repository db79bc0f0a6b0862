"""The window term of a count model with the volume of reports as offset: is it more than attention?

Counts of operations within and outside of the windows are modelled as ``exp(a + b * within) * volume``, with variance
`dispersion` times the mean. With one truth value beside the offset everything is known in closed form. The dispersion
(Pearson's chi-square over its degrees of freedom, at least 1) is computed and applied here by hand: library options
that promise to do so have been found to reject in 37% of runs in which nothing happens.
"""

from __future__ import annotations

import math

import msgspec
import numpy as np

from veedor.analysis.leverage.coincidence import Days
from veedor.optional import need

WEEK = 7


class WindowTerm(msgspec.Struct, frozen=True, kw_only=True):
    """The window term of the offset model.

    Args:
        ratio: operations per report within the windows over outside; None where outside is none.
        dispersion: variance over mean.
        p: one-sided: as many within, or more, if operations only followed the volume of reports.
    """

    ratio: float | None
    dispersion: float
    p: float


def window_term(operations: Days, reports: Days, within: Days) -> WindowTerm | None:
    """Whether operations are more frequent in the windows than the volume of reports tells.

    That reports are themselves a count, with an error of its own, is taken into the variance.

    Args:
        operations: number of operations on each day of the record.
        reports: number of reports on each day, of the same sources on all topics.
        within: whether the day lies in a window.

    Returns:
        the term; None where it cannot be known (no operations, or no reports within or outside).

    >>> calm, busy = [1, 0, 1, 0] * 70, [1, 2, 1, 2] * 35
    >>> days = np.array(calm + busy + calm), np.array([2] * 280 + [2] * 140 + [2] * 280)
    >>> within = np.array([False] * 280 + [True] * 140 + [False] * 280)
    >>> found = window_term(*days, within)
    >>> round(found.ratio, 2), found.p < 0.001
    (3.0, True)
    >>> round(window_term(days[0], np.where(within, 6, 2), within).ratio, 2)
    1.0
    """
    inside, volume = float(reports[within].sum()), float(reports.sum())
    total, hits = float(operations.sum()), float(operations[within].sum())
    if not total or not inside or inside == volume:
        return None
    share = inside / volume
    dispersion = _dispersion(operations, reports, within)
    variance = share * (1 - share) * (dispersion * total + total * total / volume)
    z = (hits - total * share) / math.sqrt(variance)
    outside = total - hits
    stats = need("scipy.stats", extra="analysis", what="the model with volume")
    return WindowTerm(
        ratio=hits / inside / (outside / (volume - inside)) if outside else None,
        dispersion=dispersion,
        p=float(stats.norm.sf(z)),
    )


def _dispersion(operations: Days, reports: Days, within: Days) -> float:
    """Pearson's dispersion over cells of a week within or outside, at least 1."""
    cell = 2 * (np.arange(len(operations)) // WEEK) + within
    counts = np.bincount(cell, weights=operations)
    volume = np.bincount(cell, weights=reports, minlength=len(counts))
    kind = np.arange(len(counts)) % 2
    square, cells = 0.0, 0
    for side in (0, 1):
        mine = (kind == side) & (volume > 0)
        rate = counts[mine].sum() / volume[mine].sum() if mine.any() else 0.0
        if rate > 0:
            expected = rate * volume[mine]
            square += float(((counts[mine] - expected) ** 2 / expected).sum())
            cells += int(mine.sum())
    return max(1.0, square / (cells - 2)) if cells > 2 else 1.0
