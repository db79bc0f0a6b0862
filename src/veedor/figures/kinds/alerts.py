"""Alerts: what was counted against what was to be expected, with too many, too few and silence marked."""

from __future__ import annotations

import msgspec

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number, text
from veedor.figures.look import BODY, WIDTH
from veedor.figures.measuring import fitted
from veedor.figures.periods import Period, in_order, named, veil
from veedor.figures.registry import figure
from veedor.figures.scales import Days, reaching
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown

LEFT, RIGHT, PANEL, HEAD, PANELS = 74.0, WIDTH - 16, 116.0, 30.0, 8
ACTS = ("repression", "concession")
KINDS = {"more": ("triangle", "repression"), "fewer": ("down", "concession"), "silence": ("cross", "ink")}
COLUMNS = ("period", "last_day", "series", "observed", "expected", "low", "high", "p", "kind")


class Panel(msgspec.Struct, frozen=True):
    """A series with its periods."""

    name: str
    found: list[Period]


@figure(
    "alerts",
    needs="alerts",
    summary="what was counted against what was to be expected, with alerts and silence marked",
    says=("no_data", "cannot_tell", "alerts", "rate", "limit"),
)
def alerts(given: Given) -> Drawn:
    """A panel for each series: the range that was to be expected, what was counted, and a mark at each alert."""
    sheet, top = begun(given, "alerts")
    panels = _panels(given)
    rows = [_row(period) for panel in panels for period in panel.found]
    drawn = [panel for panel in panels if any(number(p.row, "observed") is not None for p in panel.found)][:PANELS]
    if not drawn:
        return empty(sheet, top, given.word("alerts.nothing"), rows, COLUMNS)
    items = [(axes.point("circle", fill="paper"), given.word("alerts.observed"))]
    if any(number(period.row, "high") is not None for panel in drawn for period in panel.found):
        items.append((axes.box("veil", stroke="line"), given.word("alerts.range")))
    if any(not period.settled for panel in drawn for period in panel.found):
        items.append((axes.box("veil", stroke="soft", dash="2 2"), given.word("legend.unsettled")))
    told = {text(period.row, "kind") for panel in drawn for period in panel.found}
    items += [(axes.point(KINDS[k][0], fill=KINDS[k][1]), given.word(f"alerts.{k}")) for k in KINDS if k in told]
    top = axes.legend(sheet, top + 10, items)
    days = [day for panel in drawn for period in panel.found for day in (period.first, period.last)]
    scale = Days(min(days), max(days), LEFT, RIGHT)
    rates = {text(row, "series"): row for row in given.rows("rates", "series")}
    for panel in drawn:
        _panel(sheet, given, panel, scale, rates.get(panel.name), top)
        top += HEAD + PANEL
    axes.days_below(sheet, scale, top, top)
    return Drawn(svg=sheet.finish(top + 28), table=rows, columns=COLUMNS)


def _panels(given: Given) -> list[Panel]:
    """Every series with all its weeks, where the analysis tells them, and with its alerts; acts before reports."""
    held: dict[str, dict[object, Row]] = {}
    for row in (
        *given.rows("weekly", "period", "series", "observed"),
        *given.rows("alerts", "period", "series", "observed"),
    ):
        own = held.setdefault(text(row, "series"), {})
        own[row["period"]] = own.get(row["period"], {}) | row
    names = [name for name in ACTS if name in held] + [name for name in held if name not in ACTS]
    return [Panel(name, in_order(list(held[name].values()))) for name in names]


def _panel(sheet: Sheet, given: Given, panel: Panel, scale: Days, rate: Row | None, top: float) -> None:
    begin, bottom = top + HEAD, top + HEAD + PANEL - 12
    series = _series(given, panel.name)
    sheet.text(LEFT, top + 20, fitted(series, 360, BODY, True), size=BODY, bold=True)
    if rate is not None and number(rate, "expected_false_alarms_per_year") is not None:
        n = shown(number(rate, "expected_false_alarms_per_year"), given.language)
        sheet.text(RIGHT, top + 20, given.word("alerts.rate", n=n), fill="soft", anchor="end")
    up = reaching([number(p.row, name) for p in panel.found for name in ("observed", "high")], bottom, begin, least=3)
    veil(sheet, scale, panel.found, begin, bottom)
    wide = [max(0.8, scale.day * ((p.last - p.first).days + 1)) for p in panel.found]
    for period, width in zip(panel.found, wide, strict=True):
        low, high = number(period.row, "low"), number(period.row, "high")
        if low is not None and high is not None:
            sheet.rect(scale(period.first), up(high), width, up(low) - up(high), fill="veil")
    axes.days_across(sheet, scale, begin, bottom)
    axes.numbers_left(sheet, up, LEFT, RIGHT, most=4, whole=True)
    small = 1.8 if len(panel.found) > 120 else 3.0
    for period, width in zip(panel.found, wide, strict=True):
        observed = number(period.row, "observed")
        if observed is None:
            continue
        shape, fill = KINDS.get(text(period.row, "kind"), ("circle", "paper"))
        with sheet.mark(_label(given, series, period)):
            size = small if fill == "paper" else 5.0
            sheet.symbol(shape, scale(period.first) + width / 2, up(observed), size, fill=fill, thick=1.0)


def _series(given: Given, name: str) -> str:
    """A series in words; reports of one source are told as ``reports: SOURCE``."""
    kind, _, source = name.partition(": ")
    known = given.word(f"series.{kind}") if kind in (*ACTS, "reports") else kind
    return f"{known}: {source}" if source else known


def _row(period: Period) -> Row:
    return {name: period.row.get(name) for name in COLUMNS} | {"period": period.first, "last_day": period.last}


def _label(given: Given, series: str, period: Period) -> str:
    values = {name: shown(number(period.row, name), given.language) for name in ("observed", "expected", "low", "high")}
    told = given.word("alerts.point", series=series, period=named(period, given.language), **values)
    kind = text(period.row, "kind")
    return f"{told} {given.word('alerts.point_kind', kind=given.word(f'alerts.{kind}'))}" if kind in KINDS else told
