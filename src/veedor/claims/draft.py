"""A claim in the making: still in offsets of a spaCy ``Doc``, not yet dated, attributed or numbered.

Each finder (`events`, `counts`, `statuses`, `deadlines`, `statements`) takes a ``Doc`` and yields drafts;
`veedor.claims.extract` adds what they leave open and turns them into claims in offsets of the report.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from spacy.tokens import Token


@dataclass(slots=True, frozen=True)
class Dating:
    """When something was: EDTF, the basis, and the steps that led there."""

    when: str | None = None
    basis: str | None = None
    derivation: tuple[str, ...] = ()


UNDATED = Dating()


@dataclass(slots=True)
class Draft:
    """A claim in the making.

    Args:
        kind: event, count, status, deadline or statement.
        anchor: the token whose clause tells it: a verb, a nominalisation, the head of a counted noun phrase.
            Attribution and modality are looked up from it.
        evidence: ``(start, end)`` in ``doc.text``: the shortest clause that carries it, within one sentence.
        fields: the fields of the claim's kind. Names as `veedor.claims.claim.Name`; spans (``trigger``, ``cue``,
            ``content``, ``what``) as ``(start, end)`` pairs in ``doc.text``.
        modality: None lets `veedor.language.modality` decide from the anchor.
        attribution: names, nearest first; None lets ``doc._.attributions`` decide from the anchor.
        dating: None lets `veedor.claims.dating` decide from the anchor.
        where: words of the place; None lets `veedor.claims.placing` decide from the anchor.
        explanation: what decided, in words, for ``veedor explain``.
        by: name of what decided beside the rules, such as the learned coder; empty for the rules.
    """

    kind: str
    anchor: Token
    evidence: tuple[int, int]
    fields: dict[str, Any] = field(default_factory=dict)
    modality: str | None = None
    attribution: tuple[Any, ...] | None = None
    dating: Dating | None = None
    where: str | None = None
    explanation: str = ""
    by: str = ""
