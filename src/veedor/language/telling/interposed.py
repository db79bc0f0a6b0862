"""The sentence that "she said" closes ("It rained, she said") or stands in ("It, she said, rained")."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.language import syntax
from veedor.language.quotations import QUOTES, Range, trimmed
from veedor.language.telling.clauses import cut
from veedor.language.telling.reporting import Rule, reporting_words, verb_rule
from veedor.language.telling.sources import reliance
from veedor.language.telling.taken import FINITE, Taken


def around(verb: Token, rule: Rule, end: int) -> Taken | None:
    """The sentence that "she said" closes ("It rained, she said") or stands in ("It, she said, rained").

    Found by the order of the words, since parsers hang such a clause in many ways.
    """
    if "clause" not in rule.takes or verb.tag_ not in (*FINITE, "VBN") or syntax.is_passive(verb):
        return None
    if any(c.tag_ == "WRB" for c in verb.lefts):
        return None  # "when she called for a vote" closes no sentence that she says
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if not subjects or any(c.dep_ in ("mark", "neg") for c in verb.children) or _is_relative(verb, subjects[0]):
        return None
    sent, doc = verb.sent, verb.doc
    left = min([verb.i, subjects[0].left_edge.i, *(c.i for c in verb.lefts if c.dep_ in ("aux", "advmod"))])
    if left <= sent.start + 1 or doc[left - 1].text not in _BREAKS:
        return None
    if any(c.dep_ in ("ccomp", "xcomp") and c.i > verb.i and not _broken_off(verb, c) for c in verb.children):
        return None
    if any(prep in rule.about for prep, _ in syntax.prepositions(verb)):
        return None
    right = _end_of_cue(verb, subjects[0])
    if right is None or _only_circumstance(verb, left):
        return None
    before = trimmed(doc, (sent.start_char, doc[left - 1].idx))
    after = _goes_on(verb, right, left)
    if before[0] >= before[1]:
        return None
    if after is None:
        told = any(t.tag_ in FINITE or t.text in QUOTES for t in doc[sent.start : left])
        return Taken((before,), end, clause=True) if told else None
    parts = sorted((before, after), key=lambda p: p[0] - p[1])
    return Taken(tuple(p for p in parts if p[0] < p[1]), end, clause=True)


def resumed(verb: Token, rule: Rule, end: int) -> Taken | None:
    """ "X reported, citing Y, that it rained": the clause that goes on behind whom X relies on."""
    citing = reliance(verb) if "clause" in rule.takes else None
    if citing is None:
        return None
    that = reporting_words(verb.lang_).that
    for token in verb.doc[citing.i + 1 : verb.sent.end]:
        if token.lower_ in that and token.dep_ == "mark" and token.nbor(-1).text == ",":
            content = trimmed(verb.doc, (token.idx + len(token), verb.sent.end_char))
            return Taken((content,), end, clause=True) if content[0] < content[1] else None
    return None


def _only_circumstance(verb: Token, left: int) -> bool:
    """ "While they welcomed it, they noted ...": what stands before belongs to the verb's own clause."""
    own = {t.i for c in verb.lefts if c.dep_ in _CIRCUMSTANCE for t in c.subtree}
    return all(t.i in own or t.is_punct or t.is_space for t in verb.doc[verb.sent.start : left])


_CIRCUMSTANCE = ("advcl", "prep", "npadvmod", "advmod", "cc", "mark", "intj")


def _broken_off(verb: Token, clause: Token) -> bool:
    """Whether a comma or a quotation mark stands between the verb and the clause."""
    return any(t.text in _BREAKS for t in verb.doc[verb.i + 1 : clause.left_edge.i + 1])


_BREAKS = frozenset((",", "”", '"', "’", "—", "–", "--", "-", "''", "»"))


_LONGEST_CUE = 40
"""Tokens from the verb to the end of its cue."""


def _is_relative(verb: Token, subject: Token) -> bool:
    return verb.dep_ in ("relcl", "acl") or subject.tag_ in ("WDT", "WP")


def _end_of_cue(verb: Token, subject: Token) -> int | None:
    """Index of the last token of "X told reporters on Friday", or None where the clause says something itself."""
    right = max(verb.i, subject.right_edge.i if subject.i > verb.i else 0)
    for child in verb.rights:
        if child.i <= right:
            continue
        if child.is_punct or child.dep_ in ("advcl", "conj", "cc", "parataxis", "ccomp", "xcomp"):
            break
        if child.dep_ == "dobj" and syntax.dative(verb) is None and not _addressed(verb):
            return None
        right = child.right_edge.i
    stop = next((t.i - 1 for t in verb.doc[verb.i + 1 : right + 1] if t.text == "," and subject.i < verb.i), right)
    return stop if stop - verb.i < _LONGEST_CUE else None


def _addressed(verb: Token) -> bool:
    """Whether the object of the verb is who is told, as with "tell"."""
    rule = verb_rule(verb)
    return rule is not None and "object" not in rule[0].takes


def _goes_on(verb: Token, right: int, left: int) -> Range | None:
    """What follows an interposed "she said," up to the end of the sentence."""
    doc, sent = verb.doc, verb.sent
    if right + 2 >= sent.end or doc[right + 1].text not in _BREAKS:
        return None
    first = doc[right + 2]
    governed = verb.dep_ in ("parataxis", "ccomp", "dep", "advcl", "intj") and verb.head.i > right
    bare = not any(t.tag_ in FINITE for t in doc[sent.start : left])
    beside = verb.dep_ == "parataxis" and first.pos_ in ("ADP", "SCONJ")
    if not (governed or bare or beside):
        return None
    start, stop = trimmed(doc, (first.idx, sent.end_char))
    return trimmed(doc, (start, cut(verb, start, stop)))
