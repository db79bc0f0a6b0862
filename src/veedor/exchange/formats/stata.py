"""Stata (release 118, Stata 14 and later) through pandas: variable labels, value labels, days as days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, BinaryIO

from veedor.exchange.columns import Column, Surroundings, Table, joined
from veedor.exchange.formats import register
from veedor.optional import need

LONGEST_LABEL = 80
"""What Stata keeps of a label."""
LONGEST_TEXT = 244
"""Longer texts, in bytes, become the type strL: Stata pads others to the longest of their column."""
UNKNOWN_DAY = dt.datetime(1960, 1, 1)
"""Stata's own day 0: the time stamp of a file made of reports without a date."""
TRUTH = {0: "no", 1: "yes"}


@register(
    "stata",
    suffix=".dta",
    is_text=False,
    description="Stata data file (118): the meaning of a column as its variable label, closed lists and truth values "
    "as numbers with value labels, days as %td; lists joined by ' | '. Needs the extra 'frames'.",
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write one data file; all rows are in memory."""
    pandas = need("pandas", extra="frames", what="writing stata")
    rows = [table.row(item, around) for item in items]
    values = {column.name: [row[i] for row in rows] for i, column in enumerate(table.columns)}
    frame = pandas.DataFrame({c.name: _series(c, values[c.name], pandas) for c in table.columns})
    texts = [c.name for c in table.columns if _is_text(c)]
    frame.to_stata(
        stream,
        version=118,
        write_index=False,
        convert_dates={c.name: "td" for c in table.columns if c.type == "day"},
        convert_strl=[name for name in texts if _length(frame[name]) > LONGEST_TEXT],
        variable_labels={c.name: _short(c.meaning) for c in table.columns},
        value_labels={c.name: TRUTH for c in table.columns if c.type == "truth"},
        data_label=_short(f"veedor {table.name}: {table.meaning}"),
        time_stamp=_stamp(around),
    )


def _series(column: Column, values: list[Any], pandas: Any) -> Any:
    if column.codes is not None and values:  # without rows there are no numbers to label
        known = list(dict.fromkeys([*column.codes(), *sorted({v for v in values if v is not None})]))
        return pandas.Series(pandas.Categorical(values, categories=known))
    if column.type == "day":
        return pandas.Series(
            pandas.to_datetime(pandas.Series(values, dtype="object"), errors="raise"), dtype="datetime64[ns]"
        )
    if column.type in ("integer", "number", "truth"):
        return pandas.Series([None if v is None else float(v) for v in values], dtype="float64")
    return pandas.Series(["" if v is None else joined(v).replace("\x00", "\ufffd") for v in values], dtype="object")


def _is_text(column: Column) -> bool:
    return column.type in ("text", "list") and column.codes is None


def _length(texts: Any) -> int:
    return max((len(text.encode("utf-8", "replace")) for text in texts), default=0)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"


def _stamp(around: Surroundings) -> dt.datetime:
    """The time stamp of the file: the day of the newest report, so that the same case gives the same bytes."""
    days = [report.date for report in around.reports.values() if report.date]
    return dt.datetime.fromisoformat(max(days)) if days else UNKNOWN_DAY
