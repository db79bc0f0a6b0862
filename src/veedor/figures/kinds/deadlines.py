"""The calendar of deadlines: what falls due when, with what was replaced struck through."""

from __future__ import annotations

import datetime as dt

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, text
from veedor.figures.look import BODY, SHAPES, SMALL, WIDTH
from veedor.figures.measuring import fitted, measure
from veedor.figures.registry import figure
from veedor.figures.scales import Days, around
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown, term

LEFT, MIDDLE, RIGHT = 16.0, 470.0, WIDTH - 16
"""Words stand on the left of the middle, the time line on its right."""
LINE, LINES = 36.0, 60
COLUMNS = ("id", "first", "last", "category", "what", "parties", "country", "modality", "superseded", "sources")


@figure(
    "calendar",
    needs="",
    about="deadlines",
    summary="the calendar of deadlines, with those that were replaced struck through",
)
def calendar(given: Given) -> Drawn:
    """A line for each deadline in order of time; those without a day stand last, and have no point."""
    found = sorted(given.rows("deadlines", "first", "last"), key=_order)
    rows = [{name: row.get(name) for name in COLUMNS} for row in found]
    sheet, top = begun(given, "calendar")
    if not found:
        return empty(sheet, top, given.word("calendar.nothing"), rows, COLUMNS)
    shapes = {name: SHAPES[min(n, len(SHAPES) - 1)] for n, name in enumerate(_categories(found))}
    items = [(axes.point(shape), term("deadlines", name, given.language)) for name, shape in shapes.items()]
    if any(row.get("superseded") for row in found):
        items.append((axes.point("circle", fill="paper", stroke="neutral"), given.word("calendar.superseded")))
    top = axes.legend(sheet, top + 10, items) + 2
    drawn = found[:LINES]
    scale = around([day for row in drawn for day in (row["first"], row["last"])], MIDDLE + 12, RIGHT - 12)
    bottom = top + LINE * len(drawn)
    if scale is not None:
        axes.days_across(sheet, scale, top, bottom)
    for n, row in enumerate(drawn):
        with sheet.mark(_label(given, row)):
            _line(sheet, given, scale, row, shapes[text(row, "category")], top + LINE * n)
    if scale is not None:
        axes.days_below(sheet, scale, bottom, bottom)
    notes = (given.word("calendar.left_out", n=len(found) - len(drawn)),) if len(found) > len(drawn) else ()
    return Drawn(svg=sheet.finish(bottom + 28), table=rows, columns=COLUMNS, notes=notes)


def _order(row: Row) -> tuple[bool, dt.date, dt.date]:
    first, last = row["first"] or row["last"], row["last"] or row["first"]
    return (first is None, first or dt.date.max, last or dt.date.max)


def _categories(rows: list[Row]) -> list[str]:
    return list(dict.fromkeys(text(row, "category") for row in rows))


def _line(sheet: Sheet, given: Given, scale: Days | None, row: Row, shape: str, y: float) -> None:
    old = bool(row.get("superseded"))
    sheet.line(LEFT, y, RIGHT, y)
    sheet.rect(LEFT, y, RIGHT - LEFT, LINE, fill="paper", opacity=0.0)
    day = fitted(_day(given, row), 150, SMALL, True)
    sheet.text(LEFT, y + 15, day, bold=True, struck=old, fill="soft" if old else "ink")
    who = text(row, "parties")
    kind = term("deadlines", text(row, "category"), given.language)
    kind = f"{kind}: {who}" if who else kind
    at = LEFT + measure(day, SMALL, True) + 10
    sheet.text(at, y + 15, fitted(kind, MIDDLE - 14 - at, SMALL), fill="soft")
    what = fitted(text(row, "what"), MIDDLE - 14 - LEFT, BODY)
    sheet.text(LEFT, y + 30, what, size=BODY, struck=old, fill="soft" if old else "ink")
    if scale is not None and row["first"] is not None and row["last"] is not None:
        _point(sheet, scale, row, shape, y + LINE / 2)
    elif scale is not None and (row["first"] or row["last"]):
        sheet.symbol(shape, scale(row["first"] or row["last"]) + scale.day / 2, y + LINE / 2, 5, fill="paper")


def _point(sheet: Sheet, scale: Days, row: Row, shape: str, y: float) -> None:
    """A point on its day; a bar from the first to the last day where the day is not exact."""
    old = bool(row.get("superseded"))
    fill, stroke = ("paper", "neutral") if old else ("ink", "ink")
    first, last = scale(row["first"]), scale(row["last"]) + scale.day
    if row["first"] != row["last"]:
        hatch = "hull_neutral"
        sheet.rect(first, y - 4, max(2.0, last - first), 8, hatch=hatch, stroke=stroke, thick=0.9)
    middle = (first + last) / 2
    sheet.symbol(shape, middle, y, 5, fill=fill, stroke=stroke)
    if old:
        sheet.line(middle - 9, y, middle + 9, y, stroke="ink", thick=1.4)


def _day(given: Given, row: Row) -> str:
    first, last = row["first"], row["last"]
    if first is None and last is None:
        return given.word("calendar.undated")
    if first is None or last is None or first == last:
        return shown(last or first, given.language)
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    return str(first.year) if whole_year else given.word("range.days", first=first, last=last)


def _label(given: Given, row: Row) -> str:
    kind = term("deadlines", text(row, "category"), given.language)
    parts = [given.word("calendar.point", day=_day(given, row), category=kind, what=text(row, "what"))]
    if row.get("superseded"):
        parts.append(given.word("calendar.point_superseded"))
    if row.get("sources"):
        parts.append(given.word("point.sources", sources=text(row, "sources")))
    return " ".join(parts)
