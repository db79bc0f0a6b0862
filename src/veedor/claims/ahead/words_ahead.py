"""Deadlines by word: nouns that lie ahead, things that expire, ultimatums, anniversaries, elections just held."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims import evidence
from veedor.claims.ahead.agenda import VERBAL, Agenda, Deadline, first_day, joined, last_day, verb_above
from veedor.language import syntax
from veedor.language.times import TimeExpression

_FRESH = dt.timedelta(days=45)
"""An election this long before the report is still told as its news."""

_NEAR = 60
"""Characters before and after a noun in which a word about it is looked for."""

_BESIDE = (-40, 30)
"""How far before and after a noun its date may start, in characters."""


def find(agenda: Agenda) -> Iterator[Deadline]:
    """The deadlines of a document that a word leads to."""
    for match in agenda.words.trigger.finditer(agenda.text):
        span = agenda.doc.char_span(*match.span(), alignment_mode="expand")
        if span is None:
            continue
        token = span[-1]
        if match["verb"]:
            yield from _expiring(agenda, token)
        elif match["due"]:
            yield from _due(agenda, span[0], token)
        elif token.pos_ in ("NOUN", "PROPN"):
            yield from _ahead(agenda, token)
    for match in agenda.words.ultimatum.finditer(agenda.text):
        yield from _ultimatum(agenda, match)
    for match in agenda.words.anniversary.finditer(agenda.text):
        yield from _anniversary(agenda, match)


def _expiring(agenda: Agenda, verb: Token) -> Iterator[Deadline]:
    """ "a critical licence is set to expire"."""
    lemma = verb.lemma_.lower()
    if verb.pos_ not in VERBAL or lemma not in agenda.words.expire:
        return
    particle = agenda.words.particles.get(lemma)
    if particle is not None and not any(c.lower_ == particle for c in verb.children):
        return
    above = verb_above(verb.head)
    subject = syntax.subject(verb) or (syntax.subject(above) if above is not None else None)
    if subject is None or subject.pos_ == "PRON":
        return
    subject = agenda.thing(subject)
    category = _expiry_category(agenda, subject, lemma)
    if category is None:
        return
    past = verb.tag_ in ("VBD", "VBN") and not any(c.tag_ in ("MD", "TO") for c in verb.children)
    modality = "asserted" if past else agenda.modality(verb)
    yield Deadline(verb, evidence.clause(verb), category, modality, None, f"'{subject.text}' that is to {lemma}")


def _expiry_category(agenda: Agenda, subject: Token, lemma: str) -> str | None:
    """What expires, or None where the verb says only that something came to an end."""
    category = agenda.words.category_of.get(subject.lemma_.lower())
    if category in ("licence_expiry", "sentence_end", "ultimatum"):
        return category
    mere = lemma in agenda.words.mere_end
    spoken = agenda.words.category_in(agenda.text[slice(*evidence.phrase(subject))])
    if spoken in ("licence_expiry", "sanctions_review") and (not mere or category == "other"):
        return spoken
    return "other" if category == "other" and not mere else None


def _due(agenda: Agenda, word: Token, verb: Token) -> Iterator[Deadline]:
    """ "the court is due to rule": only where the clause speaks of a category."""
    if verb.tag_ != "VB":
        return
    what = evidence.clause(verb_above(word) or word)
    what = joined(what, (word.idx, verb.idx + len(verb)), word)
    category = agenda.clause_category(what, word)
    if category != "other":
        yield Deadline(verb, what, category, agenda.modality(verb), None, f"'{word.text}' to happen")


def _ahead(agenda: Agenda, noun: Token) -> Iterator[Deadline]:
    """ "upcoming regional elections", "the trial, scheduled for"."""
    category = agenda.noun_category(noun)
    if category is None or category == "anniversary" or (not agenda.words.noun_first and _is_modifier(noun)):
        return
    modality = _standing(agenda, noun, category)
    if modality is not None:
        why = f"'{noun.text}' lies ahead or is dated"
        yield Deadline(noun, evidence.phrase(noun), category, modality, None, why)


def _is_modifier(noun: Token) -> bool:
    """ "the election commission" is no election."""
    following = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else None
    return following is not None and following.tag_ in ("NN", "NNS", "HYPH") and noun.dep_ != "pobj"


def _standing(agenda: Agenda, noun: Token, category: str) -> str | None:
    """The modality in which the noun is a deadline here, or None if it is none."""
    sentence, end = noun.sent, noun.idx + len(noun)
    before = agenda.text[max(sentence.start_char, noun.idx - _NEAR) : noun.idx]
    after = agenda.text[end : min(sentence.end_char, end + _NEAR)]
    own = agenda.text[max(evidence.phrase(noun)[0], noun.idx - _NEAR) : noun.idx]
    words = agenda.words
    time = _time_beside(agenda, noun)
    if words.ahead.search(own[-40:]) or words.towards.search(before) or words.scheduled.match(after):
        return None if _is_long_past(agenda, time) else agenda.modality(noun)
    if words.category_of[noun.lemma_.lower()] == "ultimatum":
        return "asserted" if _is_past(agenda, time) else agenda.modality(noun)
    if category == "election" and noun.lemma_.lower() in words.polls and _was_held(agenda, noun, time, after):
        return "asserted"
    return None


def _is_past(agenda: Agenda, time: TimeExpression | None) -> bool:
    last = last_day(time.edtf) if time is not None else None
    return last is not None and agenda.published is not None and last < agenda.published


def _is_long_past(agenda: Agenda, time: TimeExpression | None) -> bool:
    """Whether the date beside the noun was over before the report's own time: "the next elections in 2008"."""
    last = last_day(time.edtf) if time is not None else None
    if last is None or agenda.published is None:
        return False
    if agenda.year is not None:
        return last.year < agenda.year
    return agenda.published - last > _FRESH


