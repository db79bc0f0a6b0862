"""When was it? Chooses the expression of time that belongs to an anchor, and turns it into the `when` of a claim.

The nearest tie wins: what hangs on the anchor itself, then on its clause, then on clauses that share their time with
it, then the running date of the paragraph. The publication date is used for one thing alone: what the text presents
as news of that very day ("today", a condemnation in the present tense). Otherwise nothing is dated.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from veedor.claims.attached import (
    TELLING,
    VERBAL,
    Timed,
    alone,
    below,
    candidates,
    clause_of,
    first_of,
    in_sentence,
    is_clause,
    perfect,
    simple_past,
)
from veedor.claims.draft import UNDATED, Dating
from veedor.language.annotations import Context
from veedor.language.times import TimeExpression
from veedor.language.timexes import calendar as cal
from veedor.language.timexes.calendar import Moment

_POINTS = ("on", "in", "at", "during", "as_of", "around", "of", "over", "within", "than", "every", "to", "for", None)
_STANDING = frozenset(
    [
        "be",
        "remain",
        "stay",
        "continue",
        "hold",
        "keep",
        "live",
        "serve",
        "languish",
        "await",
        "face",
        "lie",
        "belong",
        "have",
        "number",
        "stand",
        "spend",
    ]
)
"""Verbs that tell of a state that stands, not of its begin."""
_LASTING = frozenset(["in_refuge", "in_hiding", "missing", "in_office", "candidate", "exiled"])
"""States whose nouns ("refuge", "hiding") tell of the state, not of its begin: their clause has another act's date."""
_BOUNDS = ("since", "from", "until", "till", "as_of")
_MOMENTARY = frozenset(
    ["sentenced", "convicted", "acquitted", "pardoned", "on_trial", "tortured", "hospitalised", "candidate"]
)
"""States that are dated by the act alone: nothing says how long they last."""


# ---- what the finders call -----------------------------------------------------------------------------------


def of_event(trigger: Token) -> Dating:
    """When an act happened, or is to happen.

    Args:
        trigger: the word that carries it, in a document with ``doc._.times``.

    Returns:
        `UNDATED` where the text gives no clue.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("Police arrested two men on 6 May 2021.")
    >>> of_event(doc[1]).when
    '2021-05-06'
    """
    for group in candidates(trigger):
        dating = _event_from(group, trigger)
        if dating is not UNDATED:
            return dating
    return _fresh(trigger) or _last_resort(trigger) or _running(trigger) or UNDATED


def of_status(trigger: Token, state: str) -> Dating:
    """Since when, until when, or at which date somebody is in a state.

    Args:
        trigger: the word that carries it.
        state: a state of ``states.yaml``.

    Returns:
        An interval ("2021-05-23/..") for a state that began at a known date and goes on; a date for a state that is
        told as of that date; `UNDATED` for a standing state without either.
    """
    if state in ("in_office", "candidate") and trigger.pos_ not in VERBAL:
        return UNDATED
    standing = clause_of(trigger).lemma_ in _STANDING
    named = state in _LASTING and trigger.pos_ not in VERBAL
    for group in candidates(trigger):
        if named and not standing:
            group = [t for t in group if t.expression.type == "DURATION" or t.direction in _BOUNDS]
        dating = _status_from(group, trigger, state, standing=standing)
        if dating is not UNDATED:
            return dating
    if standing or named:
        return UNDATED
    told = _fresh(trigger) or _last_resort(trigger) or _running(trigger)
    return _opened(told, state) if told is not None else UNDATED


def of_count(token: Token, measure: str) -> Dating:
    """The as-of date of a stock, the window of a flow, the date of what an attribute belongs to.

    Args:
        token: the head of the counted phrase.
        measure: stock, flow or attribute.
    """
    own = _own_duration(token)
    if own is not None:
        return own
    for group in candidates(token):
        dating = _count_from(group, token, measure)
        if dating is not UNDATED:
            return dating
    if measure == "stock":
        return _as_told(token)
    return _last_resort(token) or _running(token) or UNDATED


def of_deadline(token: Token) -> Dating:
    """When something falls due; None where the text only says that it is coming."""
    for group in [below(token)] if below(token) else candidates(token):
        dated = [timed for timed in group if timed.expression.edtf is not None]
        if dated:
            return _due(dated)
    return UNDATED


def _due(dated: list[Timed]) -> Dating:
    """Of several dates the one that something is put off to, or runs until; else the last."""
    ends = [t for t in dated if t.direction in ("until", "till", "to", "by", "before")]
    chosen = (ends or dated)[-1]
    e = chosen.expression
    if chosen.direction == "by" and _single(e):
        return _dating(f"../{e.edtf}", e)
    return _dating(e.edtf or "", e)


