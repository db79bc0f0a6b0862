"""Counts against attention: a negative binomial regression with the logarithm of the volume as offset.

Twice as many reports tell of twice as many acts although nothing changed. With log(volume) as an offset the model asks
whether there were more acts *a report*. Variance is mu + alpha * mu**2 (NB2; Cameron and Trivedi, Regression Analysis
of Count Data, 2nd ed. 2013, ch. 3); alpha is found by maximum likelihood and may be 0, which is Poisson.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import numpy as np

from veedor.optional import need

_STEPS = 60
_SMALL = 1e-9
_LEAST = 4
"""Fewer periods with data than parameters and this many more tell nothing."""


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """A coefficient as a rate ratio.

    Args:
        name: which.
        estimate: by what factor the rate changes when the term rises by one.
        low, high: 95% interval, by the curvature of the likelihood and Student's t.
        p: likelihood ratio test that the factor is 1, with an F distribution.
    """

    name: str
    estimate: float
    low: float
    high: float
    p: float


class Fit(msgspec.Struct, frozen=True, kw_only=True):
    """A fitted model: its terms, the dispersion alpha, the log likelihood, and how many periods it used."""

    terms: tuple[Term, ...]
    alpha: float
    log_likelihood: float
    periods: int


def offset_model(
    counts: Any, volume: Any = None, terms: dict[str, Any] | None = None, *, tested: Sequence[str] | None = None
) -> Fit | None:
    """Fit counts to terms, with the logarithm of the volume as offset.

    Args:
        counts: operations a period; missing ones are left out.
        volume: reports of the same sources on all topics in the same periods; periods without any are left out. None
            fits plain counts, which cannot tell acts from attention.
        terms: name -> a number a period, such as 1 within a window and 0 outside, or years since the beginning. A
            constant, the *rate*, is added.
        tested: names of terms to test; None is all.

    Returns:
        The fit, or None where the data cannot tell: too few periods, no acts at all, or a term that does not vary.

    >>> import numpy as np
    >>> volume = np.array([50, 40, 60, 100, 120, 55, 45, 52, 110, 48.0])
    >>> window = np.array([0, 0, 0, 1, 1, 0, 0, 0, 1, 0])
    >>> fit = offset_model(volume / 10, volume, {"window": window})
    >>> round(fit.terms[1].estimate, 3), fit.terms[1].low < 1 < fit.terms[1].high
    (1.0, True)
    """
    y = np.asarray(counts, dtype=float)
    held = np.ones(len(y)) if volume is None else np.asarray(volume, dtype=float)
    columns = {"rate": np.ones(len(y)), **{name: np.asarray(x, dtype=float) for name, x in (terms or {}).items()}}
    design = np.column_stack(list(columns.values()))
    kept = np.isfinite(y) & (held > 0) & np.isfinite(design).all(axis=1)
    y, design, offset = y[kept], design[kept], np.log(held[kept])
    free = len(y) - design.shape[1]
    if free < _LEAST or y.sum() == 0 or np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    whole = _fit(y, design, offset)
    if whole is None:
        return None
    found = []
    for place, name in enumerate(columns):
        wanted = name != "rate" and (tested is None or name in tested)
        less = _fit(y, np.delete(design, place, axis=1), offset) if wanted else None
        found.append(_term(name, place, whole, less, free))
    return Fit(terms=tuple(found), alpha=whole.alpha, log_likelihood=whole.log_likelihood, periods=len(y))


class _Found(msgspec.Struct, frozen=True):
    beta: Any
    covariance: Any
    alpha: float
    log_likelihood: float


def _term(name: str, place: int, whole: _Found, less: _Found | None, free: int) -> Term:
    stats = need("scipy.stats", extra="analysis", what="a model")
    spread = float(np.sqrt(max(whole.covariance[place, place], 0))) * float(stats.t.ppf(0.975, free))
    middle = float(whole.beta[place])
    gain = max(2 * (whole.log_likelihood - less.log_likelihood), 0.0) if less is not None else float("nan")
    return Term(
        name=name,
        estimate=float(np.exp(min(middle, 700))),
        low=float(np.exp(max(middle - spread, -700))),
        high=float(np.exp(min(middle + spread, 700))),
        p=float(stats.f.sf(gain, 1, free)),
    )


def _fit(y: Any, design: Any, offset: Any) -> _Found | None:
    """Maximum likelihood over the coefficients (weighted least squares) and over alpha (a search on its logarithm)."""
    optimize = need("scipy.optimize", extra="analysis", what="a model of counts")
    start = _coefficients(y, design, offset, 0.0, None)
    if start is None:
        return None
    best = (0.0, start, _log_likelihood(y, design, offset, start, 0.0))
    mean = np.exp(design @ start + offset)
    if (((y - mean) ** 2 - y) / mean).sum() > 0:

        def worse(logarithm: float) -> float:
            alpha = float(np.exp(logarithm))
            beta = _coefficients(y, design, offset, alpha, start)
            return np.inf if beta is None else -_log_likelihood(y, design, offset, beta, alpha)

        search = optimize.minimize_scalar(worse, bounds=(-9.0, 4.0), method="bounded", options={"xatol": 1e-3})
        if -search.fun > best[2]:
            alpha = float(np.exp(search.x))
            best = (alpha, _coefficients(y, design, offset, alpha, start), -float(search.fun))
    alpha, beta, log_likelihood = best
    mean = np.exp(design @ beta + offset)
    information = design.T @ (design * (mean / (1 + alpha * mean))[:, None])
    return _Found(beta, np.linalg.pinv(information), alpha, log_likelihood)


def _coefficients(y: Any, design: Any, offset: Any, alpha: float, start: Any) -> Any:
    """Iteratively reweighted least squares for a fixed alpha; None where it leads nowhere."""
    if design.shape[1] == 0:
        return np.zeros(0)
    beta = start
    eta = np.log(y + 0.5 * max(y.mean(), _SMALL)) - offset if beta is None else design @ beta
    for _ in range(_STEPS):
        mean = np.exp(np.clip(eta + offset, -30, 30))
        weight = mean / (1 + alpha * mean)
        target = eta + (y - mean) / mean
        scaled = design * weight[:, None]
        after = np.linalg.lstsq(scaled.T @ design, scaled.T @ target, rcond=None)[0]
        if not np.isfinite(after).all():
            return None
        if beta is not None and np.abs(after - beta).max() < 1e-8:
            return after
        beta, eta = after, np.clip(design @ after, -30, 30)
    return beta


def _log_likelihood(y: Any, design: Any, offset: Any, beta: Any, alpha: float) -> float:
    special = need("scipy.special", extra="analysis", what="a model of counts")
    mean = np.exp(np.clip(design @ beta + offset, -30, 30))
    if alpha < 1e-4:
        return float((y * np.log(mean) - mean - special.gammaln(y + 1)).sum())
    size = 1 / alpha
    odds = alpha * mean
    told = special.gammaln(y + size) - special.gammaln(size) - special.gammaln(y + 1)
    return float((told - size * np.log1p(odds) + y * (np.log(odds) - np.log1p(odds))).sum())
