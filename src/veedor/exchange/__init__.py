"""records and claims -> files that others read: JSON Lines, CSV, Excel, Parquet; pandas and polars frames.

What a table is made of stands in `veedor.exchange.columns`, the tables there are in `veedor.exchange.tables`; how a
format writes them stands in one file a format under `veedor.exchange.formats`, which registers itself.
"""

from __future__ import annotations

from veedor.exchange.columns import Column, Surroundings, Table
from veedor.exchange.exporting import export
from veedor.exchange.formats import Format, all_formats, get_format
from veedor.exchange.frames import to_pandas, to_polars
from veedor.exchange.tables import all_tables, get_table, rows

__all__ = [
    "Column",
    "Format",
    "Surroundings",
    "Table",
    "all_formats",
    "all_tables",
    "export",
    "get_format",
    "get_table",
    "rows",
    "to_pandas",
    "to_polars",
]
