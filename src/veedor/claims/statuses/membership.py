"""Who belongs to a group in a state: "among those arrested was Luis Sol", "among them are two nurses"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from veedor.claims.draft import Draft
from veedor.claims.events import Event
from veedor.claims.naming import names
from veedor.claims.statuses.bearers import is_somebody
from veedor.claims.statuses.by_act import bearing_heads
from veedor.claims.statuses.drafting import in_clause
from veedor.claims.statuses.state_file import code_of, words_of
from veedor.language import syntax

_FURTHEST = 2
"""Sentences back that "among them" reaches."""


def from_membership(verb: Token, events: Sequence[Event], told: Sequence[Draft]) -> Iterator[Draft]:
    """ "Among them was Ana Brandt", "Ana Brandt was among those freed".

    Args:
        verb: a verb of being.
        events: the acts of the document.
        told: the statuses found so far, in text order.
    """
    group = next((t for p, t in syntax.prepositions(verb) if p in words_of("among", verb.lang_)), None)
    member = syntax.subject(verb) or next(iter(syntax.children(verb, "attr")), None)
    if group is None or member is None or group.i == member.i or not is_somebody(member):
        return
    state = _by_act(group, events) or _by_word(group) or _told_before(group, told)
    if state is not None:
        yield from in_clause(verb, member, state, f"among {group.lower_}")


def _by_act(group: Token, events: Sequence[Event]) -> str | None:
    """The state of "those arrested on Friday"."""
    for event in events:
        spec = event.matched.status
        if spec is not None and any(head.i == group.i for head in bearing_heads(event.matched)):
            return spec.state
    return None


def _by_word(group: Token) -> str | None:
    """The state of "the injured", "those freed", "the detainees"."""
    for section in ("adjectives", "nouns"):
        for form in (group.lower_, group.lemma_.lower()):
            state = code_of(section, group.lang_).get(form)
            if state:
                return state
    return None


def _told_before(group: Token, told: Sequence[Draft]) -> str | None:
    """The last state that was told of the group in this sentence or the ones right before it."""
    wanted = {n.name.lower() for n in names([group])}
    earliest = group.sent.start
    for _ in range(_FURTHEST):
        if earliest > 0:
            earliest = group.doc[earliest - 1].sent.start
    near = [draft for draft in told if earliest <= draft.anchor.i < group.i]
    same = [draft for draft in near if draft.fields["subject"].name.lower() in wanted]
    groups = [draft for draft in near if _is_group(draft)]
    chosen = same or (groups if group.pos_ == "PRON" else [])
    state: str | None = chosen[-1].fields["state"] if chosen else None
    return state


def _is_group(draft: Draft) -> bool:
    """Whether a status is told of several: by a number, or by a common noun."""
    return draft.fields["size"] is not None or draft.fields["subject"].name[0].islower()
