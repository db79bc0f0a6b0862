"""Where a series is best cut: PELT with a penalty inflated by the dispersion, or the best so many cuts.

Killick, Fearnhead and Eckley 2012; the searches are those of ``ruptures``, the costs are our own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from veedor.analysis.phases.families import Family
from veedor.optional import need

PENALTY = 3.0
"""What a cut costs, times log n: a place and a level (Zhang and Siegmund 2007). Measured in the docs."""
LEAST = 3
"""Periods in the shortest phase."""
_ROUNDS = 10


def best_cuts(family: Family, cuts: int, *, least: int = 1) -> list[int]:
    """The places of the best so many cuts: each is where a new stretch begins.

    Args:
        family: the series.
        cuts: how many.
        least: periods in the shortest stretch.

    >>> from veedor.analysis.phases.families import Counts
    >>> best_cuts(Counts([1, 2, 1, 1, 2, 9, 8, 9, 10]), 1)
    [5]
    """
    if cuts < 1 or family.n < (cuts + 1) * least:
        return []
    ruptures = need("ruptures", extra="analysis", what="phases")
    search = ruptures.Dynp(custom_cost=_cost(family, least), min_size=least, jump=1).fit(np.zeros((family.n, 1)))
    return [int(place) for place in search.predict(n_bkps=cuts)[:-1]]


def pelt(family: Family, *, penalty: float = PENALTY, least: int = LEAST) -> list[int]:
    """The cuts that pay for themselves, each the place where a new phase begins.

    Args:
        family: the series, its dispersion settled (see `settle`).
        penalty: what a cut costs, in units of log n, on the scale of minus twice the log likelihood.
        least: periods in the shortest phase.
    """
    if family.n < 2 * least:
        return []
    ruptures = need("ruptures", extra="analysis", what="phases")
    search = ruptures.Pelt(custom_cost=_cost(family, least), min_size=least, jump=1).fit(np.zeros((family.n, 1)))
    return [int(place) for place in search.predict(pen=penalty * float(np.log(family.n)))[:-1]]


def settle(family: Any, *, penalty: float = PENALTY, least: int = LEAST) -> list[int]:
    """Cuts and dispersion that fit each other; the dispersion is written into the family.

    It begins with the dispersion of the series as a whole, where every phase counts as noise, and takes that within the
    phases found, until the cuts stay. It is never below 1: counts do not vary less than by chance for long.

    Args:
        family: counts or shares.
        penalty, least: see `pelt`.

    >>> from veedor.analysis.phases.families import Counts
    >>> settle(Counts([2, 1, 3, 2, 1, 2, 3, 2, 9, 12, 8, 11, 9, 10, 12, 9]))
    [8]
    """
    cuts: list[int] = []
    for _ in range(_ROUNDS):
        family.dispersion = dispersion(family, cuts)
        found = pelt(family, penalty=penalty, least=least)
        if found == cuts:
            break
        cuts = found
    return cuts


def dispersion(family: Family, cuts: list[int]) -> float:
    """Pearson's chi-square within phases over its degrees of freedom, at least 1."""
    ends = [0, *cuts, family.n]
    misfit = sum(family.misfit(a, b) for a, b in pairwise(ends))
    free = family.n - len(cuts) - 1
    return max(1.0, misfit / free) if free > 0 else 1.0


def _cost(family: Family, least: int) -> Any:
    """The cost of a family as ``ruptures`` asks for it."""
    base = need("ruptures.base", extra="analysis", what="phases")

    class Cost(base.BaseCost):  # type: ignore[misc, name-defined]
        model = ""
        min_size = least

        def fit(self, signal: Any) -> Any:
            self.signal = signal
            return self

        def error(self, start: int, end: int) -> float:
            return float(family.cost(start, end))

    return Cost()
