"""The phase ribbon: stretches of time with one rate each, the days on which it changed, and hidden states."""

from __future__ import annotations

import datetime as dt

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number, text
from veedor.figures.look import SMALL, WIDTH
from veedor.figures.measuring import measure
from veedor.figures.registry import figure
from veedor.figures.scales import Days, around
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import percent, shown, span

LEFT, RIGHT = 118.0, WIDTH - 16
RIBBON, STATES, GAP = 52.0, 24.0, 26.0
STRONG = 3
"""A Bayes factor below this is not worth more than a bare mention (Jeffreys 1961)."""
SERIES = ("repression", "concession", "balance")
COLUMNS = ("what", "series", "start", "end", "rate", "low", "high", "bayes_factor", "state", "probability")


@figure(
    "ribbon",
    needs="phases",
    summary="phases of repression, concession and balance, with the days on which they changed",
    says=(
        "no_data",
        "no_settled",
        "cannot_tell",
        "no_turn",
        "turn_rate_weak",
        "turn_balance_weak",
        "volume_not",
        "swings",
    ),
)
def ribbon(given: Given) -> Drawn:
    """A ribbon for each series, higher where the rate is higher; a diamond with its interval at each break."""
    phases = [row for row in given.rows("phases", "series", "start", "end", "rate") if row["start"] and row["end"]]
    breaks = [row for row in given.rows("breaks", "date") if row["date"]]
    states = [row for row in given.rows("states", "period", "state", "probability") if row["period"]]
    rows = [_phase(row) for row in phases] + [_break(row) for row in breaks] + [_state(row) for row in states]
    sheet, top = begun(given, "ribbon")
    days = [day for row in phases for day in (row["start"], row["end"])] + [row["period"] for row in states]
    scale = around(days, LEFT, RIGHT)
    if scale is None:
        return empty(sheet, top, given.word("ribbon.nothing"), rows, COLUMNS)
    begin = axes.legend(sheet, top + 10, _legend(given, breaks, states)) + 10
    names = _names([*phases, *states])
    with_states = [name for name in names if _of(states, name)]
    bottom = begin + len(names) * (RIBBON + GAP) + len(with_states) * STATES
    axes.days_across(sheet, scale, begin - 4, bottom - 12)
    y = begin
    for name in names:
        _ribbon(sheet, given, scale, name, _of(phases, name), _of(breaks, name), y)
        y += RIBBON
        if name in with_states:
            _states(sheet, given, scale, _of(states, name), y + 4)
            y += STATES
        y += GAP
    axes.days_below(sheet, scale, y - 12, y - 12)
    return Drawn(svg=sheet.finish(y + 14), table=rows, columns=COLUMNS)


def _names(rows: list[Row]) -> list[str]:
    """The series, the known ones in their order first."""
    found = list(dict.fromkeys(text(row, "series") for row in rows))
    return [name for name in SERIES if name in found] + [name for name in found if name not in SERIES]


def _of(rows: list[Row], name: str) -> list[Row]:
    return [row for row in rows if text(row, "series") == name]


def _legend(given: Given, breaks: list[Row], states: list[Row]) -> list[tuple[axes.Glyph, str]]:
    items: list[tuple[axes.Glyph, str]] = []
    if any(_is_strong(row) for row in breaks):
        items.append((axes.point("diamond"), given.word("ribbon.break", factor=STRONG)))
    if any(not _is_strong(row) for row in breaks):
        items.append((axes.point("diamond", fill="paper"), given.word("ribbon.weak", factor=STRONG)))
    if states:
        items.append((axes.box("neutral", stroke="none"), given.word("ribbon.states")))
    return items


def _is_strong(row: Row) -> bool:
    """Whether the record is told clearly better with this break than without; an unknown factor is not."""
    factor = row.get("bayes_factor")
    return isinstance(factor, int | float) and factor >= STRONG


