"""A status in the making."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.claims.draft import Draft
from veedor.claims.evidence import clause, phrase
from veedor.claims.statuses.bearers import Bearer, bearers
from veedor.claims.statuses.state_file import states

COUNTED = "counted"
"""Where a draft keeps which number counts its group, until all drafts of a document are there."""


def draft(
    anchor: Token, bearer: Bearer, state: str, *, evidence: tuple[int, int], why: str, heard: str | None = None
) -> Draft:
    """The draft of one status.

    Args:
        anchor: the word that tells the state; dates, places and sources are looked up from it.
        bearer: who is in the state.
        state: a code of ``states.yaml``.
        evidence: offsets in the document.
        why: what decided, in words.
        heard: the modality, where something but the anchor decides it.
    """
    fields = {
        "subject": bearer.name,
        "state": state,
        "huridocs": states()[state].huridocs,
        "size": bearer.size,
        COUNTED: bearer.counted,
    }
    return Draft("status", anchor, evidence, fields, modality=heard, explanation=why)


def in_clause(anchor: Token, head: Token | None, state: str, why: str, *, heard: str | None = None) -> Iterator[Draft]:
    """A draft for each bearer behind `head`, with the anchor's clause as evidence."""
    for bearer in bearers(head):
        yield draft(anchor, bearer, state, evidence=clause(anchor), why=why, heard=heard)


def in_phrase(anchor: Token, head: Token, state: str, why: str, *, heard: str | None = None) -> Iterator[Draft]:
    """A draft for each bearer behind `head`, with the phrase of `head` as evidence."""
    for bearer in bearers(head):
        yield draft(anchor, bearer, state, evidence=phrase(head), why=why, heard=heard)
