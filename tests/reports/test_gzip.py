"""Gzip is a wrapping: taken off wherever it is found."""

from __future__ import annotations

import gzip

import pytest

from reports.conftest import codes

ROWS = b"".join(b'{"text": "Report number %d."}\n' % n for n in range(2000))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt.gz", b"Five people were freed."),
        ("a.md.gz", b"Five people were *freed*."),
        ("a.html.gz", b"<p>Five people were freed.</p><p>x</p>"),
        ("a.json.gz", b'[{"text": "Five people were freed."}]'),
        ("a.jsonl.gz", b'{"text": "Five people were freed."}'),
        ("a.gz", b"Five people were freed."),
        ("a.txt", b"Five people were freed."),
    ],
)
def test_every_format(read_file, name, content):
    [report], told = read_file(name, gzip.compress(content))
    assert "Five people were freed." in report.text
    assert told == []


def test_hash_and_id_are_of_the_unpacked_bytes(read_file):
    [packed], _ = read_file("a.txt.gz", gzip.compress(b"Five people were freed."))
    [plain], _ = read_file("a.txt", b"Five people were freed.")
    assert (packed.id, packed.bytes_sha256) == (plain.id, plain.bytes_sha256)


def test_named_gz_but_not_packed(read_file):
    [report], told = read_file("a.txt.gz", b"Five people were freed.")
    assert report.text == "Five people were freed."
    assert told == []


def test_cut_off_in_the_middle(read_file):
    packed = gzip.compress(ROWS)
    reports, [told] = read_file("a.jsonl.gz", packed[: len(packed) // 2])
    assert 0 < len(reports) < 2000
    assert told.code == "R013"
    assert told.line == len(reports) + 1


@pytest.mark.parametrize("end", [1, 2, 5, 12, -1, -9])
def test_cut_off_anywhere(read_file, end):
    _, told = read_file("a.txt.gz", gzip.compress(b"Five people were freed.")[:end])
    assert told[0].severity == "error"


def test_damaged(read_file):
    packed = bytearray(gzip.compress(ROWS))
    packed[len(packed) // 2] ^= 0xFF
    _, told = read_file("a.jsonl.gz", bytes(packed))
    assert "R013" in codes(told)


def test_two_members(read_file):
    packed = gzip.compress(b'{"text": "One."}\n') + gzip.compress(b'{"text": "Two."}\n')
    reports, told = read_file("a.jsonl.gz", packed)
    assert [report.text for report in reports] == ["One.", "Two."]
    assert told == []