# ---- from expressions to a dating ----------------------------------------------------------------------------


def _event_from(group: list[Timed], trigger: Token) -> Dating:
    for timed in group:
        if timed.expression.type == "DURATION" and timed.expression.edtf is None:
            marked = _anniversary(timed, trigger)
            if marked is not UNDATED:
                return marked
    told = _up_to_now(_window([t for t in group if t.direction not in ("until", "till")]), trigger)
    if told is not UNDATED:
        return told
    for timed in group:
        begun = _held_for(timed, trigger)
        if begun is not None:
            return Dating(begun[0], "derived", begun[1])
    return UNDATED


def _up_to_now(told: Dating, anchor: Token, *, counted: bool = False) -> Dating:
    """What has been counted since a date has been counted up to the report; what has been going on goes on."""
    if told.when is None or not told.when.endswith("/.."):
        return told
    clause = clause_of(anchor)
    if not counted and (not perfect(clause) or clause.tag_ == "VBG" or is_clause(anchor)):
        return told
    today = _today(anchor.doc)
    if today is None:
        return told
    step = f"since {told.when[:-3]}, up to the day of the report, {today.isoformat()}"
    return Dating(f"{told.when[:-3]}/{today.isoformat()}", "derived", (*told.derivation, step))


def _window(group: list[Timed]) -> Dating:
    """One expression, or the two ends of a stretch ("since 5 September", "by Monday")."""
    dated = [t for t in group if t.expression.edtf is not None]
    if not dated:
        return UNDATED
    since = next((t for t in dated if t.direction in ("since", "from") and t.expression.interval is None), None)
    end = next((t for t in dated if t.direction in ("until", "till", "by", "before", "as_of", "to")), None)
    if since is not None and end is not None and since is not end:
        first, last = since.expression, end.expression
        if _single(first) and _single(last):
            return _dating(f"{first.edtf}/{last.edtf}", first, last)
    return _point(min(dated, key=_preference))


def _preference(timed: Timed) -> tuple[int, int]:
    """A stated range before days, days before months, months before years."""
    expression = timed.expression
    if expression.interval is not None:
        return 0, expression.start
    length = len(expression.edtf or "")
    return (1 if length >= 10 else 2 if length >= 7 else 3), expression.start


def _point(timed: Timed) -> Dating:
    e = timed.expression
    if e.edtf is None:
        return UNDATED
    if e.interval is not None:
        return _dating(e.interval, e)
    if not _single(e):
        return _dating(e.edtf, e)
    if timed.direction in ("since", "from", "after"):
        return _dating(f"{e.edtf}/..", e)
    if timed.direction in ("by", "before"):
        return _dating(f"../{e.edtf}", e)
    return _dating(e.edtf, e)


def _single(e: TimeExpression) -> bool:
    return e.edtf is not None and "/" not in e.edtf


def _dating(when: str, *expressions: TimeExpression) -> Dating:
    order = ("derived", "relative", "publication", "stated")
    bases = [e.basis for e in expressions if e.basis is not None]
    basis = min(bases, key=order.index) if bases else "relative"
    steps = tuple(step for e in expressions for step in e.derivation)
    return Dating(when, basis, steps)


def _status_from(group: list[Timed], trigger: Token, state: str, *, standing: bool) -> Dating:
    for timed in group:
        held = _held_for(timed, trigger)
        if held is not None and (timed.expression.direction != "after" or state == "detained"):
            return Dating(f"{held[0]}/{_until(trigger, timed)}", "derived", held[1])
        marked = _anniversary(timed, trigger)
        if marked is not UNDATED:
            return _opened(marked, state)
    dated = [t for t in group if t.expression.edtf is not None]
    if not dated:
        return UNDATED
    told = _window(dated)
    chosen = min(dated, key=_preference)
    if chosen.direction in ("until", "till") and "/" not in (told.when or ""):
        return _dating(f"../{chosen.expression.edtf}", chosen.expression)
    if state == "barred" and any(token.lower_ == "from" for token in chosen.path) and "/" not in (told.when or ""):
        return _dating(f"../{chosen.expression.edtf}", chosen.expression)  # barred from the election of that day
    if standing or chosen.direction == "as_of":
        return told
    return _opened(told, state)


def _opened(told: Dating, state: str) -> Dating:
    """A state that began then goes on, unless nothing says so."""
    if state in _MOMENTARY or told.when is None or "/" in told.when:
        return told
    return Dating(f"{told.when}/..", told.basis, told.derivation)


