"""What a figure is drawn from: tables as rows, sentences, evidence, and the language of its words."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from veedor.analysis.evidence import EvidenceBar
from veedor.analysis.telling import Sentence
from veedor.errors import UsageError
from veedor.figures.wording import word

Row = dict[str, Any]


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure is drawn from.

    Args:
        tables: pandas frames by name, as ``Result.tables()`` gives them or as the frames of a case.
        sentences: what may honestly be said of it, the main sentence first.
        evidence: how much stands behind it.
        method: how the numbers were made.
        language: ``en`` or ``es``.
    """

    tables: Mapping[str, Any]
    sentences: tuple[Sentence, ...] = ()
    evidence: EvidenceBar | None = None
    method: str = ""
    language: str = "en"

    def rows(self, table: str, *needed: str) -> list[Row]:
        """A table as rows in which what is missing is None and days are dates; none where there is no such table.

        Args:
            table: its name.
            needed: columns that the drawing cannot do without; a row's other columns may be absent.

        Raises:
            UsageError: A001 if a table with rows has not what is needed.
        """
        frame = self.tables.get(table)
        if frame is None or not len(frame):
            return []
        missing = [name for name in needed if name not in frame]
        if missing:
            raise UsageError("A001", table=table, missing=", ".join(missing))
        columns = {name: [plain(value) for value in frame[name].tolist()] for name in frame.columns}
        return [Row(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]

    def word(self, key: str, **values: Any) -> str:
        """A text of the labels in the language of the figure."""
        return word(key, self.language, **values)


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """What a figure's function gives back.

    Args:
        svg: the drawing.
        table: rows with every number that is drawn.
        columns: of the table, in order, so that an empty table has them too.
        notes: what the caption has to say of this drawing: what was left out and why.
    """

    svg: str
    table: list[Row]
    columns: tuple[str, ...]
    notes: tuple[str, ...] = ()


def plain(value: Any) -> Any:
    """A value of a frame as plain Python: missing is None, a timestamp a date.

    >>> import pandas
    >>> plain(pandas.Timestamp("2025-05-06")), plain(float("nan")), plain(pandas.NA), plain(pandas.NaT), plain(2)
    (datetime.date(2025, 5, 6), None, None, None, 2)
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return None if math.isnan(value) else value
    if type(value).__name__ in ("NaTType", "NAType"):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    item = getattr(value, "item", None)
    if item is not None and getattr(value, "ndim", 1) == 0:
        return plain(item())
    if isinstance(value, Iterable):
        return [plain(each) for each in value]
    return value


def number(row: Mapping[str, Any], name: str) -> float | None:
    """A finite number of a row, or None where it has none.

    >>> number({"n": 2}, "n"), number({"n": float("inf")}, "n"), number({}, "n")
    (2.0, None, None)
    """
    value = row.get(name)
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def text(row: Mapping[str, Any], name: str) -> str:
    """A text of a row; a list is joined; empty where it has none.

    >>> text({"sources": ["A", "B"]}, "sources"), text({}, "place")
    ('A, B', '')
    """
    value = row.get(name)
    if value is None:
        return ""
    return ", ".join(str(each) for each in value) if isinstance(value, list | tuple | set) else str(value)
