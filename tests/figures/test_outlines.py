"""The outlines: the right country for a point, borders that neighbours share, small enough to ship."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from veedor.figures.outlines import FILE, Stored, World, world
from veedor.figures.outlines.building import area, build, simplified

CAPITALS = {
    "VEN": (10.48, -66.90),
    "NIC": (12.13, -86.25),
    "BLR": (53.90, 27.56),
    "NOR": (59.91, 10.75),
    "KOR": (37.57, 126.98),
    "ARG": (-34.61, -58.40),
    "ETH": (9.02, 38.75),
    "PSE": (31.90, 35.20),
    "GUF": (4.92, -52.33),
}


@pytest.mark.parametrize("country", CAPITALS)
def test_a_point_lies_in_its_country(country):
    unit = world().unit_at(*CAPITALS[country])
    assert unit is not None
    assert unit.country == country


def test_the_sea_is_no_country():
    assert world().unit_at(-20.0, -20.0) is None


def test_divisions_have_their_names():
    assert world().unit_at(10.07, -69.32).name == "Lara"


def test_the_file_is_small_and_its_source_is_named():
    assert FILE.stat().st_size < 1_500_000
    assert "Natural Earth" in (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")


def test_neighbours_share_their_border():
    units = [unit for unit in world().units if unit.country in ("VEN", "COL")]
    arcs = {
        country: {n if n >= 0 else ~n for u in units if u.country == country for r in u.rings for n in r}
        for country in ("VEN", "COL")
    }
    assert len(arcs["VEN"] & arcs["COL"]) >= 3


def test_an_outline_leaves_out_what_divisions_share():
    units = [unit for unit in world().units if unit.country == "BLR"]
    rings = world().outline(units)
    assert len(rings) == 1
    assert sum(len(world().ring(ring)) for unit in units for ring in unit.rings) > len(rings[0])


def test_a_country_that_crosses_the_date_line_has_a_box_of_its_main_part():
    west, south, east, north = world().box_of("USA")
    assert -130 < west < east < -60
    assert 20 < south < north < 50
    assert world().box_of("XXX") is None


SQUARES = (
    '{"features":[{"properties":{"adm0_a3":"AAA","name":"Left"},"geometry":{"type":"Polygon","coordinates":'
    "[[[0,0],[1,0],[1,1],[0,1],[0,0]]]}},"
    '{"properties":{"adm0_a3":"AAA","name":"Right"},"geometry":{"type":"MultiPolygon","coordinates":'
    "[[[[1,0],[2,0],[2,1],[1,1],[1,0]]],[[[5,5],[5.02,5],[5.02,5.02],[5,5]]]]}},"
    '{"properties":{"adm0_a3":"AAA","name":"Nowhere"},"geometry":null}]}'
)


def test_a_shared_side_is_stored_once(tmp_path):
    source = tmp_path / "build.json"
    source.write_text(SQUARES, encoding="utf-8")
    stored = build(source)
    assert stored.names == ["Left", "Right"]
    assert len(stored.arcs) == 3  # two outsides, one side between; the islet is left out
    earth = World(stored)
    assert earth.unit_at(0.5, 0.5).name == "Left"
    assert earth.unit_at(0.5, 1.5).name == "Right"
    [outline] = earth.outline(earth.units)
    assert area([(round(x * 100), round(y * 100)) for x, y in outline]) in (20_000, -20_000)


def test_simplifying_keeps_ends_and_islands():
    line = [(x, (x * 7) % 3) for x in range(50)]
    short = simplified(line, 5)
    assert short[0] == line[0]
    assert short[-1] == line[-1]
    assert len(short) < len(line)
    island = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    assert len(simplified(island, 50)) >= 4


def test_nothing_is_stored_that_is_not_used():
    stored = Stored(countries=["AAA"], names=["A"], units=[[[0]]], arcs=[[0, 0, 100, 0, 0, 100, -100, -100]])
    assert World(stored).unit_at(0.5, 0.7).country == "AAA"
    used = {n if n >= 0 else ~n for n in itertools.chain(*(ring for unit in world().units for ring in unit.rings))}
    assert used == set(range(len(world().arcs)))
