"""Does it oscillate? The number of swings against a series that only remembers its last value.

Whatever wanders crosses its mean again and again. "Oscillates" therefore is a hypothesis: a first-order
autoregression is fitted, series are drawn from it, and their swings counted alike (parametric bootstrap). A *swing*
goes from one standard deviation above the mean to one below or back; crossings of the mean itself are told by the
autoregression already, and a test of them would see nothing.

Balances of few acts are no bell curve: whole weeks are all repression or all concession, and such a series swings at
every change. So the draws are given the values of the series, in the order of their ranks, and the coefficient is the
one at which they remember as much as the series does (indirect inference; Gouriéroux, Monfort and Renault 1993).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec
import numpy as np

SIMULATIONS = 4999
CHUNK = 500
"""Series drawn from one seed; a stopped run goes on with the next chunk and comes to the same answer."""
FEWEST = 20
"""Below so many periods with a value nothing is said."""
_BAND = 1.0
_FAR = 0.98
_GRID, _TRIED = 41, 60
_CALIBRATION = 2**31
"""Seed of the draws that find the coefficient, apart from those of every chunk."""

Verdict = Literal["oscillates", "alternates", "steady", "cannot tell"]


class Partial(msgspec.Struct, frozen=True, kw_only=True):
    """How far the draws have come, to be kept in a file and given back: draws, those that swing as often, all
    swings."""

    done: int = 0
    reached: int = 0
    swings: int = 0


class Oscillation(msgspec.Struct, frozen=True, kw_only=True):
    """The test.

    Args:
        switches: swings of the series; None where it cannot be told.
        expected: mean number of swings of the series drawn.
        p: share of draws that swing as often, (1 + those) / (1 + draws).
        memory: coefficient of the autoregression.
        verdict: ``oscillates`` for p below .05; else ``alternates`` with two swings or more, ``steady`` with fewer.
    """

    switches: int | None
    expected: float
    p: float
    memory: float
    verdict: Verdict


NOT_TOLD = Oscillation(switches=None, expected=float("nan"), p=float("nan"), memory=float("nan"), verdict="cannot tell")


def oscillation(
    values: Any,
    *,
    simulations: int = SIMULATIONS,
    seed: int = 0,
    notify: Callable[[int, int], None] | None = None,
    partial: Partial | None = None,
) -> Oscillation:
    """Test a series for oscillation.

    Args:
        values: one a period; missing ones stay missing, in the draws too.
        simulations: how many series are drawn.
        seed: of the draws.
        notify: called with the draws done and their whole number.
        partial: what a stopped run had come to (see `draws`); with the same seed the answer is the same.

    >>> import numpy as np
    >>> noise = np.random.default_rng(1).normal(0, 0.3, 150)
    >>> oscillation(np.sin(np.arange(150) * np.pi / 6) + noise, simulations=199).verdict
    'oscillates'
    >>> oscillation(noise, simulations=199).verdict
    'alternates'
    """
    x = np.asarray(values, dtype=float)
    held = np.isfinite(x)
    if held.sum() < FEWEST or np.ptp(x[held]) == 0:
        return NOT_TOLD
    null = Null(x, memory=None, seed=seed)
    last = partial or Partial()
    for last in draws(null, simulations=simulations, seed=seed, partial=partial):
        if notify is not None:
            notify(last.done, simulations)
    p = (1 + last.reached) / (1 + last.done)
    verdict: Verdict = "oscillates" if p < 0.05 else "alternates" if null.switches > 1 else "steady"
    expected = last.swings / last.done if last.done else float("nan")
    return Oscillation(switches=null.switches, expected=expected, p=p, memory=null.memory, verdict=verdict)


class Null:
    """What the series would be if it only remembered its last value.

    Args:
        values: one a period, missing ones as NaN.
        memory: coefficient of the autoregression, or None to find it.
        seed: of the draws by which it is found.
    """

    def __init__(self, values: Any, *, memory: float | None = None, seed: int = 0) -> None:
        x = np.asarray(values, dtype=float)
        self.held = np.isfinite(x)
        self.values = np.sort(x[self.held])
        self.switches = int(swings(x[self.held][None, :])[0])
        self.memory = self._found(x[self.held], seed) if memory is None else memory

    def draw(self, noise: Any, memory: float) -> Any:
        """Series with these values, one a row, from standard normal noise (period by row)."""
        x = noise.copy()
        step = np.sqrt(1 - memory**2)
        for t in range(1, len(x)):
            x[t] = memory * x[t - 1] + step * x[t]
        ranks = x.T[:, self.held].argsort(axis=1).argsort(axis=1)
        return self.values[ranks]

    def _found(self, x: Any, seed: int) -> float:
        noise = np.random.default_rng([seed, _CALIBRATION]).standard_normal((len(self.held), _TRIED))
        grid = np.linspace(-_FAR, _FAR, _GRID)
        told = [float(_remembered(self.draw(noise, memory)).mean()) for memory in grid]
        return float(np.interp(float(_remembered(x[None, :])[0]), np.maximum.accumulate(told), grid))


def draws(
    null: Null, *, simulations: int = SIMULATIONS, seed: int = 0, partial: Partial | None = None
) -> Iterator[Partial]:
    """Draw series, chunk by chunk, and count their swings.

    Args:
        null: from what.
        simulations, seed: see `oscillation`.
        partial: where to go on.

    Yields:
        how far it has come, after each chunk.

    >>> null = Null([0.1, 0.5, -0.3, 0.9, -1.2] * 8, memory=0.3)
    >>> steps = list(draws(null, simulations=1200))
    >>> again = list(draws(null, simulations=1200, partial=steps[0]))
    >>> [step.done for step in steps], again[-1] == steps[-1]
    ([500, 1000, 1200], True)
    """
    now = partial or Partial()
    while now.done < simulations:
        rng = np.random.default_rng([seed, now.done // CHUNK])
        size = min(CHUNK, simulations - now.done)
        found = swings(null.draw(rng.standard_normal((len(null.held), size)), null.memory))
        now = Partial(
            done=now.done + size,
            reached=now.reached + int((found >= null.switches).sum()),
            swings=now.swings + int(found.sum()),
        )
        yield now


def swings(series: Any) -> Any:
    """Swings of each row between one standard deviation above its mean and one below.

    >>> import numpy as np
    >>> swings(np.array([[2.0, 0, -2, -2, 0, 2, 0, -2]])).tolist()
    [3]
    """
    x = np.atleast_2d(np.asarray(series, dtype=float))
    spread = x.std(axis=1, keepdims=True)
    z = (x - x.mean(axis=1, keepdims=True)) / np.where(spread > 0, spread, 1)
    side, found = np.zeros(len(z), dtype=int), np.zeros(len(z), dtype=int)
    # A series of two values lies exactly on the band; what is lost in rounding must not decide.
    band = _BAND - 1e-9
    for column in z.T:
        new = np.where(column >= band, 1, np.where(column <= -band, -1, side))
        found += (new != side) & (side != 0)
        side = new
    return found


def _remembered(series: Any) -> Any:
    """First autocorrelation of each row."""
    z = series - series.mean(axis=1, keepdims=True)
    return (z[:, 1:] * z[:, :-1]).sum(axis=1) / (z**2).sum(axis=1)
