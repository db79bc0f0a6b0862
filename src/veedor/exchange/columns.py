"""What a flat table is made of: columns, each with a type and a meaning.

The reference page (the codebook) is made from the columns, so a column cannot exist undocumented. Lists keep
the order of the claim; ``actors``, ``actor_countries`` and ``actor_sectors`` run in parallel, with an empty
text where one has nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from veedor.claims.claim import Claim, Name
from veedor.edtf import bounds
from veedor.errors import UsageError
from veedor.reports.report import Report

ColumnType = Literal["text", "integer", "number", "truth", "list"]
Value = str | int | float | bool | list[str] | None

SEPARATOR = " | "
"""Joins the parts of a list in formats that have no lists."""


@dataclass(frozen=True)
class Surroundings:
    """What rows may look up about where their item came from; without it those columns are empty.

    Args:
        reports: report id -> report.
        claims: claim id -> claim.
    """

    reports: Mapping[str, Report] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)


NOTHING_AROUND = Surroundings()


@dataclass(frozen=True)
class Column:
    """A column of a flat table.

    Args:
        name: its heading; at most 32 characters, letters, digits and underscores, so that Stata takes it.
        type: text, integer, number, truth (true or false), or list (of texts).
        meaning: one sentence for the codebook.
        of: the value for an item and what surrounds it; None where there is none.
    """

    name: str
    type: ColumnType
    meaning: str
    of: Callable[[Any, Surroundings], Value]


@dataclass(frozen=True)
class Table:
    """A flat table: one row an item.

    Args:
        name: as it is given to ``veedor export CASE WHAT``.
        meaning: what one row is.
        accepts: the classes of its items.
        columns: in order.
    """

    name: str
    meaning: str
    accepts: tuple[type, ...]
    columns: tuple[Column, ...]

    def row(self, item: Any, around: Surroundings = NOTHING_AROUND) -> list[Value]:
        """The values of an item, in the order of the columns."""
        return [column.of(item, around) for column in self.columns]

    def expect(self, item: Any) -> None:
        """Refuse an item of another table.

        Raises:
            UsageError: E004.
        """
        if not isinstance(item, self.accepts):
            raise UsageError("E004", kind=type(item).__name__, what=self.name)


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
