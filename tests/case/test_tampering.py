"""What `Case.verify` finds beyond the ledger: originals, quotes, and tables that somebody changed."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.case.making import Sentences

from veedor.case import Case
from veedor.errors import IntegrityError, UsageError
from veedor.reports import from_text


def codes(case: Case, against: str | None = None) -> set[str]:
    return {fault.code for fault in case.verify(against)}


@pytest.fixture
def filled(case: Case) -> Case:
    for n in range(4):
        case.add(from_text(f"Guards held {n} people.", id=f"report-{n}"), extractor=Sentences())
    case.records()
    assert case.verify() == []
    return case


def sql(case: Case, script: str) -> None:
    connection = sqlite3.connect(case.path / "case.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.executescript(script)
    connection.close()


def an_original(case: Case) -> Path:
    return next(p for p in sorted((case.path / "objects").rglob("*")) if p.is_file())


def test_an_original_that_is_missing_altered_or_foreign(filled: Case) -> None:
    path = an_original(filled)
    content = path.read_bytes()
    path.write_bytes(content + b" ")
    assert codes(filled) == {"S031"}
    path.unlink()
    assert codes(filled) == {"S030"}
    path.write_bytes(content)
    (path.parent / "stray").write_bytes(b"x")
    assert codes(filled) == {"S032"}


@pytest.mark.parametrize(
    "script",
    [
        "UPDATE case_claims SET kind = 'status'",
        "DELETE FROM case_claims WHERE position = 0",
        "UPDATE case_reports SET id = 'other' WHERE id = 'report-1'",
        "DELETE FROM case_extractions",
        "INSERT INTO case_blocks VALUES ('ab', 1)",
        "UPDATE case_records SET body = CAST(replace(body, 'Guards', 'Nobody') AS BLOB)",
        "UPDATE case_records SET body = x'00'",
        "DELETE FROM case_records",
        "DELETE FROM case_record_claims",
    ],
)
def test_tables_that_were_changed_are_found_and_mended(filled: Case, script: str) -> None:
    records = filled.records()
    sql(filled, script)
    assert codes(filled) == {"S035"}
    filled.rebuild()
    assert codes(filled) == set()
    assert filled.records() == records


def test_a_changed_payload_is_found(filled: Case) -> None:
    sql(filled, "UPDATE payloads SET body = CAST(replace(body, 'held 2', 'held 9') AS BLOB)")
    assert "K007" in codes(filled)


def test_entries_removed_at_the_end_are_found_against_a_head_and_the_rest_is_whole(filled: Case) -> None:
    noted = str(filled.head())
    sql(filled, "DELETE FROM entries WHERE seq > 7; DELETE FROM payloads WHERE seq > 7")
    with Case.open(filled.path) as again:
        assert len(list(again.reports())) == 3
        assert codes(again, noted) == {"K011", "S032"}


def test_an_entry_that_cannot_be_read_stops_everything_but_verify(filled: Case) -> None:
    sql(filled, "UPDATE entries SET body = x'00' WHERE seq = 3; UPDATE case_state SET value = ''")
    with Case.open(filled.path) as again:
        assert {"K001", "K002"} <= codes(again)
        with pytest.raises(IntegrityError):
            list(again.reports())
        with pytest.raises(IntegrityError):
            again.add(from_text("One.", id="x"), extractor=Sentences())
    assert filled.head().seq == 9


def test_what_is_no_head_is_refused(filled: Case) -> None:
    with pytest.raises(UsageError):
        filled.verify("yesterday")
