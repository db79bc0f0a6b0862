"""places: toponyms of reports, one line a report, as JSON Lines or GeoJSON."""

from __future__ import annotations

import json

from tests.cli.conftest import REPORTS, run

FIELDS = ["start", "end", "text", "geonames_id", "name", "country", "admin1", "lat", "lon", "precision", "alternatives"]


def test_one_line_a_report_with_what_stands_in_its_text(reports_file):
    result = run("places", reports_file)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == [report["id"] for report in REPORTS]
    for line, report in zip(lines, REPORTS, strict=True):
        for place in line["places"]:
            assert list(place) == FIELDS
            assert report["text"][place["start"] : place["end"]] == place["text"]


def test_given_toponyms_are_resolved_and_no_others():
    report = {"id": "r", "text": "From Paris, Texas, to Rome.", "language": "en", "toponyms": [{"start": 5, "end": 10}]}
    result = run("places", "-", input=json.dumps(report))
    assert result.exit_code == 0
    assert "toponyms" not in result.stderr
    [place] = json.loads(result.stdout)["places"]
    assert (place["text"], place["country"], place["admin1"], place["precision"]) == (
        "Paris",
        "USA",
        "Texas",
        "settlement",
    )
    assert {"geonames_id", "name", "country", "admin1", "lat", "lon"} == set(place["alternatives"][0])


def test_wrong_toponyms_are_told_and_the_rest_is_read():
    lines = '{"id": "a", "text": "x", "language": "en", "toponyms": 3}\n{"text": "In Minsk.", "language": "en"}\n'
    result = run("places", "-", input=lines)
    assert result.exit_code == 1
    assert "error[L014]" in result.stderr
    assert json.loads(result.stdout)["places"][0]["country"] == "BLR"


def test_a_language_without_words_is_told():
    result = run("places", "-", input='{"text": "Er wohnt in Berlin.", "language": "de"}')
    assert result.exit_code == 1
    assert "error[L013]" in result.stderr


def test_geojson_is_one_collection(reports_file):
    collection = json.loads(run("places", reports_file, "--format", "geojson").stdout)
    assert collection["type"] == "FeatureCollection"
    assert "GeoNames" in collection["attribution"]
    for feature in collection["features"]:
        lon, lat = feature["geometry"]["coordinates"]
        assert -180 <= lon <= 180
        assert -90 <= lat <= 90
        assert feature["properties"]["report"] in {report["id"] for report in REPORTS}


def test_geojson_of_nothing_is_a_collection_too():
    collection = json.loads(
        run("places", "-", "--format", "geojson", input='{"text": "Nowhere.", "language": "en"}').stdout
    )
    assert collection["features"] == []


def test_doctor_tells_of_the_gazetteer():
    assert "gazetteer" in run("doctor").stdout
