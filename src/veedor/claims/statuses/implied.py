"""States that follow from others: who is to be freed is held, who was held and arrives abroad is in exile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from veedor.claims import dating
from veedor.claims.draft import Dating, Draft
from veedor.claims.events import Event, content_of
from veedor.claims.evidence import clause
from veedor.claims.framing import frames
from veedor.claims.framing.frames import Matched
from veedor.claims.statuses.bearers import bearers, is_country
from veedor.claims.statuses.by_act import bearing_heads, is_unrealised
from veedor.claims.statuses.drafting import draft, in_clause
from veedor.claims.statuses.state_file import words_of
from veedor.language import syntax
from veedor.language.names import name_tokens, text_of

_CONFINED = frozenset({"in_refuge", "detained", "in_hiding", "house_arrest", "released", "deported"})


def from_calls(events: Sequence[Event], told: Sequence[Draft]) -> Iterator[Draft]:
    """Who is in the state that a called-for act would end: a call to free somebody says that he is held.

    Only for those of whom the report does not tell it already.
    """
    known = [(d.fields["state"], _words(d)) for d in told]
    for matched in _called_for(events):
        before = matched.status.before if matched.status is not None else None
        if before is None:
            continue
        for head in bearing_heads(matched):
            for found in in_clause(
                matched.trigger, head, before, f"{matched.frame.id} is called for", heard="asserted"
            ):
                if not any(state == before and words & _words(found) for state, words in known):
                    known.append((before, _words(found)))
                    yield found


def _called_for(events: Sequence[Event]) -> Iterator[Matched]:
    """The acts that are asked for or refused, and those told as not done but to be done."""
    for event in events:
        if event.matched.frame.type in ("REQUEST", "REJECT"):
            for token in content_of(event.matched):
                yield from frames.matches(token)
        elif event.modality == "hypothetical" or is_unrealised(event):
            yield event.matched


def _words(found: Draft) -> frozenset[str]:
    """The words by which a name is known again: those of a person's name, the last of a group's."""
    words = found.fields["subject"].name.split()
    proper = frozenset(w.lower() for w in words if w[0].isupper())
    return proper if words[-1][0].isupper() else frozenset(words[-1:])


def from_arrivals(doc: Doc, told: Sequence[Draft]) -> Iterator[Draft]:
    """Who was confined or in refuge and has arrived in a country abroad is in exile there.

    Only for subjects whose confinement, refuge or release the same report tells: a traveller is no exile.
    """
    confined = {d.fields["subject"].name.lower() for d in told if d.fields["state"] in _CONFINED}
    if not confined:
        return
    for token in doc:
        if token.lemma_ not in words_of("arriving", token.lang_):
            continue
        subject = syntax.subject(token) if token.pos_ == "VERB" else syntax.possessor(token)
        inside = words_of("in", token.lang_)
        place = next((t for p, t in syntax.prepositions(token) if p in inside and is_country(t)), None)
        if subject is None or place is None:
            continue
        for bearer in bearers(subject):
            if bearer.name.name.lower() in confined:
                why = f"{token.lower_} of someone confined before"
                found = draft(token, bearer, "exiled", evidence=clause(token), why=why)
                found.dating = _arrived(token)
                found.where = found.fields["place"] = text_of(name_tokens(place))
                yield found


def _arrived(token: Token) -> Dating:
    """When: the date of the arrival itself, else of the announcement of it, which is told as news of that day."""
    own = dating.of_status(token, "exiled")
    announcing = syntax.clause_head(token)
    if own.when is not None or announcing.i == token.i:
        return own
    return dating.of_status(announcing, "exiled")
