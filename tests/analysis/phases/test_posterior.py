"""The exact posterior of breaks, against all places counted one by one."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import Any

import numpy as np
import pytest

from veedor.analysis.phases.families import Counts, Measurements, Shares
from veedor.analysis.phases.posterior import posterior
from veedor.errors import UsageError

RNG = np.random.default_rng(4)
FAMILIES = {
    "counts": Counts([3, 1, 4, 2, 7, 9, 6, 8, 2, 1, 0, 2]),
    "counts by volume": Counts(
        [3, 1, 4, 2, 7, 9, 6, 8, 2, 1, 0, 2], np.arange(12.0) + 5, dispersion=1.7, relative=True
    ),
    "shares": Shares([3, 1, 4, 2, 7, 9, 6, 8, 2, 1, 0, 2], [4, 5, 3, 4, 1, 0, 2, 1, 5, 4, 6, 5]),
    "measurements": Measurements(RNG.normal(0, 1, 12) + np.repeat([0, 3], 6)),
}


def every_way(family: Any, breaks: int, least: int) -> dict[tuple[int, ...], float]:
    """Places -> evidence, for all sets of places."""
    found = {}
    for places in combinations(range(1, family.n), breaks):
        ends = (0, *places, family.n)
        if all(b - a >= least for a, b in pairwise(ends)):
            found[places] = float(np.exp(sum(family.evidence(a, b) for a, b in pairwise(ends))))
    return found


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES.keys())
@pytest.mark.parametrize(("breaks", "least"), [(1, 1), (1, 3), (2, 1), (2, 3), (3, 2)])
def test_it_is_the_sum_over_all_places(family: Any, breaks: int, least: int) -> None:
    ways = every_way(family, breaks, least)
    total, whole = sum(ways.values()), float(np.exp(family.evidence(0, family.n)))
    found = posterior(family, breaks, least=least)
    assert found.bayes_factor == pytest.approx(total / len(ways) / whole)
    assert tuple(turn.place for turn in found.breaks) == max(ways, key=lambda places: ways[places])
    for number in range(breaks):
        share = [sum(v for places, v in ways.items() if places[number] == t) / total for t in range(family.n)]
        assert found.probabilities[number] == pytest.approx(share)


def test_one_break_alone_has_the_factor_of_the_whole() -> None:
    found = posterior(FAMILIES["shares"], 1)
    assert found.breaks[0].bayes_factor == pytest.approx(found.bayes_factor)


def test_counts_that_clump_give_less_evidence() -> None:
    y = [2, 3, 1, 4, 2, 3, 9, 8, 12, 7, 9, 10]
    assert posterior(Counts(y, dispersion=3)).bayes_factor < posterior(Counts(y)).bayes_factor


def test_high_rates_do_not_speak_against_a_break() -> None:
    y = np.repeat([1000, 1200], 10)
    assert posterior(Counts(y, relative=True)).bayes_factor > 100


def test_what_follows_the_volume_is_no_break() -> None:
    volume = np.repeat([10.0, 40.0], 12)
    y = volume / 5
    assert posterior(Counts(y, relative=True)).bayes_factor > 100
    assert posterior(Counts(y, volume, relative=True)).bayes_factor < 1


@pytest.mark.parametrize(("n", "breaks"), [(1, 1), (3, 3), (5000, 1), (10, 0)])
def test_what_cannot_be_dated_is_refused(n: int, breaks: int) -> None:
    with pytest.raises(UsageError) as raised:
        posterior(Counts([1] * n), breaks)
    assert raised.value.diagnostic.code == "A030"
