"""The count ladder: each claim a point with its own interval and date, one panel for what can be compared."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import msgspec

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number, text
from veedor.figures.look import BODY, SHAPES, SMALL, WIDTH
from veedor.figures.measuring import fitted
from veedor.figures.registry import figure
from veedor.figures.scales import Days, Linear, around
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown, span

LEFT, RIGHT = 62.0, WIDTH - 16
PANEL, HEAD, PANELS = 118.0, 30.0, 8
MANY = 2
"""A panel with fewer claims than this is drawn only where none has more: one point alone compares with nothing."""
COLUMNS = (
    "group", "group_label", "id", "as_of_first", "as_of_last", "low", "high", "qualifier", "measure", "unit",
    "universe", "according_to", "source", "report", "quote", "country",
)  # fmt: skip
FILLS = ("repression", "concession", "paper", "neutral", "ink", "concession_light", "repression_light", "soft")


class Panel(msgspec.Struct, frozen=True):
    """What can be compared with each other: its label and its claims."""

    label: str
    rows: list[Row]


@figure(
    "ladder",
    needs="counts",
    summary="counts by source, each claim with its interval and date, one panel for each definition",
    says=("no_data", "ladder", "compared", "alone"),
)
def ladder(given: Given) -> Drawn:
    """Points with whiskers over time; a shape and a shade for who says so; claims that disagree are joined."""
    found = given.rows("ladder", "low", "high")
    rows = [{name: row.get(name) for name in COLUMNS} for row in found]
    sheet, top = begun(given, "ladder")
    dated = [row for row in found if _day(row) is not None and _known(row)]
    panels, left_out = _panels(dated)
    notes = []
    if len(found) > len(dated):
        notes.append(given.word("ladder.undated", n=len(found) - len(dated)))
    if left_out:
        notes.append(given.word("ladder.left_out", n=left_out))
    scale = around([day for panel in panels for row in panel.rows for day in _days(row)], LEFT + 8, RIGHT - 8)
    if scale is None:
        return empty(sheet, top, given.word("ladder.nothing"), rows, COLUMNS, tuple(notes))
    voices = _voices(panels)
    top = axes.legend(sheet, top + 10, _legend(given, panels, voices))
    disagreeing = _disagreeing(given)
    for panel in panels:
        _panel(sheet, given, panel, scale, voices, disagreeing, top)
        top += HEAD + PANEL
    axes.days_below(sheet, scale, top, top)
    return Drawn(svg=sheet.finish(top + 28), table=rows, columns=COLUMNS, notes=tuple(notes))


def _panels(rows: list[Row]) -> tuple[list[Panel], int]:
    """The groups with most claims first, and how many claims have no panel."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(text(row, "group") or text(row, "record") or text(row, "unit"), []).append(row)
    held = sorted(groups.values(), key=lambda group: -len(group))
    compared = [group for group in held if len(group) >= MANY] or held
    chosen = compared[:PANELS]
    panels = [Panel(text(group[0], "group_label") or text(group[0], "unit"), group) for group in chosen]
    return panels, len(rows) - sum(len(panel.rows) for panel in panels)


def _voices(panels: list[Panel]) -> dict[str, int]:
    """Who says so, most often first, with the number of their shape."""
    told = Counter(_voice(row) for panel in panels for row in panel.rows)
    return {name: min(n, len(SHAPES) - 1) for n, (name, _) in enumerate(told.most_common())}


def _voice(row: Row) -> str:
    return text(row, "according_to") or text(row, "source")


def _legend(given: Given, panels: list[Panel], voices: dict[str, int]) -> list[tuple[axes.Glyph, str]]:
    items: list[tuple[axes.Glyph, str]] = []
    last = len(SHAPES) - 1
    for name, n in voices.items():
        if n < last or len(voices) == len(SHAPES):
            items.append((axes.point(SHAPES[n], fill=FILLS[n]), fitted(name, 230, SMALL) or "–"))
    others = len(voices) - len(SHAPES) + 1
    if others > 1:
        items.append((axes.point(SHAPES[last], fill=FILLS[last]), given.word("ladder.others", n=others)))
    return items


