"""The formats, one file each. A new format is a new file here that calls `register`.

Each registers a function ``write(items, table, stream, around)``: it takes the items one by one, writes bytes
to the stream, and imports what it needs inside, so that a missing optional part is met when it is wanted and
not before.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from veedor.errors import UsageError
from veedor.exchange.columns import Surroundings, Table

Write = Callable[[Iterator[Any], Table, BinaryIO, Surroundings], None]


@dataclass(frozen=True)
class Format:
    """A file format.

    Args:
        name: as it is given to ``--format``.
        suffix: of its files, with the dot.
        is_text: whether it may be shown on a terminal.
        description: what is in it, in one sentence, for the reference.
        write: writes items of a table to a binary stream.
    """

    name: str
    suffix: str
    is_text: bool
    description: str
    write: Write


_REGISTER: dict[str, Format] = {}


def register(name: str, *, suffix: str, is_text: bool, description: str) -> Callable[[Write], Write]:
    """Declare the decorated function as the writer of a format; see `Format` for the arguments."""

    def add(write: Write) -> Write:
        _REGISTER[name] = Format(name, suffix, is_text, description, write)
        return write

    return add


@cache
def _load_all() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def all_formats() -> dict[str, Format]:
    """Every format by name, sorted.

    >>> list(all_formats())
    ['csv', 'jsonl', 'parquet', 'xlsx']
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
