"""Who "we" is where a report speaks for itself: the organisation that published it, as the report's source says."""

from __future__ import annotations

import re

from spacy.tokens import Token

from veedor.language.actors import directory
from veedor.language.grammar import among
from veedor.language.identifying import Identity, day_of
from veedor.language.quotations import quotations

_NAME = re.compile(r"[^\W\d_a-zà-ÿ][^\n:/@]{1,79}")
"""What reads as a name: it begins with a capital and is no address or key."""


def issuer(token: Token) -> tuple[str, Identity] | None:
    """The name and identity of whoever says "we" outside of quotations, or None.

    Args:
        token: a pronoun that nothing in the text resolves.
    """
    source = token.doc._.context.source
    if source is None or not among(token, "we") or not _NAME.fullmatch(source) or _quoted(token):
        return None
    known = directory.of(token.doc._.context.actors)
    found = {c.id for c in known.find(source)}
    actor = known.get(found.pop()) if len(found) == 1 else None
    if actor is None:
        return source, (None, None, ())
    return source, (actor.id, actor.country, known.sectors(actor, day_of(token)))


def _quoted(token: Token) -> bool:
    """Whether a word stands in a quotation, where "we" is whoever is quoted."""
    return any(quotation.start <= token.idx < quotation.end for quotation in quotations(token.doc))
