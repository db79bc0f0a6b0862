"""A full disk and a killed process: told clearly, nothing that was stored is lost, and the next run completes."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.case.making import Sentences, add, contents, write

from veedor.case import Case, objects
from veedor.errors import CaseError
from veedor.reports import from_text

ROOT = Path(__file__).parents[2]


def undisturbed(folder: Path, inputs: Path, **options: object) -> tuple[set[bytes], set[bytes], set[str]]:
    with Case.new(folder) as case:
        add(case, inputs, **options)
        return contents(case)


def test_a_full_disk_while_an_original_is_written(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in", 8)
    write_ = objects._write
    left = iter(range(5))

    def full(path: Path, content: bytes) -> None:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "No space left on device")
        write_(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(objects, "_write", full)
        with pytest.raises(CaseError) as caught:
            add(case, tmp_path / "in")
    assert caught.value.diagnostic.code == "S005"
    assert len(list(case.reports())) == 5
    assert case.verify() == []
    assert add(case, tmp_path / "in").unchanged == 5
    assert contents(case) == undisturbed(tmp_path / "other", tmp_path / "in")


def test_a_full_disk_while_the_database_is_written(case: Case, tmp_path: Path) -> None:
    write(tmp_path / "in", 8)
    with case.ledger.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 4}")
    with pytest.raises(CaseError) as caught:
        add(case, tmp_path / "in")
    assert caught.value.diagnostic.code == "K021"
    case.close()
    with Case.open(case.path) as again:
        assert [f for f in again.verify() if f.severity == "error"] == []
        add(again, tmp_path / "in")
        assert again.verify() == []
        assert contents(again) == undisturbed(tmp_path / "other", tmp_path / "in")


@pytest.mark.skipif(os.name != "posix", reason="file size limits are POSIX")
def test_files_that_may_not_grow(case: Case, tmp_path: Path) -> None:
    write(tmp_path / "in", 40)
    size = (case.path / "case.db-wal").stat().st_size // 1024 + 200
    command = f'trap "" XFSZ; ulimit -f {size}; exec "$0" "$@"'
    run = subprocess.run(
        ["bash", "-c", command, sys.executable, "-m", "tests.case.making", str(case.path), str(tmp_path / "in")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode != 0
    assert "error[K02" in run.stderr
    assert [f for f in case.verify() if f.severity == "error"] == []
    add(case, tmp_path / "in")
    assert contents(case) == undisturbed(tmp_path / "other", tmp_path / "in")


def test_a_half_written_original_is_replaced(case: Case) -> None:
    report = from_text("Guards held 5 people.", id="a")
    path = case.path / "objects" / report.bytes_sha256[:2] / report.bytes_sha256
    path.parent.mkdir()
    path.write_bytes(b"Guards")
    path.with_name(path.name + ".new").write_bytes(b"Gua")
    case.add(report, extractor=Sentences())
    assert case.original(report) == b"Guards held 5 people."
    assert case.verify() == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills a process by signal")
def test_killed_at_fifty_moments_nothing_is_lost(tmp_path: Path) -> None:
    inputs = tmp_path / "in"
    write(inputs, 40)
    expected = undisturbed(tmp_path / "whole", inputs)
    rng = random.Random(20250506)
    with Case.new(tmp_path / "timed") as case:
        began = time.monotonic()
    _start(case.path, inputs).wait()
    whole = time.monotonic() - began
    cut_short = 0
    for n in range(50):
        Case.new(tmp_path / f"case-{n}").close()
        process = _start(tmp_path / f"case-{n}", inputs)
        time.sleep(rng.uniform(0.25, 1.0) * whole)
        process.send_signal(signal.SIGKILL)
        cut_short += process.wait() == -signal.SIGKILL
        with Case.open(tmp_path / f"case-{n}") as case:
            assert [f for f in case.verify() if f.severity == "error"] == []
            reports, claims, _ = contents(case)
            assert reports <= expected[0]
            assert claims <= expected[1]
            result = add(case, inputs)
            assert result.added + result.completed + result.unchanged == 60
            assert contents(case) == expected
            assert case.verify() == []
    assert cut_short >= 20, "most of the kills have to hit"


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="kills a process by signal")
def test_the_command_is_killed_and_run_again(tmp_path: Path) -> None:
    folder, inputs = tmp_path / "case", tmp_path / "in"
    write(inputs, 30)
    with Case.new(tmp_path / "whole") as case:
        case.add(inputs)
        expected = contents(case)
    Case.new(folder).close()
    command = [sys.executable, "-m", "veedor", "add", str(folder), str(inputs)]
    rng = random.Random(6)
    for _ in range(6):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(rng.uniform(1, 6))
        process.send_signal(signal.SIGKILL)
        process.wait()
        with Case.open(folder) as case:
            assert [f for f in case.verify() if f.severity == "error"] == []
    assert subprocess.run(command, capture_output=True).returncode == 0
    with Case.open(folder) as case:
        assert contents(case) == expected
        assert case.verify() == []


def _start(case: Path, inputs: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.case.making", str(case), str(inputs)], cwd=ROOT)
