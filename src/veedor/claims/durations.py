"""What lasted for a duration: its begin, by counting back from a date that the text gives."""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Token

from veedor.claims.attached import Timed, in_sentence
from veedor.claims.dating_words import dating_words
from veedor.claims.draft import UNDATED, Dating
from veedor.claims.windows import today_of
from veedor.language.attribution import covering
from veedor.language.tenses import perfect, still_runs, tense_words
from veedor.language.timexes import moments as cal
from veedor.language.timexes.moments import Moment


def held_for(timed: Timed, anchor: Token) -> tuple[str, tuple[str, ...]] | None:
    """The begin of what has lasted for a duration up to a date that the sentence or the dateline gives."""
    e = timed.expression
    if e.type != "DURATION" or e.direction not in ("for", None, "after") or e.amount is None or e.unit is None:
        return None
    if e.amount != int(e.amount) or e.unit in ("H", "MIN", "S") or e.role is not None:
        return None
    clause = timed.clause
    if e.direction is None and clause.lemma_ not in tense_words(clause.lang_).spending:
        return None
    if e.direction == "for" and not perfect(clause):
        return None
    end = _end_of(anchor, timed)
    if end is None or len(end) != 10:
        return None
    mark = "" if e.exact else "~"
    start = cal.shift_moment(Moment.of(dt.date.fromisoformat(end)), -int(e.amount), e.unit)
    unit = cal.UNIT_NAMES[e.unit]
    step = f"{end} minus {int(e.amount)} {unit}{'' if e.amount == 1 else 's'} = {start.edtf}{mark}"
    return start.edtf + mark, (step,)


def _end_of(anchor: Token, duration: Timed) -> str | None:
    """The day up to which a duration runs: a day in the sentence, else the document's own day where it still runs."""
    for other in in_sentence(anchor.sent):
        e = other.expression
        if other is duration or e.edtf is None or len(e.edtf) != 10 or e.type not in ("DATE", "TIME"):
            continue
        if not _is_day_of_telling(other, anchor):
            return e.edtf
    if still_runs(duration.clause):
        today = today_of(anchor.doc)
        return None if today is None else today.isoformat()
    return None


def _is_day_of_telling(day: Timed, anchor: Token) -> bool:
    """ "On Wednesday the radio reported that they had stayed for 411 days": the day of the report ends nothing."""
    return any(told.anchor == day.clause.i for told in covering(anchor))


def until_of(anchor: Token, duration: Timed) -> str:
    """The end of what lasted for a duration: open where it still goes on."""
    end = _end_of(anchor, duration)
    still = end is None or (still_runs(duration.clause) and end == str(today_of(anchor.doc)))
    return ".." if still or end is None else end


def own_duration(token: Token) -> Dating | None:
    """A count of days, months or years that is itself a duration: the interval that it fills."""
    for timed in in_sentence(token.sent):
        e = timed.expression
        if e.type == "DURATION" and e.start <= token.idx < e.end:
            held = held_for(timed, token)
            if held is not None:
                return Dating(f"{held[0]}/{until_of(token, timed)}", "derived", held[1])
            marked = anniversary(timed, token)
            if marked is not UNDATED:
                return Dating(f"{marked.when}/{today_of(token.doc)}", "derived", marked.derivation)
    return None


def anniversary(timed: Timed, trigger: Token) -> Dating:
    """ "Today marks six years since ..." dates the act to the day."""
    e = timed.expression
    if e.direction != "since" or e.unit not in ("Y", "M", "W", "D") or e.amount is None:
        return UNDATED
    today = today_of(trigger.doc)
    if today is None or timed.clause.lemma_ not in dating_words(trigger.lang_).marking:
        return UNDATED
    day = cal.shift(today, -int(e.amount), e.unit)
    unit = cal.UNIT_NAMES[e.unit]
    step = f"{today.isoformat()} minus {int(e.amount)} {unit}{'' if e.amount == 1 else 's'} = {day.isoformat()}"
    return Dating(day.isoformat(), "derived", (step,))
