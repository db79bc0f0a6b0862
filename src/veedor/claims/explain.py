"""Why an event was found: the frame, what filled its arguments, what it was told as, and the frames that lost.

Also tells the words that a frame knows and none took, since a missing event needs an explanation as much as one that
is there. It explains events; dates tell their own steps in ``derivation``.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc, Token

from veedor.claims import events, evidence, unframed
from veedor.claims.events import Event
from veedor.claims.framing import frames
from veedor.claims.framing.frame_file import Frame, Match
from veedor.claims.learned.coder import Coder, coder
from veedor.claims.naming import names
from veedor.claims.parties import parties
from veedor.claims.unframed import NONE, SURE, Coded
from veedor.language import detection, modality, runtime
from veedor.language.actors.entries import Actor
from veedor.language.annotations import Context, whole_text
from veedor.reports.report import Report
from veedor.spans import Span


class Lost(msgspec.Struct, frozen=True):
    """A frame that knows the word and did not tell the event.

    Args:
        frame, type, mode: which.
        why: names of the conditions that were not met, as the frame file spells them; empty where a more specific
            frame came first.
    """

    frame: str
    type: str
    mode: str | None
    why: tuple[str, ...]


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of one word.

    Args:
        trigger: the word.
        sentence: where it stands.
        frame, type, mode: the frame that took it, or None.
        rule: the conditions of the match that held, as the frame file writes them.
        actors, recipients: names of the arguments.
        modality: how the act is told, or None.
        dropped: why a frame that matched gives no event, or None.
        lost: the other frames.
        probabilities: type -> probability by the learned coder where it was asked, the three greatest first; NONE is
            that no act passes between the two.
    """

    trigger: Span
    sentence: Span
    frame: str | None = None
    type: str | None = None
    mode: str | None = None
    rule: dict[str, object] = {}
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    modality: str | None = None
    dropped: str | None = None
    lost: tuple[Lost, ...] = ()
    probabilities: dict[str, float] = {}


def explain(doc: Doc, asked: Coder | None = None) -> Iterator[Explanation]:
    """Explanations of a parsed document, in text order, one for each word that a frame knows and reading it gave.

    Args:
        doc: a document that has gone through the pipeline.
        asked: the learned coder to ask about acts that no frame tells; explains also the words that it was asked about.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("The court released two men.")
    >>> [(e.trigger.text, e.frame, e.recipients) for e in explain(doc)]
    [('released', 'release', ('men',))]
    """
    found: dict[int, list[Event]] = {}
    for event in events.find(doc):
        found.setdefault(event.matched.trigger.i, []).append(event)
    coded = {} if asked is None else {c.of.trigger.i: c for c in unframed.asked_about(doc, asked)}
    for token in doc:
        told = frames.considered(token)
        if token.i in coded:
            yield _coded(coded[token.i], told)
            continue
        if not told:
            continue
        taken = found.get(token.i, [])
        if not taken:
            yield _dropped(token, told)
        for event in taken:
            yield _explained(event, told)


def of_report(
    report: Report, *, model: str | None = None, actors: tuple[Actor, ...] = (), learned: bool = False
) -> list[Explanation]:
    """Explanations of a report, in text order; offsets are those of its text.

    Args:
        report: its language is told from its words where it states none.
        model: an installed spaCy pipeline to use instead of Veedor's own.
        actors: what to add to the packs of actors.
        learned: whether to ask the learned coder about acts that no frame tells.

    Raises:
        UsageError: L002 for a language without a pipeline.
        MissingPartError: L001 if its model is not installed, L004 if the libraries of the coder are not.
    """
    language = detection.language_of(report)
    nlp = runtime.load(language, model=model)
    doc = nlp.make_doc(report.text)
    doc._.context = Context.of(report, language, actors)
    return list(explain(nlp(doc), coder(language) if learned else None))


Considered = list[tuple[Frame, Match, tuple[str, ...]]]


def _explained(event: Event, told: Considered) -> Explanation:
    matched = event.matched
    return Explanation(
        trigger=_span(matched.trigger, *_bounds(matched.trigger)),
        sentence=_span(matched.trigger, *evidence.sentence(matched.trigger)),
        frame=matched.frame.id,
        type=matched.frame.type,
        mode=matched.mode,
        rule=_rule(matched.match),
        actors=tuple(n.name for n in names(matched.actors)),
        recipients=tuple(n.name for n in names(matched.recipients)),
        modality=event.modality,
        lost=_lost(told, but=matched.frame.id),
    )


def _coded(coded: Coded, told: Considered) -> Explanation:
    """What the learned coder made of a word; an act only where it is sure."""
    one = coded.of
    likely = sorted(coded.probabilities.items(), key=lambda item: -item[1])[:3]
    sure = coded.type != NONE and coded.probability >= SURE
    return Explanation(
        trigger=_span(one.trigger, *_bounds(one.trigger)),
        sentence=_span(one.trigger, *evidence.sentence(one.trigger)),
        type=coded.type if sure else None,
        actors=tuple(n.name for n in names(parties([one.source]))),
        recipients=tuple(n.name for n in names(parties([one.target]))),
        modality=modality.of_act(one.trigger),
        dropped=None if sure else f"the learned coder is not sure: {coded.type} {coded.probability:.2f}",
        lost=_lost(told),
        probabilities={type_: round(value, 4) for type_, value in likely},
    )


def _dropped(token: Token, told: Considered) -> Explanation:
    matched = next(iter(frames.matches(token)), None)
    return Explanation(
        trigger=_span(token, *_bounds(token)),
        sentence=_span(token, *evidence.sentence(token)),
        dropped=None if matched is None else f"{matched.frame.id}: content of another act, the same act, or in general",
        lost=_lost(told),
    )


def _lost(told: Considered, *, but: str | None = None) -> tuple[Lost, ...]:
    found: dict[str, Lost] = {}
    for frame, match, why in told:
        better = frame.id not in found or len(why) < len(found[frame.id].why)
        if frame.id != but and better:
            found[frame.id] = Lost(frame.id, frame.type, match.mode or frame.mode, why)
    return tuple(found.values())


def _rule(match: Match) -> dict[str, object]:
    """The conditions of a match that are set; of the trigger words, which are many, only that they are there."""
    written: dict[str, object] = msgspec.to_builtins(match)
    unset: dict[str, object] = msgspec.to_builtins(Match())
    return {k: v for k, v in written.items() if v != unset[k] and k not in ("verb", "noun")}


def _bounds(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _span(token: Token, start: int, end: int) -> Span:
    return Span.of(whole_text(token.doc), start, end)
