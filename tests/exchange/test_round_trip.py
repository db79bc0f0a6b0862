"""Each format read back by the program that people use for it."""

from __future__ import annotations

import csv
import io

import pytest
from tests.exchange.items import AROUND, CLAIMS, FINDING, RECORD
from tests.exchange.world import ITEMS
from tests.exchange.world import written as of_world

from veedor.claims import claim as claims
from veedor.errors import MissingPartError, UsageError
from veedor.exchange import all_formats, all_tables, export, get_table, rows
from veedor.exchange.formats.commas import unguarded

EVERYTHING = [("claims", CLAIMS), ("records", (RECORD,)), ("findings", (FINDING,))]
TABLES = ["jsonl", "csv", "xlsx", "parquet", "stata"]
"""Formats that hold the columns of every table."""


def written(items, what, form):
    stream = io.BytesIO()
    assert export(items, what, form, stream, around=AROUND) == len(items)
    assert not stream.closed
    return stream.getvalue()


def expected(what, items):
    return list(rows(items, what, around=AROUND))


@pytest.mark.parametrize("form", TABLES)
@pytest.mark.parametrize("what", all_tables())
def test_no_rows_are_a_valid_file(form, what):
    data = written((), what, form)
    assert data or form == "jsonl"


def test_jsonl_holds_the_claims_whole():
    lines = written(CLAIMS, "claims", "jsonl").splitlines()
    assert tuple(claims.from_json(line) for line in lines) == CLAIMS


@pytest.mark.parametrize(("what", "items"), EVERYTHING)
def test_csv_by_the_standard_library(what, items):
    text = written(items, what, "csv").decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(text, newline="")))
    for row, original in zip(read, expected(what, items), strict=True):
        for column in get_table(what).columns:
            assert same(row[column.name], original[column.name], column.type), column.name


def same(cell, value, kind):
    if value is None:
        return cell == ""
    if kind == "truth":
        return cell == ("true" if value else "false")
    if kind in ("integer", "number"):
        return float(cell) == float(value)
    return unguarded(cell) == (value if isinstance(value, str) else " | ".join(value))


def test_csv_by_pandas_and_polars_skips_the_mark():
    pandas, polars = pytest.importorskip("pandas"), pytest.importorskip("polars")
    data = written(CLAIMS, "claims", "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    assert pandas.read_csv(io.BytesIO(data)).columns[0] == "id"
    assert polars.read_csv(data).columns[0] == "id"


def test_csv_runs_nothing_in_a_spreadsheet():
    text = written(CLAIMS, "claims", "csv").decode("utf-8-sig")
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            if cell[:1] in tuple("=+@\t\r"):
                pytest.fail(f"a formula: {cell}")
            if cell.startswith("-"):
                float(cell)  # a negative number may begin so, nothing else


@pytest.mark.parametrize("text", ["=1", "'=1", "''+", "-x", "@a", "\tx", "'a", "plain", "", "'", "= 5 arrested"])
def test_the_guard_can_be_taken_away(text):
    from veedor.exchange.formats.commas import guarded

    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple("=+-@\t\r")[: 6 if text else 0]


@pytest.mark.parametrize(("what", "items"), EVERYTHING)
def test_xlsx_by_openpyxl(what, items):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(written(items, what, "xlsx")))
    heading, *read = book[what].iter_rows()
    assert [cell.value for cell in heading] == [column.name for column in get_table(what).columns]
    for row, original in zip(read, expected(what, items), strict=True):
        for cell, value in zip(row, original.values(), strict=True):
            assert cell.data_type != "f"
            assert (cell.value or None) == ((" | ".join(value) if isinstance(value, list) else value) or None)
    assert book["columns"].max_row == len(get_table(what).columns) + 1


def test_xlsx_shows_what_xml_cannot_hold():
    openpyxl = pytest.importorskip("openpyxl")
    import msgspec

    strange = msgspec.structs.replace(RECORD, label="bell \x07 and formula", type="=1+1")
    book = openpyxl.load_workbook(io.BytesIO(written((strange,), "records", "xlsx")))
    row = [cell.value for cell in list(book["records"].iter_rows())[1]]
    assert "bell \ufffd and formula" in row
    assert "=1+1" in row


@pytest.mark.parametrize(("what", "items"), EVERYTHING)
def test_parquet_by_pyarrow(what, items):
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(written(items, what, "parquet")))
    assert table.to_pylist() == expected(what, items)
    for column in get_table(what).columns:
        assert table.schema.field(column.name).metadata[b"meaning"].decode() == column.meaning


def test_parquet_is_written_in_batches(monkeypatch):
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("veedor.exchange.formats.parquet.BATCH", 2)
    file = parquet.ParquetFile(io.BytesIO(written(CLAIMS, "claims", "parquet")))
    assert file.num_row_groups == 3


def test_a_missing_part_says_how_to_install_it(monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingPartError, match=r"pip install 'veedor\[tables\]'"):
        export(CLAIMS, "claims", "xlsx", io.BytesIO())


def test_an_unknown_format_names_the_known_ones():
    with pytest.raises(UsageError, match=", ".join(all_formats())):
        export(CLAIMS, "claims", "ods", io.BytesIO())


def test_items_are_taken_one_by_one():
    taken = []

    def source():
        for claim in CLAIMS:
            taken.append(claim.id)
            yield claim

    class Watching(io.BytesIO):
        def write(self, data):
            seen.append(len(taken))
            return super().write(data)

    seen: list[int] = []
    export(source(), "claims", "jsonl", Watching())
    assert seen == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("form", [form for form in all_formats().values() if form.tables], ids=lambda form: form.name)
def test_no_rows_are_a_valid_file_in_the_forms_of_others(form):
    stream = io.BytesIO()
    for what in form.tables:
        assert export([], what, form.name, stream) == 0


@pytest.mark.parametrize("what", ITEMS)
def test_days_are_days_where_a_format_has_them(what):
    parquet = pytest.importorskip("pyarrow.parquet")
    openpyxl = pytest.importorskip("openpyxl")
    days = [column.name for column in get_table(what).columns if column.type == "day"]
    table = parquet.read_table(io.BytesIO(of_world(what, "parquet")))
    assert all(str(table.schema.field(day).type) == "date32[day]" for day in days)
    heading, *lines = openpyxl.load_workbook(io.BytesIO(of_world(what, "xlsx")))[what].iter_rows(values_only=True)
    for read, row in zip(lines, table.to_pylist(), strict=True):
        cells = dict(zip(heading, read, strict=True))
        for day in days:
            assert (cells[day] and cells[day].date()) == row[day]


def test_an_item_of_another_kind_is_refused():
    with pytest.raises(UsageError, match="E004"):
        export([RECORD], "events", "csv", io.BytesIO())


@pytest.mark.parametrize("form", ["ftm", "prov", "huridocs"])
def test_a_format_of_claims_is_not_written_without_them(form):
    with pytest.raises(UsageError, match="E009"):
        export(ITEMS["events"], "events", form, io.BytesIO())
