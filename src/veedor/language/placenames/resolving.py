"""Which place a toponym means: its senses weighed by population, by what the text names around it, and by containment.

Evidence is gathered from the whole document (countries and demonyms named, units, the title, the source, the
dateline), from the sentence, and from the other places, in rounds: what is clear first decides what is not. One name
means one place in one document, unless a holder is named ("Paris, Kentucky").
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec

from veedor.language.gazetteer import Gazetteer, Sense
from veedor.language.placenames.entries import Entry, Kind
from veedor.language.placenames.finding import Candidate, contains, kilometres

ROUNDS = 3


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """How much each kind of evidence counts, in powers of ten of population."""

    holder: float = 8.0
    holder_of_country: float = 3.5
    held: float = 3.0
    country: float = 2.5
    unit: float = 1.5
    near: float = 1.0
    sentence: float = 0.7
    capital: float = 1.0
    nation: float = 1.5
    other_name: float = -1.0
    unit2: float = -1.0
    elsewhere: float = 6.0


WEIGHTS = Weights()


class Evidence:
    """What the names of a document say about where it is at.

    A name is no evidence for itself: "London" thirteen times does not speak for the larger London. So each country and
    unit keeps which names point to it, and a name that comes often counts by the logarithm.
    """

    def __init__(self) -> None:
        self._countries: dict[str, Counter[str]] = defaultdict(Counter)
        self._units: dict[int, Counter[str]] = defaultdict(Counter)

    def note(self, entry: Entry, name: str, amount: float = 1.0) -> None:
        """Count a place in that is told by a name."""
        if entry.country:
            self._countries[entry.country][name] += amount  # type: ignore[assignment]
        unit = entry.key if entry.kind == Kind.ADMIN1 else entry.admin1
        if unit:
            self._units[unit][name] += amount  # type: ignore[assignment]

    def countries(self, name: str) -> dict[str, float]:
        """Share of each country, from 0 to 1, by all other names than this one."""
        return _shares(self._countries, name)

    def units(self, name: str) -> dict[int, float]:
        """Share of each unit, from 0 to 1, by all other names than this one."""
        return _shares(self._units, name)


Place = TypeVar("Place", str, int)


def _shares(counts: Mapping[Place, Mapping[str, float]], name: str) -> dict[Place, float]:
    sums = {
        place: sum(math.log1p(amount) for word, amount in names.items() if word != name)
        for place, names in counts.items()
    }
    top = max(sums.values(), default=0.0)
    scale = max(top, 1.5)
    return {place: amount / scale for place, amount in sums.items()}


def resolve(
    found: Sequence[Candidate],
    gazetteer: Gazetteer,
    *,
    hints: Iterable[tuple[Entry, str, float]] = (),
    sentences: Sequence[int] = (),
    weights: Weights = WEIGHTS,
) -> list[list[tuple[float, Sense]]]:
    """Rank the senses of each candidate, the best first.

    Args:
        found: candidates that count as places, and demonyms, in text order.
        gazetteer: where further places are looked up.
        hints: places that the title, the source and the like point to, each with the name that told it and a weight.
        sentences: for each candidate the number of its sentence; empty if nobody knows.
        weights: how much each kind of evidence counts.

    Returns:
        For each candidate its senses with their scores.
    """
    kept = list(hints)
    priors = {id(sense): _prior(sense, gazetteer, weights) for c in found for sense in c.senses}
    ranked = [sorted(((priors[id(s)], s) for s in c.senses), key=_order) for c in found]
    told = {c.name for c in found if _held(c)}
    for number in range(ROUNDS):
        document = _evidence(found, ranked, kept, sure_only=number == 0)
        local = _by_sentence(found, ranked, sentences)
        fixed = _fixed(found, ranked) if told else {}
        places = (
            [(c.name, r[0][1].entry) for c, r in zip(found, ranked, strict=True) if not c.demonym] if number else []
        )
        settled = list(dict.fromkeys((n, e) for n, e in places if e.kind >= Kind.ADMIN2))
        before = [r[0][1].entry.key for r in ranked]
        memo: dict[tuple[object, ...], list[tuple[float, Sense]]] = {}
        fresh = []
        shares = {c.name: (document.countries(c.name), document.units(c.name)) for c in found}
        for i, candidate in enumerate(found):
            around = frozenset(local[sentences[i]]) if sentences else frozenset()
            memo_key = (candidate.name, candidate.holders, candidate.held, around)
            if memo_key not in memo:
                memo[memo_key] = sorted(
                    (
                        (
                            priors[id(sense)]
                            + _context(sense, candidate, *shares[candidate.name], around, settled, weights)
                            + weights.elsewhere * (fixed.get(candidate.name) == sense.entry.key),
                            sense,
                        )
                        for sense in candidate.senses
                    ),
                    key=_order,
                )
            fresh.append(memo[memo_key])
        ranked = fresh
        if number and before == [r[0][1].entry.key for r in ranked]:
            break
    return ranked


def _order(scored: tuple[float, Sense]) -> tuple[float, int]:
    return -scored[0], scored[1].entry.key


def _prior(sense: Sense, gazetteer: Gazetteer, weights: Weights) -> float:
    entry = sense.entry
    size = math.log10(entry.population + 100)
    if entry.kind == Kind.COUNTRY:
        return size + weights.nation
    if entry.kind == Kind.REGION:
        return 7.0
    if entry.kind == Kind.FACILITY:
        return 6.0 if entry.common else 7.0
    if entry.kind == Kind.ADMIN2:
        size += weights.unit2
    elif entry.kind == Kind.SETTLEMENT:
        if gazetteer.is_capital(entry):
            size += weights.capital
        elif _rules_its_unit(entry, gazetteer):
            size += 1.0
    return size if sense.own else size + weights.other_name


_RULING_SHARE = 0.25


def _rules_its_unit(entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether a settlement has so much of its unit's population that a shared name means the settlement: Istanbul."""
    unit = gazetteer.get(entry.admin1) if entry.admin1 and entry.population > 100_000 else None
    return unit is not None and entry.population >= _RULING_SHARE * unit.population


