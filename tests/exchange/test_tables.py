"""The columns: documented, well named, filled from the claim and from what surrounds it."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from tests.exchange.items import AROUND, CLAIMS, COUNT, EVENT, FINDING, RECORD, STATUS
from tests.exchange.world import AROUND as WORLD
from tests.exchange.world import ITEMS, JUNE, MAY

from veedor.errors import UsageError
from veedor.exchange import all_tables, get_table, rows


@pytest.mark.parametrize("table", all_tables().values(), ids=lambda t: t.name)
def test_every_column_is_documented_and_named_for_every_program(table):
    for column in table.columns:
        assert column.meaning
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", column.name), column.name
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("what", "items"), [("claims", CLAIMS), ("records", [RECORD]), ("findings", [FINDING])])
def test_every_value_has_the_type_of_its_column(what, items):
    check_types(items, what, AROUND)


@pytest.mark.parametrize("what", ITEMS)
def test_every_value_of_the_new_tables_has_it_too(what):
    check_types(ITEMS[what], what, WORLD)


def check_types(items, what, around):
    python = {"text": str, "integer": int, "number": (int, float), "truth": bool, "list": list, "day": dt.date}
    for row in rows(items, what, around=around):
        for column in get_table(what).columns:
            value = row[column.name]
            assert value is None or isinstance(value, python[column.type]), (column.name, value)


@pytest.mark.parametrize("what", ["claims", "records", "findings"])
def test_every_column_can_be_filled(what):
    """No column is empty whatever is given: such a column would be a mistake of its lambda."""
    items = {"claims": CLAIMS, "records": [RECORD], "findings": [FINDING]}[what]
    filled = {
        name for row in rows(items, what, around=AROUND) for name, value in row.items() if value not in (None, [])
    }
    unfilled = {column.name for column in get_table(what).columns} - filled
    left_open = (
        "report_url where_geonames_id where_geo_name where_admin1 confidence universe huridocs status_place "
        "addressee speaker_country size where where_country where_lat where_lon where_precision mode low "
        "high latest recipients recipient_countries supersedes extractor records parties when_last"
    )
    assert unfilled <= set(left_open.split())


def test_fields_of_other_kinds_are_empty():
    (row,) = rows([COUNT], "claims", around=AROUND)
    assert row["low"] == row["high"] == 900
    assert row["attribution"] == ["Casa Abierta"]
    assert row["report_source"] == "Diario del Sur"
    assert row["event_type"] is None
    assert row["actors"] is None


def test_parallel_lists_stay_parallel():
    (row,) = rows([EVENT], "claims")
    assert row["actors"] == ["Police", "two officers"]
    assert row["actor_countries"] == ["VEN", ""]
    assert row["actor_sectors"] == ["COP GOV", ""]


def test_bounds_of_a_date_are_given_as_days():
    (status,) = rows([STATUS], "claims")
    assert (status["when_first"], status["when_last"]) == ("2025-03-27", "2025-05-06")
    (record,) = rows([RECORD], "records")
    assert (record["when_first"], record["when_last"]) == ("2025-03-27", None)


def test_a_record_names_its_sources_and_differences():
    (row,) = rows([RECORD], "records", around=AROUND)
    assert row["sources"] == ["Diario del Sur"]
    assert row["report_count"] == 1
    assert row["disagreements"] == ["value of duration: P40D / P41D"]


def test_without_surroundings_columns_about_sources_are_empty():
    (row,) = rows([EVENT], "claims")
    assert row["report_source"] is None
    (record,) = rows([RECORD], "records")
    assert record["report_count"] is None


def test_unknown_table_and_strange_item_are_refused():
    with pytest.raises(UsageError, match="E002"):
        get_table("persons")
    with pytest.raises(UsageError, match="E004"):
        list(rows([RECORD], "claims"))


@pytest.mark.parametrize("what", ITEMS)
def test_without_surroundings_nothing_fails(what):
    assert len(list(rows(ITEMS[what], what))) == len(ITEMS[what])


def test_an_operation_tells_who_what_when_and_by_whom():
    arrest = next(iter(rows(ITEMS["events"], "events", around=WORLD)))
    assert (arrest["first"], arrest["last"]) == (dt.date(2025, 5, 3), dt.date(2025, 5, 3))
    assert (arrest["type"], arrest["mode"], arrest["quad_class"], arrest["intensity"]) == ("COERCE", "arrest", 4, -7.0)
    assert (arrest["persons_low"], arrest["sources"], arrest["publishers"]) == (None, ["union"], ["Diario del Sur"])
    assert arrest["contexts"] == ["repression"]
    assert arrest["disagreements"] == ["date of when: 2025-05-03 / 2025-05-04"]


def test_an_exported_table_of_events_can_be_analysed_by_anybody():
    """Its columns are those that the analyses ask for."""
    frames = pytest.importorskip("veedor.analysis.frames")
    assert {field.name for field in frames.EVENTS.fields} - {"added"} <= {c.name for c in get_table("events").columns}
    needed = {"deadlines": frames.DEADLINES, "counts": frames.COUNTS}
    for what, shape in needed.items():
        assert set(shape.needed) <= {column.name for column in get_table(what).columns}


def test_a_count_has_the_bounds_of_its_rounding():
    (count,) = rows(ITEMS["counts"], "counts", around=WORLD)
    assert (count["low"], count["high"], count["stated_low"]) == (850, 949, 900)
    assert (count["source"], count["as_of"]) == ("Casa Abierta", dt.date(2025, 5, 6))


def test_a_status_has_a_core_and_a_hull():
    hiding, detained = rows(ITEMS["people"], "people", around=WORLD)
    assert (hiding["begin_first"], hiding["begin_last"], hiding["end_first"], hiding["end_last"]) == (
        None,
        dt.date(2025, 5, 20),
        dt.date(2025, 5, 20),
        None,
    )
    assert (detained["person"], detained["named"], detained["begin_first"]) == (
        "Marta Quispe",
        True,
        dt.date(2024, 11, 2),
    )
    assert detained["held_at"] == ["Zamora prison"]


def test_a_deadline_knows_what_replaces_it():
    may, june, *_ = rows(ITEMS["deadlines"], "deadlines", around=WORLD)
    assert (may["superseded"], may["superseded_by"]) == (True, JUNE.id)
    assert (june["superseded"], june["supersedes"]) == (False, [MAY.id])
    assert june["told_last"] == dt.date(2025, 5, 20)
