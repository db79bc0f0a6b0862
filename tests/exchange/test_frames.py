"""Frames: the same columns, types that hold what is missing."""

from __future__ import annotations

import sys

import pytest
from tests.exchange.items import AROUND, CLAIMS, FINDING, RECORD
from tests.exchange.world import AROUND as WORLD
from tests.exchange.world import ITEMS

from veedor.errors import MissingPartError, UsageError
from veedor.exchange import get_table, rows, to_pandas, to_polars

EVERYTHING = [("claims", CLAIMS), ("records", (RECORD,)), ("findings", (FINDING,))]


@pytest.mark.parametrize(("what", "items"), EVERYTHING)
def test_polars_holds_the_rows(what, items):
    pytest.importorskip("polars")
    assert to_polars(items, around=AROUND).to_dicts() == list(rows(items, what, around=AROUND))


@pytest.mark.parametrize(("what", "items"), EVERYTHING)
def test_pandas_holds_the_rows(what, items):
    pandas = pytest.importorskip("pandas")
    frame = to_pandas(items, around=AROUND)
    assert list(frame.columns) == [column.name for column in get_table(what).columns]
    for read, original in zip(frame.to_dict("records"), rows(items, what, around=AROUND), strict=True):
        for name, value in original.items():
            cell = read[name]
            assert cell == value if isinstance(value, list) or not pandas.isna(cell) else value is None, name


@pytest.mark.parametrize("what", ITEMS)
def test_both_hold_the_new_tables_with_days_as_days(what):
    pandas, _ = pytest.importorskip("pandas"), pytest.importorskip("polars")
    expected = list(rows(ITEMS[what], what, around=WORLD))
    assert to_polars(ITEMS[what], what=what, around=WORLD).to_dicts() == expected
    frame = to_pandas(ITEMS[what], what=what, around=WORLD)
    for column in get_table(what).columns:
        if column.type == "day":
            cells = [None if pandas.isna(day) else day.date() for day in frame[column.name]]
            assert cells == [row[column.name] for row in expected]


def test_whole_numbers_stay_whole_beside_missing_ones():
    pytest.importorskip("pandas")
    frame = to_pandas(CLAIMS)
    assert str(frame["evidence_start"].dtype) == "Int64"
    assert str(frame["size"].dtype) == "Int64"


def test_an_empty_frame_needs_the_name_of_its_table():
    pytest.importorskip("pandas")
    assert len(to_pandas([], what="records")) == 0
    with pytest.raises(UsageError, match="E002"):
        to_pandas([])


def test_a_mixture_is_refused():
    pytest.importorskip("polars")
    with pytest.raises(UsageError, match="E004"):
        to_polars([RECORD, FINDING])


def test_a_missing_part_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "polars", None)
    with pytest.raises(MissingPartError, match=r"veedor\[frames\]"):
        to_polars(CLAIMS)
