"""CSV (RFC 4180), UTF-8 with a byte order mark, safe to open in a spreadsheet.

The mark is there because Excel reads the names of people wrongly without it; pandas, polars, R, Stata and
DuckDB skip it, and Python's own reader does with ``encoding="utf-8-sig"``.

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and reports are written
by others. So a *text* cell that begins so (or with a tab, a carriage return, or apostrophes before any of
these) gets one apostrophe before it. `unguarded` takes it away again; numbers are never touched.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from veedor.exchange.columns import Surroundings, Table, joined
from veedor.exchange.formats import register

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    >>> guarded("=HYPERLINK(1)"), guarded("at least 5"), guarded("'=1")
    ("'=HYPERLINK(1)", 'at least 5', "''=1")
    """
    return "'" + text if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`.

    >>> unguarded(guarded("-5")), unguarded("'tis")
    ('-5', "'tis")
    """
    return text[1:] if _GUARDED.match(text) else text


@register(
    "csv",
    suffix=".csv",
    is_text=True,
    description="Comma-separated values with a heading, UTF-8 with a byte order mark, CR LF; lists "
    "joined by ' | ', an apostrophe before text that a spreadsheet would run as a formula.",
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write a heading and one row an item."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="", write_through=False)
    try:
        writer = csv.writer(text)
        writer.writerow([column.name for column in table.columns])
        for item in items:
            writer.writerow([_cell(value) for value in table.row(item, around)])
        text.flush()
    finally:
        text.detach()


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    return guarded(joined(value))
