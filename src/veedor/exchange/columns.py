"""What a flat table is made of: columns, each with a type and a meaning.

The reference page (the codebook) is made from the columns, so a column cannot exist undocumented. Lists keep
the order of the claim; ``actors``, ``actor_countries`` and ``actor_sectors`` run in parallel, with an empty
text where one has nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

from veedor.claims.claim import Claim, Name
from veedor.edtf import bounds
from veedor.errors import UsageError
from veedor.judgement.decisions import Decision, different_names, same_names
from veedor.judgement.identity import Identity
from veedor.judgement.index import Index
from veedor.judgement.record import Record
from veedor.reports.report import Report

ColumnType = Literal["text", "integer", "number", "truth", "list", "day"]
Value = str | int | float | bool | list[str] | dt.date | None
Codes = Callable[[], Mapping[str, str]]
"""The codes that a column can hold, each with its meaning in a few words."""

SEPARATOR = " | "
"""Joins the parts of a list in formats that have no lists."""


@dataclass(frozen=True)
class Surroundings:
    """What rows may look up about where their item came from; without it those columns are empty.

    Args:
        reports: report id -> report.
        claims: claim id -> claim.
        records: record id -> record, all of the case.
        decisions: the judgements of persons, all of the case.
        added: report id -> when it was added, an ISO 8601 timestamp, where that is known.
        withheld: ids of claims and records whose place is withheld; filled while items pass the shield.
    """

    reports: Mapping[str, Report] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    records: Mapping[str, Record] = field(default_factory=dict)
    decisions: Sequence[Decision] = ()
    added: Mapping[str, str] = field(default_factory=dict)
    withheld: set[str] = field(default_factory=set)

    @cached_property
    def index(self) -> Index:
        """Order, sources, countries and persons of the claims."""
        claims = list(self.claims.values())
        same, different = same_names(self.decisions), different_names(self.decisions)
        identity = Identity.of(claims, self.reports, confirmed=same, rejected=different)
        return Index(claims, self.reports, identity=identity)

    @cached_property
    def record_of(self) -> Mapping[str, str]:
        """Claim id -> id of its record."""
        return {claim: record.id for record in self.records.values() for claim in record.claims}

    @cached_property
    def replaced_by(self) -> Mapping[str, str]:
        """Id of a deadline that was replaced -> id of the newest one that replaces it."""
        chains = sorted(self.records.values(), key=lambda record: len(record.supersedes))
        return {earlier: record.id for record in chains for earlier in record.supersedes}


NOTHING_AROUND = Surroundings()


@dataclass(frozen=True)
class Column:
    """A column of a flat table.

    Args:
        name: its heading; at most 32 characters, letters, digits and underscores, so that Stata takes it.
        type: text, integer, number, truth (true or false), list (of texts), or day (of the calendar).
        meaning: one sentence for the codebook.
        of: the value for an item and what surrounds it; None where there is none.
        codes: for a text that is one of a closed list, that list.
    """

    name: str
    type: ColumnType
    meaning: str
    of: Callable[[Any, Surroundings], Value]
    codes: Codes | None = None


def plain(name: str, type: ColumnType, meaning: str, of: Callable[[Any], Value], codes: Codes | None = None) -> Column:
    """A column that needs the item alone."""
    return Column(name, type, meaning, lambda item, around: of(item), codes)


@dataclass(frozen=True)
class Table:
    """A flat table: one row an item.

    Args:
        name: as it is given to ``veedor export CASE WHAT``.
        meaning: what one row is.
        accepts: the classes of its items.
        columns: in order.
        kind: the only ``kind`` that an item may have; None is any.
    """

    name: str
    meaning: str
    accepts: tuple[type, ...]
    columns: tuple[Column, ...]
    kind: str | None = None

    def row(self, item: Any, around: Surroundings = NOTHING_AROUND) -> list[Value]:
        """The values of an item, in the order of the columns."""
        return [column.of(item, around) for column in self.columns]

    def holds(self, item: Any) -> bool:
        """Whether an item belongs to this table."""
        return isinstance(item, self.accepts) and self.kind in (None, getattr(item, "kind", None))

    def expect(self, item: Any) -> None:
        """Refuse an item of another table.

        Raises:
            UsageError: E004.
        """
        if not self.holds(item):
            kind = type(item).__name__
            told = f"{kind} of kind {getattr(item, 'kind', None)}" if isinstance(item, self.accepts) else kind
            raise UsageError("E004", kind=told, what=self.name)


def joined(value: str | list[str]) -> str:
    """A list as one text.

    >>> joined(["Foro Penal", "Provea"])
    'Foro Penal | Provea'
    """
    return value if isinstance(value, str) else SEPARATOR.join(value)


def names(people: Iterable[Name]) -> list[str]:
    """The names of name objects."""
    return [person.name for person in people]


def countries(people: Iterable[Name]) -> list[str]:
    """Their countries, an empty text for none."""
    return [person.country or "" for person in people]


def sectors(people: Iterable[Name]) -> list[str]:
    """Their sectors, several of one name joined by a blank."""
    return [" ".join(person.sectors) for person in people]


def first_day(edtf: str | None) -> str | None:
    """The first day that a date in EDTF allows, ``YYYY-MM-DD``; None without a date or at an open end.

    >>> first_day("2024-02"), first_day("../2025")
    ('2024-02-01', None)
    """
    day = None if edtf is None else bounds(edtf)[0]
    return None if day is None else day.isoformat()


def last_day(edtf: str | None) -> str | None:
    """The last day that a date in EDTF allows, as `first_day`.

    >>> last_day("2024-02"), last_day("2025-01-10/..")
    ('2024-02-29', None)
    """
    day = None if edtf is None else bounds(edtf)[1]
    return None if day is None else day.isoformat()


def days(edtf: str | None) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that a date in EDTF allows; None at an open end and without a date.

    >>> days("2025-05")
    (datetime.date(2025, 5, 1), datetime.date(2025, 5, 31))
    """
    return (None, None) if edtf is None else bounds(edtf)
