"""GeoJSON (RFC 7946): operations as features, a point only where the record knows a spot.

A place that stands for a whole country has no geometry: a map would draw it as a spot in the middle of nowhere. Units
below a country have the point of GeoNames and say in ``precision`` that they are units.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from veedor.exchange.codebook import Described, columns_of
from veedor.exchange.columns import Surroundings, Table
from veedor.exchange.formats import register
from veedor.judgement.record import Record

ATTRIBUTION = "Places: GeoNames (https://www.geonames.org), CC BY 4.0"
"""Whose points they are; stands in every GeoJSON."""
_IN_GEOMETRY = ("id", "lat", "lon")


def _described(table: Table) -> list[Described]:
    own = [
        Described("id", "text", "id of the feature: that of the record"),
        Described("geometry", "Point or null", "longitude and latitude, WGS 84; null without a place or for a country"),
    ]
    return own + [field for field in columns_of(table) if field.name not in _IN_GEOMETRY]


@register(
    "geojson",
    suffix=".geojson",
    is_text=True,
    description="GeoJSON (RFC 7946): one feature an operation, its columns as properties; lists stay lists, days are "
    "texts; no geometry without a place, for a whole country, or where the place is withheld.",
    tables=("events",),
    describe=_described,
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write one FeatureCollection, feature by feature."""
    stream.write(b'{"type":"FeatureCollection","attribution":' + msgspec.json.encode(ATTRIBUTION) + b',"features":[')
    between = b"\n"
    for record in items:
        stream.write(between + msgspec.json.encode(_feature(record, table, around)))
        between = b",\n"
    stream.write(b"\n]}\n")


def _feature(record: Record, table: Table, around: Surroundings) -> dict[str, Any]:
    values = zip((column.name for column in table.columns), table.row(record, around), strict=True)
    properties = {name: _plain(value) for name, value in values if name not in _IN_GEOMETRY}
    return {"type": "Feature", "id": record.id, "geometry": _geometry(record), "properties": properties}


def _geometry(record: Record) -> dict[str, Any] | None:
    where = record.where
    if where is None or where.lat is None or where.lon is None or where.precision in (None, "country"):
        return None
    return {"type": "Point", "coordinates": [where.lon, where.lat]}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, dt.date) else value
