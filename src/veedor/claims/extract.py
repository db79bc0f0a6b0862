"""From reports to claims: reads, parses, finds, dates, attributes, and says where every word stands.

Streaming: reports go in batches through one pipeline a language; nothing is kept but the batch.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any, cast

from spacy.tokens import Doc

import veedor.language.attribution
from veedor.claims import dating, events, placing, statements, statuses, unframed
from veedor.claims.ahead import deadlines
from veedor.claims.claim import (
    Claim,
    CountClaim,
    DeadlineClaim,
    EventClaim,
    Modality,
    Name,
    Place,
    StatementClaim,
    StatusClaim,
)
from veedor.claims.counting import counts
from veedor.claims.draft import UNDATED, Dating, Draft
from veedor.claims.learned.coder import Coder, coder
from veedor.claims.naming import names, on_the_day, words_of
from veedor.edtf import bounds, is_edtf
from veedor.errors import Diagnostic, diagnostic
from veedor.language import detection, modality, runtime
from veedor.language.actors.entries import Actor
from veedor.language.annotations import Context, whole_text
from veedor.language.installing import is_missing
from veedor.language.wrapping import unwrapped
from veedor.reports.passages import Reading
from veedor.reports.report import Report
from veedor.spans import Span

EXTRACTOR = "veedor-rules/0.1.0"
"""Name and version of what makes the claims; a new version adds its claims beside the old ones."""

_LARGEST_BATCH = 32
_BATCH_CHARACTERS = 40_000
_SPANS = {"trigger", "cue", "content", "what"}
_KINDS: dict[str, Any] = {
    "event": EventClaim,
    "count": CountClaim,
    "status": StatusClaim,
    "deadline": DeadlineClaim,
    "statement": StatementClaim,
}

Problem = Callable[[Diagnostic], None]


def extract(
    reports: Iterable[Report],
    *,
    model: str | None = None,
    actors: tuple[Actor, ...] = (),
    learned: bool = False,
    on_problem: Problem | None = None,
) -> Iterator[tuple[Report, list[Claim]]]:
    """The claims of each report, in the order of the reports.

    Args:
        reports: what `veedor.reports.read` gave; a stream is read batch by batch.
        model: name of an installed spaCy pipeline to use instead of the language's own.
        actors: what to add to the packs of actors, as `veedor.language.actors.reading.read` gives it; it wins over
            the packs.
        learned: whether to ask the learned coder about acts that no frame tells (`veedor.claims.unframed`), in the
            languages that have one.
        on_problem: called with a diagnostic for a report whose language cannot be read, or whose language's model is
            still to be installed; the report then has no claims. Without it the problem is raised.

    Returns:
        Pairs of report and claims. The same report, text and extractor version give the same claims and ids.

    Raises:
        UsageError: L002 for a language without a pipeline, if `on_problem` is None.
        MissingPartError: L001 if the language model is not installed, L004 if `learned` and the libraries of the coder
            are not.
    """
    for language, group in groupby(reports, key=detection.language_of):
        if model is None and (language not in runtime.MODELS or is_missing(language)):
            yield from _unread(group, language, on_problem)
            continue
        yield from _extract_in(group, language, model, actors, coder(language) if learned else None)


def _unread(
    reports: Iterable[Report], language: str, on_problem: Problem | None
) -> Iterator[tuple[Report, list[Claim]]]:
    for report in reports:
        if on_problem is None:
            runtime.load(language)
        else:
            on_problem(_why_unread(language, report))
        yield report, []


def _why_unread(language: str, report: Report) -> Diagnostic:
    origin = report.origin or None
    if language in runtime.MODELS:
        return runtime.missing(language, origin)
    return diagnostic("L002", file=origin, language=language, report=report.id)


def _extract_in(
    reports: Iterable[Report], language: str, model: str | None, actors: tuple[Actor, ...], asked: Coder | None
) -> Iterator[tuple[Report, list[Claim]]]:
    nlp = runtime.load(language, model=model)

    for batch in _batches(reports):
        readings = [Reading.of(report.text) for report in batch]
        docs = [
            _prepared(nlp, report, reading, language, actors) for report, reading in zip(batch, readings, strict=True)
        ]
        for doc, report, reading in zip(nlp.pipe(docs, batch_size=_LARGEST_BATCH), batch, readings, strict=True):
            yield report, _claims(doc, report, reading, asked)


def _prepared(nlp: Any, report: Report, reading: Reading, language: str, actors: tuple[Actor, ...]) -> Doc:
    doc: Doc = nlp.make_doc(_LINK_MARK.sub(_blank, unwrapped(reading.text)))
    doc._.context = Context.of(report, language, actors)
    return doc


_LINK_MARK = re.compile(r"\[[a-z]{2,3}\]")
"""Marks behind a link, such as "[en]" for its language or "[sic]": no words of the sentence that they stand in."""


def _blank(mark: re.Match[str]) -> str:
    """White space of the same length, so that every offset stays what it is."""
    return " " * len(mark.group())


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports in order, so many at a time that their text stays within `_BATCH_CHARACTERS`: memory follows the
    text of a batch, and a yearly report is as long as a hundred press releases."""
    batch: list[Report] = []
    size = 0
    for report in reports:
        if batch and (size + len(report.text) > _BATCH_CHARACTERS or len(batch) == _LARGEST_BATCH):
            yield batch
            batch, size = [], 0
        batch.append(report)
        size += len(report.text)
    if batch:
        yield batch


def name_of(asked: Coder | None) -> str:
    """Name and version of what makes the claims: of the rules, and of the learned coder where it is asked."""
    return _extractor("" if asked is None else asked.settings.name)


