"""What a place is, and the vocabularies of places that a person edits: countries, regions, facilities, demonyms."""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import Literal

import msgspec

from veedor.language.countries import Country
from veedor.vocabulary import load

Precision = Literal["facility", "settlement", "admin2", "admin1", "country", "region"]


class Kind(IntEnum):
    """What kind of place; the first four stand in the gazetteer's file, the others in vocabularies."""

    COUNTRY = 1
    ADMIN1 = 2
    ADMIN2 = 3
    SETTLEMENT = 4
    REGION = 5
    FACILITY = 6


_PRECISION: dict[Kind, Precision] = {
    Kind.COUNTRY: "country",
    Kind.ADMIN1: "admin1",
    Kind.ADMIN2: "admin2",
    Kind.SETTLEMENT: "settlement",
    Kind.REGION: "region",
    Kind.FACILITY: "facility",
}


class Entry(msgspec.Struct, frozen=True):
    """One place that a name may mean.

    Args:
        key: identifies it inside the gazetteer; its GeoNames id where it has one, else a negative number.
        geonames_id: id at geonames.org, or None for what a vocabulary adds without one.
        name: what it is called, in English where it has an English name.
        kind: what it is.
        country: ISO 3166-1 alpha-3, or None for what spans countries.
        admin1, admin2: keys of the units that hold it.
        lat, lon: degrees; for a unit or a country a point that stands for all of it.
        population: inhabitants, 0 where unknown.
        facility: for a facility, what it is: prison, court, embassy ...
        within: key of the settlement that a facility lies in or next to.
        own_point: whether the point is its own; a facility may have that of its settlement.
        common: a name that is an ordinary word too, and counts only with support from the context.
    """

    key: int
    geonames_id: int | None
    name: str
    kind: Kind
    country: str | None
    admin1: int | None
    admin2: int | None
    lat: float
    lon: float
    population: int = 0
    facility: str | None = None
    within: int | None = None
    own_point: bool = True
    common: bool = False


def precision_of(entry: Entry) -> Precision:
    """How fine a place's point is: a facility whose point is its settlement's is as fine as a settlement."""
    return _PRECISION[entry.kind] if entry.own_point else "settlement"


class Region(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of an entry of ``regions.yaml``."""

    en: tuple[str, ...]
    es: tuple[str, ...]
    point: tuple[float, float]
    countries: tuple[str, ...] = ()
    geonames: int | None = None


class Regions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``regions.yaml``."""

    continents: tuple[Region, ...]
    regions: tuple[Region, ...]
    waters: tuple[Region, ...]
    mountains: tuple[Region, ...]
    abbreviations: dict[str, dict[str, tuple[str, ...]]]
    also: dict[str, dict[str, tuple[str, ...]]]


FacilityKind = Literal[
    "prison", "detention", "court", "parliament", "government", "base", "camp", "square", "airport", "mission"
]


class Facility(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"inside": "in"}):
    """Schema of an entry of ``facilities.yaml``."""

    names: tuple[str, ...]
    kind: FacilityKind
    inside: str
    country: str
    point: tuple[float, float] | None = None
    common: bool = False


class Demonym(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of an entry of ``demonyms.yaml``."""

    place: str
    en: tuple[str, ...]
    es: tuple[str, ...]
    country: str | None = None


@cache
def countries() -> dict[str, Country]:
    """``countries.yaml``."""
    return load("countries", dict[str, Country])


@cache
def regions() -> Regions:
    """``regions.yaml``."""
    return load("regions", Regions)


@cache
def facilities() -> tuple[Facility, ...]:
    """``facilities.yaml``."""
    return load("facilities", tuple[Facility, ...])


@cache
def demonyms() -> tuple[Demonym, ...]:
    """``demonyms.yaml``."""
    return load("demonyms", tuple[Demonym, ...])
