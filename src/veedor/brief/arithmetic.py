"""What the steps of a finding may say: values of its claims, and what follows from them by one step.

A finding can be read back from a file without the check that made it. Then its arithmetic is done again: every number
and date must stand in the cited evidence or follow from what does by adding, subtracting or rounding.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence

from veedor.brief import dates, numbers
from veedor.brief.telling import Teller
from veedor.claims.claim import Claim, CountClaim, StatusClaim
from veedor.judgement.intervals import rounding

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")
_IN_DAYS = {"D": 1.0, "W": 7.0, "M": 30.436875, "Y": 365.2425}


def refused(
    steps: Iterable[str], claims: Sequence[Claim], teller: Teller, *, today: str | None = None
) -> list[str]:
    """Numbers and dates in the steps that neither stand in the claims nor follow from them.

    Args:
        steps: the arithmetic below a finding.
        claims: the claims that the finding cites.
        teller: where their reports are.
        today: the day of the brief, which a step may name.
    """
    days, values = _stated(claims, teller)
    days |= {today} if today else set()
    more_days, more_values = _one_step(days, values)
    days, values = days | more_days, values | more_values
    wrong: list[str] = []
    for step in steps:
        wrong += [d for d in _DATE.findall(step) if len(d) > 4 and not any(k.startswith(d) for k in days)]
        for written in _FIGURES.findall(_DAY.sub(" ", step)):
            year = len(written) == 4 and any(day.startswith(written) for day in days)
            if not year and not any(abs(v - w) < 0.06 for v in numbers.read(written) for w in values):
                wrong.append(written)
    return wrong


def _stated(claims: Sequence[Claim], teller: Teller) -> tuple[set[str], set[float]]:
    """Days (or months, years) and numbers that the claims state."""
    days: set[str] = set()
    values: set[float] = {0.0, 1.0, float(len(claims))}
    for claim in claims:
        days |= set(_DATE.findall(claim.when or ""))
        days |= {d for step in claim.derivation for d in _DATE.findall(step)}
        published = teller.reports[claim.report].date
        days |= {published} if published else set()
        for span in claim.evidence:
            values |= numbers.read(span.text)
        for step in claim.derivation:
            values |= numbers.read(_DAY.sub(" ", step))
        if isinstance(claim, CountClaim):
            for value in (claim.low, claim.high):
                if value is not None:
                    values |= {value, rounding(value).low, rounding(value).high}
        if isinstance(claim, StatusClaim):
            values |= {float(claim.size)} if claim.size else set()
            for amount, unit in re.findall(r"(\d+)([DWMY])", claim.duration or ""):
                values |= {float(amount), float(round(int(amount) * _IN_DAYS[unit]))}
    return days, values


def _one_step(days: set[str], values: set[float]) -> tuple[set[str], set[float]]:
    """What follows from them: sums and differences of numbers, days between dates, dates moved by days."""
    exact = sorted(
        dt.date.fromisoformat(d) for d in days if _DAY.fullmatch(d) and dates.is_day(d) and _valid(d)
    )
    listed = sorted(values)
    numbers_found = {a + b for a in listed for b in listed} | {abs(a - b) for a in listed for b in listed}
    numbers_found.add(sum(v for v in listed if v > 1))
    between = {float(abs((a - b).days)) for a in exact for b in exact}
    numbers_found |= between | {n + 1 for n in between} | {abs(n - v) for n in between for v in listed}
    moved = set()
    for day in exact:
        for value in listed:
            if value.is_integer() and 0 < value < 40_000:
                moved |= {_moved(day, int(value)), _moved(day, -int(value))}
    return {m for m in moved if m}, numbers_found


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
