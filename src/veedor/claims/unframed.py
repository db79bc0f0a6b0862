"""Acts that no frame tells, asked of the learned coder.

A verb that no frame knows in this place, with a named doer and a named party that it is done to, is put to the coder
(`veedor.claims.learned.coder`). What it is sure of becomes an event; the rest stays untold. Verbs of saying and words
that characterise tell no act, so they are not asked about.

It is off unless asked for. On reports of repression, which the frames are made for, it changes F1 of events by less
than a hundredth either way; it is for news of other matters (trade, war, diplomacy), where a frame is often missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from spacy.tokens import Doc, Token

from veedor.claims import events
from veedor.claims.draft import Draft
from veedor.claims.evidence import clause, phrase
from veedor.claims.generality import is_norm, is_unreal_infinitive
from veedor.claims.learned.coder import Coder
from veedor.claims.learned.pair import Pair
from veedor.claims.naming import names
from veedor.claims.parties import parties, takes_part
from veedor.language import modality, syntax
from veedor.language.annotations import whole_text
from veedor.language.grammar import among, listed

SURE = 0.9
"""Least probability of a type for an act to be told. Below it, on reports of repression, more were wrong than right."""
NONE = "NONE"


@dataclass(slots=True, frozen=True)
class Unframed:
    """A verb between two parties that no frame tells.

    Args:
        trigger: the verb.
        source, target: heads of who does it and of whom it is done to.
    """

    trigger: Token
    source: Token
    target: Token


@dataclass(slots=True, frozen=True)
class Coded:
    """What the coder made of it: the type, its probability, and the probabilities of all."""

    of: Unframed
    type: str
    probability: float
    probabilities: dict[str, float]


def candidates(doc: Doc, told: frozenset[int]) -> Iterator[Unframed]:
    """The verbs to ask about.

    Args:
        doc: a parsed document with names and attributions.
        told: words that carry or belong to an act that a frame tells (`events.told_by_frames`).
    """
    aside = told | {found.anchor for found in doc._.attributions or ()}
    for token in doc:
        if token.pos_ != "VERB" or token.i in aside or token.lemma_ in listed("untold", token.lang_):
            continue
        if token.dep_ in ("amod", "compound", "aux") or is_unreal_infinitive(token) or is_norm(token):
            continue
        source, target = syntax.doer(token), _target(token)
        if source is not None and target is not None and _is_pair(source, target):
            yield Unframed(token, source, target)


def _target(verb: Token) -> Token | None:
    """Whom it is done to: the object, else the first party behind a preposition."""
    thing = syntax.patient(verb)
    for head in (syntax.dative(verb), thing, *(t for _, t in syntax.prepositions(verb))):
        if head is None:
            continue
        found = parties([head])
        if found and takes_part(found[0]) and not _is_place_only(head, verb):
            return found[0]
    return None


def _is_place_only(head: Token, verb: Token) -> bool:
    """ "met in Geneva": where it was, not whom it was done to."""
    return head.head.i != verb.i and among(head.head, "locative")


def _is_pair(source: Token, target: Token) -> bool:
    named = takes_part(source) and source.i != target.i and source.lemma_ != target.lemma_
    return named and not any(t.pos_ == "PRON" and among(t, "impersonal") for t in (source, target))


def asked_about(doc: Doc, coder: Coder) -> Iterator[Coded]:
    """What the coder makes of every verb that it is asked about, in text order, also where it is not sure."""
    asked = list(candidates(doc, events.told_by_frames(doc)))
    for one, said in zip(asked, coder.code([_pair(one) for one in asked]), strict=True):
        type_ = max(said, key=lambda t: said[t])
        yield Coded(one, type_, said[type_], said)


def find(doc: Doc, coder: Coder) -> list[Coded]:
    """What the coder is sure of, in text order."""
    return [c for c in asked_about(doc, coder) if c.type != NONE and c.probability >= SURE]


def _pair(one: Unframed) -> Pair:
    """The sentence with its two parties marked."""
    sentence = one.trigger.sent
    start = sentence.start_char
    text = whole_text(one.trigger.doc)[start : sentence.end_char]
    spans = []
    for head in (one.source, one.target):
        low, high = phrase(head)
        spans.append((max(low - start, 0), min(high - start, len(text))))
    return Pair(text, *spans)


def drafts(found: Sequence[Coded], *, by: str) -> Iterator[Draft]:
    """What was coded as drafts of claims, one for a verb.

    Args:
        found: what the coder is sure of.
        by: name of the coder.
    """
    for _, group in groupby(found, key=lambda c: c.of.trigger.i):
        best = max(group, key=lambda c: c.probability)
        verb = best.of.trigger
        yield Draft(
            "event",
            verb,
            clause(verb),
            {
                "type": best.type,
                "mode": None,
                "modes": (),
                "contexts": (),
                "actors": names(parties([best.of.source])),
                "recipients": names(parties([best.of.target])),
                "trigger": (verb.idx, verb.idx + len(verb)),
            },
            modality=modality.of_act(verb),
            explanation=f"learned coder: {best.type} {best.probability:.2f}",
            by=by,
        )
