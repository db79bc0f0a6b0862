"""Which expressions of time hang on which word of a sentence: the syntax behind `veedor.claims.dating`."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from veedor.claims.dating_words import dating_words
from veedor.language.names import is_person_noun
from veedor.language.syntax import infinitive
from veedor.language.tenses import perfect, simple_past
from veedor.language.times import TimeExpression

VERBAL = ("VERB", "AUX")
_ASIDE = ("relcl", "acl", "acl:relcl")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_SHARING = ("xcomp", "advcl", "pcomp", "prep", "agent")


@dataclass(frozen=True, slots=True)
class Timed:
    """An expression of time and where it hangs in the parse.

    Args:
        expression: the expression.
        root: its head word.
        path: the words above it up to and including the head of its clause.
    """

    expression: TimeExpression
    root: Token
    path: tuple[Token, ...]

    @property
    def clause(self) -> Token:
        """The head of the clause that it hangs in."""
        return self.path[-1]

    @property
    def nouns(self) -> int:
        """How many nouns stand between it and its clause; 0 where it hangs on the clause itself."""
        found = [token for token in self.path[:-1] if token.pos_ in _NOMINAL]
        if len(found) == 1 and self.expression.direction == "on" and _is_person(found[0]):
            return 0  # people have no date: "met the ambassador on Thursday" is about the meeting
        return len(found)

    @property
    def of_clause(self) -> bool:
        """Whether it hangs on the clause itself, not on a noun in it."""
        return self.nouns == 0

    @property
    def adverbial(self) -> bool:
        """Whether it hangs in a prepositional phrase of the clause: "in Sunday's elections"."""
        return self.nouns <= 1 and len(self.path) > 1 and self.path[-2].pos_ in ("ADP", "SCONJ")

    @property
    def direction(self) -> str | None:
        """Its preposition; "until his appearance on April 5" points as until does."""
        if self.expression.role == "offset" and self.expression.edtf is not None:
            return self.expression.direction  # "two days before the vote" is a day, not the time before one
        outer = dating_words(self.root.lang_).outer
        for token in self.path[:-1]:
            if token.lower_ in outer and token.pos_ in ("ADP", "SCONJ"):
                return outer[token.lower_]
        return self.expression.direction


def _is_person(noun: Token) -> bool:
    """Whether an object or a subject is somebody: a name, or a word for persons."""
    if noun.dep_ not in ("dobj", "pobj", "dative", "nsubjpass", "nsubj"):
        return False
    return noun.pos_ == "PROPN" or is_person_noun(noun)


def in_sentence(sent: Span) -> list[Timed]:
    """The expressions of a sentence, left to right."""
    doc: Doc = sent.doc
    times: list[TimeExpression] = doc._.times or []
    first = bisect_left(times, sent.start_char, key=lambda t: t.start)
    last = bisect_left(times, sent.end_char, key=lambda t: t.start)
    return [timed for timed in (_timed(doc, t) for t in times[first:last]) if timed is not None]


def _timed(doc: Doc, expression: TimeExpression) -> Timed | None:
    span = doc.char_span(expression.start, expression.end, alignment_mode="expand")
    if span is None or expression.role in ("age", "dateline"):
        return None
    path = tuple(_up(span))
    return Timed(expression, span.root, path) if path else None


def _up(span: Span) -> Iterator[Token]:
    """From the word above the expression to the head of its clause."""
    token = span.root
    if token.pos_ in VERBAL and token.dep_ == "ROOT":
        yield token
        return
    while token.head != token:
        token = token.head
        yield token
        if is_clause(token):
            return
    if span.root.head == span.root:
        yield span.root


def is_clause(token: Token) -> bool:
    """Whether a word heads a clause: a verb that is no auxiliary and no mere premodifier."""
    return token.pos_ in VERBAL and token.dep_ not in ("aux", "auxpass", "amod", "compound", "nmod")


def clause_of(token: Token) -> Token:
    """The head of the clause that a word stands in: itself where it is one."""
    while not is_clause(token) and token.head != token:
        token = token.head
    return token


def first_of(clause: Token) -> Token:
    """The first of co-ordinated clauses, or the clause itself."""
    while clause.dep_ == "conj" and clause.head.pos_ in VERBAL:
        clause = clause.head
    return clause


def candidates(anchor: Token) -> Iterator[list[Timed]]:
    """Groups of expressions that may date the anchor, the closest tie first; never an empty group."""
    times = in_sentence(anchor.sent)
    if not times:
        return
    taken: set[int] = set()
    for group in _groups(anchor, times):
        fresh = [timed for timed in group if id(timed) not in taken]
        taken |= {id(timed) for timed in fresh}
        if fresh:
            yield fresh


def _groups(anchor: Token, times: list[Timed]) -> Iterator[list[Timed]]:
    mine = [timed for timed in times if anchor in timed.path]
    if is_clause(anchor):
        yield [timed for timed in mine if timed.of_clause]
        mine = [timed for timed in mine if timed.nouns <= 1]
    yield mine
    yield [timed for timed in times if _carried_out(timed.clause, anchor) or _kept_from(timed, anchor)]
    clause = clause_of(anchor)
    if clause != anchor:
        near = [timed for timed in times if timed.clause == clause and timed.of_clause]
        if tells(clause) and _is_told(anchor, clause):
            fronted = clause.lemma_ in dating_words(clause.lang_).announcing and simple_past(clause)
            yield [
                t
                for t in near
                if t.expression.direction == "since"
                or t.expression.interval is not None
                or (fronted and t.root.i < _subject_start(clause))
            ]
            return
        yield near
        yield [t for t in times if t.clause.dep_ == "xcomp" and t.clause.head == clause and t.of_clause]
        yield [timed for timed in times if timed.clause == clause and timed.adverbial]
    yield [timed for timed in times if _continues(timed.clause, clause) and timed.of_clause]
    yield from _around(clause, times)


def below(anchor: Token) -> list[Timed]:
    """The expressions anywhere below a word, also in clauses that describe it ("elections which are due on 1 May")."""
    first, last = anchor.left_edge.i, anchor.right_edge.i
    return [timed for timed in in_sentence(anchor.sent) if first <= timed.root.i <= last]


def alone(anchor: Token) -> list[Timed]:
    """The one dated expression of a sentence, for an anchor in a clause that may well share it: the last resort."""
    dated = [timed for timed in in_sentence(anchor.sent) if timed.expression.edtf is not None]
    clause = clause_of(anchor)
    if len(dated) != 1 or is_telling(dated[0].clause) or is_telling(clause):
        return []
    if clause.dep_ in ("advcl", "conj", "pcomp") and not _on_condition(clause) and not perfect(clause):
        return dated
    return dated if clause.dep_ == "ROOT" and simple_past(clause) and clause != anchor else []


def _carried_out(clause: Token, anchor: Token) -> bool:
    """Whether a clause says what the anchor let happen: "was let go on", "was allowed to visit on"."""
    return (
        clause.dep_ in ("xcomp", "ccomp")
        and clause.head == anchor
        and anchor.lemma_ in dating_words(anchor.lang_).implicative
    )


def _kept_from(timed: Timed, anchor: Token) -> bool:
    """Whether a day hangs on what the anchor kept somebody from: "was barred from running for office on 26 January"."""
    clause = timed.clause
    if clause.dep_ != "pcomp" or clause.tag_ != "VBG" or clause.head.head != anchor or not timed.of_clause:
        return False
    return simple_past(anchor) and timed.direction in (None, "on", "in")


def _continues(clause: Token, first: Token) -> bool:
    """Whether a clause goes on with the same subject: "was arrested and taken to court on Friday"."""
    own = any(child.dep_ in ("nsubj", "nsubjpass") for child in clause.children)
    return clause.dep_ == "conj" and clause.head == first and not own


def is_telling(clause: Token) -> bool:
    """Whether a verb's own date says nothing about what it tells of: "said", "welcomed"."""
    return clause.lemma_ in dating_words(clause.lang_).telling


