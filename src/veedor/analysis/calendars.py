"""The leverage calendar: days at which somebody outside or a court, a vote or a licence had a hold on the government.

The days come from the deadlines of a record (`from_deadlines`) and from a file of the user's own, CSV or iCalendar
(`from_file`). Only days that are known exactly are in a calendar: of "some time in May" none is made up.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from functools import cache
from os import PathLike
from pathlib import Path
from typing import Any, Literal

import msgspec

from veedor.analysis.frames import DEADLINES, EXTRA, check
from veedor.errors import InputError, UsageError
from veedor.optional import need
from veedor.vocabulary import load

LEVERAGE = ("licence_expiry", "election", "trial", "negotiation", "sanctions_review")
"""Categories of deadlines that count as leverage; the others (anniversaries, ends of sentences) do not."""

OTHER = "other"


class LeverageDate(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One day of leverage.

    Args:
        date: the day.
        category: a category of `veedor.vocabulary` ``deadlines``, or a word of the user's own.
        label: what it is, in words; for a date of the record in the words of a claim.
        source: ``record`` or ``calendar``, the user's file.
        country: ISO 3166-1 alpha-3 of the country it is about, where told.
    """

    date: dt.date
    category: str = OTHER
    label: str = ""
    source: Literal["record", "calendar"] = "calendar"
    country: str | None = None


class Calendar(msgspec.Struct, frozen=True, kw_only=True):
    """Leverage dates, in order.

    Args:
        dates: the days.
        inexact: deadlines of these categories that have no exact day and are therefore not among them.
        superseded: deadlines that a later one replaced and that are not among them either.
    """

    dates: tuple[LeverageDate, ...]
    inexact: int = 0
    superseded: int = 0

    def of(self, country: str | None) -> Calendar:
        """The dates about a country, and those that are about none in particular."""
        if country is None:
            return self
        kept = tuple(each for each in self.dates if each.country in (None, country))
        return msgspec.structs.replace(self, dates=kept)

    def days(self) -> list[dt.date]:
        """Its distinct days, in order: two deadlines on one day are one date."""
        return sorted({each.date for each in self.dates})


def from_deadlines(deadlines: Any, *, categories: Iterable[str] = LEVERAGE) -> Calendar:
    """The leverage dates among the deadlines of a record.

    Those that a later deadline superseded are left out, and so are those without an exact day and those that are only
    denied or imagined (negated, hypothetical). Several records of one category, country and day are one date.

    Args:
        deadlines: a frame of `veedor.analysis.frames.DEADLINES`.
        categories: which ones count as leverage.

    Raises:
        UsageError: A001 or A002 for a frame that lacks a column or has a day that cannot be read.

    >>> import pandas
    >>> frame = pandas.DataFrame({
    ...     "first": ["2025-05-25", "2025-05-01", "2025-05-27"], "last": ["2025-05-25", "2025-05-31", "2025-05-27"],
    ...     "category": ["election", "trial", "licence_expiry"], "superseded": [False, False, True]})
    >>> found = from_deadlines(frame)
    >>> [(str(each.date), each.category) for each in found.dates], found.inexact, found.superseded
    ([('2025-05-25', 'election')], 1, 1)
    """
    frame = check(deadlines, DEADLINES)
    if "category" in frame:
        frame = frame[frame["category"].isin(list(categories))]
    if "modality" in frame:
        frame = frame[~frame["modality"].isin(["negated", "hypothetical"]).fillna(False).astype(bool)]
    replaced = 0
    if "superseded" in frame:
        gone = frame["superseded"].fillna(False).astype(bool)
        replaced, frame = int(gone.sum()), frame[~gone]
    exact = frame["first"].notna() & (frame["first"] == frame["last"])
    found: dict[tuple[Any, ...], LeverageDate] = {}
    for row in frame[exact].to_dict("records"):
        each = LeverageDate(
            date=row["first"].date(),
            category=_text(row.get("category")) or OTHER,
            label=_text(row.get("what")),
            source="record",
            country=_text(row.get("country")) or None,
        )
        found.setdefault((each.date, each.category, each.country), each)
    dates = tuple(sorted(found.values(), key=_order))
    return Calendar(dates=dates, inexact=int((~exact).sum()), superseded=replaced)


def joined(*calendars: Calendar) -> Calendar:
    """Several calendars as one."""
    dates = sorted({each for calendar in calendars for each in calendar.dates}, key=_order)
    return Calendar(
        dates=tuple(dates),
        inexact=sum(calendar.inexact for calendar in calendars),
        superseded=sum(calendar.superseded for calendar in calendars),
    )


