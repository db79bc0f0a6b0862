"""Freezing a test: windows, dates and operations are settled in the ledger before the reports that test them come.

What is frozen holds no words of a report: days, categories and codes only, so that nothing in it has to be redacted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from veedor.case import tables
from veedor.case.payloads import FREEZE
from veedor.case.projecting import project, settle
from veedor.errors import UsageError
from veedor.ledger import Entry, Ledger
from veedor.ledger.tables import entries, payloads


class FrozenDate(msgspec.Struct, frozen=True, order=True):
    """A day of the calendar.

    Args:
        date: the day.
        category: what kind of day it is.
        source: ``record`` or ``calendar``, a person's file.
        country: ISO 3166-1 alpha-3 of the country it is about, or None.
    """

    date: dt.date
    category: str
    source: str
    country: str | None = None


class Design(msgspec.Struct, frozen=True):
    """What is settled; two designs that are equal test the same.

    Args:
        windows: days around a date, from and to.
        calendar: the dates, each once and in order.
        operations: which operations are tested, as plain JSON values.
    """

    windows: tuple[tuple[int, int], ...]
    calendar: tuple[FrozenDate, ...]
    operations: dict[str, Any]


class Freeze(msgspec.Struct, frozen=True, kw_only=True):
    """A design in the ledger.

    Args:
        seq: its entry; reports with a higher one came later.
        at: when, as the entry tells.
        author: who settled it.
        hash: the commitment to the design, 64 hex digits; the chain holds it.
        design: what was settled.
    """

    seq: int
    at: str
    author: str
    hash: str
    design: Design


def design(windows: Iterable[Sequence[int]], calendar: Iterable[FrozenDate], operations: Mapping[str, Any]) -> Design:
    """A design, checked and in order.

    Raises:
        UsageError: S050 without a window or a date, or for a window that ends before it begins.

    >>> day = FrozenDate(dt.date(2025, 5, 25), "election", "record")
    >>> design([(-30, -1)], [day, day], {"side": "concession"}).calendar == (day,)
    True
    """
    held = tuple((first, last) for first, last in windows)
    dates = tuple(sorted(set(calendar), key=lambda each: (each.date, each.category, each.source, each.country or "")))
    if not held:
        raise UsageError("S050", reason="there is no window")
    if any(first > last for first, last in held):
        raise UsageError("S050", reason="a window ends before it begins")
    if not dates:
        raise UsageError("S050", reason="the calendar has no date")
    return Design(held, dates, dict(operations))


def freeze(ledger: Ledger, settled: Design, *, author: str) -> Freeze:
    """Store a design; see `veedor.case.Case.freeze`.

    Raises:
        UsageError: K027 for operations that canonical JSON cannot hold.
    """
    payload = msgspec.to_builtins(settled)
    with ledger.writing() as writer:
        entry = writer.append(FREEZE, [payload], author=author)
        project(writer.connection, entry, [msgspec.json.encode(payload)])
        settle(writer.connection)
    return _of(entry, msgspec.json.encode(payload))


def freezes_in(connection: Connection) -> list[Freeze]:
    """All designs in the order in which they were stored."""
    f = tables.freezes
    query = (
        select(entries.c.body, payloads.c.body)
        .join(f, f.c.seq == entries.c.seq)
        .join(payloads, payloads.c.commitment == f.c.commitment)
        .where(payloads.c.body.is_not(None))
        .order_by(f.c.seq)
    )
    return [_of(Entry.decode(entry), body) for entry, body in connection.execute(query)]


def _of(entry: Entry, body: bytes) -> Freeze:
    settled = msgspec.json.decode(body, type=Design)
    return Freeze(seq=entry.seq, at=entry.at, author=entry.author, hash=entry.payloads[0], design=settled)
