"""The ledger: an append-only, chained log with payloads that can be erased. It interprets nothing.

`Ledger` stores entries and payloads; `Head` is the line to note elsewhere; `Verification` says what holds.
What it can and cannot see is told in ``docs/explanation/ledger.md``.
"""

from veedor.ledger.chain import Head
from veedor.ledger.entry import Entry, canonical
from veedor.ledger.proofs import Proof, prove
from veedor.ledger.store import Ledger, Writer
from veedor.ledger.verification import Verification

__all__ = ["Entry", "Head", "Ledger", "Proof", "Verification", "Writer", "canonical", "prove"]
