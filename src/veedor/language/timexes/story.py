"""Counted from the running date of the story: "the following year", "that day", "on the 5th"; times of day."""

from __future__ import annotations

import datetime as dt

from veedor.language.timexes import moments as cal
from veedor.language.timexes.moments import Moment
from veedor.language.timexes.resolver import (
    WEEKDAYS,
    Found,
    Resolver,
    action,
    day_number,
    fine_enough,
    period_at,
    unresolved,
)
from veedor.language.timexes.rules import Match


@action
def period_then(self: Resolver, match: Match) -> Found | None:
    """ "the following year", "that day", "the same month": from the running date of the story."""
    unit = str(self.word(match, "period"))
    if "order" in match.groups:
        by = 1 if match.groups["order"].lower() == "after" else -1
    else:
        by = int(self.word(match, "which_then"))
    base = self.running
    if base is None and by <= 0 and self.today is not None and self.context.year is None:
        base = Moment.of(self.today)
    if base is None or not fine_enough(base, unit):
        return {"value": unresolved(unit)}
    found = period_at(base.first, by, unit)
    words = match.groups.get("which_then", "the")
    step = f"{words} {match.groups['period']}, from {base.edtf} = {found['edtf']}"
    return {**found, "basis": "relative", "derivation": (step,)}


@action
def then(self: Resolver, match: Match) -> Found | None:
    """ "since then", "by that time": the running date of the story; nothing where there is none."""
    if self.running is None:
        return None
    edtf = self.running.edtf
    return {
        "value": edtf,
        "edtf": edtf,
        "basis": "relative",
        "derivation": (f"{match.rule.name}, the date of {self.running_text!r} = {edtf}",),
    }


@action
def undated(self: Resolver, match: Match) -> Found | None:
    """ "at the time": a time that only the story knows, so there is no date."""
    return {"value": None}


@action
def same_of_year(self: Resolver, match: Match) -> Found | None:
    """ "the same period last year": the running quarter or month, in another year."""
    year, _, steps = self.year_of(match)
    base, value = self.running, self.running_value or ""
    if year is None and base is not None and "year_then" in match.groups:
        year = base.year + int(self.word(match, "year_then", "year_before"))
    if year is None:
        return {"value": None}
    moment = Moment(year) if base is None else Moment(year, base.month)
    found: Found = {"moment": moment, "value": moment.edtf, "edtf": moment.edtf}
    if base is not None and base.month is not None and "-Q" in value:
        first = dt.date(year, base.month - 2, 1)
        found = {"moment": moment, "value": f"{year:04d}{value[4:]}", "edtf": cal.interval(first, moment.last)}
    step = f"the part of the year of {self.running_text!r}, in {year} = {found['edtf']}"
    return {**found, "basis": "relative", "derivation": (*steps, step)}


@action
def same_stretch(self: Resolver, match: Match) -> Found | None:
    """ "over the same days": the stretch told of before; `veedor.language.times` fills it in once ranges are known."""
    return {"value": None}


@action
def weekday_then(self: Resolver, match: Match) -> Found | None:
    """ "the following Monday": from the running date of the story."""
    number, by = int(self.word(match, "weekday")), int(self.word(match, "which_then"))
    base = self.running.first if self.running is not None and self.running.day is not None else None
    if base is None:
        return {"value": f"XXXX-WXX-{number}"}
    ahead = (number - base.isoweekday()) % 7
    back = (base.isoweekday() - number) % 7
    if by > 0:
        day = base + dt.timedelta(days=ahead or 7)
    elif by < 0:
        day = base - dt.timedelta(days=back or 7)
    else:
        day = base if ahead == 0 else cal.week_of(base)[0] + dt.timedelta(days=number - 1)
    step = f"{match.groups['which_then']} {WEEKDAYS[number - 1]}, from {base.isoformat()} = {day.isoformat()}"
    return {
        "moment": Moment.of(day),
        "value": day.isoformat(),
        "edtf": day.isoformat(),
        "basis": "relative",
        "derivation": (step,),
    }


