"""What is not text is refused and called by its name."""

from __future__ import annotations

import random

import pytest

from reports.conftest import codes


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "Office"),
        (b"{\\rtf1\\ansi", "RTF"),
        (bytes(range(256)) * 8, "binary"),
        (random.Random(1).randbytes(5000), "binary"),
        (b"a\x00" + b"\x01\x02" * 40, "binary"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.md", "a.bin"])
def test_refused(read_file, content, word, name):
    reports, [told] = read_file(name, content)
    assert reports == []
    assert told.code == "R002"
    assert word in told.message


def test_a_single_zero_byte_is_a_fault_in_a_text(read_file):
    [report], told = read_file("a.txt", b"Five people were \x00freed. " * 1 + b"Their lawyer confirmed it. " * 20)
    assert report.text.startswith("Five people were \ufffdfreed.")
    assert codes(told) == ["R026"]


@pytest.mark.parametrize("text", ["a\x0cb\tc\r\nd", "\x1b[31mred\x1b[0m", "日本語のテキスト", "नमस्ते"])
def test_text_is_not_taken_for_binary(read_file, text):
    [report], told = read_file("a.txt", text)
    assert report.text == text
    assert told == []
