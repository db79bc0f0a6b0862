"""Records as tables for people: one table a kind, each record with its sources and differences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from veedor.claims.claim import Claim
from veedor.cli.text import Column, counted, number, plain, table
from veedor.judgement.record import Disagreement, Record, RecordKind
from veedor.reports.report import Report

SHORT = 8
"""Characters of an id that are shown after its kind; any beginning that is unique is understood."""

KINDS: dict[RecordKind, tuple[str, str]] = {
    "event": ("event", "events"),
    "count_series": ("count", "counts"),
    "status": ("status", "statuses"),
    "deadline": ("deadline", "deadlines"),
}
"""How a kind is called, one and many."""


def listing(
    records: Sequence[Record],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    headings: bool = True,
) -> str:
    """All records, grouped by kind, in the order given.

    Args:
        records: what to list.
        claims, reports: by id, for the sources.
        headings: whether each kind is headed by its number.
    """
    parts = []
    for kind, (one, many) in KINDS.items():
        chosen = [record for record in records if record.kind == kind]
        if not chosen:
            continue
        if headings:
            parts.append(counted(len(chosen), one, many).upper())
        rows = [(short(r.id), when(r), caption(r, claims, reports)) for r in chosen]
        parts.append(table((Column("ID"), Column("WHEN"), Column("WHAT", wraps=True)), rows))
    return "\n\n".join(parts)


def short(identity: str) -> str:
    """The beginning of an id, long enough for people.

    >>> short("event-0123456789abcdef"), short("c-0123456789"), short("causa-abierta-17")
    ('event-01234567', 'c-01234567', 'causa-abierta-17')
    """
    kind, dash, rest = identity.partition("-")
    return f"{kind}{dash}{rest[:SHORT]}" if re.fullmatch(r"[0-9a-f]+", rest) else identity


def when(record: Record) -> str:
    """The date of a record, or its latest bound.

    >>> when(Record(id="r", kind="event", claims=(), label="", type="AID", latest="2025-05-07"))
    'by 2025-05-07'
    """
    if record.when:
        return record.when
    return f"by {record.latest[:10]}" if record.latest else "undated"


def caption(record: Record, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> str:
    """What a record is, then a line of its sources, then a line for each difference between them."""
    lines = [plain(f"{lead(record)}{record.label}")]
    lines.append(sources(record, claims, reports))
    lines += [difference(each) for each in record.disagreements]
    if record.supersedes:
        lines.append(f"replaces {', '.join(short(each) for each in record.supersedes)}")
    return "\n".join(lines)


def lead(record: Record) -> str:
    """What stands before the label: code, number, and any modality but the one to be expected."""
    expected = ("asserted", "planned") if record.kind == "deadline" else ("asserted",)
    modality = "" if record.modality in expected else f"({record.modality}) "
    if record.kind == "event":
        return f"{record.type}{'-' + record.mode if record.mode else ''}: {modality}"
    if record.kind == "count_series":
        return f"{modality}{interval(record.low, record.high)} "
    if record.kind == "status":  # the label begins with the state
        return modality
    return f"{record.type.replace('_', ' ')}: {modality}"


def interval(low: float | None, high: float | None) -> str:
    """A number or a range of numbers.

    >>> interval(850, 949), interval(5, 5), interval(200, None), interval(None, 10)
    ('850 to 949', '5', 'at least 200', 'at most 10')
    """
    if low is None and high is None:
        return "unknown number"
    if high is None:
        return f"at least {number(low)}"
    if low is None:
        return f"at most {number(high)}"
    return number(low) if low == high else f"{number(low)} to {number(high)}"


def sources(record: Record, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> str:
    """How many claims, from whom, and on whose word: ``2 claims: Radio Faro (on the word of Foro Penal)``."""
    told: dict[str, list[str]] = {}
    for claim in (claims[each] for each in record.claims if each in claims):
        report = reports.get(claim.report)
        who = (report.source or report.title) if report else None
        words = told.setdefault(plain(who or claim.report), [])
        words += [plain(claim.attribution[0].name)] if claim.attribution else []
    parts = [f"{who} (on the word of {_row(words)})" if words else who for who, words in told.items()]
    return f"{counted(len(record.claims), 'claim')}: {'; '.join(parts)}"


def _row(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))


def difference(each: Disagreement) -> str:
    """One difference between claims: ``differs in date: 2025-05-06 / 2025-05-07``."""
    values = " / ".join(dict.fromkeys(plain(value) for value in each.values))
    about = each.type if each.type in ("date", "framing") else f"{each.type} ({each.field.replace('_', ' ')})"
    return f"differs in {about}: {values}"
