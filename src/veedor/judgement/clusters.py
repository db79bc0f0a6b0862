"""Putting things together pair by pair, best pair first, as long as the whole stays consistent.

The result depends on the scores and the canonical order of the items alone, so shuffled input gives the same
groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

S = TypeVar("S")
K = TypeVar("K", bound=Hashable)

NEIGHBOURS = 12
"""In a large block each item is compared with so many that follow it in time: linear, not quadratic."""

SMALL = 40
"""Blocks up to this size are compared completely."""


def agglomerate(
    summaries: Sequence[S],
    pairs: Iterable[tuple[float, int, int]],
    merge: Callable[[S, S], S | None],
) -> list[list[int]]:
    """Groups of indices into `summaries`, each sorted, in order of their first member.

    Args:
        summaries: what is known about each item alone.
        pairs: score and two indices; taken from the highest score down, ties by index.
        merge: the summary of two groups together, or None if they contradict each other.

    >>> near = lambda a, b: a | b if max(b) - min(a) < 5 else None
    >>> agglomerate([{1}, {2}, {9}], [(1.0, 0, 1), (0.5, 1, 2)], near)
    [[0, 1], [2]]
    """
    parent = list(range(len(summaries)))
    summary = list(summaries)

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for _, left, right in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        a, b = sorted((root(left), root(right)))
        if a == b:
            continue
        merged = merge(summary[a], summary[b])
        if merged is not None:
            parent[b], summary[a] = a, merged
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(len(summaries)):
        groups[root(i)].append(i)
    return [groups[r] for r in sorted(groups)]


def blocked(keys: Sequence[Iterable[K]], position: Callable[[int], float]) -> Iterator[tuple[int, int]]:
    """Pairs of indices that share a key and are near each other, each pair once, smaller index first.

    Args:
        keys: for each item the blocks it belongs to.
        position: where an item stands in time; large blocks are swept in this order.
    """
    blocks: dict[K, list[int]] = defaultdict(list)
    for i, names in enumerate(keys):
        for name in set(names):
            blocks[name].append(i)
    seen: set[tuple[int, int]] = set()
    for members in blocks.values():
        if len(members) < 2:
            continue
        reach = len(members) if len(members) <= SMALL else NEIGHBOURS
        ordered = sorted(members, key=lambda i: (position(i), i))
        for at, left in enumerate(ordered):
            for right in ordered[at + 1 : at + 1 + reach]:
                pair = (left, right) if left < right else (right, left)
                if pair not in seen:
                    seen.add(pair)
                    yield pair