def from_file(path: str | PathLike[str]) -> Calendar:
    """A calendar of the user's own.

    CSV in UTF-8 has a heading line with ``date`` (YYYY-MM-DD) and, where told, ``category``, ``label`` and ``country``
    (ISO 3166-1 alpha-3); commas, semicolons or tabs part the columns. Of iCalendar (``.ics``) the events and tasks are
    read: DTSTART or DUE, SUMMARY, CATEGORIES. Repetition (RRULE) is refused, since nobody said up to when.

    Args:
        path: the file; ``.ics`` is iCalendar, all else CSV.

    Raises:
        UsageError: U001 if there is no such file.
        InputError: A020 to A024, with the file and the line.
        MissingPartError: U002 if it is iCalendar and `icalendar` is not installed.
    """
    file = Path(path)
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError as error:
        raise UsageError("U001", path=str(path)) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("A020", file=str(file), reason=getattr(error, "reason", None) or str(error)) from error
    read = _of_icalendar if file.suffix.lower() in (".ics", ".ical", ".icalendar") else _of_csv
    dates = tuple(sorted(read(text, str(file)), key=_order))
    if not dates:
        raise InputError("A024", file=str(file))
    return Calendar(dates=dates)


def _of_csv(text: str, file: str) -> Iterator[LeverageDate]:
    heading = text.split("\n", 1)[0]
    separator = max(",;\t", key=heading.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        names = {(name or "").strip().lower(): name for name in reader.fieldnames or ()}
        if "date" not in names:
            raise InputError("A021", file=file, line=1, found=", ".join(filter(None, names)) or "nothing")
        for row in reader:
            told = {name: (row[column] or "").strip() for name, column in names.items()}
            if any(told.values()):
                yield _row(told, file, reader.line_num)
    except csv.Error as error:
        raise InputError("A020", file=file, line=reader.line_num + 1, reason=str(error)) from error


def _row(told: dict[str, str], file: str, line: int) -> LeverageDate:
    country = told.get("country", "").upper()
    if country and country not in _countries():
        raise InputError("A025", file=file, line=line, country=country)
    return LeverageDate(
        date=_day(told["date"], file, line),
        category=_category(told.get("category", "")),
        label=told.get("label", ""),
        country=country or None,
    )


def _day(text: str, file: str, line: int) -> dt.date:
    try:
        return dt.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise InputError("A022", file=file, line=line, date=text) from error


def _of_icalendar(text: str, file: str) -> Iterator[LeverageDate]:
    icalendar = need("icalendar", extra=EXTRA, what="a calendar in iCalendar")
    lines = _begins(text)
    try:
        calendars = icalendar.Calendar.from_ical(text, multiple=True)
    except ValueError as error:
        raise InputError("A020", file=file, line=_faulty(text, str(error)), reason=str(error)) from error
    parts = [part for each in calendars for part in each.walk() if part.name in ("VEVENT", "VTODO")]
    for part, line in zip(parts, lines, strict=True):
        yield _part(part, file, line)


def _part(part: Any, file: str, line: int) -> LeverageDate:
    if any(name in part for name in ("RRULE", "RDATE")):
        raise InputError("A023", file=file, line=line)
    start = part.get("DTSTART") or part.get("DUE")
    moment = getattr(start, "dt", None)
    if not isinstance(moment, dt.date):  # a datetime is a date too
        raise InputError("A022", file=file, line=line, date=str(start or ""))
    day = moment.date() if isinstance(moment, dt.datetime) else moment
    categories = part.get("CATEGORIES")
    several = categories if isinstance(categories, list) else [categories] if categories is not None else []
    words = [str(word) for each in several for word in getattr(each, "cats", [])]
    known = [word for word in map(_category, words) if word in _labels()]
    category = (known or [_category(word) for word in words] or [OTHER])[0]
    return LeverageDate(date=day, category=category, label=str(part.get("SUMMARY", "")))


def _begins(text: str) -> list[int]:
    """The lines at which events and tasks begin."""
    marks = ("BEGIN:VEVENT", "BEGIN:VTODO")
    return [number for number, line in enumerate(text.splitlines(), 1) if line.strip().upper() in marks]


def _faulty(text: str, message: str) -> int:
    """The line that a message of the parser quotes, else the first."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line.strip()) > 3 and line.strip() in message:
            return number
    return 1


def _category(word: str) -> str:
    """The category that a word means: its code or label in any language; else the word itself, which is the user's."""
    return _categories().get(word.strip().casefold(), word.strip()) or OTHER


@cache
def _categories() -> dict[str, str]:
    found = {}
    for code, labels in _labels().items():
        for word in (code, code.replace("_", " "), *labels.values()):
            found[word.casefold()] = code
    return found


def _labels() -> dict[str, dict[str, str]]:
    return load("deadlines", dict[str, dict[str, str]])


@cache
def _countries() -> frozenset[str]:
    return frozenset(load("countries", dict[str, dict[str, object]]))


def _order(each: LeverageDate) -> tuple[Any, ...]:
    return each.date, each.category, each.label, each.source, each.country or ""


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
