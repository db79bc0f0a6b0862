"""The null: the same operations, with each leverage date moved a little at random.

Moving the dates within some months keeps what changes slowly (seasons of attention, a rising trend) in both series and
breaks only what is close in time.
"""

from __future__ import annotations

import numpy as np

from veedor.analysis.leverage.coincidence import Days

REACH = 120
"""Days by which a date is moved at most, either way."""

SIMULATIONS = 4999


def jittered(dates: Days, rng: np.random.Generator, *, draws: int, length: int, reach: int = REACH) -> Days:
    """Sets of dates, each date moved independently by a whole number of days and kept within the record.

    Args:
        dates: days from 0 to `length` - 1.
        rng: where chance comes from.
        draws: number of sets.
        length: days of the record; a date that would leave it stays on its edge.
        reach: how far a date is moved at most.

    Returns:
        an array of `draws` rows.
    """
    moves = rng.integers(-reach, reach + 1, size=(draws, len(dates)), dtype=np.int32)
    return np.clip(np.asarray(dates, dtype=np.int32) + moves, 0, length - 1)


def p_value(at_least: int, draws: int) -> float:
    """``(1 + at_least) / (1 + draws)``: never 0, since what was observed is one of the possible draws.

    >>> p_value(0, 4999), p_value(249, 4999)
    (0.0002, 0.05)
    """
    return (1 + at_least) / (1 + draws)
