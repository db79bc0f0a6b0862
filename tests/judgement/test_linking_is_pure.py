"""The same records for any order of the claims, fast enough for a hundred thousand of them."""

import cProfile
import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veedor.judgement import SimpleLinker, check, link

from .making import Desk

PEOPLE = [
    "Ilse Orvander",
    "Tomás Breck",
    "Nadia Sollen",
    "opposition leaders",
    "political prisoners",
    "Orvander",
]
ACTS = [("COERCE", "arrest", "arrested"), ("RETREAT", "release", "released"), ("AID", None, "rescued")]
STATES = ["detained", "released", "in_hiding", "barred"]
UNITS = ["political prisoners", "people", "releases", "days", "opposition leaders"]


def _random_desk(seed: int, reports: int) -> Desk:
    """Claims of all kinds over a few names, so that much can be joined."""
    dice = random.Random(seed)
    desk = Desk()
    for number in range(reports):
        day = date(2024, 1, 1) + timedelta(days=dice.randrange(600))
        name = f"r{number}"
        text = "Police arrested, released and rescued many in the capital. A licence expires. So it was."
        desk.report(name, text, dice.choice([day.isoformat(), None]), dice.choice(["The Wire", "Valdora Watch", None]))
        for _ in range(dice.randrange(1, 5)):
            when = dice.choice(
                [None, str(day), str(day)[:7], f"{day}/..", f"../{day}", f"{day - timedelta(days=9)}/{day}"]
            )
            modality = dice.choice(["asserted", "asserted", "negated", "planned"])
            told = {"when": when, "modality": modality}
            match dice.randrange(4):
                case 0:
                    type_, mode, trigger = dice.choice(ACTS)
                    who = [dice.choice(PEOPLE)] if dice.random() < 0.8 else []
                    desk.event(name, text[:56], type_, trigger, mode=mode, recipients=who, **told)
                case 1:
                    desk.status(name, text[:56], dice.choice(PEOPLE), dice.choice(STATES), **told)
                case 2:
                    unit, measure = dice.choice(UNITS), dice.choice(["stock", "flow", "attribute"])
                    desk.count(name, text[:56], dice.randrange(1, 999), unit, measure, **told)
                case _:
                    desk.deadline(name, "A licence expires", "licence_expiry", when=when, parties=["Norrmark Oil"])
    return desk


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), counts=st.sampled_from(["source", "topic"]))
def test_the_order_of_claims_changes_nothing(seed: int, counts: str) -> None:
    desk = _random_desk(seed, 25)
    linker = SimpleLinker(counts="topic" if counts == "topic" else "source")
    records = link(desk.claims, desk.reports, linker=linker)
    shuffled = desk.claims[:]
    random.Random(seed + 1).shuffle(shuffled)
    assert link(shuffled, desk.reports, linker=linker) == records
    assert check(records[::-1], shuffled, desk.reports) == check(records, desk.claims, desk.reports)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_every_claim_but_statements_stands_in_exactly_one_record(seed: int) -> None:
    desk = _random_desk(seed, 15)
    desk.claim("statement", "r0", "So it was", speaker="Ilse Orvander", cue="So", content="it was")
    records = link(desk.claims, desk.reports)
    held = [c for r in records for c in r.claims]
    assert sorted(held) == sorted(c.id for c in desk.claims if c.kind != "statement")
    assert len({r.id for r in records}) == len(records)


def test_a_claim_given_twice_is_taken_once() -> None:
    desk = _random_desk(3, 10)
    assert link(desk.claims + desk.claims, desk.reports) == link(desk.claims, desk.reports)


def test_the_id_of_a_record_stays_when_a_later_report_joins_it() -> None:
    desk = Desk()
    desk.report("a", "Police arrested Ilse Orvander.", "2025-05-06")
    desk.event(
        "a",
        "arrested Ilse Orvander",
        "COERCE",
        "arrested",
        mode="arrest",
        recipients=["Ilse Orvander"],
        when="2025-05-06",
    )
    (before,) = link(desk.claims, desk.reports)
    desk.report("b", "Orvander was arrested on Tuesday.", "2025-05-08")
    desk.event(
        "b",
        "Orvander was arrested",
        "COERCE",
        "arrested",
        mode="arrest",
        recipients=["Orvander"],
        when="2025-05-06",
    )
    (after,) = link(desk.claims, desk.reports)
    assert after.id == before.id
    assert len(after.claims) == 2


def _calls(reports: int) -> tuple[int, int]:
    """Claims of a desk, and how many function calls it takes to link and check them: work that no load changes."""
    desk = _random_desk(1, reports)
    profile = cProfile.Profile()
    profile.runcall(lambda: check(link(desk.claims, desk.reports), desk.claims, desk.reports))
    return len(desk.claims), sum(entry.callcount for entry in profile.getstats())


def test_the_work_grows_with_the_claims_and_not_with_their_square() -> None:
    _calls(50)
    few, little = _calls(400)
    many, much = _calls(1_600)
    assert much / little < 2.5 * many / few


@pytest.mark.slow
def test_a_hundred_thousand_claims_are_linked() -> None:
    desk = _random_desk(1, 40_000)
    assert len(desk.claims) > 95_000
    records = link(desk.claims, desk.reports)
    assert {i for r in records for i in r.claims} == {c.id for c in desk.claims if c.kind != "statement"}
