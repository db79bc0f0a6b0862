"""Deadlines: what is scheduled or expires, by category, with its parties.

Three ways lead to one: a date ahead of the publication ("would decide by Sept. 30"), a noun that lies ahead ("upcoming
regional elections", "the licence is set to expire"), and days that are deadlines by nature (an ultimatum, an anniversary, an
election that was just held). What replaced what is left to the judgement layer.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from veedor.claims import evidence
from veedor.claims.claim import Name
from veedor.claims.draft import Dating, Draft
from veedor.claims.naming import names
from veedor.claims.schedules import Schedules, schedules
from veedor.language import syntax
from veedor.language.annotations import Context
from veedor.language.times import TimeExpression

_FRESH = dt.timedelta(days=45)
"""An election this long before the report is still told as its news."""

_ONE_EXPRESSION = 20
"""Dates closer than this, in characters, are one ("4 p.m. on April 13")."""

_DEEPEST = 5
"""Heads climbed from a date to its noun."""

_VERBAL = ("VERB", "AUX")
_FURTHEST = dt.timedelta(days=330)
"""A day that states no year and would lie further ahead is more likely to be past."""


@dataclass(slots=True)
class _Deadline:
    anchor: Token
    what: tuple[int, int]
    category: str
    modality: str
    time: TimeExpression | None
    why: str


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
    finder = _Finder(doc, schedules(doc.lang_))
    found = [*finder.by_date(), *finder.by_word()]
    found.sort(key=lambda d: (d.anchor.sent.start, d.time is None, d.what))
    for deadline in sorted(_without_repeats(found), key=lambda d: d.what):
        yield _draft(deadline)


def _without_repeats(found: list[_Deadline]) -> list[_Deadline]:
    """One for each thing and date: a noun that a dated one already covers says nothing new."""
    kept: list[_Deadline] = []
    for deadline in found:
        if not any(_same(deadline, other) for other in kept):
            kept.append(deadline)
    return kept


def _same(a: _Deadline, b: _Deadline) -> bool:
    if a.anchor.sent != b.anchor.sent:
        return False
    if a.time is not None and b.time is not None:
        return abs(a.time.start - b.time.start) < _ONE_EXPRESSION and a.time.direction != "from" != b.time.direction
    return a.category == b.category or a.anchor == b.anchor


def _draft(deadline: _Deadline) -> Draft:
    time = deadline.time
    dating = None
    if time is not None and time.edtf is not None:
        when = f"../{time.edtf}" if time.direction == "by" and "/" not in time.edtf else time.edtf
        dating = Dating(when, time.basis, time.derivation)
    return Draft(
        kind="deadline",
        anchor=deadline.anchor,
        evidence=_evidence(deadline),
        fields={"what": deadline.what, "category": deadline.category, "parties": _parties(deadline.anchor)},
        modality=deadline.modality,
        dating=dating,
        explanation=deadline.why,
    )


def _evidence(deadline: _Deadline) -> tuple[int, int]:
    """The clause that tells it, with its date where that stands beside it."""
    start, end = evidence.clause(_verb_above(deadline.anchor) or deadline.anchor)
    start, end = min(start, deadline.what[0]), max(end, deadline.what[1])
    if deadline.time is not None:
        start, end = min(start, deadline.time.start), max(end, deadline.time.end)
    sentence = deadline.anchor.sent
    start, end = max(start, sentence.start_char), min(end, sentence.end_char)
    return (start, end) if end - start <= evidence.LONGEST else deadline.what


def _parties(anchor: Token) -> tuple[Name, ...]:
    """Who is bound: doer or patient of the verb, possessor or name in the noun phrase."""
    heads: list[Token] = []
    if anchor.pos_ in _VERBAL:
        subject = syntax.subject(anchor)
        if subject is not None:
            heads.append(_named_part(subject) or subject)
    else:
        heads += [t for t in (syntax.possessor(anchor), _named_part(anchor)) if t is not None]
    times: list[TimeExpression] = anchor.doc._.times or []
    heads = [
        h
        for h in heads
        if h.pos_ in ("PROPN", "PRON", "NOUN") and not any(t.start <= h.idx < t.end for t in times)
    ]
    return tuple(n for n in names(heads) if any(c.isupper() for c in n.name))


def _named_part(noun: Token) -> Token | None:
    """The name in "a critical Chevron license"."""
    named = [c for c in noun.children if c.dep_ in ("compound", "nmod") and c.pos_ == "PROPN"]
    return named[-1] if named and noun.pos_ == "NOUN" else None


def _verb_above(token: Token) -> Token | None:
    if token.pos_ in _VERBAL:
        return token
    for above in syntax.ancestors_in_sentence(token):
        if above.pos_ in _VERBAL:
            return above
    return None


class _Finder:
    def __init__(self, doc: Doc, words: Schedules) -> None:
        self.doc = doc
        self.words = words
        context: Context = doc._.context
        self.published = context.published
        self.year = context.year
        self.times: list[TimeExpression] = doc._.times or []

    # By a date that lies ahead.

    def by_date(self) -> Iterator[_Deadline]:
        """Everything that a date after the publication hangs on."""
        for time in self.times:
            if not self._lies_ahead(time):
                continue
            token = self._token_of(time)
            if token is None:
                continue
            deadline = self._dated(time, token)
            if deadline is not None:
                yield deadline
                yield from self._moved_from(deadline, time)

    def _lies_ahead(self, time: TimeExpression) -> bool:
        if self.published is None or time.edtf is None or time.type not in ("DATE", "TIME"):
            return False
        if time.deictic in ("now", "past", "future") or time.role is not None or time.direction in self.words.never_after:
            return False
        day = _first_day(time.edtf)
        if day is None or day <= self.published:
            return False
        return time.basis == "stated" or day - self.published <= _FURTHEST

    def _token_of(self, time: TimeExpression) -> Token | None:
        span = self.doc.char_span(time.start, time.end, alignment_mode="expand")
        return span.root if span is not None else None

    def _dated(self, time: TimeExpression, token: Token) -> _Deadline | None:
        noun = self._noun_of(token)
        verb = _verb_above(token)
        if noun is not None:
            if verb is not None and noun.i < verb.i and self._is_told_past(verb, time):
                return None
            category = self._noun_category(noun)
            if category is None or (category == "other" and noun.i > token.i and not self._is_ahead(noun)):
                return None
            what = _stretch(evidence.phrase(noun), time)
            return _Deadline(noun, what, category, self._modality(noun, time), time, f"'{noun.text}' on a date ahead")
        if verb is None or self._is_told_past(verb, time) or self._is_far_goal(time):
            return None
        phrase = token.head if token.dep_ in ("compound", "nmod", "poss") and token.head.pos_ == "NOUN" else None
        what = _stretch(evidence.clause(verb) if phrase is None else evidence.phrase(phrase), time)
        category = self._category(what, verb)
        if phrase is not None and category == "other" and not self._is_ahead(phrase):
            return None
        return _Deadline(
            verb, what, category, self._modality(verb, time), time, f"'{verb.text}' with a date ahead"
        )

    def _is_far_goal(self, time: TimeExpression) -> bool:
        """A bare year some years ahead is a goal ("net zero by 2050"), not a date that somebody waits for."""
        year = (time.edtf or "")[:4]
        coarse = len((time.edtf or "").split("/")[-1]) == 4
        return coarse and self.published is not None and int(year) > self.published.year + 1

    def _noun_of(self, token: Token) -> Token | None:
        """The deadline noun that the date belongs to: "the review due on 1 December", "elections will be held on May 20"."""
        node = token
        for _ in range(_DEEPEST):
            if node.head.i == node.i:
                return None
            node = node.head
            if node.pos_ in ("NOUN", "PROPN") and node.lemma_.lower() in self.words.category_of:
                return node
            if node.pos_ in _VERBAL:
                noun = self._argument(node)
                if noun is not None or node.dep_ not in ("xcomp", "acl", "relcl", "auxpass"):
                    return noun
        return None

    def _argument(self, verb: Token) -> Token | None:
        """The subject, object or antecedent of a verb that says when, where it is a deadline noun."""
        if verb.lemma_.lower() not in self.words.occurring | self.words.scheduling | self.words.expire:
            return None
        for noun in (syntax.object_of(verb), syntax.subject(verb)):
            if noun is not None and noun.lemma_.lower() in self.words.category_of:
                return noun
        return None

    def _is_told_past(self, verb: Token, time: TimeExpression) -> bool:
        """Whether the verb tells something that is over, so that its date cannot lie ahead."""
        if time.direction in ("by", "until") or verb.lemma_.lower() in self.words.scheduling:
            return False
        helpers = [c for c in verb.children if c.dep_ == "aux"]
        if any(c.tag_ == "MD" for c in helpers):
            return False
        governed = any(c.tag_ == "TO" for c in helpers) or verb.tag_ in ("VBG", "VBN")
        if governed and verb.dep_ in ("xcomp", "advcl", "acl", "ccomp") and verb.head.pos_ in _VERBAL:
            implied = verb.tag_ in ("VBG", "VBN") or verb.head.lemma_.lower() in self.words.implicative
            return implied and self._is_told_past(verb.head, time)
        return verb.tag_ == "VBD" or any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "was", "were") for c in verb.children)

    def _category(self, what: tuple[int, int], anchor: Token) -> str:
        words = self.doc.text[what[0] : what[1]]
        if self.words.review.search(words) and self.words.category_in(anchor.sent.text) == "sanctions_review":
            return "sanctions_review"
        return self.words.category_in(words)

    def _moved_from(self, deadline: _Deadline, time: TimeExpression) -> Iterator[_Deadline]:
        """The old date of "postponed from Sept. 30 to Oct. 31"."""
        verb = _verb_above(deadline.anchor)
        if verb is None or verb.lemma_.lower() not in self.words.moving:
            return
        for other in self.times:
            near = 0 < time.start - other.end <= 6 and other.edtf is not None
            if near and other.direction in ("from", None):
                yield _Deadline(deadline.anchor, deadline.what, deadline.category, "planned", other, "the date it was moved from")

    # By a word that lies ahead.

    def by_word(self) -> Iterator[_Deadline]:
        """Nouns that lie ahead, expiries, ultimatums and anniversaries."""
        text = self.doc.text
        for match in self.words.trigger.finditer(text):
            span = self.doc.char_span(*match.span(), alignment_mode="expand")
            if span is None:
                continue
            token = span[-1]
            if match["verb"]:
                yield from self._expiring(token)
            elif token.pos_ in ("NOUN", "PROPN"):
                yield from self._ahead(token)
        yield from self._by_pattern()

    def _expiring(self, verb: Token) -> Iterator[_Deadline]:
        lemma = verb.lemma_.lower()
        if verb.pos_ not in _VERBAL or lemma not in self.words.expire:
            return
        if lemma == "run" and not any(c.lower_ == "out" for c in verb.children):
            return
        subject = syntax.subject(verb)
        if subject is None or subject.pos_ == "PRON":
            return
        category = self._expiry_category(subject, lemma)
        if category is None:
            return
        past = verb.tag_ in ("VBD", "VBN") and not any(c.tag_ in ("MD", "TO") for c in verb.children)
        modality = "asserted" if past else self._modality(verb, None)
        yield _Deadline(verb, evidence.clause(verb), category, modality, None, f"'{subject.text}' that is to {lemma}")

    def _expiry_category(self, subject: Token, lemma: str) -> str | None:
        category = self.words.category_of.get(subject.lemma_.lower())
        if category in ("licence_expiry", "sentence_end", "ultimatum"):
            return category
        if lemma == "end" and category != "other":
            return None
        phrase = self.doc.text[slice(*evidence.phrase(subject))]
        in_context = self.words.category_in(phrase)
        if in_context in ("licence_expiry", "sanctions_review"):
            return in_context
        return "other" if category == "other" and lemma != "end" else None

    def _ahead(self, noun: Token) -> Iterator[_Deadline]:
        category = self._noun_category(noun)
        if category is None or self._is_modifier(noun):
            return
        modality = self._standing(noun, category)
        if modality is None:
            return
        time = self._time_beside(noun)
        if modality == "asserted" and category == "election" and time is None:
            return
        yield _Deadline(noun, evidence.phrase(noun), category, modality, None, f"'{noun.text}' lies ahead or is dated")

    def _noun_category(self, noun: Token) -> str | None:
        """The category of a noun; of "deadline" and "review" it is that of what the sentence speaks of."""
        lemma = noun.lemma_.lower()
        category = self.words.category_of.get(lemma)
        if category == "ultimatum" and lemma != "ultimatum":
            spoken = self.words.category_in(noun.sent.text.replace(noun.text, ""))
            return spoken if spoken != "other" else category
        if category == "sanctions_review":
            spoken = self.words.category_in(noun.sent.text)
            return spoken if spoken != "other" else None
        return category

    def _is_ahead(self, noun: Token) -> bool:
        start = max(noun.sent.start_char, noun.idx - 40)
        return self.words.ahead.search(self.doc.text[start : noun.idx]) is not None

    def _is_modifier(self, noun: Token) -> bool:
        """"the election commission" is no election."""
        following = self.doc[noun.i + 1] if noun.i + 1 < len(self.doc) else None
        return following is not None and following.tag_ in ("NN", "NNS", "HYPH") and noun.dep_ != "pobj"

    def _standing(self, noun: Token, category: str) -> str | None:
        """The modality in which the noun is a deadline here, or None if it is none."""
        if category == "anniversary":
            return None
        text, start = self.doc.text, evidence.phrase(noun)[0]
        floor = max(noun.sent.start_char, noun.idx - 60)
        before = text[floor : noun.idx]
        after = text[noun.idx + len(noun) : min(noun.sent.end_char, noun.idx + len(noun) + 60)]
        own = text[max(floor, min(start, noun.idx)) : noun.idx]
        if self.words.ahead.search(own[-40:]) or self.words.towards.search(before) or self.words.scheduled.match(after):
            return None if self._is_long_past(noun) else self._modality(noun, None)
        if self.words.category_of[noun.lemma_.lower()] == "ultimatum":
            return "asserted" if self._is_past(noun) else self._modality(noun, None)
        if category == "election":
            return self._election(noun, after)
        return None

    def _is_past(self, noun: Token) -> bool:
        time = self._time_beside(noun)
        last = _last_day(time.edtf) if time is not None and time.edtf else None
        return last is not None and self.published is not None and last < self.published

    def _is_long_past(self, noun: Token) -> bool:
        """Whether the date beside the noun was over before the report's own time: "the next elections in 2008"."""
        time = self._time_beside(noun)
        last = _last_day(time.edtf) if time is not None and time.edtf else None
        if last is None or self.published is None:
            return False
        if self.year is not None:
            return last.year < self.year
        return self.published - last > _FRESH

    def _election(self, noun: Token, after: str) -> str | None:
        """An election that was just held, or one of a year to come."""
        time = self._time_beside(noun)
        if time is None or time.edtf is None:
            return None
        day = _first_day(time.edtf)
        if day is None or self.published is None:
            return None
        if day > self.published:
            return None
        verb = _verb_above(noun)
        if noun.lemma_.lower() not in self.words.polls:
            return None
        held = self.words.held.match(after) or (verb is not None and verb.lower_ in self.words.holding)
        of_the_year = self.year is not None and day.year == self.year and len(time.edtf) >= 7
        if held or of_the_year or (self.published - day <= _FRESH and len(time.edtf) >= 10):
            return "asserted"
        return None

    def _time_beside(self, noun: Token) -> TimeExpression | None:
        """The time expression in the noun's phrase or right beside it, else the only one of its sentence."""
        sentence = noun.sent
        inside = [t for t in self.times if sentence.start_char <= t.start < sentence.end_char and t.edtf and t.role is None]
        near = [t for t in inside if -40 <= t.start - noun.idx <= len(noun) + 30]
        return min(near, key=lambda t: abs(t.start - noun.idx)) if near else (inside[0] if len(inside) == 1 else None)

    def _by_pattern(self) -> Iterator[_Deadline]:
        text = self.doc.text
        for pattern, category in ((self.words.ultimatum, "ultimatum"), (self.words.anniversary, "anniversary")):
            for match in pattern.finditer(text):
                span = self.doc.char_span(*match.span(), alignment_mode="expand")
                if span is None or (category == "ultimatum" and not self._threatens(span.root)):
                    continue
                anchor = span.root
                what = evidence.clause(_verb_above(anchor) or anchor)
                yield _Deadline(anchor, _within(what, anchor, match.span()), category, self._told(anchor, category), None, f"'{match[0]}'")

    def _told(self, anchor: Token, category: str) -> str:
        if category == "anniversary":
            before = self.doc.text[max(anchor.sent.start_char, anchor.idx - 40) : anchor.idx]
            return "planned" if self.words.ahead.search(before) else "asserted"
        return self._modality(anchor, None)

    def _threatens(self, anchor: Token) -> bool:
        """Whether a term given is a term to act in: the sentence orders, demands or threatens."""
        sentence = anchor.sent.text.lower()
        return any(w in sentence for w in (" order", " demand", " or face", " to leave", " ultimatum", " to comply", "gave ", "given "))

    def _modality(self, token: Token, time: TimeExpression | None) -> str:
        verb = _verb_above(token)
        node: Token | None = verb
        for _ in range(3):
            if node is None:
                break
            if any(c.lower_ in self.words.hypothetical for c in node.children if c.dep_ in ("aux", "mark")):
                return "hypothetical"
            if node is not verb and node.lemma_.lower() in self.words.called_for:
                return "hypothetical"
            if node.dep_ not in ("xcomp", "ccomp", "conj", "auxpass") or any(c.dep_ in ("nsubj", "nsubjpass") for c in node.children):
                break
            node = node.head
        return "planned"