def _ribbon(sheet: Sheet, given: Given, scale: Days, name: str, phases: list[Row], breaks: list[Row], y: float) -> None:
    """One series: its phases as steps whose height is the rate, its breaks above them."""
    language = given.language
    sheet.text(LEFT - 8, y + RIBBON / 2 + 4, _series(given, name), anchor="end", size=11, bold=True)
    sheet.rect(LEFT, y, RIGHT - LEFT, RIBBON, stroke="line")
    rates = [abs(number(row, "rate") or 0.0) for row in phases]
    highest = max([*rates, 1e-9])
    for row, rate in zip(phases, rates, strict=True):
        x, wide = scale(row["start"]), scale(row["end"]) - scale(row["start"]) + scale.day
        told = _rate(given, row)
        with sheet.mark(
            given.word("ribbon.phase", series=_series(given, name), start=row["start"], end=row["end"], rate=told)
        ):
            tall = max(1.5, (RIBBON - 18) * rate / highest) if number(row, "rate") is not None else 0
            kind = name if name != "balance" else "concession" if (number(row, "rate") or 0) >= 0 else "repression"
            light = f"{kind}_light" if kind in ("repression", "concession") else "veil"
            sheet.rect(x, y, wide, RIBBON, fill="paper", opacity=0.0)
            sheet.rect(x, y + RIBBON - tall, wide, tall, fill=light, stroke="ink", thick=0.8)
        if wide > measure(told, SMALL) + 6:
            sheet.text(x + wide / 2, y + 13, told, anchor="middle")
        elif wide > measure(shown(number(row, "rate"), language), SMALL) + 4:
            sheet.text(x + wide / 2, y + 13, shown(number(row, "rate"), language), anchor="middle")
    for row in breaks:
        _draw_break(sheet, given, scale, row, y)


def _draw_break(sheet: Sheet, given: Given, scale: Days, row: Row, y: float) -> None:
    low, high = row.get("low"), row.get("high")
    label = given.word("ribbon.break_point", date=row["date"], low=low, high=high, factor=number(row, "bayes_factor"))
    with sheet.mark(label):
        x = _inside(scale(row["date"]), scale)
        if isinstance(low, dt.date) and isinstance(high, dt.date):
            left, right = _inside(scale(low), scale), _inside(scale(high) + scale.day, scale)
            sheet.line(left, y - 6, right, y - 6, stroke="ink", thick=1.4)
            for end in (left, right):
                sheet.line(end, y - 9, end, y - 3, stroke="ink", thick=1.4)
        sheet.line(x, y - 6, x, y + RIBBON, stroke="ink", dash="3 2")
        sheet.symbol("diamond", x, y - 6, 4, fill="ink" if _is_strong(row) else "paper")


def _states(sheet: Sheet, given: Given, scale: Days, states: list[Row], y: float) -> None:
    """The hidden state of each period: higher is the higher state, darker the more certain."""
    sheet.text(LEFT - 8, y + 12, given.word("ribbon.states"), anchor="end", fill="soft")
    order = sorted({text(row, "state") for row in states})
    held = sorted(states, key=lambda row: row["period"])
    for i, row in enumerate(held):
        end = held[i + 1]["period"] if i + 1 < len(held) else row["period"] + dt.timedelta(days=7)
        chance = number(row, "probability")
        tall = 14 * (order.index(text(row, "state")) + 1) / len(order)
        wide = max(0.6, min(scale(end), RIGHT) - scale(row["period"]))
        told = percent(chance, given.language)
        with sheet.mark(
            given.word("ribbon.state_point", period=row["period"], state=text(row, "state"), probability=told)
        ):
            opacity = 0.3 + 0.7 * (chance or 0)
            sheet.rect(scale(row["period"]), y + 16 - tall, wide, tall, fill="neutral", opacity=opacity)


def _inside(x: float, scale: Days) -> float:
    return min(max(x, scale.start), scale.end)


def _series(given: Given, name: str) -> str:
    return given.word(f"series.{name}") if name in SERIES else name


def _rate(given: Given, row: Row) -> str:
    """The rate with its interval."""
    rate = shown(number(row, "rate"), given.language)
    low, high = number(row, "low"), number(row, "high")
    return rate if low is None or high is None else f"{rate} ({span(low, high, given.language)})"


def _phase(row: Row) -> Row:
    return {"what": "phase", **{name: row.get(name) for name in ("series", "start", "end", "rate", "low", "high")}}


def _break(row: Row) -> Row:
    when = {"start": row["date"], "low": row.get("low"), "high": row.get("high")}
    return {"what": "break", "series": row.get("series"), **when, "bayes_factor": row.get("bayes_factor")}


def _state(row: Row) -> Row:
    return {
        "what": "state",
        "series": row.get("series"),
        "start": row["period"],
        "state": row["state"],
        "probability": row["probability"],
    }
