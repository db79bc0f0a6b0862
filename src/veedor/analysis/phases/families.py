"""What a series is made of: counts, shares or measurements, and what a stretch of it with one level is worth.

A *family* tells two things of a stretch from one place to another: its cost (minus twice the greatest log likelihood,
for the search) and its evidence (the logarithm of its marginal likelihood under a conjugate prior, for the
posterior). A *dispersion* divides both: the likelihood of counts that vary so many times more than by chance
(Wedderburn 1974).
"""

from __future__ import annotations

from typing import Any, Protocol

import numpy as np

from veedor.optional import need

Places = Any
"""Places in a series as an array of whole numbers, or one of them."""


class Family(Protocol):
    """What the search and the posterior ask of a series."""

    n: int

    def cost(self, begin: Places, end: Places) -> Any:
        """Minus twice the log likelihood of a stretch (end not within) at its own level, up to a constant."""

    def evidence(self, begin: Places, end: Places) -> Any:
        """Log marginal likelihood of a stretch, up to what no cut changes."""

    def level(self, begin: int, end: int) -> tuple[float, float, float]:
        """Level of a stretch with its 95% interval."""

    def misfit(self, begin: int, end: int) -> float:
        """Pearson's chi-square of a stretch around its own level, as if the dispersion were 1."""


class Counts:
    """Counts, a Poisson rate a stretch, conjugate Gamma prior.

    Args:
        counts: how many in each period.
        exposure: for how much of a rate each period gives room: its volume of reports, or None for 1 each.
        dispersion: variance over mean.
        prior: shape and rate of the Gamma prior.
        relative: whether the prior is on the rate as a multiple of that of the whole series. Gamma(1, 1) expects a rate
            about 1; on rates in the thousands it would speak against every cut whatever the data say.

    >>> held = Counts([1, 2, 3, 8, 9, 7])
    >>> held.level(0, 3)[0], bool(held.cost(0, 6) > held.cost(0, 3) + held.cost(3, 6))
    (2.0, True)
    """

    def __init__(
        self,
        counts: Any,
        exposure: Any = None,
        *,
        dispersion: float = 1.0,
        prior: tuple[float, float] = (1.0, 1.0),
        relative: bool = False,
    ) -> None:
        self.special = need("scipy.special", extra="analysis", what="phases")
        y = np.asarray(counts, dtype=float)
        e = np.ones(len(y)) if exposure is None else np.asarray(exposure, dtype=float)
        self.n, self.y, self.e, self.dispersion, self.prior = len(y), y, e, dispersion, prior
        self.unit = y.sum() / e.sum() if relative and y.sum() and e.sum() else 1.0
        self.sums, self.room = _from_left(y), _from_left(e)

    def _of(self, begin: Places, end: Places) -> tuple[Any, Any]:
        return self.sums[end] - self.sums[begin], self.room[end] - self.room[begin]

    def cost(self, begin: Places, end: Places) -> Any:
        """See `Family`."""
        s, e = self._of(begin, end)
        return -2 * (self.special.xlogy(s, s) - self.special.xlogy(s, e)) / self.dispersion

    def evidence(self, begin: Places, end: Places) -> Any:
        """See `Family`."""
        s, e = self._of(begin, end)
        s, e = s / self.dispersion, e * self.unit / self.dispersion
        a, b = self.prior
        return a * np.log(b) - self.special.gammaln(a) + self.special.gammaln(a + s) - (a + s) * np.log(b + e)

    def level(self, begin: int, end: int) -> tuple[float, float, float]:
        """See `Family`: the mean rate, and the posterior interval under Jeffreys' Gamma(1/2, 0)."""
        stats = need("scipy.stats", extra="analysis", what="phases")
        s, e = self._of(begin, end)
        if e <= 0:
            return (float("nan"),) * 3
        shape, scale = s / self.dispersion + 0.5, self.dispersion / e
        low, high = stats.gamma.ppf([0.025, 0.975], shape, scale=scale)
        return float(s / e), float(low), float(high)

    def misfit(self, begin: int, end: int) -> float:
        """See `Family`."""
        s, e = self._of(begin, end)
        if s <= 0:
            return 0.0
        expected = self.e[begin:end] * s / e
        held = expected > 0
        return float(((self.y[begin:end] - expected)[held] ** 2 / expected[held]).sum())