def _count_from(group: list[Timed], token: Token, measure: str) -> Dating:
    told = _window(group)
    return _up_to_now(told, token, counted=True) if measure == "flow" else told


def _as_told(token: Token) -> Dating:
    """A stock is as of the day on which it was told, where the sentence says that day."""
    clause = clause_of(token)
    group = [t for t in in_sentence(token.sent) if t.clause in (clause, clause.head) and t.of_clause]
    return _window([t for t in group if t.clause.lemma_ in TELLING])


def _last_resort(anchor: Token) -> Dating | None:
    told = _window([t for t in alone(anchor) if t.direction not in ("until", "till")])
    return None if told is UNDATED else told


# ---- durations -----------------------------------------------------------------------------------------------


def _held_for(timed: Timed, anchor: Token) -> tuple[str, tuple[str, ...]] | None:
    """The begin of what has lasted for a duration up to a date that the sentence or the dateline gives."""
    e = timed.expression
    if e.type != "DURATION" or e.direction not in ("for", None, "after") or e.amount is None or e.unit is None:
        return None
    if e.amount != int(e.amount) or e.unit in ("H", "MIN", "S") or e.role is not None:
        return None
    clause = timed.clause
    if e.direction is None and clause.lemma_ != "spend":
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
        if other is not duration and e.edtf is not None and len(e.edtf) == 10 and e.type in ("DATE", "TIME"):
            return e.edtf
    if _still(duration.clause):
        today = _today(anchor.doc)
        return None if today is None else today.isoformat()
    return None


def _still(clause: Token) -> bool:
    """Whether a present perfect says that it goes on."""
    return any(c.lower_ in ("has", "have", "'s", "’s", "'ve", "’ve") and c.dep_ == "aux" for c in clause.children)


def _until(anchor: Token, duration: Timed) -> str:
    """The end of what lasted for a duration: open where it still goes on."""
    end = _end_of(anchor, duration)
    still = end is None or (_still(duration.clause) and end == str(_today(anchor.doc)))
    return ".." if still or end is None else end


def _own_duration(token: Token) -> Dating | None:
    """A count of days, months or years that is itself a duration: the interval that it fills."""
    for timed in in_sentence(token.sent):
        e = timed.expression
        if e.type == "DURATION" and e.start <= token.idx < e.end:
            held = _held_for(timed, token)
            if held is not None:
                return Dating(f"{held[0]}/{_until(token, timed)}", "derived", held[1])
            marked = _anniversary(timed, token)
            if marked is not UNDATED:
                return Dating(f"{marked.when}/{_today(token.doc)}", "derived", marked.derivation)
    return None


def _anniversary(timed: Timed, trigger: Token) -> Dating:
    """ "Today marks six years since ..." dates the act to the day."""
    e = timed.expression
    if e.direction != "since" or e.unit not in ("Y", "M", "W", "D") or e.amount is None:
        return UNDATED
    today = _today(trigger.doc)
    if today is None or timed.clause.lemma_ not in ("mark", "be"):
        return UNDATED
    day = cal.shift(today, -int(e.amount), e.unit)
    unit = cal.UNIT_NAMES[e.unit]
    step = f"{today.isoformat()} minus {int(e.amount)} {unit}{'' if e.amount == 1 else 's'} = {day.isoformat()}"
    return Dating(day.isoformat(), "derived", (step,))


# ---- news of the day, and the running date -------------------------------------------------------------------

_PERFORMING = frozenset(
    [
        "condemn",
        "call",
        "urge",
        "welcome",
        "applaud",
        "commend",
        "demand",
        "ask",
        "reaffirm",
        "stand",
        "support",
        "praise",
        "congratulate",
        "reject",
        "deplore",
        "denounce",
        "express",
        "extend",
        "join",
        "honor",
        "honour",
        "recognize",
        "recognise",
        "mourn",
        "offer",
        "thank",
        "encourage",
        "appeal",
        "reiterate",
        "remain",
        "salute",
        "regret",
        "announce",
        "impose",
        "designate",
        "send",
        "take",
    ]
)
"""Verbs that do what they say, when said in the present tense."""


def _today(doc: Doc) -> dt.date | None:
    """The day of the report: of its dateline, else of publication; none for a yearly report."""
    context: Context = doc._.context
    if context.year is not None:
        return None
    times: list[TimeExpression] = doc._.times or []
    stated = next((e.edtf for e in times if e.role == "dateline" and e.edtf is not None), None)
    return context.published if stated is None else dt.date.fromisoformat(stated)


