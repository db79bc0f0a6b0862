"""Redaction erases a payload from every file, leaves a tombstone, and the chain still holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from veedor.errors import CaseError
from veedor.ledger import Ledger

SECRET = "Nobody may read this name: Zoraida Quintanal."


def files_with(words: str, folder: Path) -> list[str]:
    return [p.name for p in folder.rglob("*") if p.is_file() and words.encode() in p.read_bytes()]


def filled(ledger: Ledger, *, size: int = 1) -> str:
    """Payloads around and with the secret, so that pages split and move."""
    for n in range(40):
        ledger.append("note", [{"text": f"filler {n} " * 300}], author="ana")
    entry = ledger.append("note", [{"text": SECRET * size}, {"text": "beside it"}], author="ana")
    for n in range(40):
        ledger.append("note", [{"text": f"filler {n} " * 300}], author="ana")
    return entry.payloads[0]


@pytest.mark.parametrize("size", [1, 500])
def test_the_words_are_gone_from_the_files_while_the_ledger_is_open(ledger: Ledger, path: Path, size: int) -> None:
    commitment = filled(ledger, size=size)
    noted = ledger.head()
    assert files_with("Zoraida", path.parent)
    entry = ledger.redact([commitment], reason="endangers a witness", author="ana")
    assert files_with("Zoraida", path.parent) == []
    assert ledger.payload(commitment) is None
    assert entry.kind == "redaction"
    assert entry.public == {"commitments": [commitment], "reason": "endangers a witness"}
    found = ledger.verify(noted)
    assert found.ok
    assert found.redacted == 1
    assert not ledger.scrub_pending


def test_the_other_payloads_stay(ledger: Ledger) -> None:
    commitment = filled(ledger)
    beside = next(e for e in ledger.entries() if commitment in e.payloads).payloads[1]
    ledger.redact([commitment], reason="r", author="ana")
    assert ledger.payload(beside) == b'{"text":"beside it"}'


def test_an_unknown_commitment_erases_nothing(ledger: Ledger) -> None:
    commitment, head = filled(ledger), ledger.head()
    with pytest.raises(CaseError) as caught:
        ledger.redact([commitment, "f" * 64], reason="r", author="ana")
    assert caught.value.diagnostic.code == "K028"
    assert ledger.payload(commitment) is not None
    assert ledger.head() == head


def test_redacting_twice_is_recorded_twice_and_harmless(ledger: Ledger) -> None:
    commitment = filled(ledger)
    ledger.redact([commitment], reason="r", author="ana")
    ledger.redact([commitment], reason="r", author="ben")
    assert ledger.verify().ok


def test_while_somebody_reads_the_erasing_waits_and_is_finished_later(ledger: Ledger, path: Path) -> None:
    commitment = filled(ledger)
    with Ledger.open(path) as other:
        rows = other.rows()
        next(rows)
        with pytest.raises(CaseError) as caught:
            ledger.redact([commitment], reason="r", author="ana")
        assert caught.value.diagnostic.code == "K026"
        assert ledger.payload(commitment) is None, "nobody new can read it"
        assert ledger.scrub_pending
        rows.close()
    ledger.scrub()
    assert files_with("Zoraida", path.parent) == []
    assert not ledger.scrub_pending
    assert ledger.verify().ok


def test_a_payload_that_came_back_is_found(ledger: Ledger, tamper: Callable[[str], None]) -> None:
    commitment = filled(ledger)
    with ledger.reading() as c:
        salt, body = c.exec_driver_sql("SELECT salt, body FROM payloads WHERE commitment = ?", (commitment,)).one()
    ledger.redact([commitment], reason="r", author="ana")
    tamper(f"UPDATE payloads SET salt = x'{salt.hex()}', body = x'{body.hex()}' WHERE commitment = '{commitment}'")
    assert {f.code for f in ledger.verify().faults} == {"K009"}


def test_a_redaction_of_what_never_was_is_found(ledger: Ledger) -> None:
    ledger.append("redaction", author="eva", public={"commitments": ["f" * 64], "reason": "r"})
    assert {f.code for f in ledger.verify().faults} == {"K014"}
