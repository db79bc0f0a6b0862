"""Clauses and phrases that comment on the sentence around them: "as she put it", "according to the union"."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.grammar import listed
from veedor.language.quotations import Range, trimmed
from veedor.language.telling.taken import FINITE, end_of


def of_comment(verb: Token) -> tuple[Range, ...]:
    """What "as she put it" comments on: the rest of its sentence, the longest stretch first."""
    doc, sent = verb.doc, verb.sent
    left, right = verb.left_edge, verb.right_edge
    parts = []
    if left.i > sent.start:
        parts.append(trimmed(doc, (sent.start_char, left.idx)))
    if right.i + 1 < sent.end:
        parts.append(trimmed(doc, (doc[right.i + 1].idx, sent.end_char)))
    return tuple(sorted((p for p in parts if p[0] < p[1]), key=lambda p: p[0] - p[1]))


def of_phrase(first: Token, source: Token) -> Range:
    """What "according to X" vouches for: its noun phrase where it hangs on one, otherwise the clause around it."""
    doc, sent = first.doc, first.sent
    after = end_of(_end_of_source(source))
    opening = next((t for t in sent if not t.is_space), first)
    if opening.i == first.i:
        return trimmed(doc, (after, sent.end_char))
    head = first.head
    if head.pos_ in ("NOUN", "PROPN") and doc[first.i - 1].text != "," and head.i < first.i:
        noun = _outermost_noun(head)
        if not _is_adjunct(noun):
            return trimmed(doc, (noun.left_edge.idx, first.idx))
    verb = syntax.clause_head(head) if head.pos_ not in ("VERB", "AUX") else head
    if verb.i > first.i:
        return trimmed(doc, (after, sent.end_char))
    return trimmed(doc, (_main_clause(verb).left_edge.idx, first.idx))


def _end_of_source(source: Token) -> Token:
    """The last word of a source's phrase, without a phrase behind a comma that the parser hung on it: "Según el balance
    de la red, al 3 de mayo había"."""
    for token in source.subtree:
        if token.i > source.i and token.dep_ == "prep" and token.i > 0 and token.nbor(-1).text == ",":
            return token.nbor(-1)
    return _before_swallowed_clause(source) or source.right_edge


def _before_swallowed_clause(source: Token) -> Token | None:
    """ "A decir del senador, el plan fracasó", where the parser hung all that follows on the source: the comma before
    it, if it is a clause that tells nothing of the source."""
    sent = source.sent
    if any(t.tag_ in FINITE for t in sent if t.i > source.right_edge.i):
        return None
    for token in source.subtree:
        if token.text != "," or token.i <= source.i or token.i + 1 >= sent.end:
            continue
        behind = token.nbor(1)
        relative = behind.tag_ in ("WP", "WDT", "WRB") or behind.nbor(1).tag_ in ("WP", "WDT")
        if not relative and any(t.tag_ in FINITE for t in source.doc[token.i + 1 : sent.end]):
            return token
    return None


def _is_adjunct(noun: Token) -> bool:
    """Whether a noun only tells when or where a clause happens, so that a phrase after it belongs to the clause."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.head.pos_ not in ("VERB", "AUX"):
        return False
    return prep.lower_ in listed("circumstance", noun.lang_)


def _outermost_noun(noun: Token) -> Token:
    """ "the detention of 900 people" for "people"."""
    while noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun


def _main_clause(verb: Token) -> Token:
    while (
        verb.dep_ in ("conj", "advcl", "relcl", "acl", "xcomp") and verb.head.i < verb.i and verb.head.sent == verb.sent
    ):
        verb = verb.head
        if verb.pos_ not in ("VERB", "AUX"):
            verb = syntax.clause_head(verb)
            break
    return verb
