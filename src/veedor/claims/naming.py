"""Name objects of claims, made from noun-phrase heads."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from veedor.claims.claim import Name
from veedor.language import naming
from veedor.language.naming import Found


def names(heads: Iterable[Token]) -> tuple[Name, ...]:
    """The name objects behind the heads, co-ordination spread and pronouns resolved, without repeats."""
    return objects(f for head in heads for f in naming.names_of(head))


def objects(found: Iterable[Found]) -> tuple[Name, ...]:
    """What was found as name objects, without repeats."""
    return tuple(Name(f.name, f.entity, f.country, f.sectors) for f in naming.unique(found))
