"""What ``veedor_times`` leaves on a ``Doc``: one record for each expression of time."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Basis = Literal["stated", "relative", "derived", "publication"]
Mod = Literal[
    "START",
    "MID",
    "END",
    "BEFORE",
    "AFTER",
    "APPROX",
    "MORE_THAN",
    "LESS_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
]


class TimeExpression(msgspec.Struct, frozen=True, kw_only=True):
    """One expression of time, in characters of ``doc.text``.

    Args:
        start, end, text: where it stands, without the preposition.
        type: TIMEX3 type.
        value: TIMEX3 value (``2025-05-06``, ``2025-W18``, ``P412D``, ``XXXX-WXX-5``, ``PAST_REF``); None where the text
            does not give it, and for days that no calendar has. A range that is one expression ("May 6-8") has
            an ISO 8601 interval.
        edtf: the same as a date or interval in EDTF; None for durations, sets and what cannot be resolved.
        basis: ``stated`` (the year is in the text), ``relative`` (resolved against another date), ``derived`` (by
            counting), ``publication`` (today, now); None where `edtf` is None.
        derivation: the steps, in words.
        direction: the preposition before it in its normal form (since, until, by, before, after, as_of, from,
            between, to, in, on, at, during, over, within, for, around, of, than, every), or None.
        mod: TIMEX3 mod, or None.
        interval: the whole range of which it is one end ("between May 20 and 24"), in EDTF, or None.
        deictic: ``today`` or ``now`` where it means the document's own day, ``past`` or ``future`` where it only
            names a side of it.
        amount, unit: of a duration or an offset: ``412`` and ``D``; amount None where vague.
        exact: whether a count of days may be trusted to the day ("412 days"; not "two months", "about 9 days").
        role: ``age``, ``offset`` (from an event that the expression cannot date), ``dateline`` or None.
        rule: name of the rule that found it.
        problem: what is wrong with it, in words, or None ("there is no 31 February").
    """

    start: int
    end: int
    text: str
    type: TimexType
    value: str | None = None
    edtf: str | None = None
    basis: Basis | None = None
    derivation: tuple[str, ...] = ()
    direction: str | None = None
    mod: Mod | None = None
    interval: str | None = None
    deictic: Literal["today", "now", "past", "future"] | None = None
    amount: float | None = None
    unit: str | None = None
    exact: bool = False
    role: Literal["age", "offset", "dateline"] | None = None
    rule: str = ""
    problem: str | None = None

    def row(self) -> dict[str, Any]:
        """The expression as ``veedor times`` prints it.

        >>> TimeExpression(start=0, end=4, text="2021", type="DATE", value="2021", edtf="2021", basis="stated").row()
        {'start': 0, 'end': 4, 'text': '2021', 'type': 'DATE', 'value': '2021', 'edtf': '2021', 'basis': 'stated', \
'derivation': []}
        """
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "type": self.type,
            "value": self.value,
            "edtf": self.edtf,
            "basis": self.basis,
            "derivation": list(self.derivation),
        }
