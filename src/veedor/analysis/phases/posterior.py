"""When a series changed: the exact posterior of the dates of breaks, and the evidence that there is one.

With conjugate priors on the level of each stretch, and every set of places as likely as any other before the data, the
sums over all places are exact (Raftery and Akman 1986 for one break in counts; Fearnhead 2006 for several).
"""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np

from veedor.analysis.phases.families import Family
from veedor.errors import UsageError

MOST = 4000
"""The table of all stretches grows with the square of the series; at this length it takes 128 MB."""


class Break(msgspec.Struct, frozen=True, kw_only=True):
    """A break: places in the series at which the new stretch begins.

    Args:
        place: that in the most probable set of places.
        low, high: 95% credible interval over all sets, both within; widened to hold `place`.
        bayes_factor: how many times better the data are told with this break than without, the breaks beside it held.
    """

    place: int
    low: int
    high: int
    bayes_factor: float


class Posterior(msgspec.Struct, frozen=True, kw_only=True):
    """Breaks and what is known of them.

    Args:
        breaks: in order.
        probabilities: for each break the probability of each place; the first place has none.
        bayes_factor: so many breaks against none at all.
    """

    breaks: tuple[Break, ...]
    probabilities: Any
    bayes_factor: float


def posterior(family: Family, breaks: int = 1, *, least: int = 1) -> Posterior:
    """The posterior of so many breaks.

    Args:
        family: the series.
        breaks: how many, at least 1.
        least: periods in the shortest stretch.

    Raises:
        UsageError: A030 for a series that is too short for so many breaks, or longer than `MOST`.

    >>> from veedor.analysis.phases.families import Counts
    >>> found = posterior(Counts([4, 5, 3, 4, 6, 4, 5, 1, 0, 1, 0, 1, 1, 0]))
    >>> found.breaks[0].place, found.breaks[0].low, found.breaks[0].high, found.bayes_factor > 100
    (7, 7, 8, True)
    """
    n = family.n
    if breaks < 1 or n < (breaks + 1) * least or n > MOST:
        raise UsageError("A030", periods=n, breaks=breaks, most=MOST)
    table = _table(family, least)
    forward, backward = [table[0]], [table[:, n]]
    for _ in range(breaks):
        forward.append(_log_sum(forward[-1][:, None] + table, axis=0))
        backward.append(_log_sum(table + backward[-1][None, :], axis=1))
    total = forward[breaks][n]
    shares = np.array([np.exp(forward[j][:n] + backward[breaks - 1 - j][:n] - total) for j in range(breaks)])
    ends = [0, *_most_probable(table, breaks), n]
    found = [
        Break(
            place=ends[j + 1],
            low=min(_quantile(shares[j], 0.025), ends[j + 1]),
            high=max(_quantile(shares[j], 0.975), ends[j + 1]),
            bayes_factor=_factor(table, ends[j], ends[j + 2], least),
        )
        for j in range(breaks)
    ]
    ways = math.comb(n - (breaks + 1) * (least - 1) - 1, breaks)
    return Posterior(
        breaks=tuple(found),
        probabilities=shares,
        bayes_factor=_exp(float(total) - math.log(ways) - float(table[0, n])),
    )


def _table(family: Family, least: int) -> Any:
    """Log evidence of every stretch, from the row's place to before the column's."""
    places = np.arange(family.n + 1)
    begin, end = np.meshgrid(places, places, indexing="ij")
    long = end - begin >= least
    table = np.full(long.shape, -np.inf)
    table[long] = family.evidence(begin[long], end[long])
    return table


def _most_probable(table: Any, breaks: int) -> list[int]:
    """The most probable set of places (Viterbi 1967)."""
    best, came = table[0], []
    for _ in range(breaks):
        through = best[:, None] + table
        came.append(through.argmax(axis=0))
        best = through.max(axis=0)
    places = [table.shape[0] - 1]
    for step in reversed(came):
        places.insert(0, int(step[places[0]]))
    return places[:-1]


def _factor(table: Any, begin: int, end: int, least: int) -> float:
    """A stretch cut anywhere against the stretch uncut."""
    places = np.arange(begin + least, end - least + 1)
    if not len(places):
        return float("nan")
    cut = table[begin, places] + table[places, end]
    return _exp(float(_log_sum(cut, axis=0)) - math.log(len(places)) - float(table[begin, end]))


def _log_sum(values: Any, axis: int) -> Any:
    """Logarithm of a sum, from logarithms."""
    with np.errstate(divide="ignore", invalid="ignore"):
        top = values.max(axis=axis, keepdims=True)
        safe = np.where(np.isfinite(top), top, 0.0)
        return np.log(np.exp(values - safe).sum(axis=axis)) + np.squeeze(safe, axis=axis)


def _quantile(share: Any, at: float) -> int:
    return min(int(np.searchsorted(np.cumsum(share), at)), len(share) - 1)


def _exp(value: float) -> float:
    return math.exp(min(value, 700.0))
