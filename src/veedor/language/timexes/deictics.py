"""Counted from the document: today and yesterday, weekdays, this week and last year, the year of the report."""

from __future__ import annotations

import datetime as dt
from typing import Any

from veedor.language.tenses import Tense
from veedor.language.timexes import moments as cal
from veedor.language.timexes.moments import Moment
from veedor.language.timexes.resolver import WEEKDAYS, Found, Resolver, action, fine_enough, period_at, unresolved
from veedor.language.timexes.rules import Match


@action
def day_word(self: Resolver, match: Match) -> Found | None:
    """Today, yesterday, tomorrow, this morning, last night."""
    word = match.groups.get("day_word")
    offset = -1 if match.groups.get("word") else (0 if word is None else int(self.word(match, "day_word")))
    part = self.word(match, "part_of_day")
    part = part or self.word(match, "day_word", "day_word_part")
    kind = {"type": "TIME"} if part else {}
    today = {"deictic": "today"} if offset == 0 else {}
    if self.today is None:
        return {"value": "PRESENT_REF" if offset == 0 else None, **kind, **today}
    day = cal.shift(self.today, offset, "D")
    steps = [f"{match_word(match)} = {day.isoformat()}, from {self.today_words()}"] if offset else []
    return {
        "moment": Moment.of(day),
        "value": day.isoformat() + (f"T{part}" if part else ""),
        "edtf": day.isoformat(),
        "basis": "relative" if offset else "publication",
        "derivation": tuple(steps),
        **kind,
        **today,
    }


def match_word(match: Match) -> str:
    """How to name a match in a derivation."""
    return match.groups.get("day_word") or match.groups.get("part_of_day") or match.rule.name


@action
def weekday(self: Resolver, match: Match) -> Found | None:
    """A weekday: the document's own day if it is one, else the last before it, or in the future the next."""
    number = int(self.word(match, "weekday"))
    part = self.word(match, "part_of_day")
    kind: Found = {"type": "TIME"} if part else {}
    base = self.today
    if self.context.year is not None:
        base = self.running.first if self.running is not None and self.running.day is not None else None
    if base is None:
        return {"value": f"XXXX-WXX-{number}" + (f"T{part}" if part else ""), **kind}
    which = self.word(match, "which")
    of_which = self.word(match, "of_which", "which")
    if of_which is not None:
        monday = cal.week_of(base)[0]
        day = monday + dt.timedelta(days=7 * int(of_which) + number - 1)
    else:
        day = _weekday_near(base, number, which, self.tense(match))
    step = f"{WEEKDAYS[number - 1]} {'before' if day < base else 'of' if day == base else 'after'} {base.isoformat()}"
    return {
        "moment": Moment.of(day),
        "value": day.isoformat() + (f"T{part}" if part else ""),
        "edtf": day.isoformat(),
        "basis": "relative",
        "derivation": (f"{step} = {day.isoformat()}",),
        **kind,
    }


def _weekday_near(base: dt.date, number: int, which: Any, tense: Tense | None) -> dt.date:
    back = (base.isoweekday() - number) % 7
    ahead = (number - base.isoweekday()) % 7
    if which is not None and int(which) < 0:
        return base - dt.timedelta(days=back or 7)
    if which is not None and int(which) > 0:
        return base + dt.timedelta(days=ahead or 7)
    if tense in ("future", "ahead"):
        return base + dt.timedelta(days=ahead)
    return base - dt.timedelta(days=back)


@action
def period(self: Resolver, match: Match) -> Found | None:
    """ "last week", "this year", "next month"."""
    which, unit = int(self.word(match, "which")), str(self.word(match, "period"))
    if self.context.year is not None and unit != "Y":
        return {"value": None, "deictic": "now" if which == 0 else None}
    base = dt.date(self.context.year, 12, 31) if self.context.year is not None else self.today
    if base is None:
        return {"value": unresolved(unit)}
    if unit == "D" and which == 0:
        return {
            "value": base.isoformat(),
            "edtf": base.isoformat(),
            "basis": "publication",
            "deictic": "today",
        }
    found = period_at(base, which, unit, weekend_past=self.tense(match) != "future")
    whose = self.whose_year() if self.context.year is not None else "the document's date"
    step = f"{match.groups['which']} {match.groups['period']}, from {whose} {base.isoformat()} = {found['edtf']}"
    return {**found, "basis": "relative", "derivation": (step,)}


@action
def report_year(self: Resolver, match: Match) -> Found | None:
    """ "during the year": the year that a yearly report is about, else the running year."""
    if self.context.year is not None:
        moment = Moment(self.context.year)
        step = f"the year of the report = {moment.edtf}"
    elif self.running is not None:
        moment = Moment(self.running.year)
        step = f"the year of {self.running_text!r} = {moment.edtf}"
    elif self.today is not None:
        moment = Moment(self.today.year)
        step = f"the document's year = {moment.edtf}"
    else:
        return {"value": "XXXX"}
    return {
        "moment": moment,
        "value": moment.edtf,
        "edtf": moment.edtf,
        "basis": "relative",
        "derivation": (step,),
    }


@action
def edge(self: Resolver, match: Match) -> Found | None:
    """The start, middle or end of a period: the period, with a TIMEX3 mod."""
    unit = str(self.word(match, "period") or "Y")
    which = self.word(match, "which")
    if match.groups.get("part", "").lower() in ("early", "late") and which is None:
        return None
    if which is not None:
        if self.context.year is not None and unit != "Y":
            return {"value": None}
        base = dt.date(self.context.year, 12, 31) if self.context.year is not None else self.today
        by = int(which)
    elif self.context.year is not None and unit == "Y":
        base, by = dt.date(self.context.year, 12, 31), 0
    elif self.running is not None and fine_enough(self.running, unit):
        base, by = self.running.first, 0
    else:
        base, by = (None if self.context.year is not None else self.today), 0
    if base is None:
        return {"value": unresolved(unit)}
    found = period_at(base, by, unit)
    return {
        **found,
        "basis": "relative",
        "derivation": (f"the {unit_word(unit)} of {base.isoformat()} = {found['edtf']}",),
    }


def unit_word(unit: str) -> str:
    """A unit's name in a derivation."""
    return {**cal.UNIT_NAMES, "WE": "weekend"}.get(unit, unit)


@action
def reference(self: Resolver, match: Match) -> Found | None:
    """ "now", "recently", "soon": no date."""
    value = None
    for words in ("present", "past", "future"):
        value = value or self.word(match, "value", words)
    deictic = {"PRESENT_REF": "now", "PAST_REF": "past", "FUTURE_REF": "future"}[str(value)]
    return {"value": value, "deictic": deictic}