def _extractor(by: str) -> str:
    return f"{EXTRACTOR}+{by}" if by else EXTRACTOR


def find(doc: Doc, asked: Coder | None = None) -> list[Draft]:
    """All drafts of a document that has gone through the pipeline, by kind and in text order.

    Args:
        doc: the document.
        asked: the learned coder to ask about acts that no frame tells, or None.
    """
    found = events.find(doc)
    coded = [] if asked is None else [*unframed.drafts(unframed.find(doc, asked), by=asked.settings.name)]
    return [
        *events.drafts(found),
        *coded,
        *counts.find(doc),
        *statuses.find(doc, found),
        *deadlines.find(doc),
        *statements.find(doc),
    ]


def _claims(doc: Doc, report: Report, reading: Reading, asked: Coder | None) -> list[Claim]:
    claims: list[Claim] = []
    ids: dict[str, int] = {}
    for draft in find(doc, asked):
        claim = _finish(draft, doc, report, reading, ids)
        if claim is not None:
            claims.append(claim)
    return claims


def _finish(draft: Draft, doc: Doc, report: Report, reading: Reading, ids: dict[str, int]) -> Claim | None:
    """A draft as a claim in offsets of the report; None for one that says again what an earlier one said."""
    text = whole_text(doc)
    evidence = tuple(reading.spans(*_trimmed(text, *draft.evidence)))
    fields = {k: reading.spans(*_trimmed(text, *v))[0] if k in _SPANS else v for k, v in draft.fields.items()}
    identity = _identity(draft, report, evidence[0], fields)
    if identity in ids:
        return None
    ids[identity] = 1
    where = _place(draft)
    if where is not None and draft.kind == "status" and fields.get("place") is None:
        fields["place"] = where.name
    dating_ = _sound(draft.dating if draft.dating is not None else _date(draft))
    fields = {k: on_the_day(v, dating_.when, doc) for k, v in fields.items()}
    claim: Claim = _KINDS[draft.kind](
        id=identity,
        report=report.id,
        evidence=evidence,
        attribution=draft.attribution if draft.attribution is not None else _attribution(draft),
        modality=_not_yet(cast(Modality, draft.modality) if draft.modality else _modality(draft), dating_, report),
        when=dating_.when,
        when_basis=dating_.basis,
        derivation=dating_.derivation,
        where=where,
        extractor=_extractor(draft.by),
        **fields,
    )
    return claim


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets without white space at either end, of which the parser makes words; as they are where nothing is left."""
    words = text[start:end]
    first, last = len(words) - len(words.lstrip()), len(words.rstrip())
    return (start + first, start + last) if first < last else (start, end)


def _sound(told: Dating) -> Dating:
    """A dating whose date can be; an interval that would end before it begins joined two dates that do not belong
    together, and then nothing is known."""
    return told if told.when is None or is_edtf(told.when) else UNDATED


def _not_yet(told: Modality, dating_: Dating, report: Report) -> Modality:
    """What begins after the day of publication cannot have happened: asserted becomes planned."""
    if told != "asserted" or dating_.when is None or report.date is None:
        return told
    earliest, _ = bounds(dating_.when)
    return "planned" if earliest is not None and earliest.isoformat() > report.date else told


def _identity(draft: Draft, report: Report, evidence: Span, fields: dict[str, Any]) -> str:
    """A stable id: the same report, text, extractor and content give the same, whatever packs of actors are read."""
    parts = [report.id, report.text_sha256, _extractor(draft.by), draft.kind, str(evidence.start), str(evidence.end)]
    parts += [f"{k}={words_of(fields[k])!r}" for k in sorted(fields)]
    return "c-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _modality(draft: Draft) -> Modality:
    return cast(Modality, modality.of_act(draft.anchor))


def _attribution(draft: Draft) -> tuple[Name, ...]:
    """The chain of sources around the anchor, nearest first."""
    chain: list[Name] = []
    if draft.kind == "statement":
        own = next((a for a in draft.anchor.doc._.attributions or () if a.anchor == draft.anchor.i), None)
        if own is not None and own.through is not None:
            chain.extend(names([draft.anchor.doc[own.through]]))
    for told in veedor.language.attribution.covering(draft.anchor):
        if told.presumed or told.source is None:
            continue
        heads = [h for h in (told.further, told.source, told.through) if h is not None]
        for head in heads:
            chain.extend(n for n in names([draft.anchor.doc[head]]) if n.name not in {c.name for c in chain})
    return tuple(chain)


def _date(draft: Draft) -> Dating:
    if draft.kind == "event":
        return dating.of_event(draft.anchor)
    if draft.kind == "status":
        told = dating.of_status(draft.anchor, draft.fields["state"])
        if draft.modality == "negated" and told.when is not None:
            return Dating(told.when.removesuffix("/.."), told.basis, told.derivation)  # what is denied does not begin
        return told
    if draft.kind == "count":
        return dating.of_count(draft.anchor, draft.fields["measure"])
    if draft.kind == "deadline":
        return dating.of_deadline(draft.anchor)
    return dating.of_event(draft.anchor) if draft.anchor.pos_ == "VERB" else UNDATED


def _place(draft: Draft) -> Place | None:
    """Where it happened, resolved; none for who is in hiding: a guess could lead somebody there."""
    if draft.kind not in ("event", "status") or draft.fields.get("state") == "in_hiding":
        return None
    words = draft.where or placing.of_act(draft.anchor, act=draft.fields.get("type"))
    return placing.resolve(words, draft.anchor.doc, near=draft.anchor.idx) if words else None
