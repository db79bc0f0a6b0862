"""Redaction: a payload is erased for good, its commitment stays, and an entry says who did it and why."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, Engine, delete, insert, select, update

from veedor.errors import CaseError
from veedor.ledger.tables import payloads, upkeep

_SCRUB = "scrub"


def erase(connection: Connection, commitments: Iterable[str]) -> list[str]:
    """Erase salt and body of the payloads and note that the files have to be scrubbed.

    Returns:
        the commitments, sorted, each once.

    Raises:
        CaseError: K028 for one that is not in the ledger.
    """
    named = sorted(set(commitments))
    for commitment in named:
        erased = connection.execute(
            update(payloads).where(payloads.c.commitment == commitment).values(salt=None, body=None)
        )
        if erased.rowcount != 1:
            raise CaseError("K028", commitment=commitment)
    if not pending(connection):
        connection.execute(insert(upkeep).values(task=_SCRUB))
    return named


def pending(connection: Connection) -> bool:
    """Whether the files still have to be scrubbed."""
    return connection.execute(select(upkeep.c.task).where(upkeep.c.task == _SCRUB)).first() is not None


def scrub(engine: Engine, name: str) -> None:
    """Take erased bytes out of the files.

    In SQLite erased cells are overwritten at once (``secure_delete``), but pages that were split or moved
    earlier may keep a copy, and so does the write-ahead log. So the database is written anew and the log cut
    to nothing. What a file system, a disk or a backup keeps is beyond this.

    Raises:
        CaseError: K026 if another program reads the ledger, so that the log cannot be cut.
    """
    if engine.dialect.name == "sqlite":
        _rewrite(engine, name)
    with engine.execution_options(veedor_writing=True).begin() as connection:
        connection.execute(delete(upkeep).where(upkeep.c.task == _SCRUB))


def _rewrite(engine: Engine, name: str) -> None:
    raw = engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("VACUUM")
        # The log is cut twice if need be: a reader that came in between keeps it from being cut the first
        # time.
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        cursor.close()
    finally:
        raw.close()
    if busy:
        raise CaseError("K026", path=f"{name}-wal")
