"""When was it? Chooses the expression of time that belongs to an anchor, and turns it into the `when` of a claim.

The nearest tie wins: what hangs on the anchor itself, then on its clause, then on clauses that share their time with
it, then the running date of the paragraph. The publication date is used for one thing alone: what the text presents
as news of that very day ("today", a condemnation in the present tense). Otherwise nothing is dated.
"""

from __future__ import annotations

from spacy.tokens import Token

from veedor.claims.attached import (
    VERBAL,
    Timed,
    alone,
    below,
    candidates,
    clause_of,
    in_sentence,
    is_telling,
)
from veedor.claims.dating_words import dating_words
from veedor.claims.draft import UNDATED, Dating
from veedor.claims.durations import anniversary, held_for, own_duration, until_of
from veedor.claims.newsday import fresh, of_these, running
from veedor.claims.windows import dating_of, opened, preference, single, stands, up_to_now, window
from veedor.language.tenses import past_perfect

_LASTING = frozenset(["in_refuge", "in_hiding", "missing", "in_office", "candidate", "exiled"])
"""States whose nouns ("refuge", "hiding") tell of the state, not of its begin: their clause has another act's date."""

_BOUNDS = ("since", "from", "until", "till", "as_of")


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
    return fresh(trigger) or _last_resort(trigger) or of_these(trigger) or running(trigger) or UNDATED


def of_status(trigger: Token, state: str) -> Dating:
    """Since when, until when, or at which date somebody is in a state.

    Args:
        trigger: the word that carries it.
        state: a state of ``states.yaml``.

    Returns:
        An interval ("2021-05-23/..") for a state that began at a known date and goes on; a date for a state that is
        told as of that date; an interval with an unknown end ("2024-03-20/") for a state that had lasted ("had been in
        refuge since 20 March"), since nothing says that it goes on; `UNDATED` for a standing state without a date.
    """
    told = _of_status(trigger, state)
    if told.when is not None and told.when.endswith("/..") and _had_lasted(clause_of(trigger)):
        return Dating(told.when.removesuffix(".."), told.basis, told.derivation)  # nothing says that it goes on
    return told


def _had_lasted(clause: Token) -> bool:
    """Whether a clause tells of a state that stood before something else: "had been held since"."""
    since = any(t.clause == clause and t.direction == "since" for t in in_sentence(clause.sent))
    return past_perfect(clause) and (since or stands(clause))


def _of_status(trigger: Token, state: str) -> Dating:
    if state in ("in_office", "candidate") and trigger.pos_ not in VERBAL:
        return UNDATED
    standing = stands(clause_of(trigger))
    named = state in _LASTING and trigger.pos_ not in VERBAL
    for group in candidates(trigger):
        if named and not standing:
            group = [t for t in group if t.expression.type == "DURATION" or t.direction in _BOUNDS]
        dating = _status_from(group, trigger, state, standing=standing)
        if dating is not UNDATED:
            return dating
    if standing or named:
        return UNDATED
    told = fresh(trigger) or _last_resort(trigger) or of_these(trigger) or running(trigger)
    return opened(told, state) if told is not None else UNDATED


def of_count(token: Token, measure: str) -> Dating:
    """The as-of date of a stock, the window of a flow, the date of what an attribute belongs to.

    Args:
        token: the head of the counted phrase.
        measure: stock, flow or attribute.
    """
    own = own_duration(token)
    if own is not None:
        return own
    for group in candidates(token):
        dating = _count_from(group, token, measure)
        if dating is not UNDATED:
            return dating
    if measure == "stock":
        told = _as_told(token)
        return told if told is not UNDATED else of_these(token) or UNDATED
    return _last_resort(token) or of_these(token) or running(token) or UNDATED


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
    if chosen.direction == "by" and single(e):
        return dating_of(f"../{e.edtf}", e)
    return dating_of(e.edtf or "", e)


def _event_from(group: list[Timed], trigger: Token) -> Dating:
    for timed in group:
        if timed.expression.type == "DURATION" and timed.expression.edtf is None:
            marked = anniversary(timed, trigger)
            if marked is not UNDATED:
                return marked
    told = up_to_now(window([t for t in group if t.direction not in ("until", "till")]), trigger)
    if told is not UNDATED:
        return told
    for timed in group:
        begun = held_for(timed, trigger)
        if begun is not None:
            return Dating(begun[0], "derived", begun[1])
    return UNDATED


def _status_from(group: list[Timed], trigger: Token, state: str, *, standing: bool) -> Dating:
    for timed in group:
        held = held_for(timed, trigger)
        if held is not None and (timed.expression.direction != "after" or state == "detained"):
            return Dating(f"{held[0]}/{until_of(trigger, timed)}", "derived", held[1])
        marked = anniversary(timed, trigger)
        if marked is not UNDATED:
            return opened(marked, state)
    dated = [t for t in group if t.expression.edtf is not None]
    if not dated:
        return UNDATED
    told = window(dated)
    chosen = min(dated, key=preference)
    if chosen.direction in ("until", "till") and "/" not in (told.when or ""):
        return dating_of(f"../{chosen.expression.edtf}", chosen.expression)
    if state == "barred" and _barred_from(chosen) and "/" not in (told.when or ""):
        return dating_of(f"../{chosen.expression.edtf}", chosen.expression)  # barred from the election of that day
    if standing or chosen.direction == "as_of":
        return told
    return opened(told, state)


def _barred_from(timed: Timed) -> bool:
    return any(token.lower_ in dating_words(token.lang_).barred_from for token in timed.path)


def _count_from(group: list[Timed], token: Token, measure: str) -> Dating:
    told = window(group)
    return up_to_now(told, token, counted=True) if measure == "flow" else told


def _as_told(token: Token) -> Dating:
    """A stock is as of the day on which it was told, where the sentence says that day."""
    clause = clause_of(token)
    group = [t for t in in_sentence(token.sent) if t.clause in (clause, clause.head) and t.of_clause]
    return window([t for t in group if is_telling(t.clause)])


def _last_resort(anchor: Token) -> Dating | None:
    told = window([t for t in alone(anchor) if t.direction not in ("until", "till")])
    return None if told is UNDATED else told
