"""Stata files read back by pandas."""

from __future__ import annotations

import io

import pytest
from tests.exchange.world import AROUND, ITEMS, written

from veedor.exchange import all_tables, export, get_table, rows

pandas = pytest.importorskip("pandas")


def read(what):
    with pandas.io.stata.StataReader(io.BytesIO(written(what, "stata"))) as reader:
        return reader.read(), reader.variable_labels(), reader.value_labels()


@pytest.mark.parametrize("what", ITEMS)
def test_the_cells_are_those_of_the_table(what):
    frame, _, _ = read(what)
    table = get_table(what)
    assert list(frame.columns) == [column.name for column in table.columns]
    for cells, row in zip(frame.to_dict("records"), shielded(what), strict=True):
        for column in table.columns:
            assert same(cells[column.name], row[column.name], column), column.name


def shielded(what):
    from veedor.exchange import Shield

    shield = Shield.of(AROUND)
    return rows([shield.item(item) for item in ITEMS[what]], what, around=shield.around)


def same(cell, value, column):
    if value is None:
        return cell == "" or pandas.isna(cell)
    if column.type == "truth":
        return cell == ("yes" if value else "no")
    if column.type == "day":
        return cell == pandas.Timestamp(value)
    return cell == (" | ".join(value) if isinstance(value, list) else value)


def test_labels_tell_what_columns_mean():
    _, labels, values = read("people")
    assert labels["person"] == "whose state it is"
    assert all(len(label) <= 80 for label in labels.values())
    assert values["state"][0] == "detained"
    assert values["place_withheld"] == {0: "no", 1: "yes"}


def test_codes_are_the_same_numbers_in_every_file():
    _, _, first = read("events")
    stream = io.BytesIO()
    export(ITEMS["events"][:1], "events", "stata", stream, around=AROUND)
    with pandas.io.stata.StataReader(io.BytesIO(stream.getvalue())) as reader:
        reader.read()
        assert reader.value_labels()["type"] == first["type"]


def test_the_same_case_gives_the_same_bytes():
    assert written("events", "stata") == written("events", "stata")


@pytest.mark.parametrize("table", all_tables().values(), ids=lambda table: table.name)
def test_no_column_is_a_word_that_stata_keeps_for_itself(table):
    from pandas.io.stata import StataReader

    kept = StataReader(io.BytesIO()).RESERVED_WORDS
    assert not {column.name for column in table.columns} & set(kept)


def test_long_texts_are_kept_whole():
    import msgspec

    long = msgspec.structs.replace(ITEMS["events"][0], label="ñ" * 3000)
    stream = io.BytesIO()
    export([long], "events", "stata", stream, around=AROUND)
    assert pandas.read_stata(io.BytesIO(stream.getvalue()))["label"][0] == "ñ" * 3000
