"""Whether a case is whole: its ledger, the originals, the quotes, and the tables made from the ledger."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, create_engine, select

from veedor.case import computing, tables
from veedor.case.objects import Objects
from veedor.case.payloads import CLAIMS, REPORT, to_claim, to_report
from veedor.case.projecting import noted, project
from veedor.errors import Diagnostic, VeedorError, diagnostic
from veedor.ledger import Entry, Head, Ledger
from veedor.ledger.entry import digest
from veedor.ledger.store import entries_in, head_in, payloads_in
from veedor.reports.report import Report


def verify(ledger: Ledger, objects: Objects, against: Head | None) -> list[Diagnostic]:
    """Everything that is wrong with a case; see `veedor.case.Case.verify`.

    The originals, quotes and tables are looked at only where the ledger itself holds: nothing can be said of
    them from a ledger that does not.
    """
    found = list(ledger.verify(against).faults)
    with ledger.reading() as connection:
        try:
            entries = list(entries_in(connection))
        except VeedorError:
            return found
        broken = {fault.code for fault in found} & {"K002", "K006", "K007", "K008"}
        if broken or not entries:
            return found
        known: set[str] = set()
        for entry, report in _reports(connection, entries):
            known.add(report.bytes_sha256)
            found += _report_faults(objects, report, original=not entry.public.get("text_only", False))
        found += [diagnostic("S032", path=str(path)) for path in objects.strays(known)]
        found += _claim_faults(connection, entries)
        found += _table_faults(connection, entries)
    if (what := computing.deviation(ledger)) is not None:
        found.append(diagnostic("S035", what=what))
    return found


def _reports(connection: Connection, entries: list[Entry]) -> Iterator[tuple[Entry, Report]]:
    for entry in entries:
        if entry.kind == REPORT:
            [body] = payloads_in(connection, entry.payloads)
            if body is not None:
                yield entry, to_report(body)


def _report_faults(objects: Objects, report: Report, *, original: bool) -> Iterator[Diagnostic]:
    if digest(report.text.encode("utf-8", "surrogatepass")) != report.text_sha256:
        yield diagnostic("S033", report=report.id)
    if not original:
        return
    sound = objects.sound(report.bytes_sha256)
    if sound is None:
        yield diagnostic("S030", report=report.id)
    elif not sound:
        yield diagnostic("S031", report=report.id)


def _claim_faults(connection: Connection, entries: list[Entry]) -> Iterator[Diagnostic]:
    """Claims whose evidence does not stand in their report."""
    commitments = {entry.seq: entry.payloads[0] for entry in entries if entry.kind == REPORT}
    for entry in entries:
        if entry.kind != CLAIMS:
            continue
        [body] = payloads_in(connection, [commitments.get(entry.public["report"], "")])
        if body is None:
            continue
        text = to_report(body).text
        for claim in (to_claim(each) for each in payloads_in(connection, entry.payloads) if each is not None):
            if not all(span.fits(text) for span in claim.evidence):
                yield diagnostic("S034", claim=claim.id, report=claim.report)


def _table_faults(connection: Connection, entries: list[Entry]) -> Iterator[Diagnostic]:
    """Tables that are not what the ledger gives, which is made again beside them in memory."""
    if noted(connection, "projected") != str(head_in(connection)):
        yield diagnostic("S035", what="they stand for another head")
        return
    engine = create_engine("sqlite://")
    with engine.begin() as memory:
        tables.metadata.create_all(memory)
        for entry in entries:
            project(memory, entry, payloads_in(connection, entry.payloads))
        for table in tables.PROJECTED:
            query = select(table)
            if {*map(tuple, memory.execute(query))} != {*map(tuple, connection.execute(query))}:
                yield diagnostic("S035", what=f"the table {table.name} differs")
    engine.dispose()