def _was_held(agenda: Agenda, noun: Token, time: TimeExpression | None, after: str) -> bool:
    """Whether an election with a date is told as held: by the verb, as news, or in the year of a yearly report."""
    day = first_day(time.edtf) if time is not None else None
    if time is None or day is None or agenda.published is None or day > agenda.published:
        return False
    verb = verb_above(noun)
    if agenda.words.held.match(after) or (verb is not None and verb.lower_ in agenda.words.holding):
        return True
    precision = len((time.edtf or "").split("/")[0])
    if agenda.year is not None:
        return day.year == agenda.year and precision >= len("2021-05")
    return agenda.published - day <= _FRESH and precision >= len("2021-05-20")


def _time_beside(agenda: Agenda, noun: Token) -> TimeExpression | None:
    """The nearest date in or beside the noun's phrase, else the only one of its sentence."""
    start, end = noun.sent.start_char, noun.sent.end_char
    inside = [t for t in agenda.times if start <= t.start < end and t.edtf and t.role is None]
    near = [t for t in inside if _BESIDE[0] <= t.start - noun.idx <= len(noun) + _BESIDE[1]]
    if near:
        return min(near, key=lambda t: abs(t.start - noun.idx))
    return inside[0] if len(inside) == 1 else None


def _ultimatum(agenda: Agenda, match: re.Match[str]) -> Iterator[Deadline]:
    """ "gave him 72 hours to leave": a term in a sentence that orders or threatens."""
    anchor = agenda.token_at(*match.span())
    if anchor is None or not agenda.words.threat.search(anchor.sent.text):
        return
    what = joined(evidence.clause(verb_above(anchor) or anchor), match.span(), anchor)
    yield Deadline(anchor, what, "ultimatum", agenda.modality(anchor), None, f"'{match[0]}' in a demand")


def _anniversary(agenda: Agenda, match: re.Match[str]) -> Iterator[Deadline]:
    """ "Today marks six years since": asserted, unless it is said to lie ahead."""
    anchor = agenda.token_at(*match.span())
    if anchor is None:
        return
    what = joined(evidence.clause(verb_above(anchor) or anchor), match.span(), anchor)
    modality = "planned" if agenda.is_ahead(anchor) else "asserted"
    yield Deadline(anchor, what, "anniversary", modality, None, f"'{match[0]}'")
