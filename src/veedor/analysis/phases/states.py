"""Hidden states: a Markov chain whose states each have a Poisson rate, as a second opinion on phases.

``hmmlearn`` climbs from many random starts; which one reached the highest is decided by our own likelihood, scaled at
every step so that it does not vanish (Zucchini, MacDonald and Langrock, Hidden Markov Models for Time Series, 2nd ed.
2016, ch. 3). From there our own likelihood of a *stationary* chain, which begins as likely in each state as it is there
in the long run, is climbed to its top.
"""

from __future__ import annotations

import logging
import math
import warnings
from typing import Any

import msgspec
import numpy as np

from veedor.optional import need

STARTS = 20
_CLIMBS = 2
"""How many of the best starts our own likelihood goes on from."""
_TINY = 1e-12
_STEP = 1e-5
_BAD = 1e12


class States(msgspec.Struct, frozen=True, kw_only=True):
    """A fitted chain, states by rising rate.

    Args:
        rates: Poisson rate of each state.
        transition: from the row's state to the column's in one period.
        begin: probability of each state in the first period, that of the long run.
        log_likelihood: by our own scaled recursion.
        probability: period by state: how probable the state is, given all periods.
    """

    rates: Any
    transition: Any
    begin: Any
    log_likelihood: float
    probability: Any

    @property
    def most_probable(self) -> Any:
        """The most probable state of each period."""
        return self.probability.argmax(axis=1)

    @property
    def bic(self) -> float:
        """Schwarz's criterion; lower is better."""
        m = len(self.rates)
        return -2 * self.log_likelihood + m * m * math.log(len(self.probability))


def poisson_states(counts: Any, states: int, *, starts: int = STARTS, seed: int = 0) -> States | None:
    """Fit a stationary chain of so many states.

    Args:
        counts: whole numbers without gaps.
        states: how many states.
        starts: how many random starts.
        seed: of the starts.

    Returns:
        The chain, or None where there are fewer than ten periods, or fewer different counts than states.

    >>> found = poisson_states([1, 0, 2, 1, 0, 1, 9, 8, 11, 10, 9, 12, 1, 0, 1, 2, 0], 2)
    >>> [round(float(rate), 1) for rate in found.rates], found.most_probable.tolist()[5:8]
    ([0.8, 9.8], [0, 1, 1])
    """
    y = np.asarray(counts, dtype=int)
    if len(y) < 10 or len(np.unique(y)) < states:
        return None
    if states == 1:
        return _chain(y, np.array([y.mean()]), np.ones((1, 1)))
    found = sorted(_climbs(y, states, starts, seed), key=lambda item: -item[0])
    tops = [_top(y, states, rates, transition) for _, rates, transition in found[:_CLIMBS]]
    return max((top for top in tops if top is not None), key=lambda top: top.log_likelihood, default=None)


def log_likelihood(counts: Any, rates: Any, transition: Any, begin: Any) -> float:
    """Log likelihood of counts under a chain, scaled at every step.

    >>> alone = log_likelihood([2, 3], [2.0], [[1.0]], [1.0])
    >>> round(alone, 4)
    -3.0192
    """
    return float(
        _forward(_emission(np.asarray(counts), np.asarray(rates)), np.asarray(transition), np.asarray(begin))[1]
    )


def stationary(transition: Any) -> Any:
    """The long-run probability of each state of a chain."""
    gamma = np.asarray(transition, dtype=float)
    m = len(gamma)
    return np.linalg.lstsq(np.vstack([gamma.T - np.eye(m), np.ones(m)]), np.append(np.zeros(m), 1.0), rcond=None)[0]


def _emission(y: Any, rates: Any) -> Any:
    special = need("scipy.special", extra="analysis", what="hidden states")
    logs = special.xlogy(y[:, None], rates[None, :]) - rates[None, :] - special.gammaln(y[:, None] + 1)
    return np.exp(logs)


def _forward(emission: Any, transition: Any, begin: Any) -> tuple[Any, float]:
    """Scaled forward probabilities and the log likelihood."""
    out = np.empty_like(emission)
    here, total = begin * emission[0], 0.0
    for t in range(len(emission)):
        if t:
            here = (here @ transition) * emission[t]
        scale = here.sum()
        if not scale > 0:
            return out, -math.inf
        here = here / scale
        out[t], total = here, total + math.log(scale)
    return out, total


def _smooth(emission: Any, transition: Any, begin: Any) -> Any:
    """Probability of each state in each period, given all periods."""
    ahead, _ = _forward(emission, transition, begin)
    back = np.ones_like(emission)
    for t in range(len(emission) - 2, -1, -1):
        step = transition @ (emission[t + 1] * back[t + 1])
        back[t] = step / step.sum()
    both = ahead * back
    return both / both.sum(axis=1, keepdims=True)


