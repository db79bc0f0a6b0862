"""Files that vanish, change or cannot be read: told, and the next one is read."""

from __future__ import annotations

import errno
import io
import sys

import pytest

from reports.conftest import codes, sorted_out
from veedor.errors import Diagnostic
from veedor.reports import read


class Failing(io.BytesIO):
    """Gives its bytes, then fails as a lost disk does."""

    def read1(self, size: int | None = -1, /) -> bytes:
        data = super().read1(64)
        if not data:
            raise OSError(errno.EIO, "Input/output error")
        return data


def test_a_file_vanishes_between_listing_and_opening(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    items = read(tmp_path)
    first = next(items)
    (tmp_path / "b.txt").unlink()
    reports, told = sorted_out([first, *items])
    assert [report.text for report in reports] == ["a.txt", "c.txt"]
    assert codes(told) == ["R007"]
    assert told[0].file == str(tmp_path / "b.txt")


def test_a_folder_vanishes(tmp_path):
    (tmp_path / "a.txt").write_text("A.")
    (tmp_path / "b").mkdir()
    items = read(tmp_path)
    first = next(items)
    (tmp_path / "b").rmdir()
    _, told = sorted_out([first, *items])
    assert codes(told) == ["R007"]


def test_a_file_vanishes_while_it_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f'{{"text": "Report {n}."}}\n' for n in range(5)))
    items = read([path])
    first = next(items)
    path.unlink()
    reports, _ = sorted_out([first, *items])
    assert len(reports) == 5


def test_a_file_grows_while_it_is_read(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "One."}\n{"text": "Two."}\n')
    items = read([path])
    first = next(items)
    with path.open("a") as out:
        out.write('{"text": "Thr')
    reports, told = sorted_out([first, *items])
    assert [report.text for report in reports] == ["One.", "Two."]
    assert codes(told)[-1] == "R015"


def test_the_disk_fails_in_the_middle():
    rows = b"".join(b'{"text": "Report number %d."}\n' % n for n in range(10))
    reports, [told] = sorted_out(read("-", stdin=Failing(rows)))
    assert len(reports) == 10
    assert (told.code, told.line) == ("R009", 11)
    assert "Input/output error" in told.message


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (PermissionError(errno.EACCES, "Permission denied"), "R008"),
        (FileNotFoundError(errno.ENOENT, "No such file"), "R007"),
        (OSError(errno.EMFILE, "Too many open files"), "R009"),
    ],
)
def test_opening_fails(tmp_path, monkeypatch, error, code):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    module = sys.modules["veedor.reports.read"]
    really = module._opened

    def opening(path):
        if str(path).endswith("a.txt"):
            raise error
        return really(path)

    monkeypatch.setattr(module, "_opened", opening)
    reports, told = sorted_out(read(tmp_path))
    assert [report.text for report in reports] == ["b.txt"]
    assert [(each.code, each.file) for each in told] == [(code, str(tmp_path / "a.txt"))]


def test_reading_is_lazy(tmp_path):
    (tmp_path / "a.txt").write_text("A.")
    items = read([tmp_path / "a.txt", tmp_path / "later.txt"])
    next(items)
    (tmp_path / "later.txt").write_text("B.")
    assert not isinstance(next(items), Diagnostic)
