"""Which encoding a report is in, and what is said when that is a guess."""

from __future__ import annotations

import pytest

from reports.conftest import codes
from veedor.reports.decoding import decode

SPANISH = "La detención de más de quince líderes de la oposición en Mérida fue denunciada por José Núñez."
RUSSIAN = "Политические заключённые были освобождены в Минске в понедельник, сообщили правозащитники."


def test_byte_order_marks(read_file):
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        [report], told = read_file("a.txt", SPANISH.encode(encoding))
        assert report.text == SPANISH
        assert codes(told) == ([] if encoding == "utf-8-sig" else ["R016"])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark(read_file, encoding):
    [report], told = read_file("a.txt", SPANISH.encode(encoding))
    assert report.text == SPANISH
    assert codes(told) == ["R003"]


@pytest.mark.parametrize("text", [SPANISH, "Detención en Mérida", "“We won’t go” – he said on Monday."])
def test_western(read_file, text):
    [report], told = read_file("a.txt", text.encode("cp1252"))
    assert report.text == text
    assert codes(told) == ["R003"]
    assert "cp1252" in told[0].message
    assert told[0].severity == "warning"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN * 3, "cp1251"), ("Więźniowie polityczni zostali zwolnieni z aresztu w Łodzi. " * 3, "cp1250")],
)
def test_other_scripts(read_file, text, encoding):
    [report], told = read_file("a.txt", text.encode(encoding))
    assert report.text == text
    assert codes(told) == ["R003"]


def test_damaged_utf8_is_not_taken_for_something_else(read_file):
    data = SPANISH.encode().replace("é".encode(), b"\xc3", 1)
    [report], told = read_file("a.txt", data)
    assert "detención" in report.text
    assert report.text.count("\ufffd") == 1
    assert codes(told) == ["R017"]


def test_declared_by_the_page(read_file):
    page = f'<html><head><meta charset="koi8-r"><title>t</title></head><body><p>{RUSSIAN}</p></body></html>'
    [report], told = read_file("a.html", page.encode("koi8-r"))
    assert report.text == RUSSIAN
    assert codes(told) == ["R016"]


def test_a_false_declaration_does_not_hurt(read_file):
    page = f'<meta charset="iso-8859-1"><body><p>{SPANISH}</p></body>'
    [report], told = read_file("a.html", page.encode())
    assert report.text == SPANISH
    assert told == []


@pytest.mark.parametrize("name", ["hex", "nonsense", "rot13", "x" * 40, "utf-8", "idna"])
def test_nonsense_declared(name):
    decoded = decode("Mérida".encode("cp1252"), declared=name)
    assert decoded is not None
    assert decoded.text == "Mérida"


def test_nothing_fits(read_file, monkeypatch):
    monkeypatch.setattr("veedor.reports.decoding._guessed", lambda data: None)
    reports, told = read_file("a.txt", b"A text with \x81\x8d\x8f\x90\x9d in it")
    assert reports == []
    assert codes(told) == ["R004"]


def test_json_lines_tell_it_once(read_file):
    rows = b"".join(b'{"text": "Detenci\xf3n en M\xe9rida, n\xfamero %d"}\n' % n for n in range(3))
    reports, told = read_file("a.jsonl", rows)
    assert [report.text[:19] for report in reports] == ["Detención en Mérida"] * 3
    assert [(each.code, each.line) for each in told] == [("R003", 1)]


def test_bytes_are_hashed_as_they_arrived(read_file):
    [report], _ = read_file("a.txt", SPANISH.encode("cp1252"))
    assert report.bytes_sha256 != report.text_sha256
