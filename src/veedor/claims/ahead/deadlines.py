"""Deadlines: what is scheduled or expires, by category, with its parties.

Two ways lead to one: a date ahead of the publication ("would decide by Sept. 30", `dates_ahead`), and a word that lies
ahead ("upcoming regional elections", "the licence is set to expire", an ultimatum, an anniversary, an election that was
just held, `words_ahead`). What replaced what is left to the judgement layer.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from veedor.claims import evidence
from veedor.claims.ahead import dates_ahead, words_ahead
from veedor.claims.ahead.agenda import VERBAL, Agenda, Deadline, joined, verb_above
from veedor.claims.ahead.schedules import schedules
from veedor.claims.claim import Name
from veedor.claims.draft import Dating, Draft
from veedor.claims.naming import names
from veedor.language import syntax
from veedor.language.annotations import whole_text
from veedor.language.times import TimeExpression

_ONE_EXPRESSION = 20
"""Dates closer than this, in characters, are one ("4 p.m. on April 13")."""


def find(doc: Doc) -> Iterator[Draft]:
    """The deadlines of a document, in text order.

    Args:
        doc: parsed, with ``doc._.context`` and ``doc._.times``.

    Yields:
        Drafts of kind ``deadline``; dating is left to the extractor where no date ahead led to it.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("The permit of Norte Oil is set to expire before the upcoming regional elections.")
    >>> [(d.fields["category"], d.modality) for d in find(doc)]
    [('licence_expiry', 'planned'), ('election', 'planned')]
    """
    agenda = Agenda(doc, schedules(doc.lang_))
    found = [*dates_ahead.find(agenda), *words_ahead.find(agenda)]
    for deadline in sorted(_without_repeats(found), key=lambda d: d.what):
        yield _draft(deadline)


def _without_repeats(found: list[Deadline]) -> list[Deadline]:
    """One for each thing and date: a noun that a dated one already covers says nothing new."""
    kept: list[Deadline] = []
    for deadline in sorted(found, key=lambda d: (d.anchor.sent.start, d.time is None, d.what)):
        same_sentence = (k for k in reversed(kept) if k.anchor.sent == deadline.anchor.sent)
        if not any(_same(deadline, other) for other in same_sentence):
            kept.append(deadline)
    return kept


def _same(a: Deadline, b: Deadline) -> bool:
    if a.time is not None and b.time is not None:
        moved = "from" in (a.time.direction, b.time.direction)
        return abs(a.time.start - b.time.start) < _ONE_EXPRESSION and not moved
    return a.category == b.category or a.anchor == b.anchor


def _draft(deadline: Deadline) -> Draft:
    return Draft(
        kind="deadline",
        anchor=deadline.anchor,
        evidence=_evidence(deadline),
        fields={"what": deadline.what, "category": deadline.category, "parties": _parties(deadline.anchor)},
        modality=deadline.modality,
        dating=_dating(deadline),
        explanation=deadline.why,
    )


def _dating(deadline: Deadline) -> Dating | None:
    """The date that led to the deadline; "by" a day is any day until it."""
    time = deadline.time
    if time is None or time.edtf is None:
        return None
    until = time.direction == "by" and "/" not in time.edtf and not _is_day_of(deadline, time)
    when = f"../{time.edtf}" if until else time.edtf
    return Dating(when, time.basis, time.derivation)


def _is_day_of(deadline: Deadline, time: TimeExpression) -> bool:
    """Whether a preposition that may mean "by" tells the day of what is scheduled: "convocadas para el 25 de mayo"."""
    words, anchor = schedules(deadline.anchor.lang_), deadline.anchor
    before = whole_text(anchor.doc)[max(0, time.start - 24) : time.start]
    scheduled = anchor.pos_ not in VERBAL or anchor.lemma_.lower() in words.scheduling
    return scheduled and words.day_of.search(before) is not None


def _evidence(deadline: Deadline) -> tuple[int, int]:
    """The clause that tells it, with its date where that stands beside it."""
    clause = evidence.clause(verb_above(deadline.anchor) or deadline.anchor)
    whole = joined(clause, deadline.what, deadline.anchor)
    if deadline.time is None:
        return whole
    return joined(whole, (min(whole[0], deadline.time.start), max(whole[1], deadline.time.end)), deadline.anchor)


def _parties(anchor: Token) -> tuple[Name, ...]:
    """Who is bound: the subject of the verb, the possessor or the name in the noun phrase."""
    if anchor.pos_ in VERBAL:
        subject = syntax.subject(anchor)
        candidates = [subject and (_named_part(subject) or subject)]
    else:
        candidates = [syntax.possessor(anchor), _named_part(anchor)]
    heads = [h for h in candidates if h is not None and h.pos_ in ("PROPN", "PRON", "NOUN") and not _is_time(h)]
    return tuple(n for n in names(heads) if any(c.isupper() for c in n.name))


def _is_time(token: Token) -> bool:
    times: list[TimeExpression] = token.doc._.times or []
    return any(t.start <= token.idx < t.end for t in times)


def _named_part(noun: Token) -> Token | None:
    """The name in "a critical Chevron license" and in "the license of Chevron"."""
    modifiers = [c for c in noun.children if c.dep_ in ("compound", "nmod") and not c.is_sent_start]
    named = [c for c in modifiers if c.pos_ == "PROPN" or c.text[0].isupper()]
    if named and noun.pos_ == "NOUN":
        return named[-1]
    of = schedules(noun.lang_).of
    owners = [o for c in syntax.children(noun, "prep") if c.lower_ in of for o in syntax.children(c, "pobj")]
    return next((o for o in owners if o.pos_ == "PROPN"), None)