def _held(candidate: Candidate) -> list[Sense]:
    return [s for s in candidate.senses if any(contains(h.entry, s.entry) for h in candidate.holders)]


def _fixed(found: Sequence[Candidate], ranked: Sequence[list[tuple[float, Sense]]]) -> dict[str, int]:
    """Name -> the place that it has where its holder is named; left out where holders differ."""
    told: dict[str, set[int]] = defaultdict(set)
    for candidate, senses in zip(found, ranked, strict=True):
        best = senses[0][1]
        if any(contains(h.entry, best.entry) for h in candidate.holders):
            told[candidate.name].add(best.entry.key)
    return {name: next(iter(keys)) for name, keys in told.items() if len(keys) == 1}


_CLEARLY = 2.0
_NAMES = 2


def clear_country(found: Sequence[Candidate], ranked: Sequence[list[tuple[float, Sense]]]) -> str | None:
    """The country that a document is clearly about, or None.

    Clear is one that at least two different names point to, and that has twice the weight of any other.
    """
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for candidate, senses in zip(found, ranked, strict=True):
        country = senses[0][1].entry.country
        if country:
            names[country][candidate.name] += 1
    weights = sorted(((sum(map(math.log1p, c.values())), len(c), code) for code, c in names.items()), reverse=True)
    if not weights or weights[0][1] < _NAMES or (len(weights) > 1 and weights[0][0] < _CLEARLY * weights[1][0]):
        return None
    return weights[0][2]


def _evidence(
    found: Sequence[Candidate],
    ranked: Sequence[list[tuple[float, Sense]]],
    hints: Iterable[tuple[Entry, str, float]],
    *,
    sure_only: bool,
) -> Evidence:
    evidence = Evidence()
    for entry, name, amount in hints:
        evidence.note(entry, name, amount)
    for candidate, senses in zip(found, ranked, strict=True):
        if not sure_only or _is_sure(candidate, senses):
            evidence.note(senses[0][1].entry, candidate.name)
    return evidence


def _is_sure(candidate: Candidate, senses: list[tuple[float, Sense]]) -> bool:
    """A demonym, or a name of one country alone, or one whose best sense is a hundred times the next abroad."""
    if candidate.demonym is not None or _held(candidate):
        return True
    best = senses[0][1].entry
    others = [score for score, sense in senses[1:] if sense.entry.country != best.country]
    return not others or senses[0][0] - others[0] > 1.0


def _by_sentence(
    found: Sequence[Candidate], ranked: Sequence[list[tuple[float, Sense]]], sentences: Sequence[int]
) -> dict[int, set[str]]:
    """Countries that each sentence names as such."""
    named: dict[int, set[str]] = defaultdict(set)
    for number, senses, candidate in zip(sentences, ranked, found, strict=False):
        entry = senses[0][1].entry
        if entry.country and (candidate.demonym is not None or entry.kind in (Kind.COUNTRY, Kind.ADMIN1)):
            named[number].add(entry.country)
    return named


def _context(
    sense: Sense,
    candidate: Candidate,
    countries: Mapping[str, float],
    units: Mapping[int, float],
    around: frozenset[str],
    settled: Sequence[tuple[str, Entry]],
    weights: Weights,
) -> float:
    entry = sense.entry
    share = countries.get(entry.country, 0.0) if entry.country else 0.0
    score = weights.country * share * (0.5 if entry.kind == Kind.COUNTRY else 1.0)
    unit = entry.key if entry.kind == Kind.ADMIN1 else entry.admin1
    if unit:
        score += weights.unit * units.get(unit, 0.0)
    if entry.country in around:
        score += weights.sentence
    if any(contains(h.entry, entry) for h in candidate.holders):
        score += weights.holder_of_country if _is_country(candidate) else weights.holder
    if any(contains(entry, held.entry) for held in candidate.held):
        score += weights.held * (entry.kind != Kind.SETTLEMENT)
    if settled and entry.kind >= Kind.ADMIN2:
        nearest = min((kilometres(entry, e) for name, e in settled if name != candidate.name), default=1e9)
        score += weights.near if nearest < 80 else weights.near / 2 if nearest < 250 else 0.0
    return score


def _is_country(candidate: Candidate) -> bool:
    """Whether a country has this name: "Russia, U.S. officials said" is a list and no place in the United States."""
    return any(s.entry.kind == Kind.COUNTRY and s.own for s in candidate.senses)
