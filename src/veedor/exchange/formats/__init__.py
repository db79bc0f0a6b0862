"""The formats, one file each. A new format is a new file here that calls `register`.

Each registers a function ``write(items, table, stream, around)``: it takes the items one by one, writes bytes
to the stream, and imports what it needs inside, so that a missing optional part is met when it is wanted and
not before. It returns how many items it wrote where it leaves some out, else None.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from veedor.errors import UsageError
from veedor.exchange.codebook import Described, columns_of
from veedor.exchange.columns import Surroundings, Table

Write = Callable[[Iterator[Any], Table, BinaryIO, Surroundings], int | None]
Describe = Callable[[Table], list[Described]]


@dataclass(frozen=True)
class Format:
    """A file format.

    Args:
        name: as it is given to ``--format``.
        suffix: of its files, with the dot.
        is_text: whether it may be shown on a terminal.
        description: what is in it, in one sentence, for the reference.
        write: writes items of a table to a binary stream.
        tables: names of the tables that it takes; None is all.
        describe: its codebook for a table; that of the table's columns for a format that holds these.
        left_out: which items it leaves out, and why, in words; empty where it leaves none out.
    """

    name: str
    suffix: str
    is_text: bool
    description: str
    write: Write
    tables: tuple[str, ...] | None = None
    describe: Describe = columns_of
    left_out: str = ""

    def expect(self, table: Table) -> None:
        """Refuse a table that the format cannot hold.

        Raises:
            UsageError: E005.
        """
        if self.tables is not None and table.name not in self.tables:
            raise UsageError("E005", format=self.name, what=table.name, known=", ".join(self.tables))


_REGISTER: dict[str, Format] = {}


def register(
    name: str,
    *,
    suffix: str,
    is_text: bool,
    description: str,
    tables: tuple[str, ...] | None = None,
    describe: Describe = columns_of,
    left_out: str = "",
) -> Callable[[Write], Write]:
    """Declare the decorated function as the writer of a format; see `Format` for the arguments."""

    def add(write: Write) -> Write:
        _REGISTER[name] = Format(name, suffix, is_text, description, write, tables, describe, left_out)
        return write

    return add


@cache
def _load_all() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def all_formats() -> dict[str, Format]:
    """Every format by name, sorted.

    >>> list(all_formats())
    ['csv', 'ftm', 'geojson', 'huridocs', 'ics', 'jsonl', 'parquet', 'plover', 'plover-json', 'prov', 'stata', 'xlsx']
    """
    _load_all()
    return dict(sorted(_REGISTER.items()))


def get_format(name: str) -> Format:
    """A format by name.

    Raises:
        UsageError: E001 if there is none of this name.
    """
    known = all_formats()
    if name not in known:
        raise UsageError("E001", format=name, known=", ".join(known))
    return known[name]


def by_name(file: str) -> Format | None:
    """The format whose suffix a file's name ends in, the longest where several fit; None if none does.

    >>> found = by_name("events.plover.jsonl")
    >>> found and found.name
    'plover-json'
    """
    fitting = [form for form in all_formats().values() if file.lower().endswith(form.suffix)]
    return max(fitting, key=lambda form: len(form.suffix), default=None)
