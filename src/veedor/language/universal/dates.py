"""Dates in digits, which the parser takes for things: "lo detuvieron el 3/3/2025"."""

from __future__ import annotations

import re

from veedor.language.universal.tree import Tree

_DATE = re.compile(r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}")
_THINGS = ("obj", "iobj", "nsubj", "appos", "nmod")
_VERBAL = ("VERB", "AUX")


def written_dates(tree: Tree) -> None:
    """A date in digits without a preposition tells when the verb above it happened; it is neither subject nor object.

    It leaves alone what has a preposition ("la marcha del 3/3/2025") and what hangs on no verb.
    """
    for i, word in enumerate(tree.lower):
        if tree.dep[i] not in _THINGS or tree.marked(i) is not None or _DATE.fullmatch(word) is None:
            continue
        verb = _verb_above(tree, i)
        if verb is not None:
            tree.move(i, verb, "obl")
            tree.pos[i] = "NUM"


def _verb_above(tree: Tree, i: int) -> int | None:
    node = i
    while tree.head[node] != node:
        node = tree.head[node]
        if tree.pos[node] in _VERBAL:
            return node
    return None