class Shares:
    """Shares of concession, one a stretch, conjugate Beta(1/2, 1/2) prior; the level is told as the balance 2p - 1.

    Args:
        yes, no: how many of either in each period.
        dispersion: variance over that of a binomial.

    >>> Shares([9, 8, 1, 0], [1, 2, 9, 8]).level(0, 2)[0]
    0.7
    """

    def __init__(self, yes: Any, no: Any, *, dispersion: float = 1.0) -> None:
        self.special = need("scipy.special", extra="analysis", what="phases")
        self.yes, self.no = np.asarray(yes, dtype=float), np.asarray(no, dtype=float)
        self.n, self.dispersion = len(self.yes), dispersion
        self.left = _from_left(self.yes), _from_left(self.no)

    def _of(self, begin: Places, end: Places) -> tuple[Any, Any]:
        return self.left[0][end] - self.left[0][begin], self.left[1][end] - self.left[1][begin]

    def cost(self, begin: Places, end: Places) -> Any:
        """See `Family`."""
        c, r = self._of(begin, end)
        return (
            -2
            * (self.special.xlogy(c, c) + self.special.xlogy(r, r) - self.special.xlogy(c + r, c + r))
            / self.dispersion
        )

    def evidence(self, begin: Places, end: Places) -> Any:
        """See `Family`."""
        c, r = (x / self.dispersion for x in self._of(begin, end))
        return self.special.betaln(c + 0.5, r + 0.5) - self.special.betaln(0.5, 0.5)

    def level(self, begin: int, end: int) -> tuple[float, float, float]:
        """See `Family`: (C - R) / (C + R) with its Jeffreys interval."""
        stats = need("scipy.stats", extra="analysis", what="phases")
        c, r = self._of(begin, end)
        if c + r <= 0:
            return (float("nan"),) * 3
        low, high = stats.beta.ppf([0.025, 0.975], c / self.dispersion + 0.5, r / self.dispersion + 0.5)
        return float((c - r) / (c + r)), float(2 * low - 1), float(2 * high - 1)

    def misfit(self, begin: int, end: int) -> float:
        """See `Family`."""
        c, r = self._of(begin, end)
        if c <= 0 or r <= 0:
            return 0.0
        p, n = c / (c + r), (self.yes + self.no)[begin:end]
        held = n > 0
        return float(((self.yes[begin:end] - n * p)[held] ** 2 / (n[held] * p * (1 - p))).sum())


class Measurements:
    """Measurements with one variance, a normal mean a stretch; the prior is one observation about the whole mean.

    The variance is that of the differences between neighbours, which a few cuts do not change (von Neumann 1941).
    With it known, the evidence has a closed form (the unit information prior of Kass and Wasserman 1995).

    Args:
        values: one a period. For counts that grow by factors, their logarithms.

    >>> Measurements([1.0, 1.2, 0.8, 5.0, 5.2, 4.8]).level(3, 6)[0]
    5.0
    """

    def __init__(self, values: Any) -> None:
        y = np.asarray(values, dtype=float)
        self.n, self.y = len(y), y
        self.variance = float((np.diff(y) ** 2).mean() / 2) if len(y) > 1 else 1.0
        self.variance = self.variance or 1.0
        self.dispersion = 1.0
        self.centre = y.mean() if len(y) else 0.0
        self.sums, self.squares = _from_left(y - self.centre), _from_left((y - self.centre) ** 2)

    def _of(self, begin: Places, end: Places) -> tuple[Any, Any, Any]:
        return self.sums[end] - self.sums[begin], self.squares[end] - self.squares[begin], end - begin

    def cost(self, begin: Places, end: Places) -> Any:
        """See `Family`: the sum of squares about the mean, in units of the variance."""
        s, q, m = self._of(begin, end)
        return (q - s**2 / np.maximum(m, 1)) / self.variance

    def evidence(self, begin: Places, end: Places) -> Any:
        """See `Family`."""
        s, q, m = self._of(begin, end)
        return -0.5 * np.log1p(m) - 0.5 * (q - s**2 / (m + 1)) / self.variance

    def level(self, begin: int, end: int) -> tuple[float, float, float]:
        """See `Family`: the mean with a normal interval."""
        middle = float(self.y[begin:end].mean())
        spread = 1.959964 * float(np.sqrt(self.variance / (end - begin)))
        return middle, middle - spread, middle + spread

    def misfit(self, begin: int, end: int) -> float:
        """See `Family`."""
        return float(self.cost(begin, end))


def _from_left(values: Any) -> Any:
    """Sums from the left, so that the sum of a stretch is one subtraction."""
    return np.concatenate(([0.0], np.cumsum(values)))
