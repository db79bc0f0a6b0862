"""PLOVER event data: the table of POLECAT read by pandas, and the JSON of the manual."""

from __future__ import annotations

import io

import msgspec
import pytest
from tests.exchange.world import AROUND, ARREST, FREED, ITEMS, OLD, written

from veedor.exchange import codebook, export

POLECAT = (
    "Event ID; Event Date; Event Type; Event Mode; Intensity; Quad Code; Contexts; Actor Name; Actor Country; "
    "Actor COW; Primary Actor Sector; Actor Sectors; Actor Title; Actor Name Raw; Wikipedia Actor ID; "
    "Recipient Name; Recipient Country; Recipient COW; Primary Recipient Sector; Recipient Sectors; Recipient "
    "Title; Recipient Name Raw; Wikipedia Recipient ID; Placename; City; District; Province; Country; "
    "Latitude; Longitude; GeoNames ID; Raw Placename; Feature Type; Source; Publication Date; Story People; "
    "Story Organizations; Story Locations; Language; Version"
).split("; ")


def table():
    pandas = pytest.importorskip("pandas")
    import csv

    data = written("events", "plover")
    return pandas.read_csv(io.BytesIO(data), sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False)


def test_the_columns_are_those_of_polecat_and_some_after_them():
    columns = list(table().columns)
    assert columns[: len(POLECAT)] == POLECAT
    assert columns[len(POLECAT) :] == [
        "Event Date First",
        "Event Date Last",
        "Event Date EDTF",
        "Modality",
        "Said By",
        "Place Withheld",
        "Quotes",
    ]


def test_an_operation_is_one_row():
    row = table().set_index("Event ID").loc[ARREST.id]
    assert (row["Event Type"], row["Event Mode"], row["Intensity"], row["Quad Code"]) == (
        "COERCE",
        "arrest",
        "-7.0",
        "4",
    )
    assert (row["Event Date"], row["Modality"], row["Said By"]) == ("2025-05-03", "alleged", "union")
    assert (row["Actor Name"], row["Actor Sectors"], row["Recipient Name"]) == ("Police", "COP GOV", "two teachers")
    assert (row["City"], row["Province"], row["Latitude"], row["Longitude"]) == ("Vereda", "Miranda", "10.5", "-66.9")


def test_no_day_is_made_up():
    row = table().set_index("Event ID").loc[FREED.id]
    assert row["Event Date"] == ""
    assert (row["Event Date First"], row["Event Date Last"]) == ("2025-04-01", "2025-04-30")


def test_what_did_not_happen_is_left_out_and_counted():
    stream = io.BytesIO()
    assert export(ITEMS["events"], "events", "plover", stream, around=AROUND) == 3
    assert set(table()["Modality"]) <= {"asserted", "alleged"}


def test_a_place_that_is_withheld_says_so():
    row = table().set_index("Event ID").loc[OLD.id]
    assert row["Place Withheld"] == "1"
    assert row["Country"] == row["Latitude"] == row["Raw Placename"] == ""


def test_tabs_and_lines_inside_text_do_not_break_the_table():
    strange = msgspec.structs.replace(ARREST, subjects=(msgspec.structs.replace(ARREST.subjects[0], name='a\t"b;\nc'),))
    stream = io.BytesIO()
    export([strange], "events", "plover", stream, around=AROUND)
    lines = stream.getvalue().decode().split("\n")
    assert len(lines) == 3
    assert all(line.count("\t") == len(POLECAT) + 6 for line in lines[:2])
    assert 'a "b, c' in lines[1].split("\t")


def test_json_has_the_fields_of_the_manual():
    lines = [msgspec.json.decode(line) for line in written("events", "plover-json").splitlines()]
    arrest = next(line for line in lines if line["id"] == ARREST.id)
    assert {"id", "date", "actor", "event"} <= set(arrest)
    assert arrest["event"] == ["COERCE"]
    assert arrest["actor"][0] == {
        "entity_text": "Police",
        "identifier_id": None,
        "country": "VEN",
        "sector": "COP",
        "other_sectors": ["GOV"],
    }
    assert arrest["event_loc"]["resolution"] == 4
    assert arrest["event_text"][0]["text"].startswith("Police in Vereda")
    described = codebook("events", "plover-json").decode("utf-8-sig")
    assert all(field in described for field in arrest)
