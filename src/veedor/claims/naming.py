"""Name objects of claims, made from noun-phrase heads."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from spacy.tokens import Doc, Token

from veedor.claims.claim import Name
from veedor.edtf import bounds
from veedor.language import naming
from veedor.language.actors import directory
from veedor.language.naming import Found


def names(heads: Iterable[Token]) -> tuple[Name, ...]:
    """The name objects behind the heads, co-ordination spread and pronouns resolved, without repeats."""
    return objects(f for head in heads for f in naming.names_of(head))


def objects(found: Iterable[Found]) -> tuple[Name, ...]:
    """What was found as name objects, without repeats."""
    return tuple(Name(f.name, f.entity, f.country, f.sectors) for f in naming.unique(found))


def on_the_day(value: Any, when: str | None, doc: Doc) -> Any:
    """Name objects with the sectors that their actors had when the act took place.

    Args:
        value: a field of a claim; whatever is no name object, nor a tuple of them, comes back as it is.
        when: EDTF date of the claim; without one, or without a first day, the report's day stands.
        doc: the report, which says what a user adds to the packs.
    """
    if isinstance(value, tuple) and value and isinstance(value[0], Name):
        return tuple(on_the_day(name, when, doc) for name in value)
    if not isinstance(value, Name) or value.entity is None or when is None:
        return value
    day, _ = bounds(when)
    known = directory.of(doc._.context.actors)
    actor = known.get(value.entity)
    if actor is None or not actor.roles or day is None:
        return value
    return msgspec.structs.replace(value, sectors=known.sectors(actor, day) or value.sectors)


def words_of(value: Any) -> Any:
    """The names of name objects, without what the packs tell of them; anything else as it is."""
    if isinstance(value, tuple):
        return tuple(words_of(each) for each in value)
    return value.name if isinstance(value, Name) else value
