"""The scorer of places, by hand on a small case."""

from __future__ import annotations

from evaluation import places

TEXT = "Russian police met in Paris and in Springfieldville near Rome."


def toponym(phrase: str, geonameid: str, lat: float, lon: float, country: str) -> dict[str, object]:
    start = TEXT.index(phrase)
    place = {"geonameid": geonameid, "lat": lat, "lon": lon, "country": country, "name": phrase}
    return {"start": start, "end": start + len(phrase), "phrase": phrase, **place}


DOCUMENT = {
    "id": "d",
    "text": TEXT,
    "title": None,
    "toponyms": [
        toponym("Russian", "2017370", 60, 100, "Russia"),
        toponym("Paris", "1", 49.0, 2.0, "France"),
        toponym("Springfieldville", "2", 0, 0, "Italy"),
        toponym("Rome", "3169070", 41.9, 12.5, "Italy"),
        {**toponym("Rome", "3", 0, 0, "Italy"), "phrase": "shifted"},
        {"start": 22, "end": 27, "phrase": "Paris"},
    ],
}


def test_by_hand() -> None:
    numbers, errors = places.score([DOCUMENT])
    assert numbers["exact"] == 0.5  # the demonym and Rome; Paris has another id here, one is nowhere
    assert numbers["within_161_km"] == 0.75
    assert numbers["country"] == 0.75
    assert numbers["recall"] == 0.5  # Paris and Rome of four
    assert numbers["precision"] == 1.0
    assert numbers["end_to_end_f1"] == round(4 / 6, 4)
    assert numbers["end_to_end_without_demonyms"] == 0.8
    assert [line.split("\t")[0] for line in errors] == ["place", "missed", "missed"]


def test_nothing_labelled() -> None:
    numbers, errors = places.score([{"id": "e", "text": "Nothing here.", "toponyms": []}])
    assert set(numbers.values()) == {0.0}
    assert errors == []


def test_halves_are_stable_and_both_are_there() -> None:
    halves = [places.half_of(str(n)) for n in range(50)]
    assert halves == [places.half_of(str(n)) for n in range(50)]
    assert set(halves) == {"a", "b"}
