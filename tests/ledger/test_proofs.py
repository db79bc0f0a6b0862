"""A proof of inclusion convinces somebody who has nothing but a head."""

from __future__ import annotations

import msgspec
import pytest

from veedor.errors import CaseError, IntegrityError
from veedor.ledger import Head, Ledger, Proof, prove


def test_a_proof_holds_for_the_head_and_for_no_other(ledger: Ledger) -> None:
    entry = next(iter(ledger.entries(since=3)))
    proof = msgspec.json.decode(msgspec.json.encode(prove(ledger, entry.payloads[0])), type=Proof)
    assert proof.body == b'{"n":3}'
    assert len(proof.entries) == 3
    assert proof.check(ledger.head()) == entry
    with pytest.raises(IntegrityError):
        proof.check(Head(5, "ab" * 32))


def test_a_proof_that_was_changed_does_not_hold(ledger: Ledger) -> None:
    head, commitment = ledger.head(), next(iter(ledger.entries(since=3))).payloads[0]
    proof = prove(ledger, commitment)
    for changed in (
        msgspec.structs.replace(proof, body=b'{"n":4}'),
        msgspec.structs.replace(proof, entries=(proof.entries[0], proof.entries[2])),
        msgspec.structs.replace(proof, entries=()),
        msgspec.structs.replace(proof, entries=(proof.entries[0], b"{}", proof.entries[2])),
        msgspec.structs.replace(proof, entries=(proof.entries[0].replace(b"ben", b"eva"), *proof.entries[1:])),
    ):
        with pytest.raises(IntegrityError) as caught:
            changed.check(head)
        assert caught.value.diagnostic.code == "K018"


def test_nothing_is_proved_of_what_was_redacted(ledger: Ledger) -> None:
    commitment = next(iter(ledger.entries(since=3))).payloads[0]
    ledger.redact([commitment], reason="r", author="ana")
    with pytest.raises(CaseError):
        prove(ledger, commitment)
