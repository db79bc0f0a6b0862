"""What the steps of a finding may say: values of its claims, and what follows from them by one step.

A finding can be read back from a file without the check that made it. Then its arithmetic is done again: every number
and date must stand in the cited evidence or follow from what does by adding, subtracting or rounding.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from veedor.brief import numerals
from veedor.brief.telling import Teller
from veedor.claims.claim import Claim, CountClaim, StatusClaim
from veedor.edtf import bounds, is_edtf
from veedor.judgement.intervals import rounding

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_OF_DAYS = re.compile(rf"({_FIGURES.pattern}) (?:days|días)")
_SUM = re.compile(
    rf"((?<![\w.,])(?:{_FIGURES.pattern}\s*[+\-−]\s*)+{_FIGURES.pattern})\s*=\s*({_FIGURES.pattern})(?![\w.,]*\d)"
)
_TOLERANCE = 0.06
"""Numbers are printed with one decimal."""
_MOST_SUMMANDS = 8
_IN_DAYS = {"D": 1.0, "W": 7.0, "M": 30.436875, "Y": 365.2425}


def refused(steps: Iterable[str], claims: Sequence[Claim], teller: Teller, *, today: str | None = None) -> list[str]:
    """Numbers and dates in the steps that neither stand in the claims nor follow from the others of their step.

    Args:
        steps: the arithmetic below a finding.
        claims: the claims that the finding cites.
        teller: where their reports are.
        today: the day of the brief, which a step may name.
    """
    days, values = _stated(claims, teller)
    days |= {today} if today else set()
    wrong: list[str] = []
    for step in steps:
        wrong += _open_after(step, days, values) or _false(step)
    return wrong


def _open_after(step: str, days: set[str], values: set[float]) -> list[str]:
    """What of one step stays unexplained; what is explained is added to the days and values for the next steps."""
    written_days = [d for d in _DATE.findall(step) if len(d) > 4]
    written = _FIGURES.findall(_DATE.sub(" ", step)) + [d for d in _DATE.findall(step) if len(d) == 4]
    here_days = {d for d in written_days if _known_day(d, days)}
    here = {v for w in written for v in numerals.read(w) if _known(v, values)}
    days_follow, values_follow = _one_step(here_days, here)
    open_days = [d for d in written_days if d not in here_days and d not in days_follow]
    open_numbers = [
        w
        for w in written
        if not any(_known(v, values | values_follow) for v in numerals.read(w)) and not _year(w, days)
    ]
    days |= set(written_days) - set(open_days)
    values |= {v for w in written if w not in open_numbers for v in numerals.read(w) if _known(v, values_follow)}
    return open_days + open_numbers


def _false(step: str) -> list[str]:
    """What a step claims falsely of its own numbers: days between its two dates, or a sum before an equals sign."""
    exact = [dt.date.fromisoformat(d) for d in _DAY.findall(step) if _valid(d)]
    wrong: list[str] = []
    if len(exact) == 2:
        between = abs((exact[0] - exact[1]).days)
        told = _OF_DAYS.findall(step)
        wrong += [w for w in told if not _known(between, numerals.read(w))]
    if match := _SUM.search(_DAY.sub(" ", step)):
        terms = re.findall(rf"([+\-−]?)\s*({_FIGURES.pattern})", match[1])
        total = sum(max(numerals.read(w)) * (1 if sign in ("", "+") else -1) for sign, w in terms)
        wrong += [] if _known(total, numerals.read(match[2])) else [match[2]]
    return wrong


def _known_day(day: str, days: set[str]) -> bool:
    return any(known.startswith(day) for known in days)


def _year(written: str, days: set[str]) -> bool:
    return len(written) == 4 and _known_day(written, days)


def _known(value: float, values: set[float]) -> bool:
    return any(abs(value - known) < _TOLERANCE for known in values)


def _stated(claims: Sequence[Claim], teller: Teller) -> tuple[set[str], set[float]]:
    """Days (or months, years) and numbers that the claims state."""
    days: set[str] = set()
    values: set[float] = set()
    for claim in claims:
        days |= set(_DATE.findall(claim.when or "")) | _ends(claim.when)
        days |= {d for step in claim.derivation for d in _DATE.findall(step)}
        published = teller.reports[claim.report].date
        days |= {published} if published else set()
        for span in claim.evidence:
            values |= numerals.read(span.text)
        for step in claim.derivation:
            values |= numerals.read(_DAY.sub(" ", step))
        if isinstance(claim, CountClaim):
            for value in (claim.low, claim.high):
                if value is not None:
                    values |= {value, rounding(value).low, rounding(value).high}
        if isinstance(claim, StatusClaim):
            values |= {float(claim.size)} if claim.size else set()
            for amount, unit in re.findall(r"(\d+)([DWMY])", claim.duration or ""):
                values |= {float(amount), float(round(int(amount) * _IN_DAYS[unit]))}
    return days, values


def _ends(when: str | None) -> set[str]:
    """First and last day of a date that is less exact than a day: a check may reckon with them."""
    points = [point for point in (when or "").split("/") if point not in ("", "..") and is_edtf(point)]
    return {day.isoformat() for point in points for day in bounds(point) if day is not None}


def _one_step(days: set[str], values: set[float]) -> tuple[set[str], set[float]]:
    """What follows from them: signed sums of the numbers, days between the dates, dates moved by the numbers."""
    exact = sorted(dt.date.fromisoformat(d) for d in days if _DAY.fullmatch(d) and _valid(d))
    listed = sorted(values)[:_MOST_SUMMANDS]
    found: set[float] = {0.0}
    for value in listed:
        found |= {f + value for f in found} | {f - value for f in found}
    between = {float(abs((a - b).days)) for a in exact for b in exact if a != b}
    found = {abs(f) for f in found} | between | {n + 1 for n in between} | {n - 1 for n in between}
    found |= {abs(n - v) for n in between for v in listed}
    moved = {_moved(day, sign * int(v)) for day in exact for v in listed for sign in (1, -1) if v.is_integer()}
    return moved - {""}, found


def _moved(day: dt.date, by: int) -> str:
    try:
        return (day + dt.timedelta(days=by)).isoformat()
    except OverflowError:
        return ""


def _valid(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True
