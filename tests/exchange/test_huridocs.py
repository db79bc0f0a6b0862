"""HURIDOCS Events Standard Formats: who did what to whom, who says so, and no accusation that nobody made."""

from __future__ import annotations

import json

import pytest
from tests.exchange.world import ARREST, DETAINED, FREED, HIDING, NO_SHOTS, OLD, written

from veedor.exchange.formats.huridocs import FORMATS


@pytest.fixture(scope="module")
def events():
    return json.loads(written("events", "huridocs"))


@pytest.fixture(scope="module")
def people():
    return json.loads(written("people", "huridocs"))


@pytest.mark.parametrize("form", FORMATS)
def test_every_record_has_the_fields_that_the_document_lists(events, people, form):
    for document in (events, people):
        listed = set(document["fields"][form].values())
        for record in document[form]:
            assert set(record) == listed


def test_numbers_of_the_fields_are_those_of_the_formats(events):
    assert events["fields"]["event"]["0101"] == "event_record_number"
    assert events["fields"]["act"]["2102"] == "victim"
    assert events["fields"]["involvement"]["2402"] == "perpetrator"
    assert events["fields"]["information"]["2502"] == "source"
    assert events["fields"]["person"]["0903"] == "person_name"


def test_records_are_joined_by_their_numbers(events, people):
    for document in (events, people):
        known = {person["person_record_number"] for person in document["person"]}
        ids = {event["event_record_number"] for event in document["event"]}
        acts = {act["act_record_number"] for act in document["act"]}
        assert {act["victim"] for act in document["act"]} <= known
        assert {each["perpetrator"] for each in document["involvement"]} <= known
        assert {each["act"] for each in document["involvement"]} <= acts
        assert {each["source"] for each in document["information"]} <= known
        assert all(set(each["related_person"]) <= known for each in document["information"])
        for form in ("act", "involvement", "information"):
            assert {each["event"] for each in document[form]} <= ids


def test_an_arrest_has_a_victim_a_perpetrator_and_who_says_so(events):
    (act,) = [act for act in events["act"] if act["event"] == ARREST.id]
    assert name(events, act["victim"]) == "two teachers"
    assert act["type_of_act"] == "COERCE-arrest: arrest"
    assert act["exact_location"] == "Vereda"
    (involvement,) = [each for each in events["involvement"] if each["event"] == ARREST.id]
    assert name(events, involvement["perpetrator"]) == "Police"
    assert involvement["remarks"] == "alleged; according to union"


def name(document, number):
    (found,) = [p["person_name"] for p in document["person"] if p["person_record_number"] == number]
    return found


def test_who_releases_prisoners_is_no_perpetrator(events):
    assert FREED.id in {event["event_record_number"] for event in events["event"]}
    assert FREED.id not in {act["event"] for act in events["act"]}


def test_what_did_not_happen_has_no_act(events):
    assert NO_SHOTS.id not in {act["event"] for act in events["act"]}
    (event,) = [e for e in events["event"] if e["event_record_number"] == NO_SHOTS.id]
    assert event["event_title"].endswith("(negated)")


def test_a_withheld_place_makes_it_confidential(events):
    (event,) = [e for e in events["event"] if e["event_record_number"] == OLD.id]
    assert event["confidentiality"] == "y"
    assert event["local_geographical_area"] is None


def test_states_that_are_done_to_somebody_are_acts(people):
    assert [act["event"] for act in people["act"]] == [DETAINED.id]
    assert people["involvement"] == []
    (event,) = [e for e in people["event"] if e["event_record_number"] == HIDING.id]
    assert event["confidentiality"] == "y"


def test_an_information_quotes_its_report(events):
    (told,) = [each for each in events["information"] if each["information_record_number"] == "arrest"]
    assert told["date_of_source_material"] == "2025-05-06"
    assert "“Police in Vereda arrested" in told["remarks"]
    assert name(events, told["source"]) == "union"
