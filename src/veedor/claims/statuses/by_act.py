"""Statuses from acts: who was arrested is detained, who was killed is dead."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims.draft import Draft
from veedor.claims.events import Event
from veedor.claims.framing.frames import Matched
from veedor.claims.generality import is_unreal_infinitive
from veedor.claims.statuses.drafting import in_clause
from veedor.claims.statuses.state_file import words_of
from veedor.language import modality
from veedor.language.grammar import listed


def from_act(event: Event) -> Iterator[Draft]:
    """The statuses that an act gives to whom it is done to, or to who does it."""
    matched = event.matched
    spec = matched.status
    if spec is None or _is_unreal(matched.trigger) or _is_denied(matched) or is_unrealised(event):
        return
    for head in bearing_heads(matched):
        if _is_anybody(head) and (event.modality == "negated" or _is_aside(matched.trigger)):
            continue
        why = f"frame {matched.frame.id} puts its {spec.of} in this state"
        yield from in_clause(matched.trigger, head, spec.state, why, heard=event.modality)


def bearing_heads(matched: Matched) -> tuple[Token, ...]:
    """The heads of the noun phrases that an act puts in its state."""
    spec = matched.status
    if spec is None:
        return ()
    return matched.recipients if spec.of == "recipient" else matched.actors


def _is_denied(matched: Matched) -> bool:
    """ "pleaded not guilty": the complement that makes the act is denied."""
    complements = matched.match.complement
    return any(modality.negated(c) for c in matched.complements if c.lemma_.lower() in complements and c.pos_ == "ADJ")


def _is_aside(act: Token) -> bool:
    """Whether an act is named, or told to say who is meant: "a suspect's arrest", "a person who was charged"."""
    return act.pos_ == "NOUN" or act.dep_ in ("relcl", "acl", "pcomp")


def _is_anybody(head: Token) -> bool:
    """ "a suspect could not be held for longer": a rule for anybody."""
    indefinite = any(c.lower_ in listed("indefinite", head.lang_) for c in head.children if c.dep_ == "det")
    return indefinite and head.lemma_.lower() in listed("anybody", head.lang_)


def _is_unreal(act: Token) -> bool:
    """ "amounts to an execution", "the law prohibits the detention of minors" tell of nobody executed or detained."""
    if act.pos_ != "NOUN":
        return False
    unreal = words_of("unreal", act.lang_)
    governing = [act.head, act.head.head, act.head.head.head] if act.head.dep_ == "prep" else [act.head]
    return any(t.lemma_ in unreal for t in governing if t.i < act.i)


def is_unrealised(event: Event) -> bool:
    """Whether an act that nothing else takes out of plain fact is told in an infinitive that no verb makes a fact."""
    return event.modality == "asserted" and is_unreal_infinitive(event.matched.trigger)
