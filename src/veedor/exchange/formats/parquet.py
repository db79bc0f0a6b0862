"""Parquet through pyarrow: typed columns, real lists, the meaning of each column in its metadata."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any, BinaryIO

from veedor.exchange.codebook import Described, columns_of
from veedor.exchange.columns import Surroundings, Table
from veedor.exchange.formats import register
from veedor.optional import need

BATCH = 5_000
"""Rows in one row group: small enough for a laptop, large enough to compress."""


@register(
    "parquet",
    suffix=".parquet",
    is_text=False,
    description="Apache Parquet: typed columns, lists as lists, zstd; the meaning and codes of each column in "
    "the schema's metadata. Needs the extra 'tables'.",
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write row groups of `BATCH` rows."""
    pyarrow = need("pyarrow", extra="tables", what="writing parquet")
    parquet = need("pyarrow.parquet", extra="tables", what="writing parquet")
    schema = arrow_schema(table, pyarrow)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for batch in _batched(items):
            rows = [dict(zip(schema.names, table.row(item, around), strict=True)) for item in batch]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))


def arrow_schema(table: Table, pyarrow: Any) -> Any:
    """The Arrow schema of a table, with each column's meaning and codes as field metadata."""
    types = {
        "text": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "truth": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
        "day": pyarrow.date32(),
    }
    fields = [
        pyarrow.field(column.name, types[column.type], metadata=_metadata(described))
        for column, described in zip(table.columns, columns_of(table), strict=True)
    ]
    return pyarrow.schema(fields, metadata={"veedor.table": table.name, "veedor.meaning": table.meaning})


def _metadata(field: Described) -> dict[str, str]:
    return {"meaning": field.meaning} | ({"codes": field.codes} if field.codes else {})


def _batched(items: Iterator[Any]) -> Iterator[tuple[Any, ...]]:
    while batch := tuple(itertools.islice(items, BATCH)):
        yield batch
