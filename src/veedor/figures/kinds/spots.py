"""The map: where operations were, on outlines of countries and their first-order divisions, drawn offline."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from veedor.figures import axes
from veedor.figures.drawing import Sheet
from veedor.figures.given import Drawn, Given, Row
from veedor.figures.located import KINDS, Spot, located
from veedor.figures.look import SMALL, WIDTH
from veedor.figures.outlines import ATTRIBUTION, Box, Line, Unit, World, world
from veedor.figures.registry import figure
from veedor.figures.sheets import begun, empty
from veedor.figures.wording import shown

LEFT, RIGHT, HEIGHT = 16.0, WIDTH - 16, 460.0
SHAPES = {
    "repression": ("square", "repression"),
    "concession": ("circle", "concession"),
    "other": ("triangle", "neutral"),
}
DETAILED = 45.0
"""Degrees across; a wider map shows no borders of divisions, which would be a grey haze."""
COLUMNS = ("place", "admin1", "country", "precision", "lat", "lon", *KINDS, "operations", "first", "last", "sources")


class View(msgspec.Struct, frozen=True):
    """A window on the earth: longitudes shortened as at its middle latitude, so that distances look right there."""

    box: Box
    top: float

    def __call__(self, lon: float, lat: float) -> tuple[float, float]:
        """The pixel of a point."""
        west, _, _, north = self.box
        return LEFT + (lon - west) * self.across, self.top + (north - lat) * self.down

    @property
    def across(self) -> float:
        """Pixels a degree of longitude."""
        return (RIGHT - LEFT) / (self.box[2] - self.box[0])

    @property
    def down(self) -> float:
        """Pixels a degree of latitude."""
        return HEIGHT / (self.box[3] - self.box[1])


@figure("map", needs="", summary="where operations were, on a map of countries and first-order divisions")
def spots(given: Given) -> Drawn:
    """Points for settlements, hatching for divisions, nothing for what is known to the country alone or is withheld."""
    found = located(given)
    exact, coarse = found.exact, found.coarse
    notes = _notes(given, found.withheld, found.unplaced)
    table = [_row(spot) for spot in (*exact, *coarse)]
    sheet, top = begun(given, "map")
    if not table:
        return empty(sheet, top, given.word("map.nothing"), table, COLUMNS, notes)
    top = axes.legend(sheet, top + 10, _legend(given, exact, coarse))
    earth = world()
    view = View(_box(earth, [*exact, *coarse]), top)
    with sheet.clipped(LEFT, top, RIGHT - LEFT, HEIGHT):
        sheet.rect(LEFT, top, RIGHT - LEFT, HEIGHT, fill="water")
        _land(sheet, earth, view, _countries([*exact, *coarse]))
        _divisions(sheet, given, earth, view, coarse)
    for spot in exact:
        with sheet.mark(_label(given, spot)):
            _spot(sheet, view, spot)
    _names_of(sheet, view, exact)
    sheet.rect(LEFT, top, RIGHT - LEFT, HEIGHT, stroke="line")
    sheet.text(
        RIGHT - 5,
        top + HEIGHT - 6,
        given.word("map.source", source=ATTRIBUTION),
        fill="soft",
        anchor="end",
        halo=True,
        size=9,
    )
    return Drawn(svg=sheet.finish(top + HEIGHT + 14), table=table, columns=COLUMNS, notes=notes)


# what is said


def _notes(given: Given, withheld: int, unplaced: int) -> tuple[str, ...]:
    notes = [given.word("map.unplaced", n=unplaced)] if unplaced else []
    return (*notes, given.word("map.withheld", n=withheld)) if withheld else tuple(notes)


def _legend(given: Given, exact: Sequence[Spot], coarse: Sequence[Spot]) -> list[tuple[axes.Glyph, str]]:
    kinds = Counter(kind for spot in exact for kind in spot.counted)
    items = [(axes.point(SHAPES[k][0], fill=SHAPES[k][1]), given.word(f"map.{k}")) for k in KINDS if k in kinds]
    if any(spot.operations > 1 for spot in exact):
        items.append((axes.point("circle", fill="paper"), given.word("map.size")))
    if any(len(spot.counted) > 1 for spot in exact):
        items.append((_two, given.word("map.second")))
    return [*items, (axes.box(hatch="area", stroke="soft"), given.word("map.division"))] if coarse else items


def _two(sheet: Sheet, x: float, y: float) -> None:
    """The example of a spot with two kinds."""
    sheet.symbol("square", x + 7, y, 6, fill="soft")
    sheet.symbol("circle", x + 7, y, 3, fill="paper", stroke="paper")


# the window


def _box(earth: World, found: Sequence[Spot]) -> Box:
    """Around all spots, and the whole country where there is but one and it is not too wide."""
    west, east = min(s.lon for s in found), max(s.lon for s in found)
    south, north = min(s.lat for s in found), max(s.lat for s in found)
    countries = _countries(found)
    if len(countries) == 1 and (own := earth.box_of(next(iter(countries)))) is not None and own[2] - own[0] < DETAILED:
        west, south, east, north = min(west, own[0]), min(south, own[1]), max(east, own[2]), max(north, own[3])
    margin = max(0.6, 0.08 * max(east - west, north - south))
    return _shaped(west - margin, max(-84, south - margin), east + margin, min(84, north + margin))


def _shaped(west: float, south: float, east: float, north: float) -> Box:
    """Grown to the shape of the sheet."""
    shortened = max(0.2, math.cos(math.radians((south + north) / 2)))
    shape = (RIGHT - LEFT) / HEIGHT
    wide, tall = (east - west) * shortened, north - south
    if wide < tall * shape:
        more = (tall * shape - wide) / 2 / shortened
        return west - more, south, east + more, north
    more = (wide / shape - tall) / 2
    return west, south - more, east, north + more


def _countries(found: Sequence[Spot]) -> set[str]:
    return {spot.country for spot in found} - {""}


# what is drawn


def _land(sheet: Sheet, earth: World, view: View, countries: set[str]) -> None:
    """Countries in one piece each; the divisions only of those in which something was, and only near enough."""
    held: dict[str, list[Unit]] = {}
    for unit in earth.units:
        if _meet(unit.box, view.box):
            held.setdefault(unit.country, []).append(unit)
    for country in sorted(held, key=lambda country: country in countries):
        within = country in countries
        rings = [_thinned(ring, view) for ring in earth.outline(held[country])]
        sheet.paths(
            [ring for ring in rings if len(ring) > 2], fill="paper" if within else "land", stroke="border", thick=0.9
        )
    if view.box[2] - view.box[0] < DETAILED:
        own = [unit for country in countries for unit in held.get(country, ())]
        inner = sorted({n if n >= 0 else ~n for unit in own for ring in unit.rings for n in ring})
        lines = [_thinned(earth.arcs[n], view, ends=True) for n in inner]
        sheet.paths(lines, closed=False, stroke="border", thick=0.5)


def _divisions(sheet: Sheet, given: Given, earth: World, view: View, coarse: Sequence[Spot]) -> None:
    """Hatching over the division in which operations were, without a point that would say more than is known."""
    held: dict[int, tuple[Unit, list[Spot]]] = {}
    for spot in coarse:
        unit = earth.unit_at(spot.lat, spot.lon)
        if unit is not None:
            held.setdefault(id(unit), (unit, []))[1].append(spot)
    for unit, spots in held.values():
        label = " ".join(_label(given, spot, unit.name) for spot in spots)
        with sheet.mark(label):
            rings = [_thinned(earth.ring(ring), view) for ring in unit.rings]
            sheet.paths([ring for ring in rings if len(ring) > 2], hatch="area", stroke="soft", thick=1.2)


def _meet(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _thinned(line: Line, view: View, *, ends: bool = False) -> list[tuple[float, float]]:
    """A line in pixels without points that are too near to see apart; with its end, for a line that is not closed."""
    points: list[tuple[float, float]] = []
    for lon, lat in line:
        x, y = view(lon, lat)
        if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= 0.9:
            points.append((x, y))
    if ends and line:
        points.append(view(*line[-1]))
    jumps = any(abs(b[0] - a[0]) > 180 for a, b in pairwise(line))
    return [] if jumps else points


def _radius(n: int) -> float:
    """Area grows with the number, up to a size that still leaves a map."""
    return min(22.0, 4.0 + 2.4 * math.sqrt(n - 1))


def _spot(sheet: Sheet, view: View, spot: Spot) -> None:
    """The commonest kind gives shape and shade; a second kind shows as its own smaller shape upon it."""
    x, y = view(spot.lon, spot.lat)
    radius = _radius(spot.operations)
    for n, (kind, _) in enumerate(spot.counted.most_common(2)):
        shape, fill = SHAPES[kind]
        sheet.symbol(shape, x, y, radius * (1.0, 0.5)[n], fill=fill, stroke="paper" if n else "ink", thick=1.0)
    sheet.occupy(x, y, radius)


def _names_of(sheet: Sheet, view: View, exact: Sequence[Spot]) -> None:
    for spot in exact:
        name = spot.place
        if name:
            n = spot.operations
            label = f"{name} ({shown(n)})" if n > 1 else name
            sheet.label(*view(spot.lon, spot.lat), label, size=SMALL, away=_radius(n) + 3)


def _row(spot: Spot) -> Row:
    names = ("place", "admin1", "country", "precision", "lat", "lon", "operations", "first", "last")
    own = {name: getattr(spot, name) for name in names}
    return own | {kind: spot.counted[kind] for kind in KINDS} | {"sources": ", ".join(spot.sources)}


def _label(given: Given, spot: Spot, unit: str = "") -> str:
    told = ", ".join(f"{given.word(f'map.{kind}')} {spot.counted[kind]}" for kind in KINDS if spot.counted[kind])
    where = given.word("map.point_division", unit=unit) if unit else spot.place
    parts = [given.word("map.point", place=where, told=told)]
    if spot.first is not None and spot.last is not None:
        parts.append(given.word("map.point_days", first=spot.first, last=spot.last))
    if spot.sources:
        parts.append(given.word("point.sources", sources=", ".join(spot.sources)))
    return " ".join(parts)
