"""Making and opening cases, and what stands in the way."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from tests.case.making import Sentences

from veedor.case import Case
from veedor.errors import CaseError, VeedorError
from veedor.reports import from_text


def code(caught: pytest.ExceptionInfo[VeedorError]) -> str:
    return caught.value.diagnostic.code


def test_a_new_case_has_its_parts_and_only_its_owner_reads_it(case: Case) -> None:
    assert {p.name for p in case.path.iterdir()} >= {"case.db", "objects", "case.toml"}
    if os.name == "posix":
        assert stat.S_IMODE(case.path.stat().st_mode) == 0o700
    assert case.verify() == []
    assert list(case.reports()) == case.claims() == case.records() == case.findings() == []


def test_a_case_is_not_made_over_something(case: Case, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    for place in (case.path, tmp_path / "other", tmp_path / "file"):
        with pytest.raises(CaseError) as caught:
            Case.new(place)
        assert code(caught) == "S001"


def test_a_case_that_was_cut_off_while_it_was_made_can_be_made(tmp_path: Path) -> None:
    (tmp_path / "case" / "objects").mkdir(parents=True)
    (tmp_path / "case" / "case.db").write_bytes(b"")
    with Case.new(tmp_path / "case") as case:
        assert case.verify() == []


def test_no_case_and_no_database_are_told(tmp_path: Path, case: Case) -> None:
    with pytest.raises(CaseError) as caught:
        Case.open(tmp_path / "none")
    assert code(caught) == "S002"
    case.close()
    (case.path / "case.db").write_bytes(b"this is not a database at all" * 40)
    with pytest.raises(CaseError) as caught:
        Case.open(case.path)
    assert code(caught) == "K023"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CaseError) as caught:
        Case.new(tmp_path / "case")
    tmp_path.chmod(0o700)
    assert code(caught) == "S006"


def test_a_second_writer_gets_a_message_and_a_reader_reads_on(case: Case) -> None:
    case.add(from_text("Guards held 5 people.", id="a"), extractor=Sentences())
    with Case.open(case.path, patience=0.1) as second, case.ledger.writing():
        with pytest.raises(CaseError) as caught:
            second.add(from_text("Guards held 6 people.", id="b"), extractor=Sentences())
        assert code(caught) == "K020"
        assert [r.id for r in second.reports()] == ["a"]
        assert len(second.records()) == 2, "records are made even where they cannot be kept"
    assert case.verify() == []


def test_two_cases_open_on_one_folder_add_in_turn(case: Case) -> None:
    with Case.open(case.path) as second:
        for n in range(6):
            chosen = (case, second)[n % 2]
            chosen.add(from_text(f"Guards held {n} people.", id=f"r{n}"), extractor=Sentences())
            chosen.add(from_text("Guards held 5 people.", id="same"), extractor=Sentences())
        assert {r.id for r in case.reports()} == {r.id for r in second.reports()}
        assert len(list(case.reports())) == 7
    assert case.verify() == []


def test_nothing_heavy_is_imported_with_the_case() -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, veedor.case; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert not {"spacy", "numpy", "pandas", "polars", "trafilatura", "lxml"}.intersection(seen)
