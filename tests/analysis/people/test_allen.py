"""Allen's relations between uncertain intervals, against every interval that the bounds allow."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.analysis.people.allen import FAR, RELATIONS, possible, relation_text

BOUND = st.integers(0, 5)
PAIR = st.tuples(BOUND, BOUND).map(sorted)
UNCERTAIN = st.tuples(PAIR, PAIR).map(lambda ends: (*ends[0], *ends[1]))
"""Earliest and latest start, earliest and latest end."""


def relation(a: int, b: int, c: int, d: int) -> str:
    """The relation of [a, b) to [c, d), told in Allen's own terms."""
    if b < c:
        return "before"
    if b == c:
        return "meets"
    if d < a:
        return "after"
    if d == a:
        return "met by"
    if a == c:
        return "equals" if b == d else "starts" if b < d else "started by"
    if b == d:
        return "finishes" if a > c else "finished by"
    if a < c:
        return "contains" if b > d else "overlaps"
    return "during" if b < d else "overlapped by"


def intervals(bounds: tuple[int, ...]) -> list[tuple[int, int]]:
    starts, ends = range(bounds[0], bounds[1] + 1), range(bounds[2], bounds[3] + 1)
    return [(start, end) for start, end in product(starts, ends) if start < end]


@settings(max_examples=300)
@given(UNCERTAIN, UNCERTAIN)
def test_a_relation_is_possible_where_days_can_be_found_for_it(left: tuple[int, ...], right: tuple[int, ...]) -> None:
    expected = {relation(*one, *two) for one, two in product(intervals(left), intervals(right))}
    found = possible(np.array([left]), np.array([right]))[0]
    assert {name for name, can in zip(RELATIONS, found, strict=True) if can} == expected


@given(UNCERTAIN, UNCERTAIN)
def test_the_converse_of_every_possible_relation_is_possible(left: tuple[int, ...], right: tuple[int, ...]) -> None:
    there, back = (possible(np.array([a]), np.array([b]))[0] for a, b in ((left, right), (right, left)))
    converse = [RELATIONS[len(RELATIONS) - 1 - RELATIONS.index(name)] for name in RELATIONS]
    pairs = {
        "before": "after", "meets": "met by", "overlaps": "overlapped by", "starts": "started by", "during": "contains",
        "finishes": "finished by", "equals": "equals",
    }  # fmt: skip
    opposite = pairs | {other: one for one, other in pairs.items()}
    assert len(converse) == len(opposite) == 13
    for name, can in zip(RELATIONS, there, strict=True):
        assert back[RELATIONS.index(opposite[name])] == can


def test_nothing_known_allows_everything() -> None:
    unknown = np.array([[-FAR, FAR, -FAR, FAR]])
    assert possible(unknown, unknown).all()


def test_possible_relations_are_told_in_words() -> None:
    exact = np.array([[1, 1, 5, 5]])
    assert relation_text(possible(exact, np.array([[5, 6, 9, 9]]))) == ["before; meets"]
