"""records and claims -> files that others read.

As tables: JSON Lines, CSV, Excel, Parquet, Stata, pandas and polars frames. In the forms of others: PLOVER and POLECAT,
GeoJSON, iCalendar, FollowTheMoney, W3C PROV, HURIDOCS.

What a table is made of stands in `veedor.exchange.columns`, the tables there are in `veedor.exchange.tables`; how a
format writes them stands in one file a format under `veedor.exchange.formats`, which registers itself. What could lead
to somebody in hiding is taken out before, in `veedor.exchange.shielding`.
"""

from __future__ import annotations

from veedor.exchange.codebook import Described
from veedor.exchange.columns import Column, Surroundings, Table
from veedor.exchange.exporting import around_of, codebook, export, items_of
from veedor.exchange.formats import Format, all_formats, by_name, get_format
from veedor.exchange.frames import to_pandas, to_polars
from veedor.exchange.shielding import Shield
from veedor.exchange.tables import all_tables, get_table, rows

__all__ = [
    "Column",
    "Described",
    "Format",
    "Shield",
    "Surroundings",
    "Table",
    "all_formats",
    "all_tables",
    "around_of",
    "by_name",
    "codebook",
    "export",
    "get_format",
    "get_table",
    "items_of",
    "rows",
    "to_pandas",
    "to_polars",
]