@action
def day_near(self: Resolver, match: Match) -> Found | None:
    """ "el día 24", "el lunes 12": a day of the month in which it is nearest to the document's date, in the direction
    of the tense; where a weekday is told, the nearest that falls on it."""
    day = day_number(match.groups["day"])
    if self.today is None or day is None:
        return {"value": None}
    weekday = self.word(match, "weekday")
    first = self.today.replace(day=1)
    months = [
        cal.shift_moment(Moment(first.year, first.month, None), n, "M") for n in range(-_MONTHS_NEAR, _MONTHS_NEAR + 1)
    ]
    days = [dt.date(m.year, m.month or 1, day) for m in months if cal.is_day(m.year, m.month or 1, day)]
    days = [d for d in days if weekday is None or d.isoweekday() == int(weekday)]
    tense = self.tense(match)
    if tense in ("future", "ahead"):
        days = [d for d in days if d >= self.today]
    elif tense == "past":
        days = [d for d in days if d <= self.today]
    if not days:
        return {"value": None}
    chosen = min(days, key=lambda d: abs((d - (self.today or d)).days))
    step = f"day {day} nearest to {self.today_words()}{f', {tense}' if tense else ''} = {chosen.isoformat()}"
    return {
        "moment": Moment.of(chosen),
        "value": chosen.isoformat(),
        "edtf": chosen.isoformat(),
        "basis": "relative",
        "derivation": (step,),
    }


_MONTHS_NEAR = 3
"""How many months away a day of the month without a month is looked for."""


@action
def day_then(self: Resolver, match: Match) -> Found | None:
    """ "on the 5th": in the running month."""
    day = day_number(match.groups["day"])
    base = self.running
    if base is None or base.month is None or day is None or not cal.is_day(base.year, base.month, day):
        return {"value": None}
    moment = Moment(base.year, base.month, day)
    step = f"day {day} of the month of {self.running_text!r} = {moment.edtf}"
    return {
        "moment": moment,
        "value": moment.edtf,
        "edtf": moment.edtf,
        "basis": "relative",
        "derivation": (step,),
    }


@action
def clock(self: Resolver, match: Match) -> Found | None:
    """A time of day: of the running day where there is one, else of the document's."""
    hour, minute = _hour(self, match), _minute(match)
    if hour is None or hour > 24:
        return None
    half_day = self.word(match, "half_day")
    if half_day == "pm" and hour < 12:
        hour += 12
    elif half_day == "am" and hour == 12:
        hour = 0
    zone = "Z" if match.groups.get("zone", "").upper() in ("UTC", "GMT", "Z") else ""
    return _at_time(self, f"T{hour:02d}:{minute:02d}{zone}")


@action
def part_of_day(self: Resolver, match: Match) -> Found | None:
    """ "in the morning": of the running day."""
    return _at_time(self, f"T{self.word(match, 'part_of_day')}")


def _hour(self: Resolver, match: Match) -> int | None:
    text = match.groups["hour"]
    number = float(text) if text.isdigit() else self.grammar.number(text)
    return None if number is None else int(number)


def _minute(match: Match) -> int:
    text = match.groups.get("minute", "0").lower()
    return int(text) if text.isdigit() else _PARTS_OF_HOUR[text]


_PARTS_OF_HOUR = {"media": 30, "cuarto": 15}
"""Spanish tells halves and quarters after the hour: "las diez y media"."""


def _at_time(self: Resolver, time: str) -> Found:
    running = self.running if self.running is not None and self.running.day is not None else None
    if running is not None:
        step = f"the day of {self.running_text!r} = {running.edtf}"
        return {
            "value": running.edtf + time,
            "edtf": running.edtf,
            "basis": "relative",
            "derivation": (step,),
        }
    if self.today is None or self.context.year is not None:
        return {"value": "XXXX-XX-XX" + time}
    day = self.today.isoformat()
    return {"value": day + time, "edtf": day, "basis": "publication"}
