"""Plain text is kept exactly as it stands."""

from __future__ import annotations

import hashlib

import pytest

from reports.conftest import codes

TEXT = "Five people were freed in Caracas.\r\n\r\n  Their lawyer \t confirmed it.\n\n"


def test_text_is_kept_to_the_last_space(read_file):
    [report], told = read_file("a.txt", TEXT)
    assert report.text == TEXT
    assert told == []


def test_hashes_reader_and_origin(read_file, tmp_path):
    [report], _ = read_file("a.txt", TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert report.bytes_sha256 == report.text_sha256 == digest
    assert report.id == "sha256:" + digest[:16]
    assert report.reader == "veedor.reports.text/1"
    assert report.origin == str(tmp_path / "a.txt")


def test_nothing_is_guessed(read_file):
    [report], _ = read_file("2021-05-06 Caracas.txt", "CARACAS, May 6, 2021. Five people were freed.")
    assert (report.published, report.published_basis, report.language, report.title) == (None,) * 4
    assert (report.source, report.url, report.year) == (None,) * 3


def test_front_matter_gives_fields(read_file):
    matter = "---\nid: r1\ntitle: Freed\npublished: 2025-05-06\nlanguage: en\n---\nFive people were freed.\n"
    [report], told = read_file("a.txt", matter)
    assert (report.id, report.title, report.published, report.language) == ("r1", "Freed", "2025-05-06", "en")
    assert report.published_basis == "front matter"
    assert report.text == "Five people were freed.\n"
    assert told == []


@pytest.mark.parametrize("name", ["a.txt", "a.text", "A.TXT", "notes"])
def test_extensions(read_file, name):
    reports, told = read_file(name, "Five people were freed.")
    assert len(reports) == 1
    assert told == []


@pytest.mark.parametrize("content", ["", " \n\t\r\n ", "\ufeff", "---\ntitle: x\n---\n"])
def test_no_text_is_an_error(read_file, content):
    reports, told = read_file("a.txt", content)
    assert reports == []
    assert codes(told) == (["R001"] if not content else ["R006"])
    assert told[0].severity == "error"
    assert told[0].file is not None
