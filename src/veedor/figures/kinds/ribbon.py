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

LEFT, RIGHT, RIBBON = 118.0, WIDTH - 16, 52.0
SERIES = ("repression", "concession", "balance")
COLUMNS = ("what", "series", "start", "end", "rate", "low", "high", "bayes_factor", "state", "probability")


@figure(
    "ribbon",
    needs="phases",
    summary="phases of repression, concession and balance, with the days on which they changed",
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
    items = [(axes.point("diamond", fill="paper"), given.word("ribbon.break"))] if breaks else []
    items += [(axes.box("neutral", stroke="none"), given.word("ribbon.states"))] if states else []
    begin = y = axes.legend(sheet, top + 10, items) + (8 if items else 0)
    names = list(
        dict.fromkeys(
            [*(n for n in SERIES if any(r["series"] == n for r in phases)), *(text(r, "series") for r in phases)]
        )
    )
    height = begin + len(names) * (RIBBON + 26) + (34 if states else 0)
    axes.days_across(sheet, scale, begin - 4, height - 12)
    for name in names:
        own = [row for row in breaks if row.get("series") in (None, name)]
        _ribbon(sheet, given, scale, name, [row for row in phases if row["series"] == name], own, y)
        y += RIBBON + 26
    if states:
        _states(sheet, given, scale, states, y)
        y += 34
    axes.days_below(sheet, scale, y - 12, y - 12)
    return Drawn(svg=sheet.finish(y + 14), table=rows, columns=COLUMNS)


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
        sheet.symbol("diamond", x, y - 6, 4, fill="paper")


def _states(sheet: Sheet, given: Given, scale: Days, states: list[Row], y: float) -> None:
    """The hidden state of each period: higher is the higher state, darker the more certain."""
    sheet.text(LEFT - 8, y + 14, given.word("ribbon.states"), anchor="end", size=11, bold=True)
    order = sorted({text(row, "state") for row in states})
    held = sorted(states, key=lambda row: row["period"])
    for i, row in enumerate(held):
        end = held[i + 1]["period"] if i + 1 < len(held) else row["period"] + dt.timedelta(days=7)
        place, chance = order.index(text(row, "state")), number(row, "probability")
        tall = 22 * (place + 1) / len(order)
        wide = max(0.6, min(scale(end), RIGHT) - scale(row["period"]))
        label = given.word(
            "ribbon.state_point",
            period=row["period"],
            state=text(row, "state"),
            probability=percent(chance, given.language),
        )
        with sheet.mark(label):
            sheet.rect(
                scale(row["period"]), y + 22 - tall, wide, tall, fill="neutral", opacity=0.25 + 0.75 * (chance or 0)
            )


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
    return {"what": "state", "start": row["period"], "state": row["state"], "probability": row["probability"]}
