"""Codebooks: every field of every format is explained, from the code."""

from __future__ import annotations

import csv
import io

import pytest
from tests.exchange.test_shield import PAIRS
from tests.exchange.world import ITEMS, written

from veedor.errors import UsageError
from veedor.exchange import all_formats, codebook, export, get_table


@pytest.mark.parametrize(("what", "form"), PAIRS)
def test_every_format_of_every_table_has_one(what, form):
    rows = list(csv.DictReader(io.StringIO(codebook(what, form).decode("utf-8-sig"), newline="")))
    assert rows
    assert all(row["field"] and row["type"] and row["meaning"] for row in rows)
    text = codebook(what, form, form="md").decode()
    assert text.startswith(f"# Codebook: {what} as {form}\n")
    assert all(row["field"] in text for row in rows)


@pytest.mark.parametrize("what", ITEMS)
def test_that_of_a_table_has_its_columns_and_closed_lists(what):
    rows = list(csv.DictReader(io.StringIO(codebook(what, "csv").decode("utf-8-sig"), newline="")))
    assert [row["field"] for row in rows] == [column.name for column in get_table(what).columns]
    modality = next(row for row in rows if row["field"] == "modality")
    assert modality["codes"].startswith("asserted = told as a fact; alleged = ")


@pytest.mark.parametrize("what", ITEMS)
def test_every_value_of_a_closed_list_is_on_it(what):
    cells = list(csv.DictReader(io.StringIO(written(what, "csv").decode("utf-8-sig"), newline="")))
    for column in get_table(what).columns:
        if column.codes is not None:
            assert {row[column.name] for row in cells} - {""} <= set(column.codes()), column.name


def test_parquet_and_workbook_carry_theirs():
    parquet = pytest.importorskip("pyarrow.parquet")
    openpyxl = pytest.importorskip("openpyxl")
    schema = parquet.read_schema(io.BytesIO(written("counts", "parquet")))
    assert schema.field("measure").metadata[b"codes"].startswith(b"stock = ")
    sheet = openpyxl.load_workbook(io.BytesIO(written("counts", "xlsx")))["columns"]
    assert [cell.value for cell in sheet[1]] == ["column", "type", "meaning", "codes"]


def test_another_form_is_refused():
    with pytest.raises(UsageError, match="E006"):
        codebook("events", "csv", form="pdf")


@pytest.mark.parametrize("form", [form for form in all_formats().values() if form.tables], ids=lambda form: form.name)
def test_a_table_that_a_format_cannot_hold_is_refused(form):
    with pytest.raises(UsageError, match="E005"):
        export([], "findings", form.name, io.BytesIO())
