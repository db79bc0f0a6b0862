"""The revolving door: releases and arrests against each other, by period and summed up."""

from __future__ import annotations

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row, number
from veedor.figures.look import WIDTH
from veedor.figures.periods import Period, named, periods, scale_of
from veedor.figures.registry import figure
from veedor.figures.scales import Days, Linear, reaching
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown, span

LEFT, RIGHT, HALF, SUMMED = 74.0, WIDTH - 16, 74.0, 132.0
KINDS = ("arrests", "releases")
COLUMNS = (
    "period", "last_day", "arrests", "releases", "arrests_persons_low", "arrests_persons_high", "releases_persons_low",
    "releases_persons_high", "arrests_summed_low", "arrests_summed_high", "releases_summed_low", "releases_summed_high",
    "summed",
)  # fmt: skip


@figure(
    "door",
    needs="counts",
    summary="the revolving door: arrests and releases against each other, by period and summed",
    says=("no_data", "door"),
)
def door(given: Given) -> Drawn:
    """Bars of operations above; below, persons summed up, or operations where no persons are told."""
    found = periods(given, "door", "arrests", "releases")
    sheet, top = begun(given, "door")
    by_persons = any(number(p.row, f"{kind}_persons_low") is not None for p in found for kind in KINDS)
    sums = _summed(found, by_persons)
    rows = [_row(period, total, by_persons) for period, total in zip(found, sums, strict=True)]
    if not any(number(p.row, kind) for p in found for kind in KINDS) and not by_persons:
        return empty(sheet, top, given.word("door.nothing"), rows, COLUMNS)
    items = [
        (axes.box("concession"), given.word("door.releases")),
        (axes.box(hatch="repression"), given.word("door.arrests")),
        (axes.stroke("concession", thick=2.4), given.word("door.releases_summed")),
        (axes.stroke("repression", dash="5 3", thick=2.4), given.word("door.arrests_summed")),
    ]
    top = axes.legend(sheet, top + 10, items)
    scale = scale_of(found, LEFT, RIGHT)
    _bars(sheet, given, scale, found, sums, top)
    begin = top + 2 * HALF + 18
    _sums(sheet, given, scale, found, sums, begin, by_persons)
    axes.days_below(sheet, scale, begin, begin + SUMMED)
    notes = () if by_persons else (given.word("door.no_persons"),)
    return Drawn(svg=sheet.finish(begin + SUMMED + 28), table=rows, columns=COLUMNS, notes=notes)


Sums = dict[str, tuple[float, float]]


def _summed(found: list[Period], by_persons: bool) -> list[Sums]:
    """Least and most up to each period; a period that tells nothing adds nothing that is known."""
    totals = dict.fromkeys(KINDS, (0.0, 0.0))
    sums = []
    for period in found:
        for kind in KINDS:
            names = (f"{kind}_persons_low", f"{kind}_persons_high") if by_persons else (kind, kind)
            low, high = (number(period.row, name) or 0.0 for name in names)
            totals[kind] = (totals[kind][0] + low, totals[kind][1] + max(low, high))
        sums.append(dict(totals))
    return sums


def _bars(sheet: Sheet, given: Given, scale: Days, found: list[Period], sums: list[Sums], top: float) -> None:
    high = reaching([number(p.row, kind) for p in found for kind in KINDS], 0, 1, least=3).high
    both = Linear(-high, high, top + 2 * HALF, top)
    axes.days_across(sheet, scale, top, top + 2 * HALF)
    axes.numbers_left(sheet, both, LEFT, RIGHT, most=7, whole=True, absolute=True)
    axes.upwards(sheet, given.word("door.operations"), both(0))
    for period, total in zip(found, sums, strict=True):
        left, wide = scale(period.first), scale.day * ((period.last - period.first).days + 1)
        gap = min(1.5, wide * 0.15)
        x, width = left + gap, max(0.6, wide - 2 * gap)
        arrests, releases = number(period.row, "arrests"), number(period.row, "releases")
        edge = "ink" if width > 4 else "none"
        with sheet.mark(_label(given, period, total)):
            sheet.rect(left, top, wide, 2 * HALF, fill="paper", opacity=0.0)
            if releases:
                sheet.rect(
                    x, both(releases), width, both(0) - both(releases), fill="concession", stroke=edge, thick=0.6
                )
            if arrests:
                hatch = "repression" if width > 4 else None
                tall = both(-arrests) - both(0)
                sheet.rect(x, both(0), width, tall, fill="repression", hatch=hatch, stroke=edge, thick=0.6)
    sheet.line(LEFT, both(0), RIGHT, both(0), stroke="ink")


def _sums(
    sheet: Sheet, given: Given, scale: Days, found: list[Period], sums: list[Sums], top: float, by_persons: bool
) -> None:
    bottom = top + SUMMED
    up = reaching([total[kind][1] for total in sums for kind in KINDS], bottom, top, least=3)
    axes.days_across(sheet, scale, top, bottom)
    axes.numbers_left(sheet, up, LEFT, RIGHT, most=4, whole=True)
    axes.upwards(sheet, given.word("door.persons" if by_persons else "door.summed"), (top + bottom) / 2)
    ends = [scale(period.last) + scale.day for period in found]
    for kind, light, colour, dash in (
        ("arrests", "hull_repression", "repression", "5 3"),
        ("releases", "hull_concession", "concession", ""),
    ):
        above = _steps(ends, [up(total[kind][1]) for total in sums], up(0))
        below = _steps(ends, [up(total[kind][0]) for total in sums], up(0))
        if above != below:
            sheet.path([*above, *below[::-1]], closed=True, hatch=light, opacity=0.6)
        for line in (above, below):
            sheet.path(line, stroke=colour, dash=dash, thick=2.0)
    for kind in KINDS:
        low, high = sums[-1][kind]
        y = (up(low) + up(high)) / 2
        told = f"{given.word(f'door.{kind}')}: {span(low, high, given.language)}"
        any(sheet.label_end(RIGHT - 6, y + away, told) for away in (-6, 14, -20, 28))


def _steps(ends: list[float], ys: list[float], zero: float) -> list[tuple[float, float]]:
    """A line that goes up at the end of each period."""
    line, before = [(LEFT, zero)], zero
    for x, y in zip(ends, ys, strict=True):
        line += [(x, before), (x, y)]
        before = y
    return line


def _row(period: Period, total: Sums, by_persons: bool) -> Row:
    row = {name: period.row.get(name) for name in COLUMNS}
    row |= {"period": period.first, "last_day": period.last, "summed": "persons" if by_persons else "operations"}
    for kind in KINDS:
        row[f"{kind}_summed_low"], row[f"{kind}_summed_high"] = total[kind]
    return row


def _label(given: Given, period: Period, total: Sums) -> str:
    values = {kind: shown(number(period.row, kind), given.language) for kind in KINDS}
    summed = {f"{kind}_summed": span(*total[kind], given.language) for kind in KINDS}
    return given.word("door.point", period=named(period, given.language), **values, **summed)
