"""Does a clause speak of the past or of the future? From tags where there are some, else from cue words."""

from __future__ import annotations

import re
from typing import Any, cast

from veedor.language.tenses import Tense, sets_ahead, verb_tense
from veedor.language.timexes.rules import Grammar

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
                return "future" if sets_ahead(node, self._before(span.start)) else verb_tense(node)
            if node.dep_ in ("relcl", "acl", "advcl") and node.pos_ in _VERBS:
                return verb_tense(node)
        return None

    def _before(self, start: int) -> str:
        return str(self._doc[start - 1].lower_) if start > 0 else ""

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
