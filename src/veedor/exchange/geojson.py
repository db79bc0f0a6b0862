"""GeoJSON (RFC 7946): the places of reports as points.

Only what was resolved has a point. A place that stands for a whole country or unit has that in its ``precision``: a map
must not draw it as a spot. The points of settlements and units are those of GeoNames, or reckoned from them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from veedor.exchange.formats.geo import ATTRIBUTION
from veedor.language.gazetteer import default
from veedor.language.places import PlaceMention, to_dict
from veedor.reports.report import Report


def geojson(reports: Iterable[tuple[Report, Iterable[PlaceMention]]]) -> Iterator[bytes]:
    """One FeatureCollection over all reports, as lines that can be written as they come.

    Args:
        reports: each report with its places, in offsets of its text.

    Returns:
        Lines of JSON; together they are one document. Each feature has a ``Point`` (longitude first), an ``id`` made of
        the report's id and the offsets, and in its properties what `veedor places` says of a place and the report's id.

    >>> from veedor.language.places import of_report
    >>> report = Report(id="r", text="Arrests in Caracas", language="en")
    >>> lines = list(geojson([(report, of_report(report))]))
    >>> msgspec.json.decode(b"".join(lines))["features"][0]["geometry"]
    {'type': 'Point', 'coordinates': [-66.8792, 10.488]}
    """
    yield b'{"type":"FeatureCollection","attribution":' + msgspec.json.encode(ATTRIBUTION) + b',"features":['
    between = b""
    for report, places in reports:
        for place in places:
            if place.place is not None:
                yield between + msgspec.json.encode(_feature(report, place))
                between = b","
    yield b"]}"


def _feature(report: Report, place: PlaceMention) -> dict[str, object]:
    properties = to_dict(place, default())
    lat, lon = properties.pop("lat"), properties.pop("lon")
    return {
        "type": "Feature",
        "id": f"{report.id}#{place.start}-{place.end}",
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {"report": report.id, **properties},
    }
