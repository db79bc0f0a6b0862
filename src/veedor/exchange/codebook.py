"""The codebook of a table or format: what each field holds, made from the code, as CSV or Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from veedor.exchange.columns import Table


@dataclass(frozen=True)
class Described:
    """One field of a file.

    Args:
        name: of the column, property or element.
        type: what its values are.
        meaning: one sentence.
        codes: the closed list of its values with their meanings, as one text; empty where there is none.
    """

    name: str
    type: str
    meaning: str
    codes: str = ""


HEADING = ("field", "type", "meaning", "codes")


def columns_of(table: Table) -> list[Described]:
    """The fields of a file that holds the table's columns.

    >>> from veedor.exchange.tables import get_table
    >>> [field for field in columns_of(get_table("events")) if field.name == "quad_class"][0].type
    'integer'
    """
    return [Described(c.name, c.type, c.meaning, coded(c.codes()) if c.codes else "") for c in table.columns]


def coded(codes: Mapping[str, str]) -> str:
    """A closed list as one text.

    >>> coded({"stock": "standing at a time", "flow": "over a period"})
    'stock = standing at a time; flow = over a period'
    """
    return "; ".join(f"{code} = {meaning}" for code, meaning in codes.items())


def as_csv(fields: Iterable[Described]) -> bytes:
    """A codebook as CSV, UTF-8 with a byte order mark."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADING)
    writer.writerows([field.name, field.type, field.meaning, field.codes] for field in fields)
    return text.getvalue().encode("utf-8-sig")


def as_markdown(fields: Iterable[Described], *, title: str, meaning: str) -> bytes:
    """A codebook as Markdown: a heading, what a row is, and a table.

    >>> field = Described("low", "number", "lower bound")
    >>> print(as_markdown([field], title="counts as csv", meaning="One row is a number.").decode())
    # Codebook: counts as csv
    <BLANKLINE>
    One row is a number.
    <BLANKLINE>
    | field | type | meaning | codes |
    |---|---|---|---|
    | `low` | number | lower bound |  |
    <BLANKLINE>
    """
    lines = [f"| `{_cell(f.name)}` | {_cell(f.type)} | {_cell(f.meaning)} | {_cell(f.codes)} |" for f in fields]
    head = [f"# Codebook: {title}", "", meaning, "", f"| {' | '.join(HEADING)} |", "|---|---|---|---|"]
    return ("\n".join([*head, *lines]) + "\n").encode()


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
