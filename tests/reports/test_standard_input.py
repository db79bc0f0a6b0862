"""Standard input tells its format by its beginning."""

from __future__ import annotations

import io
import os
import threading

import pytest

from reports.conftest import codes
from veedor.reports import Report, read


@pytest.mark.parametrize(
    ("content", "reader"),
    [
        (b'{"text": "Five people were freed."}\n', "veedor.reports.jsonl"),
        (b'\xef\xbb\xbf \n {"text": "Five people were freed."}\n', "veedor.reports.jsonl"),
        (b'{ "text": "Five people were freed."}', "veedor.reports.jsonl"),
        (b'{\n"text": "Five people were freed."}', "veedor.reports.json"),
        (b'[{"text": "Five people were freed."}]', "veedor.reports.json"),
        (b"<!DOCTYPE html><html><body><p>Five people were freed.</p></body></html>", "veedor.reports.html"),
        (b"<html><body><p>Five people were freed.</p></body></html>", "veedor.reports.html"),
        (b"Five people were freed.", "veedor.reports.text"),
        (b"{sic} Five people were freed.", "veedor.reports.text"),
        (b"[Caracas] Five people were freed.", "veedor.reports.text"),
        (b"# Five people were freed.", "veedor.reports.text"),
        (b"---\ntitle: Freed\n---\nFive people were freed.", "veedor.reports.text"),
    ],
)
def test_formats(read_stream, content, reader):
    [report], _ = read_stream(content)
    assert report.reader.split("/")[0] == reader
    assert "Five people were freed." in report.text
    assert report.origin.split(":")[0] == "-"


def test_utf16_json_lines(read_stream):
    reports, told = read_stream('{"text": "Mérida"}\n{"text": "Táchira"}\n'.encode("utf-16"))
    assert [report.text for report in reports] == ["Mérida", "Táchira"]
    assert told == []


@pytest.mark.parametrize(("content", "code"), [(b"", "R001"), (b"%PDF-1.7 ...", "R002"), (b" \n", "R006")])
def test_faults(read_stream, content, code):
    reports, told = read_stream(content)
    assert reports == []
    assert codes(told) == [code]
    assert told[0].file == "-"


def test_a_line_is_read_before_the_next_one_arrives():
    reading, writing = os.pipe()
    with io.BufferedReader(io.FileIO(reading)) as stream, open(writing, "wb", buffering=0) as out:
        items = read("-", stdin=stream)
        out.write(b'{"text": "One."}\n')
        first = _within(lambda: next(items))
        out.write(b'{"text": "Two."}\n')
        second = _within(lambda: next(items))
    assert [first.text, second.text] == ["One.", "Two."]


def test_a_pipe_that_gives_a_byte_at_a_time():
    class Slow(io.BytesIO):
        def read1(self, size: int | None = -1, /) -> bytes:
            return super().read1(1)

    [report] = read("-", stdin=Slow(b"<!doctype html><title>t</title><p>Five people were freed.</p>"))
    assert isinstance(report, Report)
    assert report.reader.startswith("veedor.reports.html")


def _within(call):
    """The result of `call`, which must not wait for what is not there yet."""
    result: list[object] = []
    thread = threading.Thread(target=lambda: result.append(call()), daemon=True)
    thread.start()
    thread.join(10)
    assert result, "it waited for more input"
    return result[0]
