"""What no expression in the sentence dates: news of the report's own day, and the running date of the story."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from veedor.claims.attached import VERBAL, Timed, clause_of, first_of, in_sentence, is_telling
from veedor.claims.dating_words import dating_words
from veedor.claims.draft import UNDATED, Dating
from veedor.claims.windows import stands, today_of, up_to_now, window
from veedor.language.annotations import Context, whole_text
from veedor.language.tenses import helpers, simple_past, tense_words
from veedor.language.times import TimeExpression


def fresh(trigger: Token) -> Dating | None:
    """The day of the report, for what the report does by saying it, or tells as going on that day."""
    verb = first_of(clause_of(trigger))
    if not _speaks_for_itself(verb):
        return None
    known, forms = tense_words(verb.lang_), helpers(verb)
    plain = verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ == "aux" for c in verb.children)
    progressive = verb.tag_ == "VBG" and bool(forms & known.progressive)
    simple = plain and verb.lemma_ in dating_words(verb.lang_).performing
    promising = _of_ourselves(verb) and bool(forms & known.will)
    if _has_just(verb) and clause_of(trigger) == trigger:
        progressive = True
    if not (progressive or simple or promising) or (clause_of(trigger) != trigger and not progressive):
        return None
    today = today_of(trigger.doc)
    return None if today is None else Dating(today.isoformat(), "publication")


def _of_ourselves(verb: Token) -> bool:
    """Whether the report speaks of those who issue it: "we will"."""
    return any(c.dep_ == "nsubj" and c.lower_ in dating_words(verb.lang_).ourselves for c in verb.children)


def _has_just(verb: Token) -> bool:
    """A present perfect right after the dateline is the news: "VILNIUS, 15 September - X has been freed"."""
    forms = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not forms & tense_words(verb.lang_).has or stands(verb):
        return False
    before = whole_text(verb.doc)[: verb.sent.start_char]
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


def running(anchor: Token) -> Dating | None:
    """The running date of the story, for its next step: of the paragraph, else of the lead."""
    clause = clause_of(anchor)
    while clause.dep_ in ("advcl", "xcomp", "pcomp", "acl") and clause.tag_ in ("VBG", "VBN") and clause.head != clause:
        clause = clause_of(clause.head)
    if not _goes_on(clause) or _has_day_of_its_own(clause):
        return None
    telling = is_telling(clause_of(anchor))
    other_days = False
    for sent in _before(anchor.sent):
        timed = _day_of(sent)
        if timed is not None and not telling:
            return _carried(timed, "in the same paragraph")
        other_days = other_days or any(t.expression.edtf is not None for t in in_sentence(sent))
    if other_days:
        return None  # the paragraph tells of another time than the lead
    lead = _lead(anchor.doc)
    if lead is None or (telling and lead.expression.deictic != "today") or lead.root.sent.start >= anchor.sent.start:
        return None
    return _carried(lead, "in the lead")


def _has_day_of_its_own(clause: Token) -> bool:
    """Whether a sentence tells a time, though the parse hangs it elsewhere or nothing resolves it ("in the following
    days"): then no other day is carried into it."""
    return any(
        (_is_day(t.expression) and not is_telling(t.clause)) or (t.clause == clause and _is_elsewhere(t))
        for t in in_sentence(clause.sent)
    )


def _is_day(e: TimeExpression) -> bool:
    return e.type == "DATE" and e.edtf is not None and len(e.edtf) == 10


def _is_elsewhere(timed: Timed) -> bool:
    """Whether an expression says that it was another time, without a date."""
    e = timed.expression
    if e.edtf is not None or not timed.of_clause:
        return False
    return (e.type == "DATE" and e.deictic is None) or e.role == "offset" or e.rule == "days that follow"


def of_these(anchor: Token) -> Dating | None:
    """Twelve "of these people" belong to the window in which the people before were counted."""
    clause = first_of(clause_of(anchor))
    if not any(_partitive(token) for token in clause.subtree) and not _of_a_tally(clause):
        return None
    for sent in _before(anchor.sent, within=2):
        as_of = _counted_on(sent)
        if as_of is not None:
            return Dating(as_of.edtf, "relative", (*as_of.derivation, "as of the day of the count before"))
        group = [t for t in in_sentence(sent) if t.expression.interval is not None or t.direction in ("since", "by")]
        told = up_to_now(window(group), anchor, counted=True)
        if told is not UNDATED and told.when is not None and "/" in told.when:
            return Dating(told.when, "relative", (*told.derivation, "the same window as in the sentence before"))
    return None


def _of_a_tally(clause: Token) -> bool:
    """Whether a clause breaks up what was counted before: "the list includes", "among them are", "of them"."""
    known = dating_words(clause.lang_)
    if clause.lemma_ in known.holding:
        return any(c.dep_ == "nsubj" and c.lemma_.lower() in known.tallies for c in clause.children)
    return any(c.lower_ in known.among and any(o.lower_ in known.them for o in c.children) for c in clause.children)


def _counted_on(sent: Span) -> TimeExpression | None:
    """The day, or the week, as of which a sentence tells a count."""
    counting = dating_words(sent.doc.lang_).counting
    for timed in in_sentence(sent):
        e = timed.expression
        day = e.type == "DATE" and e.edtf is not None and len(e.edtf) >= 10 and e.interval is None
        if (
            day
            and timed.direction not in ("since", "from")
            and (e.direction == "as_of" or (timed.of_clause and timed.clause.lemma_ in counting))
        ):
            return e
    return None


def _partitive(token: Token) -> bool:
    """Whether a number takes some of those who were told of: "twelve of these", "19 of the people it counted"."""
    if token.pos_ != "NUM":
        return False
    known = dating_words(token.lang_)
    objects = [o for of in token.children if of.lower_ in known.of_those for o in of.children if o.dep_ == "pobj"]
    return any(o.lower_ in known.whom or any(c.lower_ in known.pointing for c in o.children) for o in objects)


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
        if _speaks_for_itself(clause) or _is_reported(clause):
            return True
        if clause.dep_ not in ("conj", "advcl") or clause.head.pos_ not in VERBAL:
            return False
        clause = clause.head
    return False


def _is_reported(clause: Token) -> bool:
    """Whether a clause is what somebody is quoted as telling: it goes on with the story as well."""
    return clause.dep_ == "ccomp" and is_telling(clause.head)


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


def _before(sent: Span, *, within: int = 0) -> Iterator[Span]:
    """The sentences before one, nearest first: those of its paragraph, and of so many paragraphs before."""
    doc = sent.doc
    for _ in range(_REACH):
        if sent.start == 0:
            return
        earlier = doc[sent.start - 1].sent
        if "\n" in whole_text(doc)[earlier.start_char : sent.start_char].strip(" "):
            if within == 0:
                return
            within -= 1
        sent = earlier
        yield sent
