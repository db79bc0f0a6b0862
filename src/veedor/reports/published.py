"""The date of publication as a source states it: read, never guessed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(\d{4})[-/](\d{2})[-/](\d{2})"
    r"(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?) ?(Z|[+-]\d{2}(?::?\d{2})?)?)?",
    re.ASCII | re.IGNORECASE,
)
_MAIL = re.compile(r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? \S{1,6}", re.ASCII)


def stated_date(value: str) -> str | None:
    """`value` as an ISO 8601 date or timestamp, or None if it is not a full date.

    Taken are ISO dates and timestamps (kept as they are, but for a space or slashes that become ISO's signs)
    and the dates of mail and feeds (``Sat, 22 May 2021 12:00:47 GMT``), which are unambiguous and are
    rewritten. Not
    taken: years and months alone, ``5/6/2025`` and everything else that would have to be guessed.

    >>> stated_date("2021-05-22T12:00:47Z")
    '2021-05-22T12:00:47Z'
    >>> stated_date("Sat, 22 May 2021 12:00:47 GMT")
    '2021-05-22T12:00:47+00:00'
    >>> stated_date("05/06/2025") is None and stated_date("2021-02-30") is None
    True
    """
    value = value.strip()
    if match := _ISO.fullmatch(value):
        year, month, day, time, offset = match.groups()
        iso = f"{year}-{month}-{day}" + (f"T{time.replace(',', '.')}{(offset or '').upper()}" if time else "")
        try:
            datetime.fromisoformat(iso)
        except ValueError:
            return None
        return iso
    if _MAIL.fullmatch(value):
        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, OverflowError):
            return None
    return None


def lies_ahead(stated: str, *, today: date | None = None) -> bool:
    """Whether a stated date (see `stated_date`) is later than today.

    Args:
        stated: what `stated_date` gave.
        today: the day to compare with; without it the clock's, in the offset of the stamp where it has one.

    >>> lies_ahead("2030-01-01", today=date(2025, 5, 6))
    True
    >>> lies_ahead("2025-05-06", today=date(2025, 5, 6))
    False
    """
    moment = datetime.fromisoformat(stated)
    if today is None:
        today = datetime.now(UTC).astimezone(moment.tzinfo).date()
    return moment.date() > today