def _panel(
    sheet: Sheet, given: Given, panel: Panel, scale: Days, voices: dict[str, int], disagreeing: set[frozenset[str]],
    top: float,
) -> None:  # fmt: skip
    """One panel: heading, axis, pairs that disagree, then the points."""
    begin, bottom = top + HEAD, top + HEAD + PANEL - 12
    label = fitted(panel.label, RIGHT - LEFT - 230, BODY, True)
    sheet.text(LEFT, top + 20, label, size=BODY, bold=True)
    up = _scale(panel, bottom, begin)
    told = given.word("ladder.claims" if up.low == 0 else "ladder.claims_cut", n=len(panel.rows))
    sheet.text(RIGHT, top + 20, told, fill="soft", anchor="end")
    axes.days_across(sheet, scale, begin, bottom)
    axes.numbers_left(sheet, up, LEFT, RIGHT, most=4, whole=True)
    sheet.line(LEFT, bottom, RIGHT, bottom, stroke="line")
    at = {text(row, "id"): (_x(scale, row), up(_middle(row))) for row in panel.rows}
    joined = [pair for pair in disagreeing if pair <= set(at) and len(pair) == 2]
    for pair in joined if len(joined) <= 40 else ():
        (x0, y0), (x1, y1) = (at[name] for name in sorted(pair))
        sheet.line(x0, y0, x1, y1, stroke="soft", dash="2 3")
    for row in sorted(panel.rows, key=lambda row: _day(row) or dt.date.min):
        with sheet.mark(_label(given, row)):
            _point(sheet, row, scale, up, voices[_voice(row)])
    for x, y in at.values():
        sheet.occupy(x, y, 4.0)
    for row in _ends(panel.rows):
        told = span(number(row, "low"), number(row, "high"), given.language)
        across = scale(_days(row)[1]) - scale(_days(row)[0]) > 8
        sheet.label(_x(scale, row), up(_middle(row)), told, above=across)


def _scale(panel: Panel, bottom: float, top: float) -> Linear:
    """From 0, unless all claims lie in a narrow band far from it: then around them, and the axis says so."""
    values = [v for row in panel.rows for v in (number(row, "low"), number(row, "high")) if v is not None]
    low, high = min(values), max(values)
    margin = max(1.0, (high - low) * 0.12)
    begin = 0.0 if low < 0.6 * high else low - margin
    return Linear(begin, high + margin, bottom, top)


def _point(sheet: Sheet, row: Row, scale: Days, up: Linear, voice: int) -> None:
    x, y = _x(scale, row), up(_middle(row))
    low, high = number(row, "low"), number(row, "high")
    first, last = _days(row)
    if first != last and scale(last) - scale(first) > 8:
        sheet.line(scale(first), y, scale(last) + scale.day, y, stroke="soft", thick=1.2)
    if low is not None and high is not None and low != high:
        sheet.line(x, up(low), x, up(high), stroke="ink", thick=1.2)
        for end in (low, high):
            sheet.line(x - 3, up(end), x + 3, up(end), stroke="ink", thick=1.2)
    elif low is None or high is None:
        tip = -14 if high is None else 14
        sheet.line(x, y, x, y + tip, stroke="ink", thick=1.2)
        sheet.symbol("triangle" if high is None else "down", x, y + tip, 2.6)
    sheet.symbol(SHAPES[voice], x, y, 4.4, fill=FILLS[voice], thick=1.1)


def _ends(rows: list[Row]) -> list[Row]:
    """The claims whose number is written beside them: first and last, highest and lowest, and all where few."""
    if len(rows) <= 12:
        return rows
    held = sorted(rows, key=lambda row: _day(row) or dt.date.min)
    return [held[-1], held[0], max(rows, key=_middle), min(rows, key=_middle)]


def _known(row: Row) -> bool:
    return number(row, "low") is not None or number(row, "high") is not None


def _middle(row: Row) -> float:
    """Where the point stands: between both ends, or at the only one that is told."""
    ends = [end for end in (number(row, "low"), number(row, "high")) if end is not None]
    return sum(ends) / len(ends)


def _days(row: Row) -> tuple[dt.date, dt.date]:
    first = row.get("as_of_first") or row.get("as_of_last")
    last = row.get("as_of_last") or row.get("as_of_first")
    assert first is not None and last is not None  # noqa: S101, PT018 - rows without a day were left out
    return first, last


def _day(row: Row) -> dt.date | None:
    return row.get("as_of_last") or row.get("as_of_first")


def _x(scale: Days, row: Row) -> float:
    return scale(_days(row)[1]) + scale.day / 2


def _disagreeing(given: Given) -> set[frozenset[str]]:
    return {
        frozenset((text(row, "left"), text(row, "right")))
        for row in given.rows("comparisons", "left", "right", "verdict")
        if row["verdict"] == "disagree"
    }


def _label(given: Given, row: Row) -> str:
    first, last = _days(row)
    when = shown(last, given.language) if first == last else given.word("range.days", first=first, last=last)
    number_told = span(number(row, "low"), number(row, "high"), given.language)
    told = given.word(
        "ladder.point",
        when=when,
        number=number_told,
        unit=text(row, "unit"),
        who=_voice(row),
        source=text(row, "source"),
    )
    if row.get("universe"):
        told += " " + given.word("ladder.universe", universe=text(row, "universe"))
    return f"{told} “{text(row, 'quote')}”" if row.get("quote") else told
