"""The shortest stretch of one sentence that carries a claim."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.claims.dating_words import dating_words
from veedor.language import syntax

LONGEST = 400
"""The contract allows evidence of one sentence and at most 400 characters."""

_CLAUSES = {"ROOT", "conj", "advcl", "ccomp", "xcomp", "acl", "relcl", "pcomp", "parataxis", "dep", "csubj"}
_CUT_BELOW = {"advcl", "ccomp", "relcl", "parataxis", "conj", "csubj", "acl:relcl"}


def phrase(token: Token) -> tuple[int, int]:
    """Offsets of the token's subtree without trailing punctuation and without clauses that hang below it.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("Police arrested two men who had protested.")
    >>> start, end = phrase(doc[3])
    >>> doc.text[start:end]
    'two men'
    """
    return _bounded(token, list(_within(token)))


def clause(token: Token) -> tuple[int, int]:
    """Offsets of the clause that the token stands in: its verb with arguments, within `LONGEST` characters.

    A nominalisation is taken with its own phrase, a verb with its arguments but without clauses subordinate to it.
    """
    if token.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") and token.dep_ != "ROOT":
        return phrase(token)
    left_to_another = [t for obj in syntax.shared_object(token) for t in _within(obj)]
    return _bounded(token, _within(token) + left_to_another)


def sentence(token: Token) -> tuple[int, int]:
    """Offsets of the token's sentence, cut around the token where it is longer than `LONGEST`."""
    sent = token.sent
    return _fit(token, sent.start_char, sent.end_char)


def _within(head: Token) -> list[Token]:
    """The head and what hangs below it, not going into clauses that start after it."""
    kept, stack = [head], [head]
    while stack:
        for child in stack.pop().children:
            if child.dep_ == "punct" or _joins(child, head) or _is_apart(child, head):
                continue
            kept.append(child)
            stack.append(child)
    return kept


def _is_apart(token: Token, head: Token) -> bool:
    """A clause of its own, or what is co-ordinated with the head itself; "killed Ana and Luis" is one clause."""
    if token.dep_ == "cc":
        return token.head.i == head.i or token.head.pos_ in ("VERB", "AUX")
    if token.dep_ == "conj" and token.head.i != head.i and token.pos_ not in ("VERB", "AUX"):
        return False
    return token.dep_ in _CUT_BELOW and token.i > head.i


def _joins(token: Token, head: Token) -> bool:
    """A conjunction that only ties the clause to the one above it; "if" and "unless" say what it is worth and stay."""
    known = dating_words(token.lang_).joining
    return token.dep_ == "mark" and token.head.i == head.i and token.lower_ in known


def _bounded(token: Token, tokens: list[Token]) -> tuple[int, int]:
    first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
    return _fit(token, first.idx, last.idx + len(last))


def _fit(token: Token, start: int, end: int) -> tuple[int, int]:
    """Shorten to `LONGEST` around the token, at word boundaries, never leaving the range."""
    if end - start <= LONGEST:
        return start, end
    doc = token.doc
    words = list(doc.char_span(start, end, alignment_mode="contract") or token.sent)
    kept_from = kept_to = token.i
    while True:
        left = kept_from > words[0].i and doc[kept_to].idx + len(doc[kept_to]) - doc[kept_from - 1].idx <= LONGEST
        if left:
            kept_from -= 1
        right = kept_to < words[-1].i and (doc[kept_to + 1].idx + len(doc[kept_to + 1]) - doc[kept_from].idx <= LONGEST)
        if right:
            kept_to += 1
        if not left and not right:
            return doc[kept_from].idx, doc[kept_to].idx + len(doc[kept_to])
