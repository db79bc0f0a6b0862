"""JSON Lines: a report a line, read one line at a time, so that a file of any size takes little memory."""

from __future__ import annotations

import re
from collections.abc import Iterator

from veedor.errors import Diagnostic, InputError, diagnostic
from veedor.reports.decoding import decode, decode_or_refuse
from veedor.reports.formats import Format, register
from veedor.reports.found import Found
from veedor.reports.limits import MAX_REPORT_BYTES
from veedor.reports.material import Material
from veedor.reports.showing import shown
from veedor.reports.strict_json import decoder, kind_of, reason_of

READER = "veedor.reports.jsonl/1"

# On one line: a brace and then a name or nothing. A brace alone on its line opens a document of the format
# JSON.
_STARTS = re.compile(rb'\s*\{[ \t]*["}]')


def parse(material: Material) -> Iterator[Found | Diagnostic]:
    """A report a line; empty lines are skipped. What is wrong with a line is told, and the next one is read.

    Lines are UTF-8; another encoding is told once for the file, at the first line that has it.
    """
    encodings: set[str] = set()
    for number, line in material.lines():
        if line is None:
            limit = f"{MAX_REPORT_BYTES:,} bytes"
            yield diagnostic("R005", file=material.file, line=number, what="the line", limit=limit)
            continue
        try:
            yield from _read(line, number, material.file, encodings)
        except InputError as error:
            yield error.diagnostic


def report_of(value: object, *, content: bytes, line: int, file: str) -> Found:
    """What a JSON value says as a report.

    Raises:
        InputError: R021, if it is not an object.
    """
    if not isinstance(value, dict):
        raise InputError("R021", file=file, line=line, kind=kind_of(value))
    return Found(fields=value, content=content, reader=READER, line=line)


def named_twice(names: list[str], *, file: str, line: int) -> Iterator[Diagnostic]:
    """R025, if a name was given twice in an object."""
    if names:
        yield diagnostic("R025", file=file, line=line, names=", ".join(shown(each) for each in names[:10]))


def _read(line: bytes, number: int, file: str, encodings: set[str]) -> Iterator[Found | Diagnostic]:
    text, told = _decoded(line, number, file, encodings)
    yield from told
    if not text.strip():
        return
    repeated: list[str] = []
    try:
        value = decoder(repeated).decode(text)
    except (ValueError, RecursionError) as error:
        raise InputError("R020", file=file, line=number, reason=shown(reason_of(error))) from error
    yield from named_twice(repeated, file=file, line=number)
    yield report_of(value, content=line, line=number, file=file)


def _decoded(line: bytes, number: int, file: str, encodings: set[str]) -> tuple[str, list[Diagnostic]]:
    try:
        return line.decode().removeprefix("\ufeff"), []
    except UnicodeDecodeError:
        text, told = decode_or_refuse(line, file=file, line=number)
        guessed = decode(line)
        encoding = guessed.encoding if guessed else ""
        if encoding != "utf-8" and encoding in encodings:
            return text, []
        encodings.add(encoding)
        return text, told


register(
    Format(
        name="JSON Lines",
        reader=READER,
        extensions=(".jsonl", ".ndjson", ".jsonlines"),
        sniff=lambda head: bool(_STARTS.match(head.removeprefix(b"\xef\xbb\xbf"))),
        order=10,
        by_line=True,
        parse=parse,
    )
)
