"""Operations gathered by place for a map: who hides is left out, and what is known to the country alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

import msgspec

from veedor.analysis.sides import sides
from veedor.analysis.weights import weights
from veedor.errors import UsageError
from veedor.figures.given import Given, plain, text

EXACT = frozenset({"facility", "settlement"})
COARSE = frozenset({"admin1", "admin2"})
KINDS = ("repression", "concession", "other")
_NOT_AN_ACT = ("negated", "hypothetical")
_NEEDED = ("lat", "lon", "type")


class Spot(msgspec.Struct, frozen=True, kw_only=True):
    """A place with its operations.

    Args:
        lat, lon: in degrees.
        counted: how many operations of each of `KINDS`.
        place: the name most often given to it.
        country, admin1, precision: of its first operation.
        first, last: the first and last day of them all; None where none is known.
        sources: who tells of them, sorted.
    """

    lat: float
    lon: float
    counted: Counter[str]
    place: str = ""
    country: str = ""
    admin1: str = ""
    precision: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    sources: tuple[str, ...] = ()

    @property
    def operations(self) -> int:
        """How many there are."""
        return self.counted.total()


class Located(msgspec.Struct, frozen=True, kw_only=True):
    """What of a frame of events may be shown on a map.

    Args:
        exact: places that are points.
        coarse: points that stand for a division within which the place is unknown.
        withheld: how many operations could tell where somebody is who is in hiding.
        unplaced: how many have no place, or none but a country.
    """

    exact: tuple[Spot, ...] = ()
    coarse: tuple[Spot, ...] = ()
    withheld: int = 0
    unplaced: int = 0


def located(given: Given) -> Located:
    """Gather the events of what is given.

    Raises:
        UsageError: A001 if they have no ``lat``, ``lon`` or ``type``.
    """
    events = given.tables.get("events")
    if events is None or not len(events):
        return Located()
    missing = [name for name in _NEEDED if name not in events]
    if missing:
        raise UsageError("A001", table="events", missing=", ".join(missing))
    if "modality" in events:
        events = events[~events["modality"].isin(_NOT_AN_ACT)]
    hidden = _hidden(events, _names(given))
    seen = events[~hidden]
    placed = seen[seen["lat"].notna() & seen["lon"].notna()]
    precise = placed["precision"] if "precision" in placed else placed["lat"].isna()
    exact, coarse = placed[precise.isin(EXACT)], placed[precise.isin(COARSE)]
    return Located(
        exact=_gathered(exact),
        coarse=_gathered(coarse),
        withheld=int(hidden.sum()),
        unplaced=len(seen) - len(exact) - len(coarse),
    )


def _names(given: Given) -> set[str]:
    """People who are in hiding now, or protected, in small letters: where the states are given beside the events."""
    return {
        text(row, "subject").lower()
        for row in given.rows("states", "subject", "state")
        if row.get("protected")
        or (row["state"] == "in_hiding" and row.get("modality") != "negated" and row.get("end_high") is None)
    }


def _hidden(events: Any, names: set[str]) -> Any:
    """Which events are withheld: those that a case withholds, and those that name somebody in hiding."""
    found = events["lat"].map(lambda _: False)
    if "withheld" in events:
        found |= events["withheld"].fillna(False).astype(bool)
    for role in ("actors", "recipients"):
        if names and role in events:
            found |= events[role].map(lambda people: not names.isdisjoint(str(name).lower() for name in people or ()))
    return found.astype(bool)


def _gathered(events: Any) -> tuple[Spot, ...]:
    """Operations of one point together, the points with most first."""
    if not len(events):
        return ()
    held = events.assign(kind=_kinds(events), at_lat=events["lat"].round(3), at_lon=events["lon"].round(3))
    spots = [_spot(float(lat), float(lon), own) for (lat, lon), own in held.groupby(["at_lat", "at_lon"], sort=True)]
    return tuple(sorted(spots, key=lambda spot: -spot.operations))


def _kinds(events: Any) -> list[str]:
    """The side of an act that was carried out; what is alleged, announced or on no side is *other*.

    Without the columns ``side`` and ``stage`` the table of weights that ships with Veedor decides.
    """
    known = events if "side" in events and "stage" in events else sides(events, weights())
    sided = known["side"].where(known["stage"] == "executed")
    return [side if side in KINDS else "other" for side in sided.tolist()]


def _spot(lat: float, lon: float, own: Any) -> Spot:
    def one(name: str) -> str:
        """The commonest text of a column; of equals the first in the alphabet."""
        told = Counter(value for value in own[name].dropna().tolist() if value) if name in own else Counter[str]()
        return min((value for value, n in told.items() if n == max(told.values())), default="")

    def end(name: str, which: str) -> dt.date | None:
        day: dt.date | None = plain(getattr(own[name], which)()) if name in own else None
        return day

    sources = {str(name) for found in own["sources"] for name in found} if "sources" in own else set()
    return Spot(
        lat=lat,
        lon=lon,
        counted=Counter(own["kind"]),
        **{name: one(name) for name in ("place", "country", "admin1", "precision")},
        first=end("first", "min"),
        last=end("last", "max"),
        sources=tuple(sorted(sources)),
    )
