"""Events as anchors: "two days before the election", where the text says on which day the election was.

No parser is needed and nothing is guessed: a word for the event must stand beside a day elsewhere in the text ("the
election on July 28", "the July 28 election"), and all such days must be the same one. Otherwise the distance stays
without a date.
"""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from veedor.language.timexes import moments as cal
from veedor.language.timexes.expression import TimeExpression
from veedor.language.timexes.moments import Moment
from veedor.language.timexes.rules import Grammar

_BESIDE = re.compile(r"(?:['’]s)?(?:, (?:which|que))?(?: [^\W\d_]+){0,4} ?")
"""What may stand between an event and its day: up to four words and no stop, or a clause that tells the day."""
_AFTER_ORDER = 60
_STRETCHES = ("in", "during", "over", "within", "for")


def anchored(text: str, found: list[TimeExpression], grammar: Grammar) -> list[TimeExpression]:
    """Date the distances from events whose day the text gives; the rest of the expressions stay as they are.

    Args:
        text: the text.
        found: its expressions, left to right.
        grammar: the rules; its list ``event`` names words for events, and which of them mean the same.
    """
    if not any(expression.role == "offset" for expression in found):
        return found
    days = _days_of_events(text, found, grammar)
    plain = _without(text, found)
    return [_anchor(plain, e, days, grammar) if e.role == "offset" else e for e in found]


def _without(text: str, found: list[TimeExpression]) -> str:
    """The text with dates blanked, so that "the July 28 election" reads on to its event."""
    for e in found:
        if e.role is None:
            text = f"{text[: e.start]}{' ' * (e.end - e.start)}{text[e.end :]}"
    return text


def _days_of_events(text: str, found: list[TimeExpression], grammar: Grammar) -> dict[str, set[str]]:
    """The days that stand beside each event of the text."""
    days: dict[str, set[str]] = {}
    dated = [e for e in found if e.role is None and e.edtf is not None and len(e.edtf) == 10]
    for hit in grammar.events.finditer(text):
        event = str(grammar.value("event", hit.group()))
        for e in dated:
            gap = text[hit.end() : e.start] if e.start >= hit.end() else text[e.end : hit.start()]
            if len(gap) <= 40 and _BESIDE.fullmatch(gap.replace("\n", " ")) is not None:
                days.setdefault(event, set()).add(e.edtf or "")
    return days


def _anchor(text: str, e: TimeExpression, days: dict[str, set[str]], grammar: Grammar) -> TimeExpression:
    hit = grammar.events.search(text, e.end, e.end + _AFTER_ORDER)
    if hit is None or re.search(r"[.;:,()\d]", text[e.end : hit.start()]) or e.direction not in ("before", "after"):
        return e
    known = days.get(str(grammar.value("event", hit.group())), set())
    if len(known) != 1 or e.amount is None or e.amount != int(e.amount) or e.unit not in ("D", "W", "M", "Y"):
        return e
    day = dt.date.fromisoformat(next(iter(known)))
    sign, side = ("minus", -1) if e.direction == "before" else ("plus", 1)
    moved = cal.shift_moment(Moment.of(day), side * int(e.amount), e.unit)
    mark = "" if e.exact else "~"
    unit = f"{cal.UNIT_NAMES[e.unit]}{'' if e.amount == 1 else 's'}"
    steps = (
        f"the day of {hit.group()!r} = {day.isoformat()}",
        f"{day.isoformat()} {sign} {int(e.amount)} {unit} = {moved.edtf}{mark}",
    )
    edtf = moved.edtf + mark
    if _is_stretch(text, e, grammar):
        edtf = f"{edtf}/{day.isoformat()}" if side < 0 else f"{day.isoformat()}/{edtf}"
    return msgspec.structs.replace(e, edtf=edtf, basis="derived", derivation=steps, direction=None)


def _is_stretch(text: str, e: TimeExpression, grammar: Grammar) -> bool:
    """ "In the two days before": the whole stretch, not its far end."""
    hit = grammar.direction.search(text[max(0, e.start - 24) : e.start])
    return hit is not None and grammar.value("direction", hit.group(1)) in _STRETCHES
