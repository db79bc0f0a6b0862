"""Axes, legends and what is said where there is nothing to draw."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from veedor.figures.drawing import Sheet
from veedor.figures.look import BODY, SMALL
from veedor.figures.measuring import fitted, measure, wrapped
from veedor.figures.scales import Days, Linear
from veedor.figures.wording import shown, word

Glyph = Callable[[Sheet, float, float], None]
"""Draws a small example of 14 by 10 pixels whose left middle is at a point."""


def days_below(sheet: Sheet, scale: Days, top: float, bottom: float) -> None:
    """An axis of days under a plot, with a faint line at each tick."""
    last = -1e9
    for day, label in scale.ticks(sheet.language):
        x = scale(day)
        sheet.line(x, top, x, bottom + 4)
        half = measure(label, SMALL) / 2
        at = min(max(x, 16 + half), sheet.width - 6 - half)
        if at - half > last + 4:
            sheet.text(at, bottom + 16, label, fill="soft", anchor="middle")
            last = at + half
    sheet.line(scale.start, bottom, scale.end, bottom, stroke="soft")


def days_across(sheet: Sheet, scale: Days, top: float, bottom: float) -> None:
    """Faint lines at the ticks of days, for a plot whose axis stands under another."""
    for day, _ in scale.ticks(sheet.language):
        sheet.line(scale(day), top, scale(day), bottom)


def upwards(sheet: Sheet, text: str, middle: float) -> None:
    """A text at the left edge that reads upwards."""
    sheet.text(20, middle, text, fill="soft", anchor="middle", turned=True)


def numbers_left(
    sheet: Sheet,
    scale: Linear,
    left: float,
    right: float,
    *,
    title: str = "",
    most: int = 5,
    whole: bool = False,
    absolute: bool = False,
    ticks: Sequence[float] | None = None,
) -> None:
    """An axis of numbers at the left of a plot, with a faint line at each tick.

    Args:
        sheet, scale: on what and how.
        left, right: of the plot.
        title: what is counted, read upwards.
        most: how many ticks there may be.
        whole: whether the numbers count something.
        absolute: whether numbers below 0 are written without their sign.
        ticks: the ticks, where they are not left to the scale.
    """
    for value in scale.ticks(most, whole=whole) if ticks is None else ticks:
        y = scale(value)
        sheet.line(left, y, right, y)
        sheet.text(
            left - 6, y + 3.5, shown(abs(value) if absolute else value, sheet.language), fill="soft", anchor="end"
        )
    if title:
        middle = (scale.start + scale.end) / 2
        lines = wrapped(title, max(40.0, abs(scale.end - scale.start)), SMALL)[:2]
        for i, line in enumerate(lines):
            sheet.text(
                20 + 12 * i - (6 if len(lines) > 1 else 0), middle, line, fill="soft", anchor="middle", turned=True
            )


def legend(sheet: Sheet, y: float, items: Sequence[tuple[Glyph, str]]) -> float:
    """Examples with their meaning in a row that goes on in the next line.

    Returns:
        Where what follows may begin.
    """
    x = 16.0
    for glyph, text in items:
        label = fitted(text, sheet.width - 52, SMALL)
        wide = 20 + measure(label, SMALL)
        if x > 16 and x + wide > sheet.width - 16:
            x, y = 16.0, y + 17
        glyph(sheet, x, y - 3.5)
        sheet.text(x + 20, y, label)
        x += wide + 18
    return y + 12 if items else y


def box(fill: str = "none", *, hatch: str | None = None, stroke: str = "ink", dash: str = "") -> Glyph:
    """The example of an area."""

    def glyph(sheet: Sheet, x: float, y: float) -> None:
        sheet.rect(x, y - 5, 14, 10, fill=fill, hatch=hatch, stroke=stroke, dash=dash, thick=0.8)

    return glyph


def stroke(colour: str = "ink", *, dash: str = "", thick: float = 1.6) -> Glyph:
    """The example of a line."""

    def glyph(sheet: Sheet, x: float, y: float) -> None:
        sheet.line(x, y, x + 14, y, stroke=colour, dash=dash, thick=thick)

    return glyph


def point(shape: str, *, fill: str = "ink", stroke: str = "ink") -> Glyph:
    """The example of a point."""

    def glyph(sheet: Sheet, x: float, y: float) -> None:
        sheet.symbol(shape, x + 7, y, 4.2, fill=fill, stroke=stroke)

    return glyph


def nothing(sheet: Sheet, left: float, top: float, right: float, bottom: float, reason: str = "") -> None:
    """An empty plot that says that it is empty, and why."""
    sheet.rect(left, top, right - left, bottom - top, hatch="nothing", stroke="line")
    told = word("nothing", sheet.language)
    lines = wrapped(reason, right - left - 60, BODY) if reason else []
    wide = max([measure(told, BODY + 2, True), *(measure(line, BODY) for line in lines)]) + 24
    middle, height = (left + right) / 2, 26 + 15 * len(lines)
    y = (top + bottom - height) / 2
    sheet.rect(middle - wide / 2, y, wide, height, fill="paper", stroke="line")
    sheet.text(middle, y + 18, told, size=BODY + 2, bold=True, anchor="middle")
    for i, line in enumerate(lines):
        sheet.text(middle, y + 34 + 15 * i, line, size=BODY, fill="soft", anchor="middle")
