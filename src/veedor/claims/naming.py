"""Name objects of claims, made from noun-phrase heads."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from veedor.claims.claim import Name
from veedor.language import naming


def names(heads: Iterable[Token]) -> tuple[Name, ...]:
    """The name objects behind the heads, co-ordination spread and pronouns resolved, without repeats."""
    found = naming.unique(f for head in heads for f in naming.names_of(head))
    return tuple(Name(name, None, country, sectors) for name, country, sectors in found)
