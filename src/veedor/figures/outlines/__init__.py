"""Outlines of countries and their first-order divisions, for maps that are drawn offline.

The data is Natural Earth's (https://www.naturalearthdata.com, public domain), simplified to about 2 km by
`veedor.figures.outlines.building`. Borders are those that the source draws as held on the ground; drawing them says
nothing of whose they should be.
"""

from __future__ import annotations

import gzip
from collections import Counter
from functools import cache
from importlib import resources
from pathlib import Path

import msgspec

ATTRIBUTION = "Natural Earth"
SCALE = 100
"""Steps of the stored grid to a degree."""
FILE = Path(str(resources.files("veedor.figures.outlines"))) / "world.json.gz"

Point = tuple[int, int]
Line = list[tuple[float, float]]
Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""


class Stored(msgspec.Struct):
    """The file: arcs as steps from point to point, and divisions as rings of arcs (``~n`` is arc n backwards)."""

    countries: list[str]
    names: list[str]
    units: list[list[list[int]]]
    arcs: list[list[int]]


class Unit(msgspec.Struct, frozen=True):
    """A first-order division.

    Args:
        country: ISO 3166-1 alpha-3, or the source's own code for a territory that has none.
        name: as the source has it.
        rings: of arcs.
        box: around it.
    """

    country: str
    name: str
    rings: tuple[tuple[int, ...], ...]
    box: Box


class World:
    """The divisions, and the arcs that they share.

    >>> world().unit_at(10.5, -66.9).country
    'VEN'
    >>> world().unit_at(0.0, -30.0) is None
    True
    """

    def __init__(self, stored: Stored) -> None:
        self.arcs: list[Line] = [_unpacked(row) for row in stored.arcs]
        self.units = [self._unit(*each) for each in zip(stored.countries, stored.names, stored.units, strict=True)]

    def _unit(self, country: str, name: str, rings: list[list[int]]) -> Unit:
        boxes = [_box(self.arcs[n if n >= 0 else ~n]) for ring in rings for n in ring]
        return Unit(country, name, tuple(tuple(ring) for ring in rings), _around(boxes))

    def ring(self, arcs: tuple[int, ...]) -> Line:
        """The points of a ring, longitude first, the closing point left out."""
        points: Line = []
        for n in arcs:
            points += self._line(n)[:-1]
        return points

    def unit_at(self, lat: float, lon: float) -> Unit | None:
        """The division in which a point lies, as far as the simplified borders tell; None at sea."""
        for unit in self.units:
            west, south, east, north = unit.box
            if west <= lon <= east and south <= lat <= north and self._holds(unit, lat, lon):
                return unit
        return None

    def _holds(self, unit: Unit, lat: float, lon: float) -> bool:
        inside = False
        for arcs in unit.rings:
            ring = self.ring(arcs)
            for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
                if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
                    inside = not inside
        return inside

    def outline(self, units: list[Unit]) -> list[Line]:
        """Rings around divisions taken together: arcs that two of them share are left out."""
        used = Counter(n if n >= 0 else ~n for unit in units for ring in unit.rings for n in ring)
        left = {n for n, times in used.items() if times % 2}
        ways: dict[tuple[float, float], list[int]] = {}
        for n in left:
            for way in (n, ~n):
                ways.setdefault(self._line(way)[0], []).append(way)
        rings: list[Line] = []
        while left:
            way, ring = left.pop(), list[tuple[float, float]]()
            start = self._line(way)[0]
            while True:
                ring += self._line(way)[:-1]
                at = self._line(way)[-1]
                onward = next((w for w in ways[at] if (w if w >= 0 else ~w) in left), None)
                if at == start or onward is None:
                    break
                way = onward
                left.remove(way if way >= 0 else ~way)
            rings.append(ring)
        return rings

    def _line(self, n: int) -> Line:
        return self.arcs[n] if n >= 0 else self.arcs[~n][::-1]

    def box_of(self, country: str) -> Box | None:
        """Around the main part of a country, distant islands and what crosses the date line left out; None if unknown.

        The main part is that of the groups of divisions whose boxes touch each other which covers most.
        """
        left = [unit.box for unit in self.units if unit.country == country and unit.box[2] - unit.box[0] < 180]
        groups: list[tuple[float, Box]] = []
        while left:
            box = left[0]
            while (grown := _around([b for b in left if _touch(b, box)])) != box:
                box = grown
            groups.append((sum(_size(b) for b in left if _touch(b, box)), box))
            left = [b for b in left if not _touch(b, box)]
        return max(groups)[1] if groups else None


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]


def _around(boxes: list[Box]) -> Box:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def _size(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _unpacked(row: list[int]) -> Line:
    x, y = row[0], row[1]
    points = [(x / SCALE, y / SCALE)]
    for dx, dy in zip(row[2::2], row[3::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / SCALE, y / SCALE))
    return points


def _box(line: Line) -> Box:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    return min(xs), min(ys), max(xs), max(ys)


@cache
def world() -> World:
    """The outlines that come with Veedor."""
    return World(msgspec.json.decode(gzip.decompress(FILE.read_bytes()), type=Stored))