def tells(clause: Token) -> bool:
    """Whether a verb of telling tells something, rather than acts on things: "added that", not "added two names"."""
    if not is_telling(clause):
        return False
    with_clause = dating_words(clause.lang_).telling_with_clause
    return clause.lemma_ not in with_clause or any(child.dep_ in ("ccomp", "parataxis") for child in clause.children)


def _is_told(anchor: Token, clause: Token) -> bool:
    """Whether a noun is what a verb of telling tells of, rather than its subject."""
    token = anchor
    while token.head != clause and token.head != token:
        token = token.head
    return token.dep_ not in ("nsubj", "nsubjpass")


def _around(clause: Token, times: list[Timed]) -> Iterator[list[Timed]]:
    """Expressions of clauses that share their time with this one."""
    for _ in range(6):
        head = clause.head
        if head == clause:
            return
        if clause.dep_ in _ASIDE and not infinitive(clause):
            if clause.dep_ != "acl" and _relates_subject(clause):
                yield [timed for timed in times if head in timed.path]
            return
        if clause.dep_ == "ccomp" and simple_past(clause) and is_telling(head):
            yield [t for t in times if t.clause == head and t.of_clause and t.root.i < _subject_start(head)]
            return
        if clause.dep_ == "advcl" and _on_condition(clause):
            return
        if clause.dep_ == "ccomp" or (clause.dep_ == "conj" and head.pos_ not in VERBAL):
            return
        if clause.dep_ not in ("conj", *_SHARING, *_ASIDE):
            return
        upper = clause_of(head)
        if is_telling(upper) and clause.dep_ not in ("conj", "advcl"):
            return
        shared = [timed for timed in times if timed.clause == upper and timed.of_clause]
        if clause.dep_ == "conj" and not (_continues(clause, upper) and simple_past(upper) and simple_past(clause)):
            shared = [timed for timed in shared if timed.root.i < upper.i]
        yield shared
        clause = upper


def _on_condition(clause: Token) -> bool:
    """Whether a conjunction gives the clause a day of its own: "if", "before"."""
    marks = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod")}
    return bool(marks & dating_words(clause.lang_).conditions)


def _subject_start(clause: Token) -> int:
    subjects = [child.left_edge.i for child in clause.children if child.dep_ in ("nsubj", "nsubjpass")]
    return min(subjects, default=clause.i)


def _relates_subject(clause: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") and child.tag_ in ("WDT", "WP") for child in clause.children)
