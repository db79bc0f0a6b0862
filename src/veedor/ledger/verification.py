"""Verification: everything that can be told from the ledger alone, and from a head that was noted elsewhere.

Found by the ledger itself: altered, moved, copied, replaced and missing entries; payloads that do not fit
their commitment, that are missing without a redaction, that are still there in spite of one, or that belong
to no entry. Found only with a head: entries cut off at the end, and a ledger that was rewritten as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from sqlalchemy import Connection, select

from veedor.errors import Diagnostic, IntegrityError, diagnostic
from veedor.ledger.chain import Head, Row, walk
from veedor.ledger.entry import Entry, commit
from veedor.ledger.tables import payloads


class Verification(msgspec.Struct, frozen=True):
    """What `verify` found.

    Args:
        head: the last entry, or None if there is none. Worth nothing as a proof unless it is noted elsewhere.
        entries: how many there are.
        payloads: how many are there and fit.
        redacted: how many were erased by a redaction that says so.
        against: the head it was compared with, or None.
        faults: coded messages, in order of the entries; empty if everything holds.
    """

    head: Head | None
    entries: int
    payloads: int
    redacted: int
    against: Head | None
    faults: tuple[Diagnostic, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong. Warnings do not count."""
        return not any(fault.severity == "error" for fault in self.faults)

    def require(self) -> Verification:
        """Itself, if nothing is wrong.

        Raises:
            IntegrityError: K016, with the faults as its detail.
        """
        wrong = [fault for fault in self.faults if fault.severity == "error"]
        if wrong:
            detail = tuple(f"{fault.code}: {fault.message}" for fault in wrong)
            raise IntegrityError("K016", count=len(wrong), detail=detail)
        return self


def verify(connection: Connection, rows: Iterable[Row], against: Head | None = None) -> Verification:
    """Check a ledger, in one pass over its entries and one over its payloads.

    Args:
        connection: where the payloads are read from.
        rows: the entries as they are stored, in order.
        against: a head that was noted elsewhere, or None.
    """
    faults: list[Diagnostic] = []
    promised: dict[str, int] = {}
    redacted: dict[str, int] = {}
    last: Row | None = None
    count = 0
    noted: str | None = None
    for step in walk(rows):
        count, last = count + 1, step.row
        faults += step.faults
        if against is not None and step.row.seq == against.seq:
            noted = step.row.hash
        if step.entry is not None:
            faults += _take(step.entry, promised, redacted)
    if last is None:
        faults.append(diagnostic("K006"))
    faults += _compare(against, noted, last)
    kept = 0
    for fault in _payload_faults(connection, promised, redacted):
        if fault is None:
            kept += 1
        else:
            faults.append(fault)
    head = None if last is None else Head(last.seq, last.hash)
    erased = len(redacted.keys() & promised.keys())
    return Verification(head, count, kept, erased, against, tuple(faults))


def _take(entry: Entry, promised: dict[str, int], redacted: dict[str, int]) -> Iterator[Diagnostic]:
    """Note what an entry commits to and what it redacts."""
    for commitment in entry.payloads:
        promised.setdefault(commitment, entry.seq)
    if entry.kind != "redaction":
        return
    for commitment in entry.public.get("commitments", ()):
        redacted.setdefault(commitment, entry.seq)
        if commitment not in promised:
            yield diagnostic("K014", seq=entry.seq, commitment=commitment)


def _compare(against: Head | None, noted: str | None, last: Row | None) -> Iterator[Diagnostic]:
    """What the noted head says about the ledger."""
    if against is None:
        return
    if last is None or last.seq < against.seq:
        yield diagnostic("K011", last=0 if last is None else last.seq, noted=against.seq)
    elif noted != against.hash:
        yield diagnostic("K012", seq=against.seq)


def _payload_faults(
    connection: Connection, promised: dict[str, int], redacted: dict[str, int]
) -> Iterator[Diagnostic | None]:
    """A fault, or None for a payload that is there and fits; erased ones give nothing."""
    unseen = dict(promised)
    query = select(payloads.c.commitment, payloads.c.salt, payloads.c.body).order_by(payloads.c.seq)
    for commitment, salt, body in connection.execute(query).yield_per(500):
        seq = unseen.pop(commitment, None)
        if seq is None:
            yield diagnostic("K010", commitment=commitment)
        elif body is None or salt is None:
            if commitment not in redacted:
                yield diagnostic("K008", seq=seq, commitment=commitment)
        elif commitment in redacted:
            yield diagnostic("K009", seq=seq, redaction=redacted[commitment], commitment=commitment)
        elif commit(salt, body) != commitment:
            yield diagnostic("K007", seq=seq, commitment=commitment)
        else:
            yield None
    for commitment, seq in unseen.items():
        yield diagnostic("K008", seq=seq, commitment=commitment)
