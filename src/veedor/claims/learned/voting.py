"""Rules and the learned coder asked together which act the source of a pair does to its target.

The frames say what they see between the two; the learned coder gives probabilities. Where a frame has the source as
its actor and the target as its recipient it weighs much, where it only stands on the path between them it weighs less.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from spacy.tokens import Doc, Token

from veedor.claims.framing import frames
from veedor.claims.learned.coder import coder
from veedor.claims.learned.pair import Pair
from veedor.language import syntax

BOTH, ONE, BETWEEN = 1.0, 0.6, 0.3
"""How much a frame weighs that has source and target as actor and recipient, one of them, or stands on their path."""
TRUST = 3.0
"""Weight of a frame's say against the logarithm of the learned probability."""
NONE = "NONE"
CONCESSION = ("CONCEDE", "RETREAT")
"""One act, promised or carried out: which of the two it is is decided after the act itself."""


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What was decided for a pair, and why.

    Args:
        type: a PLOVER type.
        frames: PLOVER type -> weight of the frames that say so.
        learned: PLOVER type -> probability, empty where no learned coder is installed for the language.
    """

    type: str | None
    frames: dict[str, float]
    learned: dict[str, float]


def answers(nlp: Any, pairs: Sequence[Pair], *, learned: bool = True) -> list[Answer]:
    """Decide each pair.

    Args:
        nlp: a pipeline of `veedor.language.runtime`.
        pairs: sentences with source and target.
        learned: whether to ask the learned coder beside the rules.

    Raises:
        MissingPartError: L004 if `learned` and the libraries of the coder are not installed.
    """
    model = coder(nlp.lang) if learned else None
    probable = model.code(pairs) if model is not None else [{} for _ in pairs]
    docs = nlp.pipe((p.text for p in pairs), batch_size=32)
    return [decide(told(doc, pair), given) for doc, pair, given in zip(docs, pairs, probable, strict=True)]


def decide(said: Mapping[str, float], probable: Mapping[str, float]) -> Answer:
    """One answer of what the frames say and what the learned coder holds probable.

    Args:
        said: PLOVER type -> weight of the frames that say so.
        probable: PLOVER type (and ``NONE``) -> probability; empty without the coder.

    The pair is given, so ``NONE`` is no answer; without frames and coder the type is None.
    """
    known = [t for t in probable if t != NONE] or list(said)

    def score(*types: str) -> float:
        probability = sum(probable.get(t, 0.0) for t in types) if probable else 1.0
        return math.log(max(probability, 1e-6)) + TRUST * max(said.get(t, 0.0) for t in types)

    acts = [(t,) for t in known if t not in CONCESSION] + [tuple(t for t in CONCESSION if t in known)]
    best = max((act for act in acts if act), key=lambda act: score(*act), default=())
    type_ = max(best, key=lambda t: score(t), default=None)
    return Answer(type=type_, frames=dict(said), learned=dict(probable))


def told(doc: Doc, pair: Pair) -> dict[str, float]:
    """What the frames tell of a pair: PLOVER type -> the greatest weight of a frame that says so."""
    source, target = _tokens(doc, pair.source), _tokens(doc, pair.target)
    between = _path(doc, source, target)
    found: dict[str, float] = defaultdict(float)
    for token in doc:
        for matched in frames.matches(token):
            acts = any(a.i in source for a in matched.actors)
            suffers = any(r.i in target for r in matched.recipients)
            near = token.i in between
            weight = BOTH if acts and suffers else ONE if near and (acts or suffers) else BETWEEN if near else 0.0
            if weight:
                found[matched.frame.type] = max(found[matched.frame.type], weight)
    return dict(found)


def _tokens(doc: Doc, span: tuple[int, int] | None) -> set[int]:
    if span is None:
        return set()
    return {t.i for t in doc if t.idx < span[1] and t.idx + len(t) > span[0]}


def _path(doc: Doc, source: set[int], target: set[int]) -> set[int]:
    """The words between the two in the tree; those above one where the other is left out."""
    above = [_above(doc, words) for words in (source, target) if words]
    if len(above) < 2:
        return {t.i for line in above for t in line}
    first, second = ({t.i for t in line} for line in above)
    return (first ^ second) | {t.i for t in above[0] if t.i in second}


def _above(doc: Doc, words: set[int]) -> list[Token]:
    head = next((doc[i] for i in sorted(words) if doc[i].head.i not in words or doc[i].head.i == i), doc[min(words)])
    return [head, *syntax.ancestors_in_sentence(head)]
