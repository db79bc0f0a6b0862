"""The share of concession within and outside of a window: a test in which attention cancels out.

Twice as many reports tell of twice as many acts of both sides; C / (C + R) stays. A logistic regression on one
truth value is known in closed form. Acts come in bursts, so that a binomial variance is too small: it is taken
between periods, inside and outside apart (White 1980; Welch 1947), because attention changes it too. It is computed
here by hand: a library option that promises to scale it was found to reject in 37% of runs in which nothing happens.
"""

from __future__ import annotations

from typing import Any

import msgspec
import numpy as np

from veedor.optional import need

_LEAST = 5


class ShareTerm(msgspec.Struct, frozen=True, kw_only=True):
    """Odds of concession within the window over outside.

    Args:
        ratio: the odds ratio, with 1/2 added to each count.
        p: two-sided, by Welch's t.
    """

    ratio: float
    p: float


def share_term(concession: Any, repression: Any, window: Any) -> ShareTerm | None:
    """Whether the share of concession differs within a window.

    Args:
        concession, repression: operations a period.
        window: whether the period lies within.

    Returns:
        The term, or None where a side or the inside or the outside has no operation, or there are too few periods.

    >>> import numpy as np
    >>> within = np.array([0, 0, 1, 1, 0, 0, 1, 0, 0, 0])
    >>> attention = 1 + within
    >>> share_term(2 * attention, 6 * attention, within).p > 0.5
    True
    """
    c, r, inside = np.asarray(concession, float), np.asarray(repression, float), np.asarray(window, bool)
    n = c + r
    held = n > 0
    c, n, inside = c[held], n[held], inside[held]
    if len(n) < _LEAST or not inside.any() or inside.all() or c.sum() in (0, n.sum()):
        return None
    logits, errors, frees = zip(*(_logit(c[w], n[w]) for w in (inside, ~inside)), strict=True)
    middle, variance = logits[0] - logits[1], sum(errors)
    free = variance**2 / sum(e**2 / f for e, f in zip(errors, frees, strict=True))
    stats = need("scipy.stats", extra="analysis", what="a test of shares")
    return ShareTerm(ratio=float(np.exp(middle)), p=float(2 * stats.t.sf(abs(middle) / np.sqrt(variance), free)))


def _logit(c: Any, n: Any) -> tuple[float, float, float]:
    """Log odds of concession in some periods, its variance, and the degrees of freedom that it rests on.

    The variance is that between periods, never below that of a binomial. Half an operation is added to each side.
    """
    yes, no, m = float(c.sum()) + 0.5, float((n - c).sum()) + 0.5, len(n)
    p = yes / (yes + no)
    binomial = 1 / yes + 1 / no
    between = float(((c - n * p) ** 2).sum()) / (yes * no / (yes + no)) ** 2 * m / max(m - 1, 1)
    return float(np.log(yes / no)), max(binomial, between), float(max(m - 1, 1))
