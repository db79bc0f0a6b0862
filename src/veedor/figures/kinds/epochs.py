"""The superposed epoch profile: operations by the day before and after the dates, with a simultaneous envelope."""

from __future__ import annotations

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number
from veedor.figures.look import SMALL, WIDTH
from veedor.figures.registry import LEVERAGE, figure
from veedor.figures.scales import Linear, reaching
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown

LEFT, RIGHT, HEIGHT = 74.0, WIDTH - 16, 240.0
COLUMNS = ("lag", "observed", "expected", "low", "high", "outside")


@figure(
    "epochs",
    needs="leverage",
    summary="operations by days before and after the leverage dates, with an envelope of chance",
    says=LEVERAGE,
)
def epochs(given: Given) -> Drawn:
    """Points joined by a line; those outside of the envelope are larger, diamonds and filled."""
    found = sorted(
        (row for row in given.rows("profile", "lag", "observed") if number(row, "lag") is not None),
        key=lambda row: float(row["lag"]),
    )
    sheet, top = begun(given, "epochs")
    rows = [{name: row.get(name) for name in COLUMNS} | {"outside": _outside(row)} for row in found]
    told = [row for row in found if number(row, "observed") is not None]
    if not told:
        return empty(sheet, top, given.word("epochs.nothing"), rows, COLUMNS)
    items = [
        (axes.point("circle", fill="paper"), given.word("epochs.observed")),
        (axes.point("diamond", fill="ink"), given.word("epochs.outside")),
        (axes.stroke("soft", dash="5 3"), given.word("epochs.expected")),
        (axes.box("veil", stroke="line"), given.word("epochs.envelope")),
    ]
    top = axes.legend(sheet, top + 10, items)
    values = [number(row, name) for row in found for name in ("observed", "expected", "high")]
    up = reaching(values, top + HEIGHT, top, least=1)
    lags = [float(row["lag"]) for row in found]
    across = Linear(min(lags) - 0.5, max(lags) + 0.5, LEFT, RIGHT)
    axes.numbers_left(sheet, up, LEFT, RIGHT, title=given.word("epochs.axis"))
    _envelope(sheet, across, up, found)
    _days(sheet, given, across, top)
    sheet.path([(across(float(r["lag"])), up(float(r["observed"]))) for r in told], stroke="ink", thick=1.2)
    for row in told:
        with sheet.mark(_label(given, row)):
            outside = _outside(row)
            shape, size, fill = ("diamond", 5.0, "ink") if outside else ("circle", 2.8, "paper")
            sheet.symbol(shape, across(float(row["lag"])), up(float(row["observed"])), size, fill=fill, thick=1.0)
    return Drawn(svg=sheet.finish(top + HEIGHT + 44), table=rows, columns=COLUMNS)


def _envelope(sheet: Sheet, across: Linear, up: Linear, found: list[Row]) -> None:
    banded = [row for row in found if number(row, "low") is not None and number(row, "high") is not None]
    above = [(across(float(row["lag"])), up(float(row["high"]))) for row in banded]
    below = [(across(float(row["lag"])), up(max(0.0, float(row["low"])))) for row in banded]
    sheet.path([*above, *below[::-1]], closed=True, fill="veil", stroke="line")
    middle = [(across(float(r["lag"])), up(float(r["expected"]))) for r in found if number(r, "expected") is not None]
    sheet.path(middle, stroke="soft", dash="5 3", thick=1.4)


def _days(sheet: Sheet, given: Given, across: Linear, top: float) -> None:
    bottom = top + HEIGHT
    for lag in across.ticks(9, whole=True):
        x = across(lag)
        sheet.line(x, bottom, x, bottom + 4, stroke="soft")
        label = f"+{shown(lag, given.language)}" if lag > 0 else shown(lag, given.language)
        sheet.text(x, bottom + 16, label, fill="soft", anchor="middle")
    sheet.line(LEFT, bottom, RIGHT, bottom, stroke="soft")
    sheet.text((LEFT + RIGHT) / 2, bottom + 32, given.word("epochs.days"), fill="soft", anchor="middle", size=SMALL)
    if across.low < 0 < across.high:
        sheet.line(across(0), top, across(0), bottom, stroke="ink", dash="3 2")


def _outside(row: Row) -> bool:
    """Whether chance alone, over all days at once, would not reach so far."""
    observed, low, high = (number(row, name) for name in ("observed", "low", "high"))
    return observed is not None and ((high is not None and observed > high) or (low is not None and observed < low))


def _label(given: Given, row: Row) -> str:
    values = {name: shown(number(row, name), given.language) for name in ("lag", "observed", "expected", "low", "high")}
    told = given.word("epochs.point", **values)
    return f"{told} {given.word('epochs.point_outside')}" if _outside(row) else told
