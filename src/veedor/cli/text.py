"""Plain text for people: tables that line up, words that wrap, nothing that a terminal could execute."""

from __future__ import annotations

import os
import shutil
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from typing import Literal, NamedTuple

from veedor.marking import visible

GAP = "  "
NARROWEST = 14
"""A column that wraps is never squeezed below this many characters."""


class Column(NamedTuple):
    """A column of a table: its heading, its side, and whether its cells may wrap."""

    title: str
    side: Literal["left", "right"] = "left"
    wraps: bool = False


def width() -> int:
    """How many columns to fill: the terminal's, at most 110; 80 where the output is no terminal."""
    if "COLUMNS" in os.environ or sys.stdout.isatty():
        return max(40, min(110, shutil.get_terminal_size((80, 24)).columns))
    return 80


def plain(text: str) -> str:
    r"""Text of a report, made safe for a terminal: white space folded, hidden characters spelled out.

    Escape sequences would let a report move the cursor, and direction marks would let it show words in
    another order than they stand.

    >>> plain("Ten\n people\x1b[2J")
    'Ten people⟨U+001B⟩[2J'
    """
    return visible(" ".join(text.split()))


def cells(text: str) -> int:
    """How many columns a text takes on a terminal.

    >>> cells("María"), cells("Mari\u0301a"), cells("北京")
    (5, 5, 4)
    """
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def table(columns: Sequence[Column], rows: Sequence[Sequence[str]], *, across: int | None = None) -> str:
    """Rows under headings, lined up; the columns that may wrap share what room is left.

    >>> print(table([Column("WHEN"), Column("N", "right")], [("2025-05-06", "5"), ("2025", "12")]))
    WHEN         N
    2025-05-06   5
    2025        12
    """
    titles = [column.title for column in columns]
    widest = [max([cells(titles[i]), *(_widest_line(row[i]) for row in rows)]) for i in range(len(columns))]
    widths = _fitted(columns, widest, across or width())
    lines = _laid_out(columns, titles, widths)
    for row in rows:
        lines += _laid_out(columns, row, widths)
    return "\n".join(lines)


def _widest_line(text: str) -> int:
    return max(cells(line) for line in text.split("\n"))


def _fitted(columns: Sequence[Column], widest: list[int], across: int) -> list[int]:
    """Widths that fit: fixed columns keep theirs, wrapping ones share the rest by need."""
    room = across - len(GAP) * (len(columns) - 1)
    fixed = sum(w for w, column in zip(widest, columns, strict=True) if not column.wraps)
    open_ones = [i for i, column in enumerate(columns) if column.wraps]
    wanted = sum(widest[i] for i in open_ones)
    left = room - fixed
    if wanted <= left:
        return widest
    widths = list(widest)
    for i in sorted(open_ones, key=lambda i: widest[i]):  # small ones keep their width where they can
        share = max(NARROWEST, left // len(open_ones))
        widths[i] = min(widest[i], share)
        left -= widths[i]
        open_ones = open_ones[1:]
    return widths


def _laid_out(columns: Sequence[Column], row: Sequence[str], widths: list[int]) -> list[str]:
    """One row as one or more lines."""
    parts = [
        wrapped(cell, width) if column.wraps else [cell]
        for cell, column, width in zip(row, columns, widths, strict=True)
    ]
    height = max(len(part) for part in parts)
    lines = []
    for n in range(height):
        line = [
            _padded(part[n] if n < len(part) else "", w, column.side)
            for part, w, column in zip(parts, widths, columns, strict=True)
        ]
        lines.append(GAP.join(line).rstrip())
    return lines


def _padded(text: str, width: int, side: str) -> str:
    padding = " " * max(0, width - cells(text))
    return padding + text if side == "right" else text + padding


def wrapped(text: str, across: int) -> list[str]:
    """The lines of a text: its line breaks kept, long lines wrapped and indented where they go on."""
    lines = []
    for line in text.split("\n"):
        lines += textwrap.wrap(line, across, subsequent_indent="  ", break_on_hyphens=False) or [""]
    return lines


def paragraph(text: str, *, indent: str = "", first: str | None = None, across: int | None = None) -> str:
    """A text wrapped to the width of the output.

    Args:
        text: any text.
        indent: what each line begins with.
        first: what the first line begins with, if something else.
    """
    return textwrap.fill(
        text,
        across or width(),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_on_hyphens=False,
        break_long_words=False,
    )


def number(value: float | None) -> str:
    """A number as people write it.

    >>> number(900.0), number(2.5), number(12000), number(None)
    ('900', '2.5', '12,000', '')
    """
    if value is None:
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def counted(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(3, "count series", "count series")
    ('1 report', '3 count series')
    """
    return f"{n:,} {one if n == 1 else many or one + 's'}"
