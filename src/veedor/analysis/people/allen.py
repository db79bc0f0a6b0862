"""Allen's relations between two intervals whose ends are known only within bounds.

J. F. Allen, "Maintaining knowledge about temporal intervals", Communications of the ACM 26 (1983). Intervals are
half-open on whole days: [start, end), with at least one day. Each of the thirteen relations is an order of the four
ends; it is possible where whole days within the bounds can be found in that order.
"""

from __future__ import annotations

from typing import Any

from veedor.optional import need

FAR = 4_000_000
"""A bound that nobody tells, in days: far beyond every day of a calendar."""

# An order of the ends from early to late; ends in one group are equal. a, A: start and end of the left interval.
ORDERS: dict[str, tuple[str, ...]] = {
    "before": ("a", "A", "b", "B"),
    "meets": ("a", "Ab", "B"),
    "overlaps": ("a", "b", "A", "B"),
    "finished by": ("a", "b", "AB"),
    "contains": ("a", "b", "B", "A"),
    "starts": ("ab", "A", "B"),
    "equals": ("ab", "AB"),
    "started by": ("ab", "B", "A"),
    "during": ("b", "a", "A", "B"),
    "finishes": ("b", "a", "AB"),
    "overlapped by": ("b", "a", "B", "A"),
    "met by": ("b", "aB", "A"),
    "after": ("b", "B", "a", "A"),
}
RELATIONS = tuple(ORDERS)
APART = frozenset({"before", "meets", "met by", "after"})
"""Relations in which the two share no day."""


def possible(left: Any, right: Any) -> Any:
    """Which relations can hold, for many pairs at once.

    Args:
        left, right: arrays of days of the shape (n, 4): earliest and latest start, earliest and latest end, all whole
            numbers, `FAR` and ``-FAR`` where open.

    Returns:
        Truths of the shape (n, 13), in the order of `RELATIONS`. A pair whose bounds allow no interval of a day or
        more has none.

    >>> import numpy
    >>> one, two = numpy.array([[1, 1, 5, 5]]), numpy.array([[3, 5, 9, 9]])
    >>> [name for name, can in zip(RELATIONS, possible(one, two)[0]) if can]
    ['meets', 'overlaps']
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    a, b = numpy.asarray(left, dtype="int64"), numpy.asarray(right, dtype="int64")
    bounds = {
        "a": (a[:, 0], a[:, 1]),
        "A": (a[:, 2], a[:, 3]),
        "b": (b[:, 0], b[:, 1]),
        "B": (b[:, 2], b[:, 3]),
    }
    return numpy.stack([_feasible(order, bounds) for order in ORDERS.values()], axis=1)


def _feasible(order: tuple[str, ...], bounds: dict[str, tuple[Any, Any]]) -> Any:
    """Whether days can be found in an order: each group as early as may be, one day after the group before it."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    earliest: Any = None
    can: Any = True
    for group in order:
        low = numpy.maximum.reduce([bounds[end][0] for end in group])
        high = numpy.minimum.reduce([bounds[end][1] for end in group])
        earliest = low if earliest is None else numpy.maximum(low, earliest + 1)
        can = can & (earliest <= high)
    return can


def relation_text(can: Any) -> list[str]:
    """The possible relations of each pair in words, ``; `` between them; each combination is written once."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    code = numpy.asarray(can) @ (1 << numpy.arange(len(RELATIONS)))
    written = {c: "; ".join(n for i, n in enumerate(RELATIONS) if c >> i & 1) for c in numpy.unique(code).tolist()}
    return [written[c] for c in code.tolist()]
