"""How every figure begins: a sheet with its title, and what it says where there is nothing to draw."""

from __future__ import annotations

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row

EMPTY = 160.0
"""Height of a plot with nothing in it."""


def begun(given: Given, name: str, texts: str = "") -> tuple[Sheet, float]:
    """A sheet with title, description and subtitle of the labels.

    Args:
        given: what the figure is drawn from.
        name: of the figure.
        texts: beginning of the keys of its labels, if that is not its name.

    Returns:
        The sheet, and where what follows may begin.
    """
    key = texts or name
    title, description = given.word(f"{key}.title"), given.word(f"{key}.description")
    sheet = Sheet(name, title=title, description=description, language=given.language)
    return sheet, sheet.heading(given.word(f"{key}.subtitle")) + 4


def empty(
    sheet: Sheet, top: float, reason: str, rows: list[Row], columns: tuple[str, ...], notes: tuple[str, ...] = ()
) -> Drawn:
    """A plot that says that there is nothing to draw, and why.

    Args:
        sheet, top: where.
        reason: in one sentence.
        rows, columns, notes: see `Drawn`.
    """
    axes.nothing(sheet, 16, top, sheet.width - 16, top + EMPTY, reason)
    return Drawn(svg=sheet.finish(top + EMPTY + 16), table=rows, columns=columns, notes=notes)
