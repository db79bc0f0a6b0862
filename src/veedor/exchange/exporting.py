"""One call for every table in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, BinaryIO

from veedor.errors import UsageError
from veedor.exchange.codebook import as_csv, as_markdown
from veedor.exchange.columns import NOTHING_AROUND, Surroundings, Table
from veedor.exchange.formats import get_format
from veedor.exchange.shielding import Shield
from veedor.exchange.tables import get_table
from veedor.judgement.record import Record

if TYPE_CHECKING:
    from veedor.case import Case


def export(
    items: Iterable[Any],
    what: str,
    format: str,
    stream: BinaryIO,
    *,
    around: Surroundings = NOTHING_AROUND,
    protected: Iterable[str] = (),
) -> int:
    """Write claims, records or findings as a file of `format`.

    Reads `items` one at a time; JSON Lines, CSV, GeoJSON and Parquet keep no more than one batch in memory.

    What could lead to somebody in hiding is taken out first (`veedor.exchange.shielding`). Who is in hiding is told by
    the claims of `around`; without it only what an item itself says of hiding is known.

    Args:
        items: claims, records or findings, all of one table; `items_of` picks those of a case.
        what: name of the table, see `all_tables`.
        format: name of the format, see `all_formats`.
        stream: a binary stream open for writing; it is not closed.
        around: reports and claims from which the columns about sources are filled; `around_of` gives those of a case.
        protected: names of further people whose places are withheld.

    Returns:
        How many items were written.

    Raises:
        UsageError: E001 or E002 for an unknown format or table, E004 for an item of another table, E005 for a table
            that the format cannot hold, E007 if a calendar does not know when a deadline was told, E009 if a format
            that tells what claims say does not get these.
        MissingPartError: U002 if the format needs an optional part that is not installed.

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
    form.expect(table)
    shield = Shield.of(around, protected)
    counting = _Counting(items, table)
    written = form.write((shield.item(item) for item in counting), table, stream, shield.around)
    return counting.count if written is None else written


def codebook(what: str, format: str, *, form: str = "csv") -> bytes:
    """The codebook of a table in a format, made from the code.

    Args:
        what: name of the table.
        format: name of the format; those that hold the table's columns have that of the table.
        form: ``csv`` or ``md``.

    Raises:
        UsageError: E001, E002, E005 as `export`; E006 for another `form`.

    >>> codebook("counts", "csv").decode("utf-8-sig").splitlines()[1]
    'id,text,identity of the claim,'
    """
    table, chosen = get_table(what), get_format(format)
    chosen.expect(table)
    fields = chosen.describe(table)
    if form == "csv":
        return as_csv(fields)
    if form != "md":
        raise UsageError("E006", form=form)
    left_out = f" {chosen.left_out}" if chosen.left_out else ""
    return as_markdown(fields, title=f"{what} as {format}", meaning=f"{table.meaning} {chosen.description}{left_out}")


def around_of(case: Case, what: str | None = None) -> Surroundings:
    """What surrounds the claims, records and findings of a case.

    Args:
        case: an open case.
        what: the table that is to be written, so that records need not be made for claims; None for any.
    """
    return Surroundings(
        reports=case.library(),
        claims={claim.id: claim for claim in case.claims()},
        records={} if what == "claims" else {record.id: record for record in case.records()},
        decisions=case.decisions(),
        added=_added(case),
    )


def items_of(case: Case, what: str) -> list[Any]:
    """The items of a case that belong to a table, in their order.

    Raises:
        UsageError: E002 for an unknown table.
    """
    table = get_table(what)
    if what == "findings":
        return list(case.findings())
    held = case.records() if Record in table.accepts else case.claims()
    return [item for item in held if table.holds(item)]


def _added(case: Case) -> dict[str, str]:
    """Report id -> the time of the ledger's entry in which it first came."""
    places = case.arrivals()
    wanted = set(places.values())
    times = {entry.seq: entry.at for entry in case.ledger.entries() if entry.seq in wanted}
    return {report: times[place] for report, place in places.items() if place in times}


class _Counting:
    """Passes items on, counts them, and refuses one that belongs to another table."""

    def __init__(self, items: Iterable[Any], table: Table) -> None:
        self.items, self.table, self.count = items, table, 0

    def __iter__(self) -> Iterator[Any]:
        for item in self.items:
            self.table.expect(item)
            self.count += 1
            yield item
