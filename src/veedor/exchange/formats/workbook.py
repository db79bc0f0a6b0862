"""Excel workbooks through openpyxl, row by row; text is stored as text, so nothing runs as a formula."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from veedor.exchange.codebook import columns_of
from veedor.exchange.columns import Surroundings, Table, joined
from veedor.exchange.formats import register
from veedor.optional import need

LONGEST = 32_767
"""What Excel keeps of a cell; longer text ends in an ellipsis here and is whole in every other format."""

FIRST_YEAR = 1900
"""Excel has no earlier days; they are written as text."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""Characters that XML 1.0 cannot hold; shown as U+FFFD."""


@register(
    "xlsx",
    suffix=".xlsx",
    is_text=False,
    description="Excel workbook: the rows, and a sheet that explains the columns; lists joined by ' | ', "
    "text stored as text. Needs the extra 'tables'.",
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write a workbook with the rows and, on a second sheet, the meaning of the columns."""
    openpyxl = need("openpyxl", extra="tables", what="writing xlsx")
    book = openpyxl.Workbook(write_only=True)
    cell = need("openpyxl.cell", extra="tables", what="writing xlsx").WriteOnlyCell
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "B2"
    sheet.append([column.name for column in table.columns])
    for item in items:
        sheet.append([_cell(cell, sheet, value) for value in table.row(item, around)])
    codebook = book.create_sheet("columns")
    codebook.append(["column", "type", "meaning", "codes"])
    for field in columns_of(table):
        codebook.append([field.name, field.type, field.meaning, field.codes])
    book.save(stream)


def _cell(cell: Any, sheet: Any, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, dt.date):
        if value.year >= FIRST_YEAR:
            return value
        value = value.isoformat()
    text = _FORBIDDEN.sub("\ufffd", joined(value))
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    made = cell(sheet, value=text)
    made.data_type = "s"  # never "f": a text that begins with = stays a text
    return made