def _stretch(offsets: tuple[int, int], time: TimeExpression) -> tuple[int, int]:
    start, end = min(offsets[0], time.start), max(offsets[1], time.end)
    return (start, end) if end - start <= evidence.LONGEST else offsets


def _within(offsets: tuple[int, int], anchor: Token, needed: tuple[int, int]) -> tuple[int, int]:
    start, end = min(offsets[0], needed[0]), max(offsets[1], needed[1])
    start, end = max(start, anchor.sent.start_char), min(end, anchor.sent.end_char)
    return (start, end) if end - start <= evidence.LONGEST else needed


def _first_day(edtf: str) -> dt.date | None:
    """The earliest calendar day of an EDTF date or interval, None where it is open or coarser than a year."""
    return _day(edtf.split("/")[0], last=False)


def _last_day(edtf: str) -> dt.date | None:
    """The latest calendar day of an EDTF date or interval, None where it is open."""
    return _day(edtf.split("/")[-1], last=True)


def _day(edtf: str, *, last: bool) -> dt.date | None:
    parts = edtf.rstrip("~?%").split("-")
    if not all(p.isdigit() for p in parts) or len(parts[0]) != 4:
        return None
    numbers = [int(p) for p in parts]
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return None
    year, month = numbers[0], (numbers[1] if len(numbers) > 1 else (12 if last else 1))
    if len(numbers) > 2:
        return dt.date(year, month, numbers[2])
    return dt.date(year, month, calendar.monthrange(year, month)[1] if last else 1)
