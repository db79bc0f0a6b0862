"""A proof that a payload is in a ledger, for somebody who has only a head that was noted.

It carries the entries in between: the chain is not a tree, so a proof is as long as the ledger from there on.
It shows no other payload.
"""

from __future__ import annotations

import msgspec

from veedor.errors import CaseError, IntegrityError
from veedor.ledger.chain import Head
from veedor.ledger.entry import Entry, commit, digest
from veedor.ledger.store import Ledger
from veedor.ledger.tables import payloads


class Proof(msgspec.Struct, frozen=True):
    """A payload, its salt, and the entries from the one that commits to it to the head.

    Args:
        body: the payload's canonical JSON.
        salt: its salt. Who has it can check a guess of the payload, so it is given only with the payload.
        entries: bytes of the entries, oldest first.
    """

    body: bytes
    salt: bytes
    entries: tuple[bytes, ...]

    def check(self, head: Head) -> Entry:
        """The entry that commits to the payload, if the chain from it ends in `head`.

        Raises:
            IntegrityError: K018 if it does not.
        """
        if not self.entries:
            raise IntegrityError("K018", reason="it has no entries")
        first, last = _read(self.entries[0]), _read(self.entries[-1])
        if commit(self.salt, self.body) not in first.payloads:
            raise IntegrityError("K018", reason="its first entry does not commit to this payload")
        if Head(last.seq, digest(self.entries[-1])) != head:
            raise IntegrityError("K018", reason=f"it does not end in the head {head}")
        self._check_links(first)
        return first

    def _check_links(self, first: Entry) -> None:
        seq, before = first.seq, digest(self.entries[0])
        for body in self.entries[1:]:
            entry, seq = _read(body), seq + 1
            if (entry.seq, entry.prev) != (seq, before):
                raise IntegrityError("K018", reason=f"the chain breaks at entry {seq}")
            before = digest(body)


def _read(body: bytes) -> Entry:
    try:
        return Entry.decode(body)
    except ValueError as error:
        raise IntegrityError("K018", reason=f"an entry cannot be read: {error}") from error


def prove(ledger: Ledger, commitment: str) -> Proof:
    """The proof that the payload with this commitment is in the ledger.

    Raises:
        CaseError: K028 if it is not, or was redacted.
    """
    with ledger.reading() as connection:
        row = connection.execute(payloads.select().where(payloads.c.commitment == commitment)).first()
        if row is None or row.body is None:
            raise CaseError("K028", commitment=commitment)
        bodies = tuple(step.body for step in ledger.rows(since=row.seq))
    return Proof(row.body, row.salt, bodies)
