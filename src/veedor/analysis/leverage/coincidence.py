"""Event coincidence: how many events of one kind lie in a window around one of another (Donges et al. 2016)."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import numpy as np

from veedor.optional import need

Days = Any
"""A numpy array of whole numbers: days, counted from any day."""


class Window(msgspec.Struct, frozen=True, order=True):
    """Days around a date, both ends within it; negative ones are before.

    >>> str(Window(-30, -1)), str(Window(0, 7)), Window(-30, -1).length
    ('-30..-1', '0..+7', 30)
    """

    from_day: int
    to_day: int

    def __str__(self) -> str:
        return f"{_signed(self.from_day)}..{_signed(self.to_day)}"

    @property
    def length(self) -> int:
        """How many days it has."""
        return self.to_day - self.from_day + 1


DEFAULT = (Window(-30, -1), Window(0, 7), Window(8, 30))


class Coincidence(msgspec.Struct, frozen=True, kw_only=True):
    """What coincides, and the textbook probability of as much by chance if events came as a Poisson process.

    Args:
        hits: events that have a partner.
        of: events in all.
        rate: `hits` in `of`; None without events.
        p: textbook value; None without events of either kind.
    """

    hits: int
    of: int
    rate: float | None
    p: float | None


def precursor(a: Days, b: Days, *, delta: int, lag: int = 0, share: float | None = None) -> Coincidence:
    """The precursor coincidence rate: events `a` that follow some `b` after `lag` to `lag` + `delta` days.

    An event at *t* has a partner if some *b* satisfies ``0 <= (t - lag) - b <= delta``.

    Args:
        a, b: days of the events.
        delta: width of the window beyond one day.
        lag: distance between the two.
        share: probability that the window around one *b* holds a given *a* by chance, for the textbook value: the
            length of the window over that of the record. None: no textbook value.

    Example: the pair of series in Donges et al. 2016 that the R package CoinCalc uses.

    >>> first, second = list(range(5, 80, 5)), list(range(12, 73, 10))
    >>> found = precursor(first, second, delta=1, lag=2, share=1 / (100 - 2))
    >>> found.hits, found.of, round(found.rate, 4), f"{found.p:.6e}"
    (7, 15, 0.4667, '2.994377e-05')
    """
    return _coincidence(np.asarray(a) - lag, np.sort(np.asarray(b)), 0, delta, share)


def trigger(a: Days, b: Days, *, delta: int, lag: int = 0, share: float | None = None) -> Coincidence:
    """The trigger coincidence rate: events `b` that some `a` follows after `lag` to `lag` + `delta` days.

    Args: as `precursor`.

    >>> first, second = list(range(5, 80, 5)), list(range(12, 73, 10))
    >>> found = trigger(first, second, delta=1, lag=2, share=1 / (100 - 2))
    >>> found.rate, f"{found.p:.6e}"
    (1.0, '1.198886e-06')
    """
    return _coincidence(np.asarray(b), np.sort(np.asarray(a) - lag), -delta, 0, share)


def _coincidence(events: Days, partners: Days, low: int, high: int, share: float | None) -> Coincidence:
    """Events that have a partner no more than `high` before and `-low` after them."""
    count = np.searchsorted(partners, events - low, side="right") - np.searchsorted(partners, events - high, "left")
    hits, of = int((count > 0).sum()), len(events)
    known = of and len(partners) and share is not None
    return Coincidence(
        hits=hits,
        of=of,
        rate=hits / of if of else None,
        p=textbook(hits, of, len(partners), share) if known and share is not None else None,
    )


def textbook(hits: int, events: int, partners: int, share: float) -> float:
    """P(at least `hits` of `events` have a partner) if both are independent and events are a Poisson process.

    The probability of one event to have a partner is ``1 - (1 - share) ** partners``, and events are taken as
    independent of each other. Where both kinds share a slow trend, this rejects far too often (32% at nominal 5%, as
    was measured); it is given for comparison with the literature, never for a verdict.

    Args:
        hits: events with a partner.
        events, partners: how many there are of both.
        share: length of the window over that of the record, 0 to 1.

    >>> round(textbook(3, 6, 6, 1 / 55), 8)
    0.01777557
    """
    stats = need("scipy.stats", extra="analysis", what="the textbook value")
    chance = -math.expm1(partners * math.log1p(-share)) if share < 1 else 1.0
    return float(stats.binom.sf(hits - 1, events, chance))


def _signed(day: int) -> str:
    return f"+{day}" if day > 0 else str(day)
