"""The leverage table: each window with its hits, what chance would give, its p values, its power and its verdict."""

from __future__ import annotations

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number, text
from veedor.figures.look import BODY, SMALL, WIDTH
from veedor.figures.measuring import fitted, wrapped
from veedor.figures.registry import LEVERAGE, figure
from veedor.figures.scales import Linear
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import percent, shown

COLUMNS = (
    "window", "from_day", "to_day", "operations", "dates", "hits", "expected", "rate", "dates_hit", "dates_expected",
    "trigger_rate", "p", "p_holm", "p_volume", "p_textbook", "loo_low", "loo_high", "power_1_5", "power_2", "power_3",
    "power_5", "verdict",
)  # fmt: skip
ROW = 44.0
AT = {"window": 16.0, "hits": 132.0, "plot": 220.0, "p": 436.0, "volume": 500.0, "textbook": 566.0, "verdict": 628.0}
PLOT = 200.0
VERDICTS = {"coincides": ("diamond", "ink"), "no evidence": ("circle", "paper"), "cannot tell": ("cross", "ink")}


@figure(
    "leverage",
    needs="leverage",
    summary="the windows around leverage dates: hits, chance, p values, power and verdict",
    says=LEVERAGE,
)
def leverage(given: Given) -> Drawn:
    """A table with a small plot: the share of operations near a date, and what chance gives."""
    found = given.rows("windows", "window", "verdict")
    rows = [{name: row.get(name) for name in COLUMNS} for row in found]
    sheet, top = begun(given, "leverage")
    if not found:
        return empty(sheet, top, given.word("leverage.nothing"), rows, COLUMNS)
    items = [
        (axes.point("circle", fill="concession"), given.word("leverage.rate")),
        (axes.point("bar", fill="paper"), given.word("leverage.expected")),
    ]
    top = axes.legend(sheet, top + 10, items) + 2
    scale = Linear(0, 1, AT["plot"], AT["plot"] + PLOT - 16)
    y = _head(sheet, given, scale, top)
    for row in found:
        sheet.line(16, y, WIDTH - 16, y, stroke="line")
        with sheet.mark(_label(given, row)):
            _row(sheet, given, scale, row, y)
        y += ROW
    sheet.line(16, y, WIDTH - 16, y, stroke="soft")
    y = _power(sheet, given, found, y + 20)
    return Drawn(svg=sheet.finish(y + 10), table=rows, columns=COLUMNS)


def _head(sheet: Sheet, given: Given, scale: Linear, top: float) -> float:
    """The headings, and the axis of the small plots."""
    names = list(AT)
    tall = 0
    for i, name in enumerate(names):
        room = (AT[names[i + 1]] if i + 1 < len(names) else WIDTH - 8) - AT[name] - 8
        lines = wrapped(given.word(f"leverage.{name}"), room, SMALL, True)
        tall = max(tall, len(lines))
        for n, line in enumerate(lines):
            sheet.text(AT[name], top + 10 + 12 * n, line, bold=True, fill="soft")
    y = top + 10 + 12 * tall
    for share in (0.0, 0.5, 1.0):
        sheet.text(scale(share), y + 2, percent(share, given.language), fill="soft", anchor="middle", size=9)
    return y + 8


def _row(sheet: Sheet, given: Given, scale: Linear, row: Row, y: float) -> None:
    middle, language = y + ROW / 2 + 4, given.language
    sheet.rect(16, y, WIDTH - 32, ROW, fill="paper", opacity=0.0)
    sheet.text(AT["window"], middle, fitted(_window(given, row), 110, BODY, True), size=BODY, bold=True)
    of = given.word("leverage.of", hits=row.get("hits"), operations=row.get("operations"))
    sheet.text(AT["hits"], middle, of, size=BODY)
    if number(row, "dates_hit") is not None:
        _under(sheet, AT["hits"], middle, given.word("leverage.dates", hit=row["dates_hit"], dates=row["dates"]), 84)
    if number(row, "loo_low") is not None and number(row, "loo_high") is not None:
        _under(sheet, AT["p"], middle, f"{_p(row, 'loo_low', language)}–{_p(row, 'loo_high', language)}", 66)
    for share in (0.0, 0.5, 1.0):
        sheet.line(scale(share), y + 4, scale(share), y + ROW - 4)
    _dot(sheet, scale, row, middle - 4)
    sheet.text(AT["p"], middle, _p(row, "p_holm", language), size=BODY)
    sheet.text(AT["volume"], middle, _p(row, "p_volume", language), size=BODY)
    sheet.text(AT["textbook"], middle, _p(row, "p_textbook", language), size=SMALL, fill="soft")
    verdict = text(row, "verdict")
    shape, fill = VERDICTS.get(verdict, ("circle", "paper"))
    sheet.symbol(shape, AT["verdict"] + 6, middle - 4, 4.5, fill=fill)
    for n, line in enumerate(lines := wrapped(_verdict(given, verdict), WIDTH - 16 - AT["verdict"] - 18, BODY, True)):
        sheet.text(AT["verdict"] + 18, middle + 13 * n - 6.5 * (len(lines) - 1), line, size=BODY, bold=True)


def _dot(sheet: Sheet, scale: Linear, row: Row, y: float) -> None:
    """The share of operations near a date, and what chance gives; what is not known is not drawn."""
    rate, expected, operations = (number(row, name) for name in ("rate", "expected", "operations"))
    if expected is not None and operations:
        sheet.symbol("bar", scale(min(1.0, expected / operations)), y, 6, fill="paper")
    if rate is not None:
        sheet.symbol("circle", scale(rate), y, 5, fill="concession")


def _under(sheet: Sheet, x: float, y: float, told: str, room: float) -> None:
    """A smaller line under the main one."""
    sheet.text(x, y + 13, fitted(told, room, 9), fill="soft", size=9)


def _power(sheet: Sheet, given: Given, found: list[Row], y: float) -> float:
    """How many of such records would show an effect of a size."""
    told = []
    for row in found:
        powers = [number(row, f"power_{ratio}") for ratio in ("1_5", "2", "3", "5")]
        if any(power is not None for power in powers):
            shares = " / ".join(percent(power, given.language) for power in powers)
            told.append(given.word("leverage.power", window=_window(given, row), powers=shares))
    for line in told:
        for part in wrapped(line, WIDTH - 32, SMALL):
            sheet.text(16, y, part, fill="soft")
            y += 14
    return y


def _window(given: Given, row: Row) -> str:
    first, last = number(row, "from_day"), number(row, "to_day")
    if first is None or last is None:
        return text(row, "window")
    return given.word("leverage.days", first=_signed(first), last=_signed(last))


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(int(value))}"


def _p(row: Row, name: str, language: str) -> str:
    """A p value with three decimals, never 0."""
    value = number(row, name)
    if value is None:
        return "–"
    digits = "<0.001" if value < 0.001 else f"{value:.3f}"
    return digits.replace(".", ",") if language == "es" else digits


def _verdict(given: Given, verdict: str) -> str:
    return given.word(f"verdict.{verdict.replace(' ', '_')}") if verdict in VERDICTS else verdict


def _label(given: Given, row: Row) -> str:
    return given.word(
        "leverage.point",
        window=_window(given, row),
        hits=row.get("hits"),
        operations=row.get("operations"),
        dates=row.get("dates"),
        expected=shown(number(row, "expected"), given.language),
        p=_p(row, "p", given.language),
        p_holm=_p(row, "p_holm", given.language),
        p_volume=_p(row, "p_volume", given.language),
        power=percent(number(row, "power_3"), given.language),
        verdict=_verdict(given, text(row, "verdict")),
    )
