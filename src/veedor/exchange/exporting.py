"""One call for every table in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from veedor.exchange.columns import NOTHING_AROUND, Surroundings, Table
from veedor.exchange.formats import get_format
from veedor.exchange.tables import get_table


def export(
    items: Iterable[Any], what: str, format: str, stream: BinaryIO, *, around: Surroundings = NOTHING_AROUND
) -> int:
    """Write claims, records or findings as a file of `format`.

    Reads `items` one at a time; JSON Lines, CSV and Parquet keep no more than one batch in memory.

    Args:
        items: claims, records or findings, all of one table.
        what: name of the table: ``claims``, ``records`` or ``findings``.
        format: name of the format: ``jsonl``, ``csv``, ``xlsx`` or ``parquet``.
        stream: a binary stream open for writing; it is not closed.
        around: reports and claims from which the columns about sources are filled.

    Returns:
        How many items were written.

    Raises:
        UsageError: E001 or E002 for an unknown format or table, E004 for an item of another table.
        MissingPartError: U002 if the format needs an optional part that is not installed.

    Does not check or change what it writes: people to be protected are left out before, by who calls.

    >>> import io
    >>> from veedor.judgement.record import Finding
    >>> stream = io.BytesIO()
    >>> finding = Finding(code="J505", severity="warning", message="411 days are not 412", claims=("a", "b"))
    >>> export([finding], "findings", "csv", stream)
    1
    >>> print(stream.getvalue().decode("utf-8-sig").splitlines()[1])
    J505,warning,411 days are not 412,,,a | b,,{}
    """
    table, form = get_table(what), get_format(format)
    counting = _Counting(items, table)
    form.write(iter(counting), table, stream, around)
    return counting.count


class _Counting:
    """Passes items on, counts them, and refuses one that belongs to another table."""

    def __init__(self, items: Iterable[Any], table: Table) -> None:
        self.items, self.table, self.count = items, table, 0

    def __iter__(self) -> Iterator[Any]:
        for item in self.items:
            self.table.expect(item)
            self.count += 1
            yield item
