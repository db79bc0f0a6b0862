"""The balance band: (concession - repression) over their sum, with its interval."""

from __future__ import annotations

from itertools import groupby

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number
from veedor.figures.look import WIDTH
from veedor.figures.periods import Period, named, periods, scale_of, veil
from veedor.figures.registry import figure
from veedor.figures.scales import Days, Linear
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown

LEFT, RIGHT, HEIGHT = 74.0, WIDTH - 16, 240.0
CROWDED = 160
"""More periods than this are drawn small."""
COLUMNS = ("period", "last_day", "balance", "balance_low", "balance_high", "repression", "concession", "settled")


@figure(
    "balance",
    needs="balance",
    summary="the balance of repression and concession over time, with its interval",
    says=("no_data", "balance", "cannot_tell", "unplaced", "no_sectors", "no_volume"),
)
def balance(given: Given) -> Drawn:
    """A line with a band around it; periods without operations have neither."""
    found = periods(given, "series", "balance", "balance_low", "balance_high")
    sheet, top = begun(given, "balance", "band")
    told = [period for period in found if _known(period)]
    rows = [_row(period) for period in found]
    if not told:
        return empty(sheet, top, given.word("band.nothing"), rows, COLUMNS)
    items = [
        (axes.point("circle", fill="concession"), given.word("band.more_concession")),
        (axes.point("square", fill="repression"), given.word("band.more_repression")),
        (axes.box("concession_light", stroke="none"), given.word("band.interval")),
    ]
    items += (
        [(axes.box("veil", stroke="line"), given.word("legend.unsettled"))] if any(not p.settled for p in found) else []
    )
    items += [(axes.box(hatch="silence", stroke="line"), given.word("band.empty"))] if len(told) < len(found) else []
    top = axes.legend(sheet, top + 10, items)
    scale, up = scale_of(found, LEFT, RIGHT), Linear(-1, 1, top + HEIGHT, top)
    veil(sheet, scale, found, top, top + HEIGHT)
    _gaps(sheet, scale, found, top)
    axes.days_below(sheet, scale, top, top + HEIGHT)
    axes.numbers_left(sheet, up, LEFT, RIGHT, ticks=(-1, -0.5, 0, 0.5, 1))
    axes.upwards(sheet, given.word("band.axis"), up(0))
    sheet.line(LEFT, up(0), RIGHT, up(0), stroke="soft")
    _band(sheet, given, scale, up, found)
    return Drawn(svg=sheet.finish(top + HEIGHT + 28), table=rows, columns=COLUMNS)


def _known(period: Period) -> bool:
    return all(number(period.row, name) is not None for name in ("balance", "balance_low", "balance_high"))


def _middle(scale: Days, period: Period) -> float:
    return scale(period.first) + scale.day * ((period.last - period.first).days + 1) / 2


def _gaps(sheet: Sheet, scale: Days, found: list[Period], top: float) -> None:
    for known, run in groupby(found, key=_known):
        held = list(run)
        if not known:
            x = scale(held[0].first)
            wide = scale(held[-1].last) + scale.day - x
            sheet.rect(x, top, wide, HEIGHT, hatch="silence" if wide > 5 else None, fill="veil")


def _band(sheet: Sheet, given: Given, scale: Days, up: Linear, found: list[Period]) -> None:
    """A band and a line through each unbroken stretch, and a mark for each period."""
    stretches = [list(run) for known, run in groupby(found, key=_known) if known]
    crowded = len(found) > CROWDED
    for stretch in stretches:
        xs = [_middle(scale, period) for period in stretch]
        if len(stretch) == 1:
            width = max(2.0, min(10.0, scale.day * 5))
            low, high = up(stretch[0].row["balance_low"]), up(stretch[0].row["balance_high"])
            sheet.rect(xs[0] - width / 2, high, width, low - high, fill="concession_light")
            continue
        above = [(x, up(period.row["balance_high"])) for x, period in zip(xs, stretch, strict=True)]
        below = [(x, up(period.row["balance_low"])) for x, period in zip(xs, stretch, strict=True)]
        sheet.path([*above, *below[::-1]], closed=True, fill="concession_light")
        if not crowded:  # a line through hundreds of weeks hides what it joins
            sheet.path([(x, up(p.row["balance"])) for x, p in zip(xs, stretch, strict=True)], stroke="ink", thick=1.4)
    small = 2.0 if crowded else 3.6
    for period in (period for stretch in stretches for period in stretch):
        value = period.row["balance"]
        with sheet.mark(_label(given, period)):
            shape = "circle" if value >= 0 else "square"
            fill = (
                ("concession" if value > 0 else "repression" if value < 0 else "paper") if period.settled else "paper"
            )
            sheet.symbol(shape, _middle(scale, period), up(value), small, fill=fill, thick=1.0)


def _label(given: Given, period: Period) -> str:
    row = period.row
    values = {name: shown(row[name], given.language) for name in ("balance", "balance_low", "balance_high")}
    told = given.word("band.point", period=named(period, given.language), **values)
    if row.get("concession") is not None and row.get("repression") is not None:
        told += " " + given.word("band.point_counts", concession=row["concession"], repression=row["repression"])
    return told if period.settled else f"{told} {given.word('point.unsettled')}"


def _row(period: Period) -> Row:
    row = {name: period.row.get(name) for name in COLUMNS}
    return row | {"period": period.first, "last_day": period.last, "settled": period.settled}
