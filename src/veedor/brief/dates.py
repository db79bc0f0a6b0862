"""Dates in the words of a language: EDTF in, honest words out. Nothing is made more exact than it is."""

from __future__ import annotations

import re
from typing import Literal

from veedor.brief.phrases import Phrases

Style = Literal["act", "state", "window"]
"""What a span of time means: an ``act`` lies somewhere in it, a ``state`` or a ``window`` fills it."""

_POINT = re.compile(r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?")
_MARKS = re.compile(r"[?~%]")


def words(edtf: str, table: Phrases, *, style: Style = "act") -> str:
    """The date in words.

    Args:
        edtf: an EDTF string, level 0 or 1, or a set of alternatives ``[a,b]``; anything else is shown
            as it is written, with words that say so.
        table: phrases of the language.
        style: see `Style`.

    >>> from veedor.brief.phrases import phrases
    >>> words("2025-05-06", phrases("en")), words("2025-05-06", phrases("es"))
    ('6 May 2025', '6 de mayo de 2025')
    >>> words("2021-10~", phrases("en")), words("2021-05-23/..", phrases("en"), style="state")
    ('about October 2021', 'since 23 May 2021')
    >>> words("2025-05-06/..", phrases("es"), style="state")
    'desde el 6 de mayo de 2025'
    >>> words("../2025-05-27", phrases("en")), words("2025-04/2025-05", phrases("en"))
    ('no later than 27 May 2025', 'between April 2025 and May 2025')
    """
    if "/" in edtf:
        return _interval(edtf, table, style)
    if edtf[:1] in "[{" and edtf[-1:] in "]}" and edtf.count(",") == 1:
        first, last = (_point(part.strip(), table, inside=True) for part in edtf[1:-1].split(","))
        return table.dates["either"].format(first=first, last=last)
    return _point(edtf, table)


def undated(table: Phrases, *, latest: str | None) -> str:
    """What stands for a date that nobody gives: unknown, with the date of the report as latest bound.

    >>> from veedor.brief.phrases import phrases
    >>> undated(phrases("en"), latest="2025-05-07")
    'date unknown; reported by 7 May 2025'
    """
    if latest is None:
        return table.dates["unknown"]
    return table.dates["unknown_reported"].format(date=_point(latest[:10], table, inside=True))


def is_day(edtf: str | None) -> bool:
    """Whether the date is one exact day.

    >>> is_day("2025-05-06"), is_day("2025-05-06~"), is_day("2025-05-06/2025-05-06"), is_day(None)
    (True, False, True, False)
    """
    if not edtf:
        return False
    first, _, last = edtf.partition("/")
    return re.fullmatch(r"\d{4}-\d\d-\d\d", first) is not None and last in ("", first)


def first_day(edtf: str | None) -> str | None:
    """Where the date stands in an order of dates: the earliest ISO prefix that it names, or None.

    >>> first_day("2024-03-20/2025-05-06"), first_day("../2025-05-27"), first_day("2021-10~"), first_day(None)
    ('2024-03-20', '2025-05-27', '2021-10', None)
    """
    found = re.search(r"\d{4}(?:-\d\d){0,2}", edtf or "")
    return found[0] if found else None


def last_day(edtf: str | None) -> str | None:
    """The latest ISO date that the span names, or None for no date or an open end.

    >>> last_day("2024-03-20/2025-05-06"), last_day("2021-05-23/.."), last_day("2025")
    ('2025-05-06', None, '2025')
    """
    end = (edtf or "").rpartition("/")[2]
    found = re.search(r"\d{4}(?:-\d\d){0,2}", end)
    return found[0] if found else None


def _interval(edtf: str, table: Phrases, style: Style) -> str:
    first, _, last = edtf.partition("/")
    open_first, open_last = first in ("", ".."), last in ("", "..")
    if open_first and open_last:
        return table.dates["unknown"]
    if last == "":
        return table.dates["begun"].format(first=_point(first, table, inside=True))
    if open_last:
        return table.dates["since"].format(first=_point(first, table, inside=True))
    if open_first:
        return table.dates["no_later" if style == "act" else "until"].format(last=_point(last, table, inside=True))
    if first == last:
        return _point(first, table)
    pattern = table.dates["between" if style == "act" else "from_to"]
    first, last = (_point(end, table, inside=True) for end in (first, last))
    return pattern.format(first=first, last=last)


def _point(edtf: str, table: Phrases, *, inside: bool = False) -> str:
    """One date; `inside` other words ("since ...") a language may want an article before its day."""
    marks, bare = set(_MARKS.findall(edtf)), _MARKS.sub("", edtf)
    match = _POINT.fullmatch(bare.partition("T")[0])
    shown = _calendar(match, table, day_form="day_inside" if inside or marks else "day") if match else None
    if shown is None:
        return table.dates["raw"].format(date=edtf)
    if marks & {"~", "%"}:
        shown = table.dates["about"].format(date=shown)
    if marks & {"?", "%"}:
        shown = table.dates["uncertain"].format(date=shown)
    return shown


def _calendar(match: re.Match[str], table: Phrases, *, day_form: str) -> str | None:
    """A calendar date in words; None where the calendar has no such month or day."""
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        return None if month or year.endswith("XX") else table.dates["decade"].format(year=f"{year[:3]}0")
    if month is None:
        return table.dates["year"].format(year=year)
    if month == "XX":
        return table.dates["some_month"].format(year=year) if day in (None, "XX") else None
    number = int(month)
    if 21 <= number <= 24 and day is None:
        return table.dates["season"].format(season=table.seasons[number - 21], year=year)
    if not 1 <= number <= 12:
        return None
    in_month = table.dates["month"].format(month=table.months[number - 1], year=year)
    if day is None:
        return in_month
    if day == "XX":
        return table.dates["some_day"].format(date=in_month)
    if not 1 <= int(day) <= 31:
        return None
    return table.dates[day_form].format(day=int(day), month=table.months[number - 1], year=year)