def _fresh(trigger: Token) -> Dating | None:
    """The day of the report, for what the report does by saying it, or tells as going on that day."""
    verb = first_of(clause_of(trigger))
    if not _speaks_for_itself(verb):
        return None
    helpers = [child for child in verb.children if child.dep_ == "aux"]
    ourselves = any(c.dep_ == "nsubj" and c.lower_ in ("we", "i") for c in verb.children)
    progressive = verb.tag_ == "VBG" and any(h.lower_ in ("is", "are", "am", "'re", "’re") for h in helpers)
    simple = verb.tag_ in ("VBZ", "VBP") and not helpers and verb.lemma_ in _PERFORMING
    promising = ourselves and any(h.lower_ in ("will", "'ll", "’ll") for h in helpers)
    if _has_just(verb, helpers) and clause_of(trigger) == trigger:
        progressive = True
    if not (progressive or simple or promising) or (clause_of(trigger) != trigger and not progressive):
        return None
    today = _today(trigger.doc)
    return None if today is None else Dating(today.isoformat(), "publication")


def _has_just(verb: Token, helpers: list[Token]) -> bool:
    """A present perfect right after the dateline is the news: "VILNIUS, 15 September - X has been freed"."""
    if not any(helper.lower_ in ("has", "have") for helper in helpers) or verb.lemma_ in _STANDING:
        return False
    before = verb.doc.text[: verb.sent.start_char]
    times: list[TimeExpression] = verb.doc._.times or []
    dateline = next((e for e in times if e.role == "dateline"), None)
    return dateline is not None and dateline.start < verb.idx and len(before) <= dateline.end + 4


def _speaks_for_itself(verb: Token) -> bool:
    """Whether a clause is the report's own: the main clause, or one that stands before what the parser hung it on."""
    if verb.pos_ not in VERBAL:
        return False
    if verb.dep_ == "ROOT":
        return True
    subject = any(child.dep_ == "nsubj" and child.i < verb.i for child in verb.children)
    marked = any(child.dep_ == "mark" for child in verb.children)
    return verb.dep_ in ("ccomp", "parataxis") and subject and not marked and verb.head.i > verb.i


def _running(anchor: Token) -> Dating | None:
    """The running date of the story, for its next step: of the paragraph, else of the lead."""
    clause = clause_of(anchor)
    while clause.dep_ in ("advcl", "xcomp") and clause.tag_ == "VBG" and clause.head.pos_ in VERBAL:
        clause = clause.head
    if not _goes_on(clause):
        return None
    telling = clause_of(anchor).lemma_ in TELLING
    for sent in _before(anchor.sent):
        timed = _day_of(sent)
        if timed is not None and not telling:
            return _carried(timed, "in the same paragraph")
    lead = _lead(anchor.doc)
    if lead is None or (telling and lead.expression.deictic != "today") or lead.root.sent.start >= anchor.sent.start:
        return None
    return _carried(lead, "in the lead")


def _carried(timed: Timed, where: str) -> Dating:
    e = timed.expression
    return Dating(e.edtf, "relative", (*e.derivation, f"the story goes on from {e.text!r} {where}"))


_REACH = 3
"""A date carries over this many sentences."""
_LEAD = 3
"""The lead is the first sentences of a report, at most this many."""


def _goes_on(clause: Token) -> bool:
    """Whether a clause tells the next step of a story: a finished act in a main clause."""
    if not simple_past(clause):
        return False
    for _ in range(6):
        if _speaks_for_itself(clause):
            return True
        if clause.dep_ not in ("conj", "advcl") or clause.head.pos_ not in VERBAL:
            return False
        clause = clause.head
    return False


def _day_of(sent: Span) -> Timed | None:
    """The day on which the main clause of a sentence happened, if it says."""
    for timed in in_sentence(sent):
        e = timed.expression
        if e.edtf is None or len(e.edtf) != 10 or e.direction in _OPEN_ENDED or e.type not in ("DATE", "TIME"):
            continue
        if timed.of_clause and _goes_on(timed.clause):
            return timed
    return None


_OPEN_ENDED = ("since", "until", "by", "before", "after", "from", "to")


def _lead(doc: Doc) -> Timed | None:
    """The day of the report's first sentences, where it is no yearly report."""
    context: Context = doc._.context
    if context.year is not None:
        return None
    for number, sent in enumerate(doc.sents):
        if number >= _LEAD + 3:
            return None
        timed = _day_of(sent)
        if timed is not None:
            return timed
    return None


def _before(sent: Span) -> Iterator[Span]:
    """The sentences before one in its paragraph, nearest first."""
    doc = sent.doc
    for _ in range(_REACH):
        if sent.start == 0:
            return
        earlier = doc[sent.start - 1].sent
        if "\n" in doc.text[earlier.start_char : sent.start_char].strip(" "):
            return
        sent = earlier
        yield sent
