"""The engine under the ledger: what SQLite needs to be safe, and what a person is told when it refuses.

Only SQLite gets pragmas. ``synchronous=FULL`` makes a committed entry survive a power cut, ``secure_delete``
makes it overwrite what is erased, and writers begin with ``BEGIN IMMEDIATE``, so that two of them wait for
each other instead of failing half-way.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError

from veedor.errors import CaseError, IntegrityError, VeedorError

WRITING = {"veedor_writing": True}
"""Execution option of connections that will write."""

PATIENCE = 5.0
"""Seconds that a writer waits for another before it gives up."""


def connect(where: Path | str, *, patience: float = PATIENCE) -> Engine:
    """An engine for a SQLite file (a path) or for a database URL.

    Args:
        where: path of a file, or a SQLAlchemy URL (with ``://``).
        patience: seconds to wait for another writer, at least 0.
    """
    if isinstance(where, str) and "://" in where:
        engine = create_engine(where)
    else:
        engine = create_engine(URL.create("sqlite", database=str(where)), connect_args={"timeout": patience})
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, record: object) -> None:
    """Settings of a fresh SQLite connection; transactions are begun by `_begin`, not by the driver."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("veedor_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def explained(path: str) -> Iterator[None]:
    """Turn what the database says into a coded message about `path`.

    Raises:
        CaseError: K020 locked, K021 full, K022 not writable, K023 no database.
        IntegrityError: K015 damaged.
    """
    try:
        yield
    except DBAPIError as error:
        raise _explain(error, path) from error


def _explain(error: DBAPIError, path: str) -> VeedorError | DBAPIError:
    reason = str(error.orig)
    words = reason.lower()
    if "locked" in words or "busy" in words:
        return CaseError("K020", path=path)
    if "disk is full" in words or "disk full" in words or "file too large" in words:
        return CaseError("K021", path=path)
    if "readonly" in words or "unable to open" in words or "disk i/o" in words:
        return CaseError("K022", path=path, reason=reason)
    if "not a database" in words or "no such table" in words:
        return CaseError("K023", path=path)
    if isinstance(error, DatabaseError) and ("malformed" in words or "corrupt" in words):
        return IntegrityError("K015", path=path, reason=reason)
    return error
