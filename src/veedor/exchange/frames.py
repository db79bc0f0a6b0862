"""Claims, records and findings as pandas or polars frames, with the columns and types of their table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from veedor.exchange.columns import NOTHING_AROUND, Surroundings, Table
from veedor.exchange.tables import get_table, table_of
from veedor.optional import need

_PANDAS = {
    "text": "string",
    "integer": "Int64",
    "number": "Float64",
    "truth": "boolean",
    "list": "object",
    "day": "datetime64[s]",
}
"""Types that hold a missing value without turning whole numbers into floats."""


def to_pandas(items: Iterable[Any], *, what: str | None = None, around: Surroundings = NOTHING_AROUND) -> Any:
    """A pandas ``DataFrame``, one row an item.

    Args:
        items: claims, records or findings, all of one table.
        what: the table's name; None finds it from the first item (an empty list needs it).
        around: reports and claims from which the columns about sources are filled.

    Raises:
        MissingPartError: U002 if pandas is not installed.
        UsageError: E002 if nothing says which table it is, E004 for items of different tables.

    Dates stay EDTF text, because an interval or an uncertain date is no timestamp; columns of days are days.

    Nothing is withheld: frames are for work inside, `veedor.exchange.export` is what leaves the house.

    >>> from veedor.judgement.record import Record
    >>> record = Record(id="r1", kind="deadline", claims=("c",), label="election", type="election")
    >>> frame = to_pandas([record])
    >>> frame.loc[0, "label"], int(frame.loc[0, "claim_count"])
    ('election', 1)
    """
    pandas = need("pandas", extra="frames", what="a pandas frame")
    table, columns = _columns(items, what, around)
    return pandas.DataFrame({c.name: pandas.Series(columns[c.name], dtype=_PANDAS[c.type]) for c in table.columns})


def to_polars(items: Iterable[Any], *, what: str | None = None, around: Surroundings = NOTHING_AROUND) -> Any:
    """A polars ``DataFrame``, one row an item; arguments and refusals as in `to_pandas`.

    >>> from veedor.judgement.record import Finding
    >>> to_polars([Finding(code="J505", severity="note", message="m", claims=("a", "b"))])["claims"].to_list()
    [['a', 'b']]
    """
    polars = need("polars", extra="frames", what="a polars frame")
    types = {
        "text": polars.String,
        "integer": polars.Int64,
        "number": polars.Float64,
        "truth": polars.Boolean,
        "list": polars.List(polars.String),
        "day": polars.Date,
    }
    table, columns = _columns(items, what, around)
    return polars.DataFrame(columns, schema={c.name: types[c.type] for c in table.columns}, strict=False)


def _columns(items: Iterable[Any], what: str | None, around: Surroundings) -> tuple[Table, dict[str, list[Any]]]:
    """The table of the items, and its columns by name."""
    held = list(items)
    table = table_of(held[0]) if what is None and held else get_table(what or "(of no items)")
    for item in held:
        table.expect(item)
    return table, {column.name: [column.of(item, around) for item in held] for column in table.columns}
