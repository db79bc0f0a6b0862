"""What may be said of phases, in the words of ``sentences/phases.LANGUAGE.yaml``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from veedor.analysis.evidence import told
from veedor.analysis.telling import Sentence, tell

if TYPE_CHECKING:
    from veedor.analysis.phases.finding import Course, Phases, Turn

WORTH = 3.0
"""A Bayes factor below this is "not worth more than a bare mention" (Kass and Raftery 1995)."""
GREAT = 1000
"""Larger ones are told as more than this: their digits are the model's, not the world's."""

Say = Callable[..., Sentence]


def said(found: Phases, language: str) -> Iterator[Sentence]:
    """All sentences, the share known from a single source first."""

    def say(key: str, **values: Any) -> Sentence:
        return tell("phases", key, language, **values)

    if not any(course.phases for course in found.courses):
        yield say("no_data" if not found.evidence.operations else "no_settled", n=found.evidence.operations)
        return
    yield told(found.evidence, language)[0]
    unit = say(f"unit_{found.counted.every}").text
    for course in found.courses:
        yield from _course(course, unit, say)
    yield _swings(found, say)
    if found.counted.series["volume"].isna().all():
        yield say("no_volume")
    if not found.counted.series["settled"].all():
        yield say("unsettled")


def _course(course: Course, unit: str, say: Say) -> Iterator[Sentence]:
    name = say(f"series_{course.series}").text
    if not course.enough:
        yield say("cannot_tell", series=name)
        return
    if not course.turns:
        yield say("no_turn", series=name)
    for turn in course.turns:
        yield from _turn(course, turn, unit, name, say)
    if course.states is not None and len(course.states.rates) == 1:
        yield say("one_state", series=name)
    elif course.agreement is not None:
        states = len(course.states.rates) if course.states is not None else 0
        yield say("states", series=name, states=states, share=f"{course.agreement:.0%}")


def _turn(course: Course, turn: Turn, unit: str, name: str, say: Say) -> Iterator[Sentence]:
    values = {
        "series": name,
        "date": turn.date,
        "low": turn.low,
        "high": turn.high,
        "before": round(turn.before, 2),
        "after": round(turn.after, 2),
        "unit": unit,
    }
    kind = "balance" if course.series == "balance" else "rate"
    if turn.bayes_factor < WORTH:
        yield say(f"turn_{kind}_weak", factor=turn.bayes_factor, **values)
        return
    great = turn.bayes_factor > GREAT
    factor = GREAT if great else round(turn.bayes_factor, 1)
    yield say(f"turn_{kind}{'_great' if great else ''}", factor=factor, **values)
    if turn.bayes_factor_volume == turn.bayes_factor_volume:
        yield say("volume_too" if turn.bayes_factor_volume >= WORTH else "volume_not", date=turn.date)


def _swings(found: Phases, say: Say) -> Sentence:
    test = found.oscillation
    if test.switches is None:
        return say("swings_cannot_tell")
    return say(f"swings_{test.verdict}", switches=test.switches, expected=test.expected, p=test.p)
