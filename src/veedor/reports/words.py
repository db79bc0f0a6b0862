"""A report made of a string, in a notebook or a test."""

from __future__ import annotations

from datetime import date
from typing import Any

from veedor.errors import InputError
from veedor.reports.completing import Completer, Defaults
from veedor.reports.found import Found
from veedor.reports.report import Report

READER = "veedor.reports.from_text/1"


def from_text(
    text: str,
    *,
    id: str | None = None,
    published: str | date | None = None,
    language: str | None = None,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    year: int | None = None,
    **extra: Any,
) -> Report:
    """The report that consists of `text`, exactly as it is given.

    Args:
        text: 1 to 2,000,000 code points, not all white space.
        id: if None, ``sha256:`` and 16 hex digits of the hash of the text.
        published: a full date or timestamp.
        language: a code such as ``en`` or ``es-VE``.
        title, source, url: as the source states them.
        year: of a yearly report; if None it is taken from the title where that says so.
        extra: anything else; kept in the report's `extra`.

    Raises:
        InputError: for an empty or too long text, characters that cannot be stored, and fields that cannot be
            understood; there is nobody here to read a warning.

    >>> from_text("Five people were freed.", published="2025-05-06", language="en").date
    '2025-05-06'
    """
    when = published.isoformat() if isinstance(published, date) else published
    stated = {
        "published": when,
        "language": language,
        "title": title,
        "source": source,
        "url": url,
        "year": year,
    }
    fields = {"id": id, "text": text, **stated, **extra}
    content = text.encode("utf-8", "surrogatepass")
    found = Found(fields=fields, content=content, reader=READER, basis="field")
    report, told = Completer(Defaults()).complete(found, file="text")
    for each in told:
        if each.code in ("R024", "R026", "R040", "R043"):
            raise InputError("R061", reason=each.message)
    return report
