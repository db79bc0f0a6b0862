"""Dates as the claims write them: the part of EDTF (ISO 8601-2) that Veedor uses, as exact calendar bounds.

========================  ===============================================  ==============================
form                      examples                                         bounds
========================  ===============================================  ==============================
day, month, year          ``2025-05-06`` ``2025-05`` ``2025``              first and last day
interval                  ``2024-03-20/2025-05-06`` ``2024/2025-05``       first day of A, last day of B
open or unknown end       ``2021-05-23/..`` ``../2025-05-27`` ``2021/``    None at that end
about, uncertain          ``2021-10~`` ``2021?`` ``2021-10-03%``           as without the mark
unspecified digits        ``199X`` ``2021-XX`` ``2021-05-XX``              first and last day they allow
season, quarter, half     ``2021-21`` (spring) ``2021-33`` ``2021-40``     widest reading, see `bounds`
========================  ===============================================  ==============================

Not read: times of day, years outside 1 to 9999, sets (``[..]``, ``{..}``), exponents, marks inside a date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

__all__ = ["bounds", "is_approximate", "is_edtf", "overlaps"]

Bounds = tuple[date | None, date | None]

_DATE = re.compile(r"([0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?[~?%]?", re.ASCII)

_PARTS: dict[str, tuple[int, int, int, int]] = {
    # code: years to add and month at the start, years to add and month at the end.
    # 21-24 are seasons of an unknown hemisphere: the bounds hold in both.
    "21": (0, 3, 0, 11),
    "22": (-1, 12, 1, 2),
    "23": (0, 3, 0, 11),
    "24": (-1, 12, 1, 2),
    # 25-28 spring to winter in the north, 29-32 in the south; a season that spans New Year may be named
    # after either year.
    "25": (0, 3, 0, 5),
    "26": (0, 6, 0, 8),
    "27": (0, 9, 0, 11),
    "28": (-1, 12, 1, 2),
    "29": (0, 9, 0, 11),
    "30": (-1, 12, 1, 2),
    "31": (0, 3, 0, 5),
    "32": (0, 6, 0, 8),
    # 33-36 quarters, 37-39 thirds, 40-41 halves of a year.
    "33": (0, 1, 0, 3),
    "34": (0, 4, 0, 6),
    "35": (0, 7, 0, 9),
    "36": (0, 10, 0, 12),
    "37": (0, 1, 0, 4),
    "38": (0, 5, 0, 8),
    "39": (0, 9, 0, 12),
    "40": (0, 1, 0, 6),
    "41": (0, 7, 0, 12),
}


def bounds(edtf: str) -> Bounds:
    """The first and the last day that `edtf` allows; None at an end that is open or unknown.

    The bounds are those of the calendar: ``~`` and ``?`` do not widen them, because how much "about" allows
    is a judgement and not arithmetic (`is_approximate` tells that the mark is there). A season whose
    hemisphere is not stated gets the widest bounds that hold in both.

    Args:
        edtf: a date or interval in one of the forms of this module.

    Raises:
        ValueError: if it is in none of these forms, names a day that does not exist, or ends before it
            begins.

    >>> bounds("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    >>> bounds("2024-03-20/..")
    (datetime.date(2024, 3, 20), None)
    >>> bounds("2024-03-20/2025-05")
    (datetime.date(2024, 3, 20), datetime.date(2025, 5, 31))
    >>> bounds("199X")
    (datetime.date(1990, 1, 1), datetime.date(1999, 12, 31))
    >>> bounds("2025-02-30")
    Traceback (most recent call last):
    ...
    ValueError: '2025-02-30' is not a date that EDTF allows here
    """
    ends = edtf.split("/")
    if len(ends) == 1:
        return _date_bounds(edtf, edtf)
    if len(ends) != 2 or all(end in ("", "..") for end in ends):
        raise ValueError(f"{edtf!r} is not an interval that EDTF allows here")
    first = None if ends[0] in ("", "..") else _date_bounds(ends[0], edtf)[0]
    last = None if ends[1] in ("", "..") else _date_bounds(ends[1], edtf)[1]
    if first is not None and last is not None and first > last:
        raise ValueError(f"{edtf!r} ends before it begins")
    return first, last


def is_edtf(text: str) -> bool:
    """Whether `bounds` can read `text`.

    >>> is_edtf("2025-05-06"), is_edtf("May 2025")
    (True, False)
    """
    try:
        bounds(text)
    except ValueError:
        return False
    return True


def is_approximate(edtf: str) -> bool:
    """Whether some part of `edtf` is marked as about (``~``), uncertain (``?``) or both (``%``).

    >>> is_approximate("2021-10~/2025"), is_approximate("2021-10")
    (True, False)
    """
    return any(mark in edtf for mark in "~?%")


def overlaps(edtf: str, *, since: date | None = None, until: date | None = None) -> bool:
    """Whether some day that `edtf` allows lies from `since` to `until`, both included; None is no limit.

    >>> overlaps("2024-03-20/..", since=date(2025, 1, 1))
    True
    >>> overlaps("2024", since=date(2024, 12, 31)), overlaps("2024", since=date(2025, 1, 1))
    (True, False)
    """
    first, last = bounds(edtf)
    after_start = since is None or last is None or last >= since
    before_end = until is None or first is None or first <= until
    return after_start and before_end


def _date_bounds(text: str, whole: str) -> tuple[date, date]:
    """Bounds of one date of the value `whole`, which the message shows."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{whole!r} is not a date that EDTF allows here")
    year, month, day = match.groups()
    try:
        return _first(year, month, day), _last(year, month, day)
    except ValueError:
        raise ValueError(f"{whole!r} is not a date that EDTF allows here") from None


def _first(year: str, month: str | None, day: str | None) -> date:
    number = int(year.replace("X", "0"))
    if month in _PARTS:
        _refuse_day(day)
        add, part_month, _, _ = _PARTS[month]
        return date(number + add, part_month, 1)
    if month is None or month == "XX":
        _refuse_known(day)
        return date(number, 1, 1)
    return date(number, int(month), 1 if day is None or day == "XX" else int(day))


def _last(year: str, month: str | None, day: str | None) -> date:
    number = int(year.replace("X", "9"))
    if month in _PARTS:
        _, _, add, part_month = _PARTS[month]
        return date(number + add, part_month, monthrange(number + add, part_month)[1])
    if month is None or month == "XX":
        return date(number, 12, 31)
    if day is None or day == "XX":
        return date(number, int(month), monthrange(number, int(month))[1])
    return date(number, int(month), int(day))


def _refuse_day(day: str | None) -> None:
    """A season or quarter has no day."""
    if day is not None:
        raise ValueError(day)


def _refuse_known(day: str | None) -> None:
    """A known day of an unknown month is no bound that we can give."""
    if day not in (None, "XX"):
        raise ValueError(day)
