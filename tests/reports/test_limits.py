"""Too long is refused with a message, in bounded memory, and the rest is read."""

from __future__ import annotations

import gzip
import json
import tracemalloc
from collections.abc import Iterator

import pytest

from reports.conftest import codes, sorted_out
from veedor.reports import read
from veedor.reports.limits import MAX_REPORT_BYTES, MAX_TEXT_CHARACTERS
from veedor.reports.material import Material


class Endless:
    """A stream that makes its bytes as they are asked for."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.parts = parts

    def read1(self, size: int = -1, /) -> bytes:
        return next(self.parts, b"")


def test_a_line_of_fifty_megabytes(tmp_path):
    path = tmp_path / "a.jsonl"
    with path.open("wb") as out:
        out.write(b'{"text": "One."}\n{"text": "')
        for _ in range(50):
            out.write(b"x" * 1_000_000)
        out.write(b'"}\n{"text": "Three."}\n')
    tracemalloc.start()
    reports, told = sorted_out(read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [report.text for report in reports] == ["One.", "Three."]
    assert [(each.code, each.line) for each in told] == [("R005", 2)]
    assert "16,777,216 bytes" in told[0].message
    assert peak < 4 * MAX_REPORT_BYTES


def test_a_line_that_never_ends_is_not_held():
    parts = (b"x" * 1_000_000 for _ in range(100))
    tracemalloc.start()
    assert list(Material(Endless(parts), file="-").lines()) == [(1, None)]
    assert tracemalloc.get_traced_memory()[1] < 3 * MAX_REPORT_BYTES
    tracemalloc.stop()


def test_a_text_too_long(read_file):
    long = "Five people were freed. " * (MAX_TEXT_CHARACTERS // 24 + 1)
    reports, told = read_file("a.jsonl", json.dumps({"text": long}) + '\n{"text": "Two."}\n')
    assert [report.text for report in reports] == ["Two."]
    assert [(each.code, each.line) for each in told] == [("R005", 1)]
    assert "2,000,000 characters" in told[0].message
    assert codes(read_file("a.txt", long)[1]) == ["R005"]


def test_the_longest_text_is_read(read_file):
    long = "Five people were freed.\n" * (MAX_TEXT_CHARACTERS // 24)
    [report], told = read_file("a.txt", long)
    assert len(report.text) == len(long)
    assert told == []


@pytest.mark.parametrize("name", ["a.txt.gz", "a.html.gz", "a.md.gz", "a.json.gz"])
def test_a_gzip_bomb_is_not_unfolded(read_file, name):
    _, told = read_file(name, gzip.compress(b"a " * 40_000_000))
    assert codes(told) == ["R005"]
