"""FollowTheMoney statements, checked by the library that owns the model.

The library needs the ICU of the system, so it is not among what `veedor[dev]` installs; without it these tests skip.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict

import pytest
from tests.exchange.world import ARREST, DETAINED, HIDING, ITEMS, NO_SHOTS, written

REASON = "followthemoney is not installed (pip install followthemoney; it needs the ICU of the system)"
pytest.importorskip("followthemoney", reason=REASON)


@pytest.fixture(scope="module", params=list(ITEMS))
def statements(request):
    return read(request.param)


def read(what):
    from followthemoney.statement.serialize import read_csv_statements

    return list(read_csv_statements(io.BytesIO(written(what, "ftm"))))


def entities(statements):
    from followthemoney.dataset import Dataset
    from followthemoney.statement.entity import StatementEntity

    by_id = defaultdict(list)
    for statement in statements:
        by_id[statement.canonical_id].append(statement)
    dataset = Dataset.make({"name": "veedor", "title": "Veedor"})
    return {id: StatementEntity.from_statements(dataset, held) for id, held in by_id.items()}


def test_every_value_is_clean_in_the_model(statements):
    from followthemoney import model

    assert statements
    for statement in statements:
        prop = model.get(statement.schema).get(statement.prop)
        assert prop.type.clean(statement.value) == statement.value, statement


def test_keys_and_types_are_those_the_library_makes(statements):
    for statement in statements:
        assert statement.id == statement.generate_key()


def test_types_are_named_as_in_the_model():
    for what in ITEMS:
        cells = csv.DictReader(io.StringIO(written(what, "ftm").decode()))
        for row, statement in zip(cells, read(what), strict=True):
            assert row["prop_type"] == statement.prop_type


def test_entities_satisfy_their_schemas(statements):
    for entity in entities(statements).values():
        entity.schema.validate(entity.to_dict())


def test_statements_stand_in_order_and_once(statements):
    keys = [statement.id for statement in statements]
    assert len(keys) == len(set(keys))
    assert [s.canonical_id for s in statements] == sorted(s.canonical_id for s in statements)


def test_an_operation_is_an_event_of_its_source():
    made = entities(read("events"))
    arrest = made[ARREST.id]
    assert arrest.schema.name == "Event"
    assert arrest.get("name") == ["arrested: two teachers (alleged)"]
    assert arrest.get("date") == ["2025-05-03"]
    assert arrest.get("country") == ["ve"]
    assert "alleged" in arrest.first("notes")
    assert arrest.datasets == {"veedor_union"}
    assert made[arrest.first("proof")].first("publisher") == "Diario del Sur"


def test_a_group_without_a_name_is_no_entity():
    names = {entity.caption for entity in entities(read("events")).values()}
    assert "two teachers" not in names
    assert "Rita Solano" in names


def test_people_are_persons_and_have_their_states():
    made = entities(read("people"))
    detained = made[DETAINED.id]
    assert detained.get("startDate") == ["2024-11-02"]
    assert made[detained.first("involved")].schema.name == "Person"
    assert made[HIDING.id].get("location") == []


def test_what_did_not_happen_is_named_so():
    assert entities(read("events"))[NO_SHOTS.id].caption.endswith("(negated)")


def test_a_count_is_a_note():
    (note,) = [entity for entity in entities(read("counts")).values() if entity.schema.name == "Note"]
    assert note.caption
    assert note.get("name") == ["about 900 political prisoners"]
