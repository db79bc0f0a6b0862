"""What a case knows, asked of its tables: current versions, their claims, judgements."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, Select, func, select

from veedor.case import tables
from veedor.case.payloads import to_claim, to_decision, to_report
from veedor.claims.claim import Claim
from veedor.judgement.decisions import Decision
from veedor.ledger import Entry, Ledger
from veedor.ledger.tables import entries, payloads
from veedor.reports.report import Report

_KEPT = 256
"""Reports that `Library` keeps at hand: a few megabytes of text."""


def newest() -> Select[tuple[int]]:
    """Entries of the newest version of each report."""
    return select(func.max(tables.reports.c.seq)).group_by(tables.reports.c.id)


def latest_extractions() -> Select[tuple[int]]:
    """Entries of the latest extraction from the newest version of each report."""
    e = tables.extractions
    return select(func.max(e.c.seq)).where(e.c.report_seq.in_(newest())).group_by(e.c.report_seq)


def reports_in(connection: Connection) -> Iterator[Report]:
    """The newest version of each report, in the order in which these came."""
    r = tables.reports
    query = (
        select(payloads.c.body)
        .join(r, r.c.commitment == payloads.c.commitment)
        .where(r.c.seq.in_(newest()), payloads.c.body.is_not(None))
        .order_by(r.c.seq)
    )
    for (body,) in connection.execute(query).yield_per(50):
        yield to_report(body)


def versions_in(connection: Connection, id: str) -> list[tuple[int, Report]]:
    """Every version of a report with the number of its entry, oldest first."""
    r = tables.reports
    query = (
        select(r.c.seq, payloads.c.body)
        .join(payloads, r.c.commitment == payloads.c.commitment)
        .where(r.c.id == id, payloads.c.body.is_not(None))
        .order_by(r.c.seq)
    )
    return [(seq, to_report(body)) for seq, body in connection.execute(query)]


def arrivals_in(connection: Connection) -> dict[str, int]:
    """Report id -> the entry of its oldest version."""
    r = tables.reports
    rows = connection.execute(select(r.c.id, func.min(r.c.seq)).group_by(r.c.id).order_by(func.min(r.c.seq)))
    return {row.id: row[1] for row in rows}


def claims_in(connection: Connection, *, report: str | None = None) -> Iterator[Claim]:
    """The claims that the record uses: of newest versions, by their latest extraction, without redacted ones.

    Args:
        report: only of the report with this id.
    """
    c, e, r = tables.claims, tables.extractions, tables.reports
    query = (
        select(payloads.c.body)
        .join(c, c.c.commitment == payloads.c.commitment)
        .join(e, e.c.seq == c.c.seq)
        .join(r, r.c.seq == e.c.report_seq)
        .where(c.c.seq.in_(latest_extractions()), payloads.c.body.is_not(None))
        .order_by(r.c.seq, c.c.position)
    )
    if report is not None:
        query = query.where(r.c.id == report)
    for (body,) in connection.execute(query).yield_per(500):
        yield to_claim(body)


def decisions_in(connection: Connection) -> list[Decision]:
    """All judgements, in the order in which they were made."""
    j = tables.judgements
    query = (
        select(entries.c.body, payloads.c.body)
        .join(j, j.c.seq == entries.c.seq)
        .join(payloads, payloads.c.commitment == j.c.commitment)
        .where(payloads.c.body.is_not(None))
        .order_by(j.c.seq)
    )
    return [to_decision(Entry.decode(entry), body) for entry, body in connection.execute(query)]


def extracted_by(connection: Connection, report_seq: int, extractor: str) -> bool:
    """Whether an extractor went over a version of a report already."""
    e = tables.extractions
    found = select(e.c.seq).where(e.c.report_seq == report_seq, e.c.extractor == extractor)
    return connection.execute(found).first() is not None


class Library(Mapping[str, Report]):
    """The newest versions of a case's reports by id, read when they are asked for.

    Args:
        ledger: the ledger of the case.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._kept: OrderedDict[str, Report] = OrderedDict()
        with ledger.reading() as connection:
            r = tables.reports
            query = select(r.c.id, r.c.commitment).where(r.c.seq.in_(newest())).order_by(r.c.seq)
            self._commitments = {row.id: row.commitment for row in connection.execute(query)}

    def __getitem__(self, id: str) -> Report:
        if id in self._kept:
            self._kept.move_to_end(id)
            return self._kept[id]
        body = self._ledger.payload(self._commitments[id])
        if body is None:
            raise KeyError(id)
        report = self._kept[id] = to_report(body)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return report

    def __iter__(self) -> Iterator[str]:
        return iter(self._commitments)

    def __len__(self) -> int:
        return len(self._commitments)
