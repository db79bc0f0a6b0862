"""The map: who hides has no spot, a country is no point, a division is an area."""

from __future__ import annotations

import pandas
from tests.figures import drawings, synthetic

from veedor.figures.registry import draw


def event(**changed):
    """One event in Caracas."""
    row = synthetic.events(1, (("Caracas", 10.488, -66.879, "settlement"),)).iloc[0].to_dict()
    return pandas.DataFrame([row | changed])


def test_an_exact_place_is_a_point():
    found = draw("map", {"events": event()})
    assert found.table["place"].tolist() == ["Caracas"]
    assert len(drawings.marks(found.svg)) == 1


def test_a_country_has_no_spot():
    found = draw("map", {"events": event(precision="country")})
    assert "No data" in found.svg
    assert "Without a spot, since no place or only the country is known: 1." in found.caption


def test_a_division_is_an_area_without_a_point():
    found = draw("map", {"events": event(place="Lara", lat=10.07, lon=-69.8, precision="admin1")})
    [mark] = drawings.marks(found.svg)
    assert "somewhere in Lara" in mark.get("aria-label")
    assert all(child.tag in (f"{drawings.SVG}title", f"{drawings.SVG}path") for child in mark)


def test_who_is_in_hiding_has_no_spot():
    for people in (["Irene Valcázar"], ["irene valcázar", "others"]):
        found = draw("map", {"events": event(recipients=people), "states": synthetic.hiding()})
        assert "Caracas" not in found.svg
        assert "Withheld, since they could tell where somebody is who is in hiding: 1." in found.caption


def test_whose_hiding_has_ended_has_a_spot():
    states = synthetic.hiding().assign(end_high=pandas.Timestamp("2025-01-01"))
    found = draw("map", {"events": event(recipients=["Irene Valcázar"]), "states": states})
    assert "Caracas" in found.svg


def test_what_a_case_withholds_has_no_spot():
    assert "Caracas" not in draw("map", {"events": event(withheld=True)}).svg


def test_what_did_not_happen_has_no_spot():
    for modality in ("negated", "hypothetical"):
        assert "No data" in draw("map", {"events": event(modality=modality)}).svg


def test_an_allegation_is_not_drawn_as_repression():
    arrest = event(type="COERCE", mode="arrest")
    assert draw("map", {"events": arrest}).table["repression"].tolist() == [1]
    assert draw("map", {"events": arrest.assign(modality="alleged")}).table["repression"].tolist() == [0]


def test_places_far_apart_are_on_one_map():
    places = (("Minsk", 53.9, 27.56, "settlement"), ("Suva", -18.1, 178.4, "settlement"))
    found = draw("map", {"events": synthetic.events(20, places)})
    assert len(found.table) == 2
    assert len(found.svg) < 900_000
