"""From the ledger to the tables: entry by entry while a case grows, or all over again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, delete, insert, select, update

from veedor.case import tables
from veedor.case.payloads import CLAIMS, FREEZE, JUDGEMENT, REDACTION, REPORT, to_report
from veedor.ledger import Entry
from veedor.ledger.store import entries_in, head_in, payloads_in

Bodies = Sequence[bytes | None]
Rows = dict[Table, list[dict[str, Any]]]


class _Known(msgspec.Struct):
    """What the tables need to know of a claim."""

    id: str
    kind: str


def project(connection: Connection, entry: Entry, bodies: Bodies) -> None:
    """Take one entry into the tables.

    Args:
        connection: the transaction that appended it.
        entry: the entry.
        bodies: its payloads as JSON, canonical or not; None for redacted ones.
    """
    for table, rows in rows_of(entry, bodies).items():
        if rows:
            connection.execute(insert(table), rows)
    if entry.kind == REDACTION:
        forget(connection, entry.public.get("commitments", []))


def rows_of(entry: Entry, bodies: Bodies) -> Rows:
    """The rows that an entry gives."""
    maker = _MAKERS.get(entry.kind)
    return {} if maker is None else maker(entry, bodies)


def _report_rows(entry: Entry, bodies: Bodies) -> Rows:
    [body] = bodies
    if body is None:
        return {}
    report = to_report(body)
    row = {
        "seq": entry.seq,
        "id": report.id,
        "version": entry.public["version"],
        "commitment": entry.payloads[0],
        "bytes_sha256": report.bytes_sha256,
        "text_sha256": report.text_sha256,
    }
    return {tables.reports: [row]}


def _claims_rows(entry: Entry, bodies: Bodies) -> Rows:
    extraction = {
        "seq": entry.seq,
        "report_seq": entry.public["report"],
        "extractor": entry.public["extractor"],
    }
    rows = []
    for position, (commitment, body) in enumerate(zip(entry.payloads, bodies, strict=True)):
        if body is not None:
            known = msgspec.json.decode(body, type=_Known)
            rows.append(
                {
                    "commitment": commitment,
                    "seq": entry.seq,
                    "position": position,
                    "id": known.id,
                    "kind": known.kind,
                }
            )
    return {tables.extractions: [extraction], tables.claims: rows}


def _judgement_rows(entry: Entry, bodies: Bodies) -> Rows:
    return _rows_of_one(tables.judgements, entry, bodies)


def _freeze_rows(entry: Entry, bodies: Bodies) -> Rows:
    return _rows_of_one(tables.freezes, entry, bodies)


def _rows_of_one(table: Table, entry: Entry, bodies: Bodies) -> Rows:
    if bodies[0] is None:
        return {}
    return {table: [{"seq": entry.seq, "commitment": entry.payloads[0]}]}


def _redaction_rows(entry: Entry, bodies: Bodies) -> Rows:
    digests = dict.fromkeys(entry.public.get("blocks", ()))
    return {tables.blocks: [{"digest": each, "seq": entry.seq} for each in digests]}


_MAKERS: dict[str, Callable[[Entry, Bodies], Rows]] = {
    REPORT: _report_rows,
    CLAIMS: _claims_rows,
    JUDGEMENT: _judgement_rows,
    FREEZE: _freeze_rows,
    REDACTION: _redaction_rows,
}


def forget(connection: Connection, commitments: Sequence[str]) -> None:
    """Take redacted payloads out of the tables, and with a report what was extracted from it."""
    for start in range(0, len(commitments), 500):
        some = commitments[start : start + 500]
        for table in (tables.reports, tables.claims, tables.judgements, tables.freezes):
            connection.execute(delete(table).where(table.c.commitment.in_(some)))
    gone = tables.extractions.c.report_seq.not_in(select(tables.reports.c.seq))
    connection.execute(delete(tables.extractions).where(gone))
    connection.execute(delete(tables.claims).where(tables.claims.c.seq.not_in(select(tables.extractions.c.seq))))
    clear(connection, tables.COMPUTED)
    note(connection, "computed", "")


def rebuild(connection: Connection) -> None:
    """Throw the tables away and make them again from the ledger.

    Raises:
        IntegrityError: K002 if an entry cannot be read.
    """
    tables.metadata.create_all(connection)
    clear(connection, (*tables.PROJECTED, *tables.COMPUTED, tables.state))
    for entry in entries_in(connection):
        project(connection, entry, payloads_in(connection, entry.payloads))
    settle(connection)


def settle(connection: Connection) -> None:
    """Note that the tables stand for the ledger as it is in this transaction."""
    note(connection, "projected", str(head_in(connection)))


def note(connection: Connection, key: str, value: str) -> None:
    """Set a value of `tables.state`."""
    changed = connection.execute(update(tables.state).where(tables.state.c.key == key).values(value=value))
    if not changed.rowcount:
        connection.execute(insert(tables.state).values(key=key, value=value))


def noted(connection: Connection, key: str) -> str:
    """A value of `tables.state`, or the empty string."""
    return connection.scalar(select(tables.state.c.value).where(tables.state.c.key == key)) or ""


def clear(connection: Connection, which: Sequence[Table]) -> None:
    """Empty tables."""
    for table in which:
        connection.execute(delete(table))
