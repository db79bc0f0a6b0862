"""The chain: the head that a person notes elsewhere, and the walk that finds where the links do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from veedor.errors import Diagnostic, UsageError, diagnostic
from veedor.ledger.entry import BEFORE_FIRST, Entry, digest

_HEAD = re.compile(r"([1-9][0-9]{0,17}):([0-9a-f]{64})", re.ASCII)

FIRST_KIND = "ledger"
"""Kind of the entry that every ledger begins with."""


class Head(msgspec.Struct, frozen=True):
    """The last entry of a ledger: whoever noted it can tell later whether anything before it was changed.

    >>> Head.parse(str(Head(12, "ab" * 32))) == Head(12, "ab" * 32)
    True
    """

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"

    @classmethod
    def parse(cls, text: str) -> Head:
        """Read a head as it was printed; space around it and capital digits do not matter.

        Raises:
            UsageError: K013 if it is no head.
        """
        match = _HEAD.fullmatch(text.strip().lower())
        if match is None:
            raise UsageError("K013", text=text.strip()[:80] or "(nothing)")
        return cls(int(match[1]), match[2])


class Row(msgspec.Struct, frozen=True):
    """An entry as it lies in the store: its place, the hash beside it, and its bytes."""

    seq: int
    hash: str
    body: bytes


class Step(msgspec.Struct, frozen=True):
    """One row of the walk: the entry, if it can be read, and what is wrong with it."""

    row: Row
    entry: Entry | None
    faults: tuple[Diagnostic, ...]


def walk(rows: Iterable[Row]) -> Iterator[Step]:
    """Go along the chain in order of `seq` and say at every row what does not hold.

    What it finds: bytes that do not give the stored hash, entries that cannot be read, missing, moved, copied
    and replaced ones. What it cannot find: a chain that was cut off at its end or rewritten as a whole; for
    that a `Head` that was noted elsewhere is needed.
    """
    expected, before = 1, BEFORE_FIRST
    for row in rows:
        faults: list[Diagnostic] = []
        if row.seq > expected:
            faults.append(diagnostic("K003", first=expected, last=row.seq - 1))
        elif row.seq < expected:
            faults.append(diagnostic("K017", seq=row.seq))
        actual = digest(row.body)
        if actual != row.hash:
            faults.append(diagnostic("K001", seq=row.seq))
        entry = _read(row, faults)
        if entry is not None:
            # After a gap the hash of the entry before is not known, and the gap is reported already.
            faults += _misplaced(row, entry, before if row.seq == expected else None)
        yield Step(row, entry, tuple(faults))
        expected, before = row.seq + 1, row.hash


def _read(row: Row, faults: list[Diagnostic]) -> Entry | None:
    try:
        return Entry.decode(row.body)
    except (ValueError, UsageError) as error:
        faults.append(diagnostic("K002", seq=row.seq, reason=str(error)))
        return None


def _misplaced(row: Row, entry: Entry, before: str | None) -> Iterator[Diagnostic]:
    if entry.seq != row.seq:
        yield diagnostic("K005", seq=row.seq, said=entry.seq)
    if before is not None and entry.prev != before:
        yield diagnostic("K004", seq=row.seq)
    if row.seq == 1 and entry.kind != FIRST_KIND:
        yield diagnostic("K006")
