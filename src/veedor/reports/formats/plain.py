"""Plain text: as it stands, after front matter if there is any."""

from __future__ import annotations

from collections.abc import Iterator

from veedor.errors import Diagnostic
from veedor.reports.decoding import decode_or_refuse
from veedor.reports.formats import Format, register
from veedor.reports.found import Found
from veedor.reports.front_matter import split_front_matter
from veedor.reports.material import Material

READER = "veedor.reports.text/1"


def parse(material: Material) -> Iterator[Found | Diagnostic]:
    """One report. Line ends and spaces stay as they are; a byte order mark is not text."""
    data = material.whole()
    decoded, told = decode_or_refuse(data, file=material.file)
    yield from told
    fields, text, wrong = split_front_matter(decoded, file=material.file)
    yield from wrong
    yield Found(fields={**fields, "text": text}, content=data, reader=READER, basis="front matter")


register(
    Format(
        name="plain text",
        reader=READER,
        extensions=(".txt", ".text"),
        sniff=lambda head: True,
        order=100,
        parse=parse,
    )
)
