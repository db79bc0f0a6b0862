"""Impossible sequences of states of one person.

Which states exclude each other is told by ``vocabulary/compatibility.yaml``. Each claim has a certain core
and a possible hull in time. Cores that overlap in excluding states are a contradiction (J401); bounded hulls
that overlap leave the order unknown (J402). Nothing but a few words can be said of a person after a death
(J403). Only asserted claims about named persons are compared; both sides are kept. Two undated states in one
report are not compared: they are most often told one after the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from veedor.claims.claim import StatusClaim
from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.identity import is_group
from veedor.judgement.intervals import Life, shared
from veedor.judgement.record import Finding, Record
from veedor.judgement.words import compatibility

MANY = 60
"""Each claim of a person is compared with so many that follow it in time."""


class _Told(msgspec.Struct, frozen=True):
    claim: StatusClaim
    record: Record
    life: Life


@register("J401", "J402", "J403")
def states(case: Case) -> Iterator[Finding]:
    """Compare the states of each person."""
    people: dict[str, list[_Told]] = defaultdict(list)
    for record in case.of("status"):
        for claim in case.statuses(record):
            if claim.modality == "asserted" and not is_group(claim.subject.name):
                life = case.index.life(claim)
                people[case.index.key(claim.subject, claim)].append(_Told(claim, record, life))
    for _, told in sorted(people.items(), key=lambda i: i[0]):
        ordered = sorted(told, key=lambda t: (t.life.start_high or date.max, t.claim.id))
        yield from _excluding(ordered)
        yield from _after_death(ordered)


def excluded(left: str, right: str) -> bool:
    """Whether one person cannot be in both states at one time.

    >>> excluded("detained", "in_hiding"), excluded("barred", "released")
    (True, False)
    """
    return any({left, right} == set(pair) for pair in compatibility().incompatible)


def _excluding(told: list[_Told]) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    unsure: list[tuple[_Told, _Told]] = []
    for i, left in enumerate(told):
        for right in told[i + 1 : i + 1 + MANY]:
            pair = (min(left.record.id, right.record.id), max(left.record.id, right.record.id))
            if pair in seen or not excluded(left.claim.state, right.claim.state) or _one_breath(left, right):
                continue
            days = shared(left.life.core, right.life.core)
            if days is not None:
                seen.add(pair)
                yield _contradiction(left, right, days)
            elif _unknown_order(left.life, right.life):
                unsure.append((left, right))
    for left, right in unsure:
        pair = (min(left.record.id, right.record.id), max(left.record.id, right.record.id))
        if pair not in seen:
            seen.add(pair)
            yield finding(
                "J402",
                [left.claim, right.claim],
                records=[left.record, right.record],
                steps=[_told(left), _told(right)],
                data={},
                **_words(left, right),
            )


def _one_breath(left: _Told, right: _Told) -> bool:
    undated = left.claim.when is None and right.claim.when is None
    return undated and left.claim.report == right.claim.report


def _unknown_order(left: Life, right: Life) -> bool:
    """Whether two hulls that have bounds overlap."""
    both = shared(left.hull, right.hull)
    return both is not None and both[0] > date.min and both[1] < date.max


def _contradiction(left: _Told, right: _Told, days: tuple[date, date]) -> Finding:
    last = days[1] - timedelta(days=1)
    told = str(days[0]) if days[0] == last else f"{days[0]} to {last}"
    return finding(
        "J401",
        [left.claim, right.claim],
        records=[left.record, right.record],
        steps=[_told(left), _told(right), f"both hold for certain: {told}"],
        data={"from": str(days[0]), "to": str(last)},
        days=told,
        **_words(left, right),
    )


def _words(left: _Told, right: _Told) -> dict[str, str]:
    states_ = [t.claim.state.replace("_", " ") for t in (left, right)]
    return {"subject": left.claim.subject.name, "left": states_[0], "right": states_[1]}


def _told(told: _Told) -> str:
    core, hull = told.life.core, told.life.hull
    state = told.claim.state.replace("_", " ")
    certain = f"certain {core[0]} to {core[1] - timedelta(days=1)}" if core else "certain on no day"
    start = "unknown" if hull[0] == date.min else str(hull[0])
    end = "unknown" if hull[1] == date.max else str(hull[1] - timedelta(days=1))
    return f"{state}: {certain}; begin not before {start}, end not after {end}"


def _after_death(told: list[_Told]) -> Iterator[Finding]:
    deaths = [t for t in told if t.claim.state == "dead" and t.life.start_high and t.claim.when]
    if not deaths:
        return
    death = min(deaths, key=lambda t: (t.life.start_high or date.max, t.claim.id))
    for other in told:
        begun = other.life.start_low or (other.life.start_high if other.life.core else None)
        allowed = other.claim.state in compatibility().after_death or other.claim.when is None
        if not allowed and begun and death.life.start_high and begun > death.life.start_high:
            yield finding(
                "J403",
                [other.claim, death.claim],
                records=[other.record, death.record],
                steps=[
                    f"death: {death.claim.when}",
                    f"{other.claim.state.replace('_', ' ')}: {other.claim.when}",
                ],
                subject=other.claim.subject.name,
                state=other.claim.state.replace("_", " "),
                death=death.claim.when,
            )
