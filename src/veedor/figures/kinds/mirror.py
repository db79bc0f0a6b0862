"""The mirror plot: concession upwards, repression downwards, and below how much was written at all."""

from __future__ import annotations

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number
from veedor.figures.look import WIDTH
from veedor.figures.periods import Period, named, periods, scale_of, silence, veil
from veedor.figures.registry import figure
from veedor.figures.scales import Days, Linear, reaching
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown, span

LEFT, RIGHT, HALF, VOLUME = 74.0, WIDTH - 16, 120.0, 56.0
COLUMNS = (
    "period", "last_day", "repression", "concession", "repression_persons_low", "repression_persons_high",
    "concession_persons_low", "concession_persons_high", "threatened", "promised", "alleged", "volume", "settled",
)  # fmt: skip


@figure(
    "mirror",
    needs="balance",
    summary="repression and concession mirrored over time, with the volume of reports below",
    says=("no_data", "balance", "cannot_tell", "apart", "unplaced", "no_sectors", "no_volume"),
)
def mirror(given: Given) -> Drawn:
    """Bars of executed operations, hollow bars of what was threatened or promised, and the volume of reports."""
    found = periods(given, "series", "repression", "concession")
    sheet, top = begun(given, "mirror")
    if not any(number(p.row, "repression") is not None or number(p.row, "concession") is not None for p in found):
        return empty(sheet, top, given.word("mirror.nothing"), [_row(p) for p in found], COLUMNS)
    top = _legend(sheet, given, found, top + 10)
    bottom = _halves(sheet, given, found, top)
    bottom = _volume(sheet, given, found, bottom + 14)
    return Drawn(svg=sheet.finish(bottom + 26), table=[_row(p) for p in found], columns=COLUMNS)


def _legend(sheet: Sheet, given: Given, found: list[Period], y: float) -> float:
    items = [
        (axes.box("concession"), given.word("legend.concession")),
        (axes.box(hatch="repression"), given.word("legend.repression")),
    ]
    if any(number(p.row, "promised") or number(p.row, "threatened") for p in found):
        items.append((axes.box(dash="2 2"), given.word("legend.announced")))
    if any(not p.settled for p in found):
        items.append((axes.box("veil", stroke="line"), given.word("legend.unsettled")))
    if any(p.silent for p in found):
        items.append((axes.box(hatch="silence", stroke="line"), given.word("legend.silent")))
    return axes.legend(sheet, y, items)


def _halves(sheet: Sheet, given: Given, found: list[Period], top: float) -> float:
    names = ("repression", "concession", "threatened", "promised")
    up = reaching([number(p.row, name) for p in found for name in names], top + HALF, top, least=3)
    scale = scale_of(found, LEFT, RIGHT)
    both = Linear(-up.high, up.high, top + 2 * HALF, top)
    veil(sheet, scale, found, top, top + 2 * HALF)
    silence(sheet, scale, found, top, top + 2 * HALF)
    axes.days_across(sheet, scale, top, top + 2 * HALF)
    axes.numbers_left(sheet, both, LEFT, RIGHT, most=7, whole=True, absolute=True)
    axes.upwards(sheet, given.word("mirror.up"), both(up.high / 2))
    axes.upwards(sheet, given.word("mirror.down"), both(-up.high / 2))
    for period in found:
        with sheet.mark(_label(given, period)):
            _bars(sheet, both, scale, period)
    sheet.line(LEFT, both(0), RIGHT, both(0), stroke="ink")
    return top + 2 * HALF


def _bars(sheet: Sheet, both: Linear, scale: Days, period: Period) -> None:
    """The bars of one period; where a number is missing there is no bar."""
    left = scale(period.first)
    wide = scale.day * ((period.last - period.first).days + 1)
    gap = min(1.5, wide * 0.15)
    x, width = left + gap, max(0.6, wide - 2 * gap)
    sheet.rect(left, both.end, wide, both.start - both.end, fill="paper", opacity=0.0)  # the whole height is the target
    up, down = number(period.row, "concession"), number(period.row, "repression")
    if up:
        sheet.rect(
            x, both(up), width, both(0) - both(up), fill="concession", stroke="ink" if width > 4 else "none", thick=0.6
        )
    if down:
        hatched = width > 4
        sheet.rect(
            x,
            both(0),
            width,
            both(-down) - both(0),
            fill="repression",
            hatch="repression" if hatched else None,
            stroke="ink" if hatched else "none",
            thick=0.6,
        )
    inset = width * 0.2
    for announced, sign in ((number(period.row, "promised"), 1), (number(period.row, "threatened"), -1)):
        if announced and width > 4:
            edges = sorted((both(0), both(sign * announced)))
            sheet.rect(x + inset, edges[0], width - 2 * inset, edges[1] - edges[0], stroke="ink", dash="2 2")
        elif announced:  # too narrow for a dashed outline: its end alone
            sheet.line(x, both(sign * announced), x + width, both(sign * announced), stroke="ink", thick=1.6)


def _volume(sheet: Sheet, given: Given, found: list[Period], top: float) -> float:
    scale = scale_of(found, LEFT, RIGHT)
    bottom = top + VOLUME
    high = reaching([number(p.row, "volume") for p in found], bottom, top, least=2)
    veil(sheet, scale, found, top, bottom)
    silence(sheet, scale, found, top, bottom)
    axes.days_below(sheet, scale, top, bottom)
    axes.numbers_left(sheet, high, LEFT, RIGHT, title=given.word("axis.reports"), most=3, whole=True)
    for period in found:
        volume = number(period.row, "volume")
        if volume:
            wide = scale.day * ((period.last - period.first).days + 1)
            sheet.rect(scale(period.first), high(volume), max(0.6, wide - 0.8), bottom - high(volume), fill="neutral")
    return bottom


def _label(given: Given, period: Period) -> str:
    row, language = period.row, given.language
    if period.silent and not any(number(row, name) for name in ("repression", "concession", "threatened", "promised")):
        return given.word("mirror.point_silent", period=named(period, language))
    parts = [
        given.word(
            "mirror.point",
            period=named(period, language),
            concession=row.get("concession"),
            repression=row.get("repression"),
            volume=row.get("volume"),
        )
    ]
    for name in ("repression", "concession"):
        low, high = number(row, f"{name}_persons_low"), number(row, f"{name}_persons_high")
        if low or high:
            parts.append(given.word(f"mirror.point_persons_{name}", persons=span(low, high, language)))
    for name in ("threatened", "promised", "alleged"):
        if number(row, name):
            parts.append(given.word(f"mirror.point_{name}", n=shown(row[name], language)))
    if not period.settled:
        parts.append(given.word("point.unsettled"))
    return " ".join(parts)


def _row(period: Period) -> Row:
    row = {name: period.row.get(name) for name in COLUMNS}
    return row | {"period": period.first, "last_day": period.last, "settled": period.settled}
