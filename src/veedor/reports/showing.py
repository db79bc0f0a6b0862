"""Strangers' words inside our messages: short, on one line, without control characters."""

from __future__ import annotations

import os

LONGEST = 80


def shown(value: object, *, longest: int = LONGEST) -> str:
    """`value` as it can safely stand in a message on a terminal.

    Args:
        value: anything; its `str` is shown.
        longest: code points kept, at least 1.

    >>> shown("two" + chr(10) + "lines")
    'two\\\\nlines'
    >>> shown("x" * 200, longest=5)
    'xxxxx…'
    """
    text = str(value)
    cut = text[:longest]
    safe = "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in cut)
    return safe + ("…" if len(text) > longest else "")


def shown_path(path: str | os.PathLike[str]) -> str:
    """A path that can be printed and stored: bytes that are not UTF-8 and line breaks become escapes.

    >>> shown_path("reports/a.txt")
    'reports/a.txt'
    """
    name = os.fsencode(path).decode("utf-8", "backslashreplace")
    return name if name.isprintable() else shown(name, longest=len(name))