def _climbs(y: Any, states: int, starts: int, seed: int) -> list[tuple[float, Any, Any]]:
    """What each random start comes to: our log likelihood, rates and transitions."""
    hmm = need("hmmlearn.hmm", extra="analysis", what="hidden states")
    rng = np.random.default_rng(seed)
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("hmmlearn").setLevel(logging.ERROR)
        for start in range(starts):
            # No prior on the rates: its default is made from the data, and the maximum would not be one of likelihood.
            model = hmm.PoissonHMM(
                states, lambdas_prior=0.0, lambdas_weight=0.0, n_iter=200, tol=1e-2, init_params="", random_state=start
            )
            model.startprob_ = rng.dirichlet(np.ones(states))
            model.transmat_ = np.vstack([rng.dirichlet(1 + 8 * row) for row in np.eye(states)])
            model.lambdas_ = np.sort(rng.choice(y, states) + rng.random(states))[:, None] + 0.1
            model.fit(y[:, None])
            rates, transition = model.lambdas_[:, 0], model.transmat_
            if np.isfinite(rates).all() and np.isfinite(transition).all() and (rates > 0).all():
                found.append((log_likelihood(y, rates, transition, model.startprob_), rates, transition))
    return found


def _top(y: Any, states: int, rates: Any, transition: Any) -> States | None:
    """The top of the likelihood of a stationary chain, climbed from here."""
    optimize = need("scipy.optimize", extra="analysis", what="hidden states")
    held = np.maximum(transition, _TINY)
    off = ~np.eye(states, dtype=bool)
    start = np.clip(np.concatenate([np.log(rates), np.log(held / np.diag(held)[:, None])[off]]), -15, 15)
    shifts = _STEP * np.vstack([np.zeros(len(start)), np.eye(len(start)), -np.eye(len(start))])

    def worse(x: Any) -> tuple[float, Any]:
        # The value, and its slope by differences: all points in one pass over the periods.
        told = -_log_likelihoods(y, *_chains(x + shifts, states))
        told = np.where(np.isfinite(told), told, _BAD)
        return float(told[0]), (told[1 : len(x) + 1] - told[len(x) + 1 :]) / (2 * _STEP)

    search = optimize.minimize(worse, start, jac=True, method="L-BFGS-B", options={"ftol": 1e-12, "gtol": 1e-4})
    if not search.fun < _BAD:
        return None
    lam, gamma = (found[0] for found in _chains(search.x[None, :], states))
    return _chain(y, lam, gamma)


def _chain(y: Any, lam: Any, gamma: Any) -> States:
    """A chain with its states by rising rate."""
    order = np.argsort(lam)
    lam, gamma = lam[order], gamma[np.ix_(order, order)]
    begin = np.maximum(stationary(gamma), 0)
    return States(
        rates=lam,
        transition=gamma,
        begin=begin,
        log_likelihood=log_likelihood(y, lam, gamma, begin),
        probability=_smooth(_emission(y, lam), gamma, begin),
    )


def _chains(x: Any, states: int) -> tuple[Any, Any]:
    """Rates and transitions of free parameters, one chain a row: logarithms of rates, and of odds against staying."""
    gamma = np.ones((len(x), states, states))
    gamma[:, ~np.eye(states, dtype=bool)] = np.exp(np.clip(x[:, states:], -25, 25))
    return np.exp(np.clip(x[:, :states], -20, 20)), gamma / gamma.sum(axis=2, keepdims=True)


def _log_likelihoods(y: Any, rates: Any, transition: Any) -> Any:
    """`log_likelihood` of many stationary chains at once, one a row."""
    special = need("scipy.special", extra="analysis", what="hidden states")
    m = rates.shape[1]
    # The long run solves delta (I - Gamma + 1) = 1 (Zucchini and others 2016, section 1.3.2).
    system = np.swapaxes(np.eye(m) - transition + 1, 1, 2)
    here = np.linalg.solve(system, np.ones((len(rates), m, 1)))[:, :, 0]
    values, where = np.unique(y, return_inverse=True)
    logs = special.xlogy(values[:, None, None], rates) - rates - special.gammaln(values + 1)[:, None, None]
    emission, total = np.exp(logs), np.zeros(len(rates))
    for t, place in enumerate(where):
        if t:
            here = (here[:, None, :] @ transition)[:, 0, :]
        here = here * emission[place]
        scale = here.sum(axis=1)
        with np.errstate(divide="ignore", invalid="ignore"):
            total += np.log(scale)
            here = here / scale[:, None]
    return total
