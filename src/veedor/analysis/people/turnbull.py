"""The survival curve where lengths are known only within bounds, for many weightings at once.

B. W. Turnbull, "The empirical distribution function with arbitrarily grouped, censored and truncated data", Journal of
the Royal Statistical Society B 38 (1976). `lifelines` fits the same estimate, and is the oracle of its tests; this one
fits the resamples of a bootstrap together, and so in time that a person waits for.
"""

from __future__ import annotations

from typing import Any

from veedor.optional import need

FOREVER = 10**9
"""A length without a known upper bound, in days."""


class Turnbull:
    """Closed intervals of length, and the innermost intervals on which their distribution can put its mass.

    Args:
        low, high: arrays of whole days, `FOREVER` for no upper bound.

    >>> import numpy
    >>> curve = Turnbull(numpy.array([1, 2, 3]), numpy.array([1, 2, FOREVER]))
    >>> curve.survival(curve.fit(numpy.ones((1, 3))), numpy.array([0, 1, 2])).round(2).tolist()
    [[1.0, 0.67, 0.33]]
    """

    def __init__(self, low: Any, high: Any) -> None:
        numpy = need("numpy", extra="analysis", what="an analysis")
        sparse = need("scipy.sparse", extra="analysis", what="an analysis")
        ends = numpy.concatenate([low, high])
        is_right = numpy.repeat([0, 1], [len(low), len(high)])
        order = numpy.lexsort((is_right, ends))
        ends, is_right = ends[order], is_right[order]
        inner = numpy.flatnonzero((is_right[:-1] == 0) & (is_right[1:] == 1))
        self.left, self.right = ends[inner], ends[inner + 1]
        self._from = numpy.searchsorted(self.left, low, side="left")
        self._to = numpy.searchsorted(self.right, high, side="right")
        n, rows = len(low), numpy.arange(len(low))
        self._cover = sparse.csr_matrix(
            (
                numpy.repeat([1.0, -1.0], n),
                (numpy.concatenate([rows, rows]), numpy.concatenate([self._from, self._to])),
            ),
            shape=(n, len(self.left) + 1),
        )

    def fit(self, weights: Any, *, steps: int = 5_000, tolerance: float = 1e-7) -> Any:
        """The mass on each innermost interval, by self-consistency, for each row of weights.

        Args:
            weights: how often each length is taken, of the shape (curves, lengths).
            steps: it stops after so many, even where the last digits still move.
            tolerance: it stops when no mass moves by more.
        """
        numpy = need("numpy", extra="analysis", what="an analysis")
        weights = numpy.asarray(weights, dtype="float64")
        total = weights.sum(axis=1, keepdims=True)
        mass = numpy.full((len(weights), len(self.left)), 1.0 / len(self.left))
        for _ in range(steps):
            added = numpy.concatenate([numpy.zeros((len(mass), 1)), mass.cumsum(axis=1)], axis=1)
            within = added[:, self._to] - added[:, self._from]
            share = numpy.divide(weights, within, out=numpy.zeros_like(weights), where=within > 0)
            taken = numpy.cumsum(share @ self._cover, axis=1)[:, :-1]
            new = mass * taken / total
            moved = float(numpy.abs(new - mass).max())
            mass = new
            if moved < tolerance:
                break
        return mass

    def survival(self, mass: Any, days: Any, *, early: bool = False) -> Any:
        """The share that lasts longer than so many days.

        Args:
            mass: what `fit` gave.
            days: array of whole days.
            early: put the mass of an interval on its first day, else on its last: between the two, nothing in the
                record decides.
        """
        numpy = need("numpy", extra="analysis", what="an analysis")
        ended = self.left if early else self.right
        added = numpy.concatenate([numpy.zeros((len(mass), 1)), mass.cumsum(axis=1)], axis=1)
        return 1.0 - added[:, numpy.searchsorted(ended, days, side="right")]

    @property
    def days(self) -> Any:
        """The days on which the curve can fall, from 0."""
        numpy = need("numpy", extra="analysis", what="an analysis")
        ends = numpy.unique(numpy.concatenate([[0], self.left, self.right]))
        return ends[ends < FOREVER]
