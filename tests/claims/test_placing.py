"""Where an act happens: the clause's own place, never the speaker's, resolved to the gazetteer."""

from __future__ import annotations

import pytest

from veedor.claims.claim import EventClaim, StatusClaim
from veedor.claims.extract import extract
from veedor.reports import from_text


def claims(text: str, **fields: str):
    fields = {"published": "2025-05-07", "language": "en", **fields}
    return next(iter(extract([from_text(text, **fields)])))[1]


def where(text: str, kind: str) -> list[str | None]:
    return [c.where.name if c.where else None for c in claims(text) if isinstance(c, EventClaim) and c.type == kind]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("The minister told reporters in Geneva that in Caracas police arrested ten activists.", "COERCE", "Caracas"),
        ("Police arrested two activists in Minsk on Friday.", "COERCE", "Minsk"),
        ("A court in Minsk sentenced the journalist to four years in prison.", "SANCTION", "Minsk"),
        ("Police deported two journalists to Lithuania.", "COERCE", "Lithuania"),
        ("Belarus freed 31 prisoners on Friday.", "RETREAT", "Belarus"),
        ("Iran denied it. The Iranian government detained two journalists.", "COERCE", "Iran"),
        ("The minister welcomed the talks held by others.", "SUPPORT", None),
        ("The European Union condemned the arrests in Minsk.", "ACCUSE", None),
        ("Police arrested two activists on Friday in Caracas.", "COERCE", "Caracas"),
    ],
)
def test_the_place_is_the_acts(text, kind, place):
    found = where(text, kind)
    assert found, claims(text)
    assert found[0] == place


def test_the_speakers_place_is_nowhere():
    text = "The minister told reporters in Geneva that in Caracas police arrested ten activists."
    for claim in claims(text):
        if isinstance(claim, EventClaim) and claim.type == "COERCE":
            assert claim.where.name == "Caracas"
            assert (claim.where.geonames_id, claim.where.country, claim.where.precision) == (
                3646738,
                "VEN",
                "settlement",
            )


def test_a_residence_is_told_whole_and_resolved_to_its_town():
    text = "Five leaders had taken refuge in the Argentine ambassador's residence in Caracas for 412 days."
    places = [c.where for c in claims(text) if c.where is not None]
    assert places
    for place in places:
        assert place.name == "Argentine ambassador's residence in Caracas"
        assert (place.geo_name, place.country, place.precision) == ("Caracas", "VEN", "settlement")


def test_a_mission_without_a_town_is_not_put_into_its_own_country():
    for claim in claims("Police arrested two protesters at the U.S. embassy on Friday."):
        if claim.where is not None:
            assert claim.where.country is None


def test_a_known_prison_is_resolved():
    places = [c.where for c in claims("Police beat two detainees in Evin prison on Friday.") if c.where]
    assert places
    assert all(p.country == "IRN" and p.precision == "facility" for p in places)


def test_who_is_in_hiding_has_no_place():
    for claim in claims("The activist has been in hiding in Valencia, Venezuela, since May 2024."):
        if isinstance(claim, StatusClaim) and claim.state == "in_hiding":
            assert claim.where is None


def test_a_place_without_name_in_the_gazetteer_keeps_its_words():
    for claim in claims("Police arrested two men near Al Zorab Mosque on Friday."):
        if claim.where is not None:
            assert claim.where.country is None
            assert claim.where.lat is None
