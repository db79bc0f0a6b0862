"""All statuses of a document, each once a subject, state and sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from veedor.claims.draft import Draft
from veedor.claims.events import Event
from veedor.claims.generality import is_unreal_infinitive
from veedor.claims.spells import duration_of
from veedor.claims.statuses.by_act import from_act
from veedor.claims.statuses.by_attribute import from_noun
from veedor.claims.statuses.by_noun import from_assuming, from_existing, from_title
from veedor.claims.statuses.by_predicate import from_verb
from veedor.claims.statuses.drafting import COUNTED
from veedor.claims.statuses.implied import from_arrivals, from_calls
from veedor.claims.statuses.membership import from_membership
from veedor.language import modality


def find(doc: Doc, events: Sequence[Event]) -> Iterator[Draft]:
    """The statuses of a document, in text order: one a subject, state and sentence.

    Args:
        doc: a parsed document with names and attributions.
        events: what `veedor.claims.events.find` found in it.

    Returns:
        Drafts with modality and duration. Who would be, could be or should be in a state is not in it and has none;
        neither has anybody in particular not spoken of ("exiled lawyers", "anyone jailed over speech").
    """
    told = _once(_direct(doc, events))
    told = _once(_of_members(doc, events, told), told)
    for draft in _once([*from_calls(events, told), *from_arrivals(doc, told)], told):
        draft.fields.pop(COUNTED)
        yield draft


def _direct(doc: Doc, events: Sequence[Event]) -> Iterator[Draft]:
    for event in events:
        yield from from_act(event)
    titled: set[str] = set()
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from from_verb(token)
            yield from from_assuming(token)
            yield from from_existing(token)
        elif token.pos_ in ("NOUN", "PROPN", "NUM", "PRON"):
            yield from from_noun(token)
            for draft in from_title(token):
                surname = draft.fields["subject"].name.split()[-1]
                if surname not in titled:
                    titled.add(surname)
                    yield draft


def _of_members(doc: Doc, events: Sequence[Event], told: Sequence[Draft]) -> Iterator[Draft]:
    for token in doc:
        if token.pos_ in ("VERB", "AUX"):
            yield from from_membership(token, events, told)


def _once(drafts: Iterable[Draft], told: Sequence[Draft] = ()) -> list[Draft]:
    """In text order, without those only imagined, each subject and state once a sentence: where it is told how long it
    lasted, else in a clause rather than in passing ("after his arrest, he was kept in a cell"), else first.

    What was told before stays as it is.
    """
    before = {_key(draft) for draft in told}
    kept: dict[Key, Draft] = {}
    for draft in sorted(drafts, key=lambda d: d.anchor.i):
        key = _key(draft)
        if draft.modality is None:
            draft.modality = modality.of_act(draft.anchor)
            if draft.modality == "asserted" and is_unreal_infinitive(draft.anchor):
                continue  # "the law provides for the accused to remain free"
        lasting = draft.anchor.pos_ != "PROPN"  # a title has no length, whatever its sentence tells
        draft.fields["duration"] = duration_of(draft.anchor, draft.fields["state"]) if lasting else None
        if draft.modality == "hypothetical" or key in before:
            continue
        earlier = kept.get(key)
        if earlier is None or _weight(draft) > _weight(earlier):
            kept[key] = draft
    return sorted([*told, *kept.values()], key=lambda d: d.anchor.i)


Key = tuple[str, str, int, int | None]
"""Name, state, sentence, and the number that counts a group."""


def _key(draft: Draft) -> Key:
    fields = draft.fields
    return fields["subject"].name.lower(), fields["state"], draft.anchor.sent.start, fields[COUNTED]


def _weight(draft: Draft) -> tuple[bool, bool]:
    return draft.fields["duration"] is not None, draft.anchor.pos_ in ("VERB", "AUX")
