"""Deadlines by date: everything that a date after the publication hangs on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec
from spacy.tokens import Token

from veedor.claims import evidence
from veedor.claims.ahead.agenda import VERBAL, Agenda, Deadline, first_day, joined, verb_above
from veedor.language import syntax
from veedor.language.times import TimeExpression

_FURTHEST = dt.timedelta(days=330)
"""A day that states no year and would lie further ahead is more likely to be past."""

_DEEPEST = 5
"""Heads climbed from a date to its noun."""

_OLD_DATES = ("from", "of", None)
"""How the old date of a change may be told: "from May 20 to", "del 20 de mayo al"."""

_MOVED = 6
"""Characters between the two dates of "from Sept. 30 to Oct. 31"."""


def find(agenda: Agenda) -> Iterator[Deadline]:
    """The deadlines of a document that a date ahead leads to, in text order. Without a publication date none."""
    for time in agenda.times:
        if not _lies_ahead(agenda, time):
            continue
        token = agenda.token_at(time.start, time.end)
        deadline = None if token is None else _of_noun(agenda, time, token) or _of_verb(agenda, time, token)
        if deadline is not None:
            yield deadline
            yield from _moved_from(agenda, deadline, time)


def _lies_ahead(agenda: Agenda, time: TimeExpression) -> bool:
    if agenda.published is None or time.type not in ("DATE", "TIME") or time.role is not None:
        return False
    if time.deictic in ("now", "past", "future") or time.direction in agenda.words.never_after:
        return False
    day = first_day(time.edtf)
    if day is None or day <= agenda.published:
        return False
    return time.basis == "stated" or day - agenda.published <= _FURTHEST


def _of_noun(agenda: Agenda, time: TimeExpression, token: Token) -> Deadline | None:
    """ "the review due on 1 December", "elections will be held on May 20"."""
    noun = _noun_of(agenda, token)
    if noun is None:
        return None
    verb = verb_above(token)
    if verb is not None and noun.i < verb.i and _is_told_past(agenda, verb, time):
        return None
    category = agenda.noun_category(noun)
    if category is None or (category == "other" and noun.i > token.i and not agenda.is_ahead(noun)):
        return None
    what = joined(evidence.phrase(noun), (time.start, time.end), noun)
    return Deadline(noun, what, category, agenda.modality(noun), time, f"'{noun.text}' on a date ahead")


def _of_verb(agenda: Agenda, time: TimeExpression, token: Token) -> Deadline | None:
    """ "would decide by Sept. 30", "is to be sworn in on Jan. 5"."""
    verb = verb_above(token)
    if verb is None or _noun_of(agenda, token) is not None:
        return None
    if _is_told_past(agenda, verb, time) or _is_far_goal(agenda, time):
        return None
    modified = token.head if token.dep_ in ("compound", "nmod", "poss") and token.head.pos_ == "NOUN" else None
    what = joined(
        evidence.clause(verb) if modified is None else evidence.phrase(modified), (time.start, time.end), verb
    )
    category = agenda.clause_category(what, verb)
    if modified is not None and category == "other" and not agenda.is_ahead(modified):
        return None
    return Deadline(verb, what, category, agenda.modality(verb), time, f"'{verb.text}' with a date ahead")


def _is_far_goal(agenda: Agenda, time: TimeExpression) -> bool:
    """A bare year some years ahead is a goal ("net zero by 2050"), not a date that somebody waits for."""
    day = first_day(time.edtf)
    is_year = len((time.edtf or "").split("/")[-1]) == 4
    return is_year and day is not None and agenda.published is not None and day.year > agenda.published.year + 1


def _noun_of(agenda: Agenda, token: Token) -> Token | None:
    """The deadline noun that the date belongs to, above it or beside the verb above it."""
    node = token
    for _ in range(_DEEPEST):
        if node.head.i == node.i:
            return None
        node = node.head
        if node.pos_ in ("NOUN", "PROPN") and node.lemma_.lower() in agenda.words.category_of:
            return node
        if node.pos_ in VERBAL:
            noun = _argument(agenda, node)
            if noun is not None or node.dep_ not in ("xcomp", "acl", "relcl", "auxpass"):
                return noun
    return None


def _argument(agenda: Agenda, verb: Token) -> Token | None:
    """The object, subject or antecedent of a verb that says when, where it is a deadline noun."""
    words = agenda.words
    if verb.lemma_.lower() not in words.occurring | words.scheduling | words.expire:
        return None
    arguments = (syntax.object_of(verb), syntax.subject(verb))
    things = [agenda.thing(n) if n.i < verb.i else n for n in arguments if n is not None]
    return next((n for n in things if n.lemma_.lower() in words.category_of), None)


def _is_told_past(agenda: Agenda, verb: Token, time: TimeExpression) -> bool:
    """Whether the verb tells something that is over, so that its date cannot lie ahead."""
    if time.direction in ("by", "until") or verb.lemma_.lower() in agenda.words.scheduling:
        return False
    helpers = syntax.children(verb, "aux", "auxpass")
    if any(c.tag_ == "MD" for c in helpers) or syntax.to_come(verb):
        return False
    participle = verb.tag_ in ("VBG", "VBN")
    infinitive = syntax.infinitive(verb) or any(c.tag_ == "TO" for c in helpers)
    governed = verb.dep_ in ("xcomp", "advcl", "acl", "ccomp") and verb.head.pos_ in VERBAL
    if governed and (participle or infinitive):
        implied = participle or verb.head.lemma_.lower() in agenda.words.implicative
        return implied and _is_told_past(agenda, verb.head, time)
    return verb.tag_ == "VBD" or any(c.tag_ == "VBD" for c in helpers)


def _moved_from(agenda: Agenda, deadline: Deadline, time: TimeExpression) -> Iterator[Deadline]:
    """The old date of "postponed from Sept. 30 to Oct. 31"."""
    verb = verb_above(deadline.anchor)
    if verb is None or verb.lemma_.lower() not in agenda.words.moving:
        return
    for other in agenda.times:
        if other.edtf and 0 < time.start - other.end <= _MOVED and other.direction in _OLD_DATES:
            why, old = "the date it was moved from", msgspec.structs.replace(_before(other, time), direction="from")
            yield Deadline(deadline.anchor, deadline.what, deadline.category, "planned", old, why)


def _before(old: TimeExpression, new: TimeExpression) -> TimeExpression:
    """The old date, where it states no year, as the last one before the new date."""
    day, limit = first_day(old.edtf), first_day(new.edtf)
    if old.basis != "relative" or day is None or limit is None or old.edtf != day.isoformat():
        return old
    years = (limit.year, limit.year - 1)
    fitting = [f"{year}{old.edtf[4:]}" for year in years if f"{year}{old.edtf[4:]}" < limit.isoformat()]
    if not fitting or fitting[0] == old.edtf:
        return old
    step = f"{old.edtf[5:]}, last before {new.edtf} = {fitting[0]}"
    return msgspec.structs.replace(old, edtf=fitting[0], derivation=(step,))
