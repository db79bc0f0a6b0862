"""The formats that can be read: one file each, which registers itself.

A new format is one module here that calls `register`; nothing else changes.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache

import msgspec

from veedor.errors import Diagnostic
from veedor.reports.found import Found
from veedor.reports.material import Material

__all__ = ["Format", "by_extension", "by_head", "formats", "register"]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One format.

    Args:
        name: as messages say it.
        reader: name and version of what makes the text; raise the version when the text it makes changes.
        extensions: lower case, with the dot; a ``.gz`` behind them is taken off before.
        sniff: whether a file that begins with these bytes is of this format.
        order: formats are asked in this order; the first that says yes reads the file.
        by_line: whether one broken line leaves the others readable.
        parse: gives what it finds and what is wrong; raises `InputError` where nothing more can be read.
    """

    name: str
    reader: str
    extensions: tuple[str, ...]
    sniff: Callable[[bytes], bool]
    order: int
    by_line: bool = False
    parse: Callable[[Material], Iterator[Found | Diagnostic]]


_REGISTER: dict[str, Format] = {}


def register(new: Format) -> Format:
    """Make a format known.

    Raises:
        ValueError: if its name or one of its extensions is taken.
    """
    taken = {extension for known in _REGISTER.values() for extension in known.extensions}
    if new.name in _REGISTER or taken & set(new.extensions):
        raise ValueError(f"format {new.name} is registered twice, or one of {new.extensions} is")
    _REGISTER[new.name] = new
    return new


@cache
def _load() -> None:
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")


def formats() -> list[Format]:
    """All formats, in the order in which they are asked.

    >>> [each.name for each in formats()]
    ['JSON Lines', 'JSON', 'HTML', 'Markdown', 'plain text']
    """
    _load()
    return sorted(_REGISTER.values(), key=lambda each: each.order)


def by_extension(extension: str) -> Format | None:
    """The format of files with this extension (``.md``), or None.

    >>> by_extension(".htm").name
    'HTML'
    """
    return next((each for each in formats() if extension.lower() in each.extensions), None)


def by_head(head: bytes) -> Format:
    """The format of a file that begins so; plain text where no other says that it is its own.

    >>> by_head(b'{"text": "Five people were freed."}').name
    'JSON Lines'
    """
    return next(each for each in formats() if each.sniff(head))
