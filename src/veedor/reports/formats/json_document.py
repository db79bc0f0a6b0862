"""A JSON document: one report as an object over several lines, a list of them, or JSON Lines misnamed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from veedor.errors import Diagnostic, InputError
from veedor.reports.decoding import decode_or_refuse
from veedor.reports.formats import Format, json_lines, register
from veedor.reports.found import Found
from veedor.reports.limits import MAX_JSON_BYTES
from veedor.reports.material import Material
from veedor.reports.showing import shown
from veedor.reports.strict_json import decoder, reason_of

READER = "veedor.reports.json/1"

_STARTS = re.compile(rb"\s*(?:\{[ \t]*\r?\n|\[\s*\{)")
_SPACE = re.compile(r"\s*")
_LINE_OF_ITS_OWN = re.compile(rb'\s*\{[ \t]*"[^\n]*\}[ \t]*\r?\n\s*\{')


def parse(material: Material) -> Iterator[Found | Diagnostic]:
    """One report, or one for each element of a list. After a broken element the rest of the list is lost."""
    if _LINE_OF_ITS_OWN.match(material.head):
        yield from json_lines.parse(material)
        return
    data = material.whole(limit=MAX_JSON_BYTES)
    text, told = decode_or_refuse(data, file=material.file)
    yield from told
    line, counted = 1, 0
    for start, end, value, repeated in _values(text, material.file):
        line, counted = line + text.count("\n", counted, start), start
        yield from json_lines.named_twice(repeated, file=material.file, line=line)
        try:
            found = json_lines.report_of(value, content=text[start:end].encode(), line=line, file=material.file)
        except InputError as error:
            yield error.diagnostic
            continue
        yield Found(fields=found.fields, content=found.content, reader=READER, line=line)


def _values(text: str, file: str) -> Iterator[tuple[int, int, object, list[str]]]:
    """The top-level value, or the elements of a top-level list, with their places."""
    place = _after_space(text, 0)
    if not text.startswith("[", place):
        start = place
        place, value, repeated = _value(text, start, file)
        yield start, place, value, repeated
    elif not text.startswith("]", after := _after_space(text, place + 1)):
        place = after
        while True:
            start = place
            place, value, repeated = _value(text, start, file)
            yield start, place, value, repeated
            place = _after_space(text, place)
            if not text.startswith(",", place):
                break
            place = _after_space(text, place + 1)
        if not text.startswith("]", place):
            raise _not_json(text, place, file, "a comma or the end of the list is missing")
        place += 1
    else:
        place = after + 1
    if (rest := _after_space(text, place)) < len(text):
        raise _not_json(text, rest, file, "something follows the document")


def _value(text: str, place: int, file: str) -> tuple[int, object, list[str]]:
    repeated: list[str] = []
    try:
        value, end = decoder(repeated).raw_decode(text, place)
    except (ValueError, RecursionError) as error:
        where = getattr(error, "pos", place)
        raise _not_json(text, where, file, reason_of(error)) from error
    return end, value, repeated


def _not_json(text: str, place: int, file: str, reason: str) -> InputError:
    return InputError("R020", file=file, line=text.count("\n", 0, place) + 1, reason=shown(reason))


def _after_space(text: str, place: int) -> int:
    match = _SPACE.match(text, place)
    return match.end() if match else place


register(
    Format(
        name="JSON",
        reader=READER,
        extensions=(".json",),
        sniff=lambda head: bool(_STARTS.match(head.removeprefix(b"\xef\xbb\xbf"))),
        order=20,
        parse=parse,
    )
)
