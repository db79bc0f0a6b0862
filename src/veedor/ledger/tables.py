"""The ledger's tables: one schema for SQLite and PostgreSQL.

SQLite also gets triggers that refuse to change or delete an entry. They stop accidents and careless tools;
who owns the file can drop them, which is why there is a chain.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
    event,
)
from sqlalchemy.engine import Dialect

metadata = MetaData()

_Seq = BigInteger().with_variant(Integer, "sqlite")


class Bytes(TypeDecorator[bytes]):
    """Bytes, also where another program wrote text or a number in their place, as SQLite lets it.

    So that verification says what was altered instead of stumbling over the type.
    """

    impl = LargeBinary
    cache_ok = True

    def process_result_value(self, value: object, dialect: Dialect) -> bytes | None:
        """What is stored, as bytes."""
        if value is None or isinstance(value, bytes):
            return value
        return str(value).encode("utf-8", "surrogateescape")


entries = Table(
    "entries",
    metadata,
    Column("seq", _Seq, primary_key=True, autoincrement=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("body", Bytes, nullable=False),
)

payloads = Table(
    "payloads",
    metadata,
    Column("commitment", String(64), primary_key=True),
    Column("seq", _Seq, nullable=False),
    Column("salt", Bytes, nullable=True),
    Column("body", Bytes, nullable=True),
    CheckConstraint("(salt IS NULL) = (body IS NULL)", name="whole_or_erased"),
)

upkeep = Table(
    "upkeep",
    metadata,
    Column("task", String(32), primary_key=True),
)
"""What has to be finished when the ledger is opened again: ``scrub`` after a redaction that was cut off."""

_GUARDS = {
    entries: (
        """CREATE TRIGGER entries_never_updated BEFORE UPDATE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END""",
        """CREATE TRIGGER entries_never_deleted BEFORE DELETE ON entries
        BEGIN SELECT RAISE(ABORT, 'entries are append-only'); END""",
    ),
    payloads: (
        """CREATE TRIGGER payloads_only_erased BEFORE UPDATE ON payloads
        WHEN NEW.body IS NOT NULL OR NEW.commitment <> OLD.commitment OR NEW.seq <> OLD.seq
        BEGIN SELECT RAISE(ABORT, 'payloads are erased by redaction only'); END""",
        """CREATE TRIGGER payloads_never_deleted BEFORE DELETE ON payloads
        BEGIN SELECT RAISE(ABORT, 'payloads are erased by redaction only'); END""",
    ),
}


def _guard(table: Table, connection: Connection, **_: object) -> None:
    """Give a table that was just made in SQLite its triggers."""
    if connection.dialect.name == "sqlite":
        for trigger in _GUARDS[table]:
            connection.exec_driver_sql(trigger)


for _table in _GUARDS:
    event.listen(_table, "after_create", _guard)
