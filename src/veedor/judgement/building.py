"""From a group of claims to a record: caption, best supported date, numbers, differences."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from veedor.claims.claim import Claim, CountClaim, DeadlineClaim, EventClaim, Name, Place, StatusClaim
from veedor.edtf import is_edtf
from veedor.judgement import disagreement
from veedor.judgement.index import Index
from veedor.judgement.intervals import Range, extent, length, range_of
from veedor.judgement.record import Record, RecordKind

_C = TypeVar("_C", bound=Claim)
_BASES = ("stated", "relative", "derived", "publication", None)
_MODALITIES = ("asserted", "alleged", "planned", "hypothetical", "negated")


def build(claims: Sequence[Claim], index: Index) -> Record:
    """The record of claims that are judged to speak of one thing.

    Args:
        claims: one or more claims of one kind, not statements; any order.
        index: what is looked up about them.

    Raises:
        ValueError: if the claims are of several kinds, or statements, or none.
    """
    members = sorted(claims, key=index.order)
    kinds = {c.kind for c in members}
    if len(kinds) != 1 or kinds == {"statement"}:
        raise ValueError(f"a record is made of claims of one kind, not of {sorted(kinds)}")
    events = [c for c in members if isinstance(c, EventClaim)]
    counts = [c for c in members if isinstance(c, CountClaim)]
    statuses = [c for c in members if isinstance(c, StatusClaim)]
    deadlines = [c for c in members if isinstance(c, DeadlineClaim)]
    if events:
        return _event(events, index)
    if counts:
        return _count(counts, index)
    return _status(statuses, index) if statuses else _deadline(deadlines, index)


def record_id(kind: RecordKind, oldest: str) -> str:
    """The id of a record: its kind and a hash over its kind and its oldest claim."""
    return f"{kind}-{hashlib.sha256(f'{kind}:{oldest}'.encode()).hexdigest()[:16]}"


def _event(claims: list[EventClaim], index: Index) -> Record:
    lead = _lead(claims)
    people = _names(((c, c.recipients) for c in claims), index)
    actors = _names(((c, c.actors) for c in claims), index)
    best = _best_dated(claims)
    undated = [
        d for c in claims if c.when is None and c.modality in ("asserted", "alleged") and (d := index.published(c))
    ]
    return _record(
        "event",
        claims,
        index,
        label=_caption(lead.trigger.text, people or actors),
        type=lead.type,
        mode=lead.mode,
        subjects=actors,
        recipients=people,
        when=best.when if best else None,
        when_basis=best.when_basis if best else None,
        latest=min(undated).isoformat() if undated and best is None else None,
        size=_size([s[0] for c in claims if (s := index.size(c))]),
        disagreements=disagreement.of_events(claims, index),
    )


def _count(claims: list[CountClaim], index: Index) -> Record:
    ordered = sorted(claims, key=lambda c: (_as_of(c, index), index.order(c)))
    newest = ordered[-1]
    value = range_of(newest)
    sources = _names(((c, (n,)) for c in ordered if (n := index.source_name(c))), index)
    published = index.published(newest)
    attributed = [n.name for n in newest.attribution[-1:]]
    return _record(
        "count_series",
        ordered,
        index,
        label=" / ".join([newest.unit, *attributed]),
        type=newest.unit,
        modality=newest.modality,
        subjects=sources,
        when=newest.when,
        when_basis=newest.when_basis,
        latest=published.isoformat() if newest.when is None and published else None,
        low=value.low if newest.low is not None or newest.qualifier == "about" else None,
        high=value.high if newest.high is not None else None,
        disagreements=disagreement.of_counts(ordered, index),
    )


def _status(claims: list[StatusClaim], index: Index) -> Record:
    lead = _lead(claims)
    told = [c for c in claims if c.modality != "negated"] or claims
    when, basis = _interval(told, index)
    undated = [d for c in claims if c.when is None and (d := index.published(c))]
    subjects = _names(((c, (c.subject,)) for c in claims), index)
    return _record(
        "status",
        claims,
        index,
        label=_caption(lead.state.replace("_", " "), subjects),
        type=lead.state,
        subjects=subjects,
        when=when,
        when_basis=basis,
        latest=max(undated).isoformat() if undated else None,
        size=_size([s[0] for c in claims if (s := index.size(c))]),
        disagreements=disagreement.of_statuses(claims, index),
    )


def _deadline(claims: list[DeadlineClaim], index: Index) -> Record:
    lead, best = _lead(claims), _best_dated(claims)
    return _record(
        "deadline",
        claims,
        index,
        label=(best or lead).what.text,
        type=lead.category,
        subjects=_names(((c, c.parties) for c in claims), index),
        when=best.when if best else None,
        when_basis=best.when_basis if best else None,
        disagreements=disagreement.of_deadlines(claims, index),
    )


def _record(kind: RecordKind, claims: Sequence[Claim], index: Index, **fields: object) -> Record:
    """What all kinds have in common; the id follows the claim that is oldest by publication."""
    oldest = min(claims, key=index.order)
    given: dict[str, Any] = {
        "id": record_id(kind, oldest.id),
        "kind": kind,
        "claims": tuple(c.id for c in claims),
        "where": _place(claims),
        "modality": min((c.modality for c in claims), key=_MODALITIES.index),
        "extractor": ", ".join(sorted({c.extractor for c in claims if c.extractor})),
        **fields,
    }
    return Record(**given)


def _lead(claims: Sequence[_C]) -> _C:
    """The member that gives type and caption: in the strongest modality, then the first published."""
    return min(claims, key=lambda c: _MODALITIES.index(c.modality))


def _best_dated(claims: Sequence[_C]) -> _C | None:
    """The member with the best supported date: by basis, then the shortest, then the first published."""
    dated = [c for c in claims if c.when and is_edtf(c.when) and c.modality != "negated"]
    return min(dated, key=lambda c: (_BASES.index(c.when_basis), _days(c.when)), default=None)


def _days(when: str | None) -> float:
    days = length(extent(when))
    return float("inf") if days is None else days


def _interval(claims: Sequence[StatusClaim], index: Index) -> tuple[str | None, str | None]:
    """Begin and end each from the claim that supports it best; the basis is that of the begin.

    An end that other claims outlast is none (`disagreement.not_cut_short`).
    """
    dated = [c for c in claims if c.when and is_edtf(c.when)]
    spans = [c for c in dated if "/" in (c.when or "")]
    starts = [c for c in spans if _part(c, 0) is not None]
    ends = [c for c in disagreement.not_cut_short(spans, index) if _part(c, 1) is not None]
    if not starts and not ends:
        best = _best_dated(dated)
        return (best.when, best.when_basis) if best else (None, None)
    begin = min(starts, key=lambda c: (_BASES.index(c.when_basis), _days(_part(c, 0))), default=None)
    end = min(
        ends,
        key=lambda c: (_part(c, 0) is None, _BASES.index(c.when_basis), _days(_part(c, 1))),
        default=None,
    )
    when = f"{(begin and _part(begin, 0)) or '..'}/{(end and _part(end, 1)) or '..'}"
    lead = begin or end
    if lead is None or not is_edtf(when):
        best = _best_dated(dated)
        return (best.when, best.when_basis) if best else (None, None)
    return when, lead.when_basis


def _part(claim: Claim, at: int) -> str | None:
    part = (claim.when or "").split("/")[at]
    return part if part not in ("", "..") else None


def _names(told: Iterable[tuple[Claim, Iterable[Name]]], index: Index) -> tuple[Name, ...]:
    """One name object for each key, in order of first mention; the longest form of a name stands for it."""
    found: dict[str, Name] = {}
    for claim, names in told:
        for name in names:
            key = index.key(name, claim)
            if key not in found or len(name.name) > len(found[key].name):
                found[key] = name
    return tuple(found.values())


def _caption(what: str, names: Sequence[Name]) -> str:
    who = ", ".join(n.name for n in names[:3]) + (", ..." if len(names) > 3 else "")
    return f"{what}: {who}" if who else what


def _place(claims: Sequence[Claim]) -> Place | None:
    """The most specific place: the one with most words, first published."""
    places = [c.where for c in claims if c.where]
    return max(places, key=lambda p: len(p.name.split()), default=None)


def _size(sizes: list[Range]) -> int | None:
    """The exact number that most members tell; the first of equals."""
    exact = [int(r.low) for r in sizes if r.low == r.high]
    return Counter(exact).most_common(1)[0][0] if exact else None


def _as_of(claim: CountClaim, index: Index) -> date:
    low, high = extent(claim.when)
    return high or low or index.published(claim) or date.max
