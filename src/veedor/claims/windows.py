"""From expressions of time to a `Dating`: one date, or the two ends of a stretch."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Doc, Token

from veedor.claims.attached import Timed, clause_of, in_sentence, is_clause
from veedor.claims.dating_words import dating_words
from veedor.claims.draft import UNDATED, Dating
from veedor.edtf import is_edtf
from veedor.language.annotations import Context
from veedor.language.tenses import in_present, perfect
from veedor.language.times import TimeExpression


def stands(clause: Token) -> bool:
    """Whether the verb of a clause tells of a state that stands, not of its begin: "remains"."""
    return clause.lemma_ in dating_words(clause.lang_).standing


_MOMENTARY = frozenset(
    ["sentenced", "convicted", "acquitted", "pardoned", "on_trial", "tortured", "hospitalised", "candidate"]
)
"""States that are dated by the act alone: nothing says how long they last."""


def up_to_now(told: Dating, anchor: Token, *, counted: bool = False) -> Dating:
    """What has been counted since a date has been counted up to the report; what has been going on goes on."""
    if told.when is None or not told.when.endswith("/.."):
        return told
    clause = clause_of(anchor)
    if not counted and (not perfect(clause) or clause.tag_ == "VBG" or is_clause(anchor)):
        return told
    since, today = told.when[:-3], today_of(anchor.doc)
    if today is None:
        return told
    until, whose = _day_told(anchor, since, today.isoformat()), "the day on which it was told"
    if until is None:
        until, whose = today.isoformat(), "the day of the report"
    return Dating(f"{since}/{until}", "derived", (*told.derivation, f"since {since}, up to {whose}, {until}"))


def _day_told(anchor: Token, since: str, today: str) -> str | None:
    """The day up to which a sentence counts: "said on Thursday", "stood at 1,112 on Monday: since 10 September ..."."""
    for timed in in_sentence(anchor.sent):
        e = timed.expression
        on_a_day = timed.direction in (None, "on", "as_of") and e.type == "DATE" and e.interval is None
        if on_a_day and timed.of_clause and e.edtf is not None and len(e.edtf) == 10 and since < e.edtf <= today:
            return e.edtf
    return None


def window(group: list[Timed]) -> Dating:
    """One expression, or the two ends of a stretch ("since 5 September", "by Monday")."""
    dated = [t for t in group if t.expression.edtf is not None]
    if not dated:
        return UNDATED
    since = next((t for t in dated if t.direction in ("since", "from") and t.expression.interval is None), None)
    end = next((t for t in dated if t.direction in ("until", "till", "by", "before", "as_of", "to")), None)
    if since is not None and end is not None and since is not end:
        first, last = since.expression, end.expression
        if single(first) and single(last) and is_edtf(f"{first.edtf}/{last.edtf}"):
            return dating_of(f"{first.edtf}/{last.edtf}", first, last)
    return point(min(dated, key=preference))


def preference(timed: Timed) -> tuple[int, int]:
    """A stated range before days, days before months, months before years."""
    expression = timed.expression
    if expression.interval is not None:
        return 0, expression.start
    length = len(expression.edtf or "")
    return (1 if length >= 10 else 2 if length >= 7 else 3), expression.start


def point(timed: Timed) -> Dating:
    """One expression as a `when`: "since X" is open at its end, "by X" and "before X" at its begin."""
    e = timed.expression
    if e.edtf is None:
        return UNDATED
    if e.interval is not None:
        return dating_of(e.interval, e)
    if not single(e):
        return dating_of(_still_open(timed, e), e)
    if timed.direction in ("since", "from", "after"):
        return dating_of(f"{e.edtf}/..", e)
    if timed.direction in ("by", "before"):
        return dating_of(f"../{e.edtf}", e)
    return dating_of(e.edtf, e)


def _still_open(timed: Timed, e: TimeExpression) -> str:
    """What has lasted up to the day of the report, told in the present, goes on: "siguen presos desde hace un año"."""
    start, _, end = (e.edtf or "").partition("/")
    lasting = e.type == "DURATION" and e.direction == "for" and end == str(today_of(timed.root.doc))
    return f"{start}/.." if lasting and in_present(timed.clause) else e.edtf or ""


def single(e: TimeExpression) -> bool:
    """Whether an expression is one date, not an interval."""
    return e.edtf is not None and "/" not in e.edtf


def dating_of(when: str, *expressions: TimeExpression) -> Dating:
    """A `Dating` that rests on these expressions: the least direct of their bases, all of their steps."""
    order = ("derived", "relative", "publication", "stated")
    bases = [e.basis for e in expressions if e.basis is not None]
    basis = min(bases, key=order.index) if bases else "relative"
    steps = tuple(step for e in expressions for step in e.derivation)
    return Dating(when, basis, steps)


def opened(told: Dating, state: str) -> Dating:
    """A state that began then goes on, unless nothing says so."""
    if state in _MOMENTARY or told.when is None or "/" in told.when:
        return told
    return Dating(f"{told.when}/..", told.basis, told.derivation)


def today_of(doc: Doc) -> dt.date | None:
    """The day of the report: of its dateline, else of publication; none for a yearly report."""
    context: Context = doc._.context
    if context.year is not None:
        return None
    times: list[TimeExpression] = doc._.times or []
    stated = next((e.edtf for e in times if e.role == "dateline" and e.edtf is not None), None)
    return context.published if stated is None else dt.date.fromisoformat(stated)
