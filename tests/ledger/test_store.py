"""Creating, opening, appending, reading."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from veedor.errors import CaseError, UsageError, VeedorError
from veedor.ledger import Ledger
from veedor.ledger.tables import metadata


def code(caught: pytest.ExceptionInfo[VeedorError]) -> str:
    return caught.value.diagnostic.code


def test_entries_and_payloads_come_back(ledger: Ledger, path: Path) -> None:
    with Ledger.open(path) as again:
        entries = list(again.entries(kind="note"))
        assert [e.seq for e in entries] == [2, 3, 4, 5]
        assert entries[1].author == "ben"
        assert entries[1].public == {"about": "counts"}
        assert again.payloads([*reversed(entries[0].payloads), "none"]) == [b'{"n":2}', b'{"n":1}', None]
        assert again.id == ledger.id
        assert again.entry(9) is None


def test_times_are_utc_and_given_by_the_clock(tmp_path: Path) -> None:
    zone = dt.timezone(dt.timedelta(hours=-4))

    def clock() -> dt.datetime:
        return dt.datetime(2025, 5, 6, 20, 0, tzinfo=zone)

    with Ledger.create(tmp_path / "a.db", author="ana", clock=clock) as ledger:
        assert next(ledger.entries()).at == "2025-05-07T00:00:00.000000Z"


def test_one_transaction_is_whole_or_nothing(ledger: Ledger) -> None:
    before = ledger.head()
    with pytest.raises(UsageError) as caught:  # noqa: PT012, SIM117 - both appends are one transaction
        with ledger.writing() as writer:
            writer.append("note", [{"n": 6}], author="ana")
            writer.append("note", [{"n": 2**60}], author="ana")
    assert code(caught) == "K027"
    assert ledger.head() == before
    assert ledger.verify(before).ok


def test_two_ledgers_never_share_a_head(tmp_path: Path) -> None:
    heads = set()
    for name in ("a.db", "b.db"):
        with Ledger.create(tmp_path / name, author="ana") as ledger:
            heads.add(str(ledger.head()))
    assert len(heads) == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entries SET body = x'00' WHERE seq = 2",
        "DELETE FROM entries WHERE seq = 5",
        "DELETE FROM payloads",
        "UPDATE payloads SET body = x'00'",
        "UPDATE payloads SET commitment = 'a', body = NULL, salt = NULL",
    ],
)
def test_the_database_refuses_to_change_what_was_written(ledger: Ledger, path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.DatabaseError, match=r"append-only|redaction only"):
        connection.execute(statement)
    connection.close()


def test_there_is_no_second_ledger_in_one_file(ledger: Ledger, path: Path) -> None:
    with pytest.raises(CaseError) as caught:
        Ledger.create(path, author="ana")
    assert code(caught) == "K025"


def test_no_ledger_other_databases_and_other_files_are_refused(tmp_path: Path) -> None:
    text, other = tmp_path / "a.txt", tmp_path / "other.db"
    text.write_text("no database " * 100)
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    for place in (tmp_path / "none.db", text, other):
        with pytest.raises(CaseError) as caught:
            Ledger.open(place)
        assert code(caught) == "K023"
    assert not (tmp_path / "none.db").exists()


def test_a_newer_format_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("veedor.ledger.store.FORMAT", 2)
        Ledger.create(path, author="ana").close()
    with pytest.raises(CaseError) as caught:
        Ledger.open(path)
    assert code(caught) == "K024"


def test_a_second_writer_is_told(ledger: Ledger, path: Path) -> None:
    with Ledger.open(path, patience=0.1) as second, ledger.writing():
        with pytest.raises(CaseError) as caught:
            second.append("note", author="ben")
        assert code(caught) == "K020"
        assert second.head().seq == 5, "readers are not locked out"
    assert ledger.verify().ok


def test_a_full_disk_is_told_and_nothing_breaks(ledger: Ledger, path: Path) -> None:
    with ledger.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(CaseError) as caught:
        ledger.append("note", [{"text": "x" * 100_000}], author="ana")
    assert code(caught) == "K021"
    with Ledger.open(path) as again:
        assert again.head().seq == 5
        assert again.verify().ok


def test_a_file_that_must_not_be_written_is_told(ledger: Ledger, path: Path) -> None:
    with ledger.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(CaseError) as caught:
        ledger.append("note", author="ana")
    assert code(caught) == "K022"


def test_the_schema_serves_postgresql() -> None:
    made = "".join(str(CreateTable(t).compile(dialect=postgresql.dialect())) for t in metadata.sorted_tables)
    assert "BYTEA" in made
    assert "BIGINT" in made
    assert "BLOB" not in made
