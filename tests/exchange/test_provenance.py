"""W3C PROV, read back by the library prov."""

from __future__ import annotations

import io

import pytest
from tests.exchange.world import AROUND, ITEMS, SUR, written

from veedor.exchange import export

model = pytest.importorskip("prov.model")


def read(what):
    return model.ProvDocument.deserialize(io.BytesIO(written(what, "prov")), format="json")


@pytest.fixture(scope="module")
def document():
    return read("events")


def local(names):
    return {name.localpart for name in names}


def test_every_table_can_be_read(document):
    for what in ITEMS:
        assert read(what).get_records()


def test_names_are_declared(document):
    prefixes = {namespace.prefix for namespace in document.get_registered_namespaces()}
    assert {"veedor", "vr", "vc", "vd", "va", "vg"} <= prefixes


def test_a_record_comes_of_its_claims_and_these_of_their_reports(document):
    pairs = {
        (derived.args[0].localpart, derived.args[1].localpart) for derived in document.get_records(model.ProvDerivation)
    }
    assert ("event-arrest", "arrest") in pairs
    assert ("arrest", "sur-1") in pairs
    members = {(m.args[0].localpart, m.args[1].localpart) for m in document.get_records(model.ProvMembership)}
    assert ("event-arrest", "arrest") in members


def test_an_entity_carries_the_words(document):
    (claim,) = document.get_record("vc:arrest")
    values = {name.localpart: value for name, value in claim.attributes}
    assert values["quote"].startswith("Police in Vereda")
    assert (values["start"], values["end"]) == (0, SUR.text.index(", the union"))


def test_who_made_what_is_an_agent(document):
    agents = {agent.label for agent in document.get_records(model.ProvAgent)}
    assert {"hand/1", "veedor-linker", "Diario del Sur", "union", "A. Reyes"} <= agents


def test_a_judgement_has_its_person_its_time_and_its_reason(document):
    (judgement,) = document.get_record("va:judge-judgement-1")
    assert judgement.get_endTime().isoformat() == "2025-05-21T10:00:00+00:00"
    values = {name.localpart: value for name, value in judgement.attributes}
    assert values["reason"] == "read the report"
    assert values["inForce"] is True
    informed = {(r.args[0].localpart, r.args[1].localpart) for r in document.get_records(model.ProvCommunication)}
    assert ("link-event-arrest", "judge-judgement-1") in informed


def test_every_end_of_a_relation_is_there(document):
    known = {record.identifier for record in document.get_records() if record.is_element()}
    for record in document.get_records():
        if record.is_relation():
            assert set(record.args) - {None} <= known, record


def test_claims_alone_have_their_provenance():
    stream = io.BytesIO()
    export(list(AROUND.claims.values()), "claims", "prov", stream, around=AROUND)
    stream.seek(0)
    read_back = model.ProvDocument.deserialize(stream, format="json")
    assert len([r for r in read_back.get_records() if r.identifier and r.identifier.namespace.prefix == "vc"]) == 12
