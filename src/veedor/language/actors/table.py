"""A table of actors as a spreadsheet writes it: commas, semicolons or tabs, one row an actor or one a role."""

from __future__ import annotations

import csv
import io
from typing import Any

from veedor.errors import VocabularyError

COLUMNS = {
    "id": "id of its own; made of the name where it is empty",
    "name": "full name, the usual one",
    "aliases": "further full names, with ; between them",
    "short": "short names and acronyms that others have too",
    "kind": "person, organisation, body or office; organisation where it is empty",
    "titles": "of an office: what its holder is called",
    "country": "ISO 3166-1 alpha-3",
    "sectors": "PLOVER codes, primary first; those of the role in a row that has one",
    "of": "of a role: the id of the office, party or body",
    "title": "of a role: what its holder is called in it",
    "from": "of a role: its first day, month or year",
    "until": "of a role: its last day, month or year",
    "source": "address of a page where the fact stands",
    "note": "anything a reader should know",
}
"""Column -> what stands in it. Only ``name`` must be there."""

_ROLE = ("of", "title", "from", "until")


def from_table(text: str, file: str) -> list[tuple[int, dict[str, Any]]]:
    """The entries of a table, each with the line of its first row.

    Args:
        text: the whole file.
        file: its name, for messages.

    Raises:
        VocabularyError: V010 for a table without a column ``name``, V011 for an unknown column or a row that is longer
            than the heading.
    """
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=_delimiter(text), restkey="", strict=True)
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    try:
        _check_heading(rows.fieldnames, file)
        for row in rows:
            if row.get(""):
                raise VocabularyError("V011", file=file, line=rows.line_num, reason="more cells than the heading has")
            cells = {key.strip().lower(): (value or "").strip() for key, value in row.items() if key}
            if any(cells.values()):
                _take(cells, rows.line_num, found)
    except csv.Error as error:
        raise VocabularyError("V010", file=file, line=rows.line_num + 1, reason=str(error)) from error
    return list(found.values())


def _delimiter(text: str) -> str:
    heading = text.partition("\n")[0]
    return max(",;\t", key=heading.count)


def _check_heading(names: Any, file: str) -> None:
    told = [(name or "").strip().lower() for name in names or ()]
    if "name" not in told:
        raise VocabularyError("V010", file=file, line=1, reason="its first line has no column 'name'")
    unknown = [name for name in told if name not in COLUMNS]
    if unknown:
        known = ", ".join(COLUMNS)
        raise VocabularyError("V011", file=file, line=1, reason=f"unknown column {unknown[0]!r}; there are: {known}")


def _take(cells: dict[str, str], line: int, found: dict[str, tuple[int, dict[str, Any]]]) -> None:
    """Add a row to the entry with its id or name."""
    key = cells.get("id") or cells["name"]
    known = found.get(key)
    entry = known[1] if known else found.setdefault(key, (line, {"kind": "organisation"}))[1]
    for column, field in (("name", "names"), ("aliases", "names"), ("short", "short"), ("titles", "titles")):
        _extend(entry, field, _several(cells.get(column, "")))
    entry.setdefault("names", [])
    for column in ("id", "kind", "country", "source", "note"):
        if cells.get(column):
            entry[column] = cells[column].upper() if column == "country" else cells[column]
    sectors = [code.upper() for code in _several(cells.get("sectors", ""), ",")]
    if any(cells.get(column) for column in _ROLE):
        role: dict[str, Any] = {column: cells[column] for column in ("of", "from", "until") if cells.get(column)}
        role |= {"titles": _several(cells.get("title", "")), "sectors": sectors}
        entry.setdefault("roles", []).append(role)
    else:
        _extend(entry, "sectors", sectors)


def _extend(entry: dict[str, Any], field: str, values: list[str]) -> None:
    kept: list[str] = entry.setdefault(field, []) if values else entry.get(field, [])
    kept.extend(value for value in values if value not in kept)


def _several(cell: str, further: str = "") -> list[str]:
    """The values of a cell: between ``;`` or ``|``, and between `further` marks."""
    for mark in "|" + further:
        cell = cell.replace(mark, ";")
    return [value for part in cell.split(";") if (value := " ".join(part.split()))]
