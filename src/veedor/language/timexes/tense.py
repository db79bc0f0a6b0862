"""Does a clause speak of the past or of the future? From tags where there are some, else from cue words."""

from __future__ import annotations

import re
from typing import Any, Literal, cast

from veedor.language.timexes.rules import Grammar

Tense = Literal["past", "future", "ahead"]

_BREAKS = re.compile(r"[.;:!?](?=\s)|[\n—–]|,\s")
_LONGEST = 160
_VERBS = ("VERB", "AUX")


class Clauses:
    """Tells the tense of the clause around a stretch of a text.

    Args:
        text: the whole text.
        grammar: whose cue words to use.
        doc: the spaCy ``Doc``, whose parse is used where it has one.
    """

    def __init__(self, text: str, grammar: Grammar, doc: Any = None) -> None:
        self._text, self._grammar = text, grammar
        self._doc: Any = doc if _parsed(doc) else None

    def tense(self, start: int, end: int) -> Tense | None:
        """Past or future, or None where neither the parse nor a cue word tells."""
        if self._doc is not None:
            found = self._by_parse(start, end)
            if found is not None:
                return found
        return self._by_cues(start, end)

    def _by_parse(self, start: int, end: int) -> Tense | None:
        span = self._doc.char_span(start, end, alignment_mode="expand")
        if span is None:
            return None
        token = span.root
        for node in (token, *token.ancestors):
            if node.pos_ in _VERBS and not (node.i >= span.start and node.i < span.end):
                return "future" if self._moves_to(node, span.start) else verb_tense(node)
            if node.dep_ in ("relcl", "acl", "advcl") and node.pos_ in _VERBS:
                return verb_tense(node)
        return None

    def _moves_to(self, verb: Any, start: int) -> bool:
        """Whether the verb, in whatever tense, sets a date ahead: "postponed to Oct. 31"."""
        before = self._doc[start - 1].lower_ if start > 0 else ""
        return any(verb.lemma_ in verbs and before in prepositions for verbs, prepositions in _SETS_AHEAD)

    def _by_cues(self, start: int, end: int) -> Tense | None:
        text = self._text
        left = text[max(0, start - _LONGEST) : start]
        breaks = [m.end() for m in _BREAKS.finditer(left) if m.end() < len(left) or m.group() == "\n"]
        left = left[breaks[-1] :] if breaks else left
        right = text[end : end + _LONGEST]
        stop = _BREAKS.search(right, 1)
        right = right[: stop.start()] if stop else right
        clause, at = left + _HERE + right, len(left)
        future = [m.span() for m in self._grammar.future.finditer(clause)]
        past = [
            m.span()
            for m in self._grammar.past.finditer(clause)
            if not any(a <= m.start() and m.end() <= b for a, b in future)
        ]
        nearest = [(_gap(span, at), "future") for span in future] + [(_gap(span, at), "past") for span in past]
        return cast(Tense, min(nearest)[1]) if nearest else None


def _parsed(doc: Any) -> bool:
    return doc is not None and bool(doc.has_annotation("DEP")) and bool(doc.has_annotation("TAG"))


_HERE = "\x00"
"""Stands for the expression itself, so that no cue reaches across it."""


def _gap(span: tuple[int, int], at: int) -> int:
    return at - span[1] if span[1] <= at else span[0] - at


def verb_tense(verb: Any) -> Tense | None:
    """The tense of a verb with its auxiliaries.

    Returns:
        ``ahead`` for the present of what is on a calendar ("expires on Tuesday", "is due on 1 December"); an infinitive
        takes the tense of its governor, unless the governor looks forward ("agreed to", "is set to").
    """
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    lowered = {helper.lower_ for helper in helpers}
    if lowered & _MODALS:
        return "past" if "have" in lowered else "future"
    if verb.tag_ == "VBD" or any(helper.tag_ == "VBD" for helper in helpers):
        infinitive = any(child.dep_ == "xcomp" and child.tag_ == "VB" for child in verb.children)
        return None if infinitive and verb.lemma_ == "be" else "past"
    if verb.tag_ == "VBN" and lowered & {"has", "have", "had", "having", "'ve", "’ve"}:
        return "past"
    if verb.tag_ == "VBN" and "be" in lowered:
        return "future"
    if verb.tag_ == "VB":
        return _infinitive(verb)
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl"):
        return "ahead" if verb.lower_ in _AHEAD else "past"
    if verb.tag_ in ("VBZ", "VBP") and (
        verb.lemma_ in _AHEAD or any(child.lower_ in _AHEAD for child in verb.children if child.dep_ == "acomp")
    ):
        return "ahead"
    return None


def _infinitive(verb: Any) -> Tense | None:
    governor = verb.head
    if governor is verb or verb.dep_ not in ("xcomp", "ccomp", "advcl", "acl", "relcl", "conj"):
        return None
    if governor.lemma_ == "be" or governor.lower_ in _AHEAD or governor.lemma_ in _FORWARD or verb.dep_ == "acl":
        return "future"
    return verb_tense(governor) if governor.pos_ in _VERBS else None


_MODALS = {"will", "'ll", "’ll", "wo", "shall", "would", "may", "might", "should", "could", "must", "can"}
_SETS_AHEAD = (
    (
        {
            "postpone",
            "delay",
            "reschedule",
            "adjourn",
            "defer",
            "extend",
            "prolong",
            "schedule",
            "renew",
            "slate",
            "remand",
        },
        {"to", "until", "till", "for"},
    ),
    ({"set", "call", "fix", "plan", "convene"}, {"for"}),
    (
        {
            "demand",
            "urge",
            "order",
            "promise",
            "pledge",
            "agree",
            "ask",
            "want",
            "request",
            "vow",
            "instruct",
            "propose",
        },
        {"by", "until", "before"},
    ),
)
_AHEAD = {"due", "set", "scheduled", "expected", "planned", "slated", "going", "supposed", "upcoming"} | {
    "expire",
    "run",
    "begin",
    "start",
    "open",
    "end",
    "come",
    "take",
}
_FORWARD = {"plan", "promise", "vow", "agree", "threaten", "expect", "hope", "want", "intend", "order", "schedule"} | {
    "pledge",
    "ask",
    "urge",
    "demand",
    "call",
    "decide",
    "prepare",
}
