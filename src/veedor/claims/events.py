"""Events: concrete acts by somebody, by frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from veedor.claims.claim import Name
from veedor.claims.draft import Draft
from veedor.claims.evidence import clause
from veedor.claims.framing import frames
from veedor.claims.framing.frames import Matched
from veedor.claims.generality import VERBAL, is_general
from veedor.claims.naming import names
from veedor.claims.parties import affected, controlling, doing, parties
from veedor.language import modality, syntax


@dataclass(slots=True, frozen=True)
class Event:
    """A matched frame with the modality in which it is told."""

    matched: Matched
    modality: str


def find(doc: Doc) -> list[Event]:
    """The events of a document, in text order, without the acts that a request, refusal or threat only asks for.

    Args:
        doc: a parsed document with names and attributions.
    """
    found = [m for token in doc for m in frames.matches(token)]
    inside = _inside(found)
    kept = [Event(m, _modality(m)) for m in found if m.trigger.i not in inside]
    return [e for e in _one_act_once(kept) if not is_general(e.matched, e.modality)]


def _one_act_once(events: list[Event]) -> Iterator[Event]:
    """Of co-ordinated words for one act ("arrested or detained", "attacked and beaten") the one with a mode, else the
    first."""
    told: dict[tuple[int, str], Event] = {}
    for event in events:
        matched = event.matched
        key = (syntax.governor(matched.trigger).i, matched.frame.type)
        first = told.get(key)
        if first is None or first.matched.trigger.i == matched.trigger.i or not _same_patients(first, event):
            told[key if first is None else (matched.trigger.i, f"{matched.frame.id}")] = event
        elif first.matched.mode is None and matched.mode is not None:
            told[key] = event
    return iter(sorted(told.values(), key=lambda e: e.matched.trigger.i))


def _same_patients(first: Event, second: Event) -> bool:
    """Whether both are done to the same, or the first word leaves its object to the second."""
    a, b = first.matched.recipients, second.matched.recipients
    return not a or not b or a[0].i == b[0].i


def told_by_frames(doc: Doc) -> frozenset[int]:
    """Indices of the words that carry an act that a frame tells, belong to it, or are its content."""
    found = [m for token in doc for m in frames.matches(token)]
    return frozenset(_inside(found) | {m.trigger.i for m in found})


def _inside(found: list[Matched]) -> set[int]:
    """Indices of the words that belong to an act of a frame, or are its content, and tell no act of their own."""
    return _contents(found) | {i for m in found for i in m.consumed}


def drafts(events: list[Event]) -> Iterator[Draft]:
    """Events as drafts of claims."""
    acts = {event.matched.trigger.i: event.matched for event in events}
    for event in events:
        matched = event.matched
        actors, recipients = _both_sides(matched, acts)
        yield Draft(
            "event",
            matched.trigger,
            clause(matched.trigger),
            {
                "type": matched.frame.type,
                "mode": matched.mode,
                "modes": (matched.mode,) if matched.mode else (),
                "contexts": matched.frame.contexts,
                "actors": actors,
                "recipients": recipients,
                "trigger": (matched.trigger.idx, matched.trigger.idx + len(matched.trigger)),
            },
            modality=event.modality,
            explanation=f"frame {matched.frame.id}",
        )


MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which each of several actors acts towards the others, where nobody else is named."""


JUDGING = frozenset({"ACCUSE", "SUPPORT"})
"""Types by which an act is judged, and with it whoever does it."""


def _both_sides(matched: Matched, acts: Mapping[int, Matched]) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Who acts, and towards whom; who condemns or hails an act turns to whoever does it.

    Args:
        matched: the act.
        acts: the acts of the document by the index of their trigger.
    """
    if matched.frame.type in JUDGING and any(r.i in acts and r.pos_ == "NOUN" for r in matched.recipients):
        judged = [acts[r.i] for r in matched.recipients if r.i in acts]
        return names(parties(matched.actors)), names(parties(head for act in judged for head in act.actors))
    doers = parties(matched.actors) or doing(matched.trigger) or controlling(matched.trigger, matched.actors)
    actors, recipients = names(doers), names(parties(matched.recipients) or affected(matched.trigger))
    if matched.frame.type in MUTUAL:
        return actors, recipients or (actors if len(actors) > 1 else ())
    own = {actor.name.lower() for actor in actors}
    return actors, tuple(r for r in recipients if r.name.lower() not in own)  # "Ana ended her hunger strike"


def _contents(found: list[Matched]) -> set[int]:
    """Token indices inside the content of verbal acts that are coded themselves."""
    inside: set[int] = set()
    for matched in found:
        if matched.frame.content or matched.match.content:
            inside.update(token.i for token in content_of(matched))
    return inside


def content_of(matched: Matched) -> Iterator[Token]:
    """The words of what a verbal act asks for, promises, threatens or refuses, without facts told on the side."""
    doc = matched.trigger.doc
    for head in _content_heads(matched):
        yield from (doc[i] for i in _reach(head, matched.trigger))


def _content_heads(matched: Matched) -> list[Token]:
    trigger = matched.trigger
    heads = list(matched.complements)
    for child in trigger.children:
        if child.i < trigger.i:
            continue
        if child.dep_ in ("dobj", "xcomp", "ccomp"):
            heads.append(child)
        elif child.dep_ == "prep":
            heads.extend(t for t in child.children if t.dep_ in ("pobj", "pcomp"))
    return heads


def _reach(head: Token, trigger: Token) -> Iterator[int]:
    """The head and what is asked for with it; facts told on the side (relative and participle clauses) stay outside."""
    stack = [head]
    while stack:
        token = stack.pop()
        yield token.i
        for child in token.children:
            if child.dep_ in ("relcl", "nsubj", "parataxis", "appos") or child.i == trigger.i:
                continue
            if child.dep_ == "acl" and child.tag_ in ("VBN", "VBG"):
                continue
            if child.dep_ == "advcl" and not syntax.infinitive(child):
                continue
            stack.append(child)


def _modality(matched: Matched) -> str:
    """The modality of the act; a verbal act counts as done once it is uttered."""
    found = modality.of_act(matched.trigger)
    if matched.match.negated:
        return "asserted"
    if matched.frame.type in VERBAL and found == "alleged":
        return "asserted"
    promised = matched.frame.type == "AGREE" and found == "planned"  # "we will continue to work with" is the promise
    return "asserted" if promised else found
