"""GeoJSON of operations: RFC 7946, a point only where there is a spot."""

from __future__ import annotations

import json

import pytest
from tests.exchange.world import ARREST, FREED, NO_SHOTS, OLD, written


@pytest.fixture(scope="module")
def features():
    document = json.loads(written("events", "geojson"))
    assert document["type"] == "FeatureCollection"
    assert "GeoNames" in document["attribution"]
    return {feature["id"]: feature for feature in document["features"]}


def test_every_operation_is_a_feature(features):
    assert list(features) == [ARREST.id, FREED.id, OLD.id, NO_SHOTS.id]
    for feature in features.values():
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"


def test_a_settlement_has_a_point_longitude_first(features):
    assert features[ARREST.id]["geometry"] == {"type": "Point", "coordinates": [-66.9, 10.5]}
    assert features[ARREST.id]["properties"]["precision"] == "settlement"
    assert features[ARREST.id]["properties"]["modality"] == "alleged"
    assert features[ARREST.id]["properties"]["first"] == "2025-05-03"


def test_a_country_is_no_spot(features):
    assert features[FREED.id]["geometry"] is None
    assert features[FREED.id]["properties"]["precision"] == "country"
    assert features[FREED.id]["properties"]["country"] == "NOR"


def test_neither_a_missing_nor_a_withheld_place_has_a_point(features):
    assert features[NO_SHOTS.id]["geometry"] is None
    assert features[OLD.id]["geometry"] is None
    assert features[OLD.id]["properties"]["place_withheld"] is True
