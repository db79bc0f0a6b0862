"""The flat tables there are: claims, records and findings as they stand; events, counts, people and deadlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from veedor.errors import UsageError
from veedor.exchange.claim_columns import CLAIMS
from veedor.exchange.columns import NOTHING_AROUND, Surroundings, Table, Value
from veedor.exchange.count_columns import COUNTS
from veedor.exchange.deadline_columns import DEADLINES
from veedor.exchange.event_columns import EVENTS
from veedor.exchange.finding_columns import FINDINGS
from veedor.exchange.people_columns import PEOPLE
from veedor.exchange.record_columns import RECORDS


@cache
def all_tables() -> dict[str, Table]:
    """Every table by name."""
    return {table.name: table for table in (CLAIMS, RECORDS, FINDINGS, EVENTS, COUNTS, PEOPLE, DEADLINES)}


def get_table(name: str) -> Table:
    """A table by name.

    Raises:
        UsageError: E002 if there is none of this name.

    >>> get_table("claims").columns[0].name
    'id'
    """
    if name not in all_tables():
        raise UsageError("E002", what=name, known=", ".join(all_tables()))
    return all_tables()[name]


def table_of(item: Any) -> Table:
    """The table that an item belongs to: claims, records or findings, which hold every kind.

    Raises:
        UsageError: E004 if it belongs to none.
    """
    for table in all_tables().values():
        if table.holds(item):
            return table
    raise UsageError("E004", kind=type(item).__name__, what="any table")


def rows(items: Iterable[Any], what: str, *, around: Surroundings = NOTHING_AROUND) -> Iterator[dict[str, Value]]:
    """Items as flat dictionaries, one by one.

    Args:
        items: claims, records or findings, all of that table.
        what: name of their table.
        around: reports and claims from which the columns about sources are filled.
    """
    table = get_table(what)
    heading = [column.name for column in table.columns]
    for item in items:
        table.expect(item)
        yield dict(zip(heading, table.row(item, around), strict=True))
