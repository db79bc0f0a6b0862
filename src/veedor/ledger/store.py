"""The ledger in a database: opening it, reading it, and appending to it.

Nothing here interprets a payload. Everything that is appended inside one `Ledger.writing` block is stored
whole or not at all.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Connection, Engine, func, inspect, select

from veedor.errors import CaseError, IntegrityError
from veedor.ledger import engine as engines
from veedor.ledger import redaction, verification
from veedor.ledger.chain import FIRST_KIND, Head, Row
from veedor.ledger.entry import BEFORE_FIRST, Entry, Sealed, digest, seal
from veedor.ledger.tables import entries, metadata
from veedor.ledger.tables import payloads as payloads_table

FORMAT = 1
"""Version of the tables and of the entries' form. A ledger of a newer one is refused."""

Clock = Callable[[], dt.datetime]


def now() -> dt.datetime:
    """The machine's clock, in UTC."""
    return dt.datetime.now(dt.UTC)


class Ledger:
    """An append-only log whose entries are chained by their hashes.

    Make one with `Ledger.create`, open it with `Ledger.open`, and use it as a context manager.

    Args:
        engine: an engine made by `veedor.ledger.engine.connect`.
        name: what messages call it: a path, or a URL without its password.
        clock: gives the time of entries; in tests another.

    >>> import tempfile, pathlib
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Ledger.create(pathlib.Path(folder.name) / "a.db", author="ana") as ledger:
    ...     entry = ledger.append("note", [{"text": "seen"}], author="ana")
    ...     noted = ledger.head()
    ...     ledger.payload(entry.payloads[0]), ledger.verify(noted).ok
    (b'{"text":"seen"}', True)
    >>> folder.cleanup()
    """

    def __init__(self, engine: Engine, *, name: str, clock: Clock = now) -> None:
        self._engine, self.name, self._clock = engine, name, clock
        self._id: str | None = None

    @classmethod
    def create(
        cls, where: Path | str, *, author: str, patience: float = engines.PATIENCE, clock: Clock = now
    ) -> Ledger:
        """Make a new ledger, whose first entry gives it an id of its own.

        Args:
            where: path of a file that does not exist yet or is empty, or a database URL.
            author: who makes it.
            patience: seconds to wait for another writer.
            clock: gives the time of entries.

        Raises:
            CaseError: K025 if there is a ledger already; K020 to K023 as in `veedor.ledger.engine.explained`.
        """
        ledger = cls(engines.connect(where, patience=patience), name=_name(where), clock=clock)
        try:
            with (
                engines.explained(ledger.name),
                ledger._engine.execution_options(**engines.WRITING).begin() as c,
            ):
                if inspect(c).has_table(entries.name) and c.scalar(select(func.count()).select_from(entries)):
                    raise CaseError("K025", path=ledger.name)
                metadata.create_all(c)
                public = {"format": FORMAT, "id": secrets.token_hex(16)}
                Writer(c, ledger._clock).append(FIRST_KIND, author=author, public=public)
        except BaseException:
            ledger.close()
            raise
        return ledger

    @classmethod
    def open(cls, where: Path | str, *, patience: float = engines.PATIENCE, clock: Clock = now) -> Ledger:
        """Open a ledger. An erasing that was cut off is finished now, if nobody else has the ledger open.

        Raises:
            CaseError: K023 if there is none; K024 if it is of a newer format; K020 to K022 as in `create`.
            IntegrityError: K015 if the file is damaged; K002 if its first entry cannot be read.
        """
        if not (isinstance(where, str) and "://" in where) and not Path(where).is_file():
            raise CaseError("K023", path=str(where))
        ledger = cls(engines.connect(where, patience=patience), name=_name(where), clock=clock)
        try:
            ledger._check_format()
        except BaseException:
            ledger.close()
            raise
        return ledger

    def _check_format(self) -> None:
        with self.reading() as connection:
            if not inspect(connection).has_table(entries.name):
                raise CaseError("K023", path=self.name)
            body = connection.scalar(select(entries.c.body).where(entries.c.seq == 1))
        if body is None:
            # Whether entries are missing is for `verify` to say, not for `open`: evidence has to stay
            # readable.
            return
        try:
            public = Entry.decode(body).public
        except ValueError:
            return
        if (found := public.get("format", FORMAT)) != FORMAT:
            raise CaseError("K024", path=self.name, found=found, known=FORMAT)

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    # reading

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the ledger as it stands now, for as long as the block lasts."""
        with engines.explained(self.name), self._engine.connect() as connection:
            yield connection

    @property
    def id(self) -> str:
        """The random id that the first entry gave this ledger.

        Raises:
            IntegrityError: K006 if there is no such first entry.
        """
        if self._id is None:
            first = self.entry(1)
            if first is None or first.kind != FIRST_KIND:
                raise IntegrityError("K006")
            self._id = str(first.public["id"])
        return self._id

    def head(self) -> Head:
        """The last entry: the line to note elsewhere.

        Raises:
            IntegrityError: K006 if the ledger has no entry at all.
        """
        with self.reading() as connection:
            return head_in(connection)

    def entry(self, seq: int) -> Entry | None:
        """Entry number `seq`, or None.

        Raises:
            IntegrityError: K002 if it cannot be read.
        """
        with self.reading() as connection:
            body = connection.scalar(select(entries.c.body).where(entries.c.seq == seq))
        return None if body is None else _decode(seq, body)

    def entries(self, *, kind: str | None = None, since: int = 1) -> Iterator[Entry]:
        """Entries in order, from number `since`, only of `kind` where one is given.

        Raises:
            IntegrityError: K002 at an entry that cannot be read.
        """
        with self.reading() as connection:
            for entry in entries_in(connection, since=since):
                if kind is None or entry.kind == kind:
                    yield entry

    def rows(self, *, since: int = 1) -> Iterator[Row]:
        """Entries as they are stored, in order, unread."""
        with self.reading() as connection:
            yield from rows_in(connection, since=since)

    def payload(self, commitment: str) -> bytes | None:
        """The canonical JSON of a payload, or None where it was redacted or never was."""
        with self.reading() as connection:
            return connection.scalar(select(payloads_table.c.body).where(payloads_table.c.commitment == commitment))

    def payloads(self, commitments: Sequence[str]) -> list[bytes | None]:
        """Several payloads, in the order asked for."""
        with self.reading() as connection:
            return payloads_in(connection, commitments)

    # writing

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """One transaction: what is appended in the block is stored whole at its end, or not at all.

        Raises:
            CaseError: K020 if another writer does not finish in time, K021 if the disk is full, K022.
        """
        engine = self._engine.execution_options(**engines.WRITING)
        with engines.explained(self.name), engine.begin() as connection:
            yield Writer(connection, self._clock)

    def append(
        self, kind: str, payloads: Iterable[Any] = (), *, author: str, public: dict[str, Any] | None = None
    ) -> Entry:
        """Append one entry in a transaction of its own; see `Writer.append`."""
        with self.writing() as writer:
            return writer.append(kind, payloads, author=author, public=public)

    def redact(
        self, commitments: Iterable[str], *, reason: str, author: str, public: dict[str, Any] | None = None
    ) -> Entry:
        """Erase payloads for good and append the entry that says so; see `Writer.redact`.

        The bytes are gone from the database file and its journal when this returns.

        Raises:
            CaseError: K026 if another program keeps the old bytes in the journal: the erasing is then
                finished when the ledger is opened next. K028 for a commitment that is not in the ledger.
        """
        with self.writing() as writer:
            entry = writer.redact(commitments, reason=reason, author=author, public=public)
        self.scrub()
        return entry

    @property
    def scrub_pending(self) -> bool:
        """Whether a redaction was recorded whose bytes are not yet known to be gone from the files."""
        with self.reading() as connection:
            return redaction.pending(connection)

    def scrub(self) -> None:
        """Remove what was erased from the database file and its journal.

        Raises:
            CaseError: K026 if another program has the ledger open.
        """
        with engines.explained(self.name):
            redaction.scrub(self._engine, self.name)

    # proving

    def verify(self, against: Head | None = None) -> verification.Verification:
        """Check everything that can be checked; see `veedor.ledger.verification`.

        Args:
            against: a head that was noted elsewhere. Without it, nothing can tell a ledger that was cut off
                at its end or rewritten as a whole.
        """
        with self.reading() as connection:
            return verification.verify(connection, rows_in(connection), against)


class Writer:
    """Appends inside one transaction. Got from `Ledger.writing`.

    Args:
        connection: the transaction's connection; other tables of the same database can be written through it.
        clock: gives the time of entries.
    """

    def __init__(self, connection: Connection, clock: Clock) -> None:
        self.connection, self._clock = connection, clock

    def append(
        self, kind: str, payloads: Iterable[Any] = (), *, author: str, public: dict[str, Any] | None = None
    ) -> Entry:
        """Append an entry with its payloads, each under a salt of its own.

        Args:
            kind: a word that says what it is.
            payloads: what it commits to, as plain JSON values; each can be redacted by itself.
            author: who says it.
            public: what may stay readable for ever. Nothing that could endanger anybody.

        Returns:
            the entry, with the commitments of the payloads in their order.

        Raises:
            UsageError: K027 for values that canonical JSON cannot hold; then nothing is appended.
        """
        sealed = [seal(payload) for payload in payloads]
        return self._store(kind, sealed, author, public or {})

    def redact(
        self, commitments: Iterable[str], *, reason: str, author: str, public: dict[str, Any] | None = None
    ) -> Entry:
        """Erase payloads with their salts and append an entry of kind ``redaction`` that names them.

        The old bytes stay in the files until `Ledger.scrub`.

        Args:
            commitments: which payloads; one that is erased already is named again and stays erased.
            reason: why. It stays readable for ever: it must not repeat what is erased.
            author: who redacts.
            public: further public words of the entry.

        Raises:
            CaseError: K028 for a commitment that is not in the ledger; then nothing is erased.
        """
        named = redaction.erase(self.connection, commitments)
        return self._store("redaction", [], author, {"commitments": named, "reason": reason, **(public or {})})

    def _store(self, kind: str, sealed: list[Sealed], author: str, public: dict[str, Any]) -> Entry:
        last = self.connection.execute(_LAST).first()
        entry = Entry(
            seq=last.seq + 1 if last else 1,
            prev=last.hash if last else BEFORE_FIRST,
            kind=kind,
            at=_stamp(self._clock()),
            author=author,
            payloads=tuple(s.commitment for s in sealed),
            public=public,
        )
        body = entry.encode()
        self.connection.execute(entries.insert().values(seq=entry.seq, hash=digest(body), body=body))
        if sealed:
            rows = [{"commitment": s.commitment, "seq": entry.seq, "salt": s.salt, "body": s.body} for s in sealed]
            self.connection.execute(payloads_table.insert(), rows)
        return entry


_LAST = select(entries.c.seq, entries.c.hash).order_by(entries.c.seq.desc()).limit(1)


def head_in(connection: Connection) -> Head:
    """The head as a connection sees it.

    Raises:
        IntegrityError: K006 if there is no entry.
    """
    last = connection.execute(_LAST).first()
    if last is None:
        raise IntegrityError("K006")
    return Head(last.seq, last.hash)


def rows_in(connection: Connection, *, since: int = 1) -> Iterator[Row]:
    """Entries as a connection sees them, in order, unread."""
    query = select(entries.c.seq, entries.c.hash, entries.c.body).where(entries.c.seq >= since)
    for seq, hash_, body in connection.execute(query.order_by(entries.c.seq)).yield_per(500):
        yield Row(seq, hash_, body)


def entries_in(connection: Connection, *, since: int = 1) -> Iterator[Entry]:
    """Entries as a connection sees them, in order.

    Raises:
        IntegrityError: K002 at an entry that cannot be read.
    """
    for row in rows_in(connection, since=since):
        yield _decode(row.seq, row.body)


def payloads_in(connection: Connection, commitments: Sequence[str]) -> list[bytes | None]:
    """Payloads as a connection sees them, in the order asked for; None where redacted or unknown."""
    found: dict[str, bytes | None] = {}
    for start in range(0, len(commitments), 500):
        some = commitments[start : start + 500]
        query = select(payloads_table.c.commitment, payloads_table.c.body).where(payloads_table.c.commitment.in_(some))
        found.update((row.commitment, row.body) for row in connection.execute(query))
    return [found.get(commitment) for commitment in commitments]


def _decode(seq: int, body: bytes) -> Entry:
    try:
        return Entry.decode(body)
    except ValueError as error:
        raise IntegrityError("K002", seq=seq, reason=str(error)) from error


def _stamp(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _name(where: Path | str) -> str:
    """What messages call the ledger; a password in a URL is no business of theirs."""
    if isinstance(where, str) and "://" in where:
        return where.split("://")[0] + "://..."
    return str(where)
