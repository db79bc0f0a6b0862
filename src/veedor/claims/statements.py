"""Statements: somebody says something, with the cue and the words of the content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from veedor.claims.draft import Draft
from veedor.claims.naming import names
from veedor.language import modality, syntax
from veedor.language.attribution import Attribution

_SHORTEST = 3
"""Contents shorter than this many characters are no statement."""


def find(doc: Doc) -> Iterator[Draft]:
    """The statements of a document, in text order."""
    for told in doc._.attributions:
        yield from _drafts(doc, told)


def _drafts(doc: Doc, told: Attribution) -> Iterator[Draft]:
    if told.source is None or told.carried or told.content[1] - told.content[0] < _SHORTEST:
        return
    anchor = doc[told.anchor]
    if modality.of_act(anchor) in ("hypothetical", "planned"):
        return
    for head, cue in ((told.source, told.cue), (told.further, None)):
        if head is None:
            continue
        for speaker in names([doc[head]]):
            yield Draft(
                "statement",
                anchor,
                _evidence(doc, told),
                {
                    "speaker": speaker,
                    "cue": cue or _citing(anchor),
                    "content": told.content,
                    "label": told.label,
                    "addressee": _addressee(anchor),
                },
                modality="negated" if told.denial or modality.negated(anchor) else "asserted",
                explanation=f"reporting word {anchor.lemma_}",
            )


def _citing(verb: Token) -> tuple[int, int]:
    """The words "citing" of "X reported, citing Y"."""
    for child in verb.children:
        if child.dep_ == "advcl" and child.lemma_ in ("cite", "quote"):
            return child.idx, child.idx + len(child)
    return verb.idx, verb.idx + len(verb)


def _evidence(doc: Doc, told: Attribution) -> tuple[int, int]:
    """From the source, cue and content what lies in one sentence, at most 400 characters."""
    sent = doc[told.anchor].sent
    source = doc[told.source] if told.source is not None else doc[told.anchor]
    points = [told.cue, told.content, (source.left_edge.idx, source.idx + len(source))]
    inside = [p for p in points if p[0] >= sent.start_char and p[1] <= sent.end_char] or [told.content]
    start, end = min(p[0] for p in inside), max(p[1] for p in inside)
    if end - start > 400:
        start, end = told.content[0], min(told.content[1], told.content[0] + 400)
    return start, end


def _addressee(verb: Token) -> object:
    if verb.pos_ != "VERB":
        return None
    target = syntax.dative(verb) or (syntax.object_of(verb) if verb.lemma_ in ("tell", "inform", "assure") else None)
    found = names([target]) if target is not None else ()
    return found[0] if found else None
