"""What verification finds by itself, and what it finds only against a head that was noted elsewhere."""

from __future__ import annotations

import json
import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from veedor.errors import IntegrityError, UsageError
from veedor.ledger import Head, Ledger
from veedor.ledger.entry import canonical, digest


def codes(ledger: Ledger, against: Head | None = None) -> set[str]:
    return {fault.code for fault in ledger.verify(against).faults}


def test_an_untouched_ledger_verifies(ledger: Ledger) -> None:
    found = ledger.verify(ledger.head())
    assert found.ok
    assert (found.entries, found.payloads, found.redacted) == (5, 5, 0)
    assert found.require() is found


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("UPDATE entries SET body = CAST(replace(body, 'ana', 'eva') AS BLOB) WHERE seq = 3", set()),
        ("UPDATE entries SET body = CAST(replace(body, 'ben', 'eva') AS BLOB) WHERE seq = 3", {"K001"}),
        ("UPDATE entries SET body = x'7b7d' WHERE seq = 3", {"K001", "K002", "K010"}),
        ("UPDATE entries SET hash = '00' WHERE seq = 3", {"K001", "K004"}),
        ("DELETE FROM entries WHERE seq = 3", {"K003", "K010"}),
        ("DELETE FROM entries WHERE seq = 1", {"K003"}),
        ("DELETE FROM entries WHERE seq IN (2, 3)", {"K003", "K010"}),
        (
            """UPDATE entries SET seq = 99 WHERE seq = 3; UPDATE entries SET seq = 3 WHERE seq = 4;
               UPDATE entries SET seq = 4 WHERE seq = 99""",
            {"K004", "K005"},
        ),
        ("UPDATE payloads SET body = CAST('{\"n\":6}' AS BLOB) WHERE seq = 3", {"K007"}),
        ("UPDATE payloads SET salt = x'00' WHERE seq = 3", {"K007"}),
        ("UPDATE payloads SET salt = NULL, body = NULL WHERE seq = 3", {"K008"}),
        ("DELETE FROM payloads WHERE seq = 3", {"K008"}),
        ("INSERT INTO payloads VALUES ('ab', 3, x'00', x'00')", {"K010"}),
        ("DELETE FROM entries; DELETE FROM payloads", {"K006"}),
    ],
)
def test_what_the_ledger_shows_by_itself(
    ledger: Ledger, tamper: Callable[[str], None], script: str, expected: set[str]
) -> None:
    tamper(script)
    assert codes(ledger) == expected
    if expected:
        with pytest.raises(IntegrityError) as caught:
            ledger.verify().require()
        assert caught.value.exit_code == 3


def test_an_altered_entry_with_a_matching_hash_breaks_the_chain(ledger: Ledger, tamper: Callable[[str], None]) -> None:
    entry = json.loads(next(iter(ledger.rows(since=3))).body)
    entry["author"] = "eva"
    body = canonical(entry)
    tamper(f"UPDATE entries SET body = x'{body.hex()}', hash = '{digest(body)}' WHERE seq = 3")
    found = ledger.verify().faults
    assert [(f.code, "entry 4" in f.message) for f in found] == [("K004", True)]


def test_a_copied_entry_is_found_without_the_primary_key(ledger: Ledger, tamper: Callable[[str], None]) -> None:
    tamper(
        """CREATE TABLE copy AS SELECT * FROM entries; DROP TABLE entries; ALTER TABLE copy RENAME TO entries;
           INSERT INTO entries SELECT * FROM entries WHERE seq = 3"""
    )
    assert "K017" in codes(ledger)


def test_a_truncated_ledger_is_found_only_against_a_head(ledger: Ledger, tamper: Callable[[str], None]) -> None:
    noted = ledger.head()
    tamper("DELETE FROM entries WHERE seq > 3; DELETE FROM payloads WHERE seq > 3")
    assert ledger.verify().ok, "this is what no ledger can see by itself"
    assert codes(ledger, noted) == {"K011"}


def test_a_ledger_rewritten_as_a_whole_is_found_only_against_a_head(ledger: Ledger, tmp_path: Path) -> None:
    noted = ledger.head()
    with Ledger.create(tmp_path / "other.db", author="eva") as other:
        for n in range(6):
            other.append("note", [{"n": n}], author="eva")
        assert other.verify().ok
        assert codes(other, noted) == {"K012"}


def test_an_older_head_still_fits_a_ledger_that_has_grown(ledger: Ledger) -> None:
    noted = Head.parse(str(ledger.head()))
    ledger.append("note", author="ana")
    assert ledger.verify(noted).ok
    assert ledger.head() != noted


def test_a_damaged_file_is_told(ledger: Ledger, path: Path) -> None:
    for n in range(50):
        ledger.append("note", [{"text": f"{n} " * 500}], author="ana")
    ledger.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 12] = random.Random(1).randbytes(4096 * 9)
    path.write_bytes(data)
    with pytest.raises(IntegrityError), Ledger.open(path) as again:
        again.verify().require()


@pytest.mark.parametrize("text", ["", "5", "0:" + "a" * 64, "5:" + "a" * 63, "5:" + "g" * 64, "5-" + "a" * 64])
def test_what_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(UsageError) as caught:
        Head.parse(text)
    assert caught.value.diagnostic.code == "K013"


def test_a_head_survives_being_copied_by_hand() -> None:
    head = Head(5, "ab" * 32)
    assert Head.parse(f"  {str(head).upper()}\n") == head
