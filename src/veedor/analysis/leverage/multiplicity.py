"""Several looks at one question: p values that take them into account."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def holm(p: Sequence[float]) -> list[float]:
    """Holm's step-down p values: the chance that any of the declared tests errs stays below the level (Holm 1979).

    >>> [round(value, 3) for value in holm([0.01, 0.04, 0.03])]
    [0.03, 0.06, 0.06]
    """
    n = len(p)
    order = np.argsort(p, kind="stable")
    raised = np.minimum(1.0, np.asarray(p, dtype=float)[order] * (n - np.arange(n)))
    adjusted = np.empty(n)
    adjusted[order] = np.maximum.accumulate(raised)
    return [float(value) for value in adjusted]


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """q values: the share of errors among what is held up, over an exploratory list (Benjamini and Hochberg 1995).

    >>> [round(value, 3) for value in benjamini_hochberg([0.01, 0.04, 0.03, 0.5])]
    [0.04, 0.053, 0.053, 0.5]
    """
    n = len(p)
    order = np.argsort(p, kind="stable")[::-1]
    raised = np.minimum(1.0, np.asarray(p, dtype=float)[order] * n / np.arange(n, 0, -1))
    adjusted = np.empty(n)
    adjusted[order] = np.minimum.accumulate(raised)
    return [float(value) for value in adjusted]
