"""The verdict: what may be said, and when nothing may be said at all."""

from __future__ import annotations

from typing import Literal

Verdict = Literal["coincides", "no evidence", "cannot tell"]

ALPHA = 0.05
FEWEST_OPERATIONS = 10
FEWEST_DATES = 5
LEAST_POWER = 0.5
AT_RATIO = 3.0


def verdict(*, operations: int, dates: int, power: float | None, p: float | None, p_volume: float | None) -> Verdict:
    """Judge one window.

    *Cannot tell* comes first, whatever p is: below 10 operations, below 5 dates, or where a threefold effect would be
    found in less than half of such records. A coincidence is told only if p is below .05 and, where the volume of
    reports is known, the window term beside it is so too.

    Args:
        operations: after collapsing of bursts.
        dates: distinct days of leverage in the record.
        power: at ratio 3; None where it was not computed.
        p: of the jitter test, adjusted for the number of windows.
        p_volume: of the window term; None where the volume is not known.

    >>> verdict(operations=8, dates=4, power=0.2, p=0.001, p_volume=None)
    'cannot tell'
    >>> verdict(operations=40, dates=12, power=0.8, p=0.01, p_volume=0.3)
    'no evidence'
    >>> verdict(operations=40, dates=12, power=0.8, p=0.01, p_volume=0.02)
    'coincides'
    """
    few = operations < FEWEST_OPERATIONS or dates < FEWEST_DATES
    if few or p is None or power is None or power < LEAST_POWER:
        return "cannot tell"
    both = p < ALPHA and (p_volume is None or p_volume < ALPHA)
    return "coincides" if both else "no evidence"
