"""Whole dates: days, months, years, decades, seasons, feast days, and ranges written as one."""

from __future__ import annotations

import datetime as dt

from veedor.language.timexes import moments as cal
from veedor.language.timexes.moments import Moment
from veedor.language.timexes.resolver import WEEKDAYS, Found, Resolver, action, day_number
from veedor.language.timexes.rules import Grammar, Match

_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}

_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@action
def calendar_date(self: Resolver, match: Match) -> Found | None:
    """A day, or a month, with or without its year."""
    month = _month(self, match)
    day = day_number(match.groups.get("day"))
    year, basis, steps = self.year_of(match)
    if month is None or not 1 <= month <= 12:
        return {"value": None, "problem": f"there is no month {match.groups.get('month')}"}
    if day is not None and not cal.is_day(year or 2000, month, day):
        shown = f"{year:04d}-" if year else ""
        return {"value": None, "problem": f"no calendar has the day {shown}{month:02d}-{day:02d}"}
    if "which" in match.groups:
        year, steps = _which_month(self, match, month, day)
        basis = "relative"
    if year is None and basis is None:
        year, steps = self.nearest_year(match, month, day)
        basis = "relative"
    if year is None:
        return {"value": "XXXX-" + Moment(2000, month, day).edtf[5:]}
    if day is not None and not cal.is_day(year, month, day):
        return {"value": None, "problem": f"no calendar has the day {year:04d}-{month:02d}-{day:02d}"}
    moment = Moment(year, month, day)
    value = moment.edtf
    if "hour" in match.groups:
        value += f"T{match.groups['hour']}:{match.groups['minute']}" + match.groups.get("zone", "")
    return {
        "moment": moment,
        "value": value,
        "edtf": moment.edtf,
        "basis": basis,
        "derivation": tuple(steps),
        "problem": _wrong_weekday(self, match, moment),
    }


def _wrong_weekday(self: Resolver, match: Match, moment: Moment) -> str | None:
    """Where the text names the weekday of a date and the calendar has another."""
    named = self.word(match, "named", "weekday")
    actual = moment.first.isoweekday()
    if named is None or int(named) == actual:
        return None
    return f"{moment.edtf} is a {WEEKDAYS[actual - 1]}, not a {WEEKDAYS[int(named) - 1]}"


def _month(self: Resolver, match: Match) -> int | None:
    text = match.groups.get("month", "")
    if text.isdigit():
        return int(text)
    value = self.grammar.value("month", text)
    return None if value is None else int(value)


def month_and_day(grammar: Grammar, match: Match) -> tuple[int, int]:
    """What a match of a date says of month and day, for comparing; 0 for what it does not say."""
    text = match.groups.get("month", "")
    month = int(text) if text.isdigit() else int(grammar.value("month", text) or 0)
    return month, day_number(match.groups.get("day")) or 0


def _which_month(self: Resolver, match: Match, month: int, day: int | None) -> tuple[int | None, list[str]]:
    """ "last September", "next May", "this March", "el pasado 6 de mayo"."""
    if self.today is None:
        return None, []
    which = int(self.word(match, "which"))
    today = self.today
    year = today.year
    if which < 0:
        year -= (month, day or 0) >= (today.month, today.day if day else 0)
    elif which > 0:
        year += (month, day or 0) <= (today.month, today.day if day else 0)
    what = "month" if day is None else "day"
    found = Moment(year, month, day).edtf
    step = f"{match.groups['which']} {what} {found[5:]} from {today.isoformat()} = {found}"
    return year, [step]


@action
def numeric_date(self: Resolver, match: Match) -> Found | None:
    """A date in figures; where both orders are possible it is not resolved, unless the language file decides."""
    first, second, year = (int(match.groups[k]) for k in ("first", "second", "year"))
    if year < 100:
        year += 2000 if year <= 49 else 1900
    orders = {(first, second), (second, first)}
    possible = {(month, day) for month, day in orders if cal.is_day(year, month, day)}
    decided = self.grammar.file.numeric_order
    if decided != "either" and len(possible) > 1:
        possible = {(first, second) if decided == "mdy" else (second, first)}
    if not possible:
        return None if match.groups["sep"] == "." else {"value": None, "problem": "no calendar has this day"}
    if len(possible) > 1:
        return {"value": None, "problem": "day and month cannot be told apart"}
    month, day = possible.pop()
    moment = Moment(year, month, day)
    return {"moment": moment, "value": moment.edtf, "edtf": moment.edtf, "basis": "stated"}


@action
def day_range(self: Resolver, match: Match) -> Found | None:
    """ "May 6-8": one expression, a closed interval of days."""
    month = int(self.word(match, "month"))
    first, last = day_number(match.groups["first"]), day_number(match.groups["last"])
    year, basis, steps = self.year_of(match)
    if first is None or last is None or first >= last or not cal.is_day(year or 2000, month, last):
        return {"value": None, "problem": "these are no days of one month"}
    if year is None:
        year, steps = self.nearest_year(match, month, first)
        basis = "relative"
    if year is None:
        return {"value": None}
    if not cal.is_day(year, month, last):
        return {"value": None, "problem": f"no calendar has the day {year:04d}-{month:02d}-{last:02d}"}
    edtf = f"{Moment(year, month, first).edtf}/{Moment(year, month, last).edtf}"
    return {
        "moment": Moment(year, month, last),
        "value": edtf,
        "edtf": edtf,
        "interval": edtf,
        "basis": basis,
        "derivation": tuple(steps),
    }


@action
def month_range(self: Resolver, match: Match) -> Found | None:
    """ "May-June 2021"."""
    first, last = int(self.word(match, "first", "month")), int(self.word(match, "last", "month"))
    year, basis, steps = self.year_of(match)
    if year is None:
        year, steps = self.nearest_year(match, last, None)
        basis = "relative"
    if year is None:
        return {"value": None}
    edtf = f"{Moment(year - (first > last), first).edtf}/{Moment(year, last).edtf}"
    return {
        "moment": Moment(year, last),
        "value": edtf,
        "edtf": edtf,
        "interval": edtf,
        "basis": basis,
        "derivation": tuple(steps),
    }


@action
def year_range(self: Resolver, match: Match) -> Found | None:
    """ "2016-2018", "2016-18"."""
    first, last = int(match.groups["first"]), match.groups["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < end < first + 150:
        return None
    edtf = f"{first:04d}/{end:04d}"
    return {"moment": Moment(end), "value": edtf, "edtf": edtf, "interval": edtf, "basis": "stated"}


@action
def year(self: Resolver, match: Match) -> Found | None:
    """A year, in full or cut short."""
    if "short" in match.groups:
        short = int(match.groups["short"])
        reference = self.reference_year() or 2030
        number = 2000 + short if 2000 + short <= reference else 1900 + short
    else:
        number = int(match.groups["year"])
    if number > cal.LAST_YEAR or number < cal.FIRST_YEAR:
        return None
    moment = Moment(number)
    return {"moment": moment, "value": moment.edtf, "edtf": moment.edtf, "basis": "stated"}


@action
def decade(self: Resolver, match: Match) -> Found | None:
    """ "the 1990s", "the nineties"."""
    if "year" in match.groups:
        start = int(match.groups["year"])
    else:
        short = self.word(match, "short", "decade_name")
        short = int(match.groups["short"]) if short is None else int(short)
        century = {"nineteen": 1900, "eighteen": 1800}.get(match.groups.get("century", "").lower())
        reference = self.reference_year() or 2030
        start = century + short if century else (2000 + short if 2000 + short <= reference else 1900 + short)
    return {"value": str(start // 10), "edtf": f"{start // 10}X", "basis": "stated"}


@action
def century(self: Resolver, match: Match) -> Found | None:
    """ "the 19th century"."""
    if "ordinal" in match.groups:
        number, basis = int(self.word(match, "ordinal")) - 1, "stated"
    else:
        reference = self.reference_year()
        if reference is None:
            return {"value": None}
        number, basis = reference // 100 + int(self.word(match, "which")), "relative"
    return {"value": f"{number:02d}", "edtf": f"{number:02d}XX", "basis": basis}


@action
def fiscal_year(self: Resolver, match: Match) -> Found | None:
    """A fiscal year: its months differ by state, so there is no EDTF unless the text says when it ends."""
    if "year" in match.groups:
        return {"value": f"FY{int(match.groups['year']):04d}"}
    if "short" in match.groups:
        return {"value": f"FY{2000 + int(match.groups['short']):04d}"}
    reference = self.reference_year()
    return {"value": None if reference is None else f"FY{reference + int(self.word(match, 'which') or 0):04d}"}


@action
def fiscal_year_to(self: Resolver, match: Match) -> Found | None:
    """ "The fiscal year ended June 30, 2021": the twelve months up to that day."""
    month, day = month_and_day(self.grammar, match)
    number = int(match.groups["year"])
    if not cal.is_day(number, month, day):
        return {"value": None, "problem": f"no calendar has the day {number:04d}-{month:02d}-{day:02d}"}
    last = Moment(number, month, day).first
    first = cal.shift(last + dt.timedelta(days=1), -1, "Y")
    edtf = cal.interval(first, last)
    step = f"the twelve months up to {last.isoformat()} = {edtf}"
    return {"value": f"FY{number:04d}", "edtf": edtf, "interval": edtf, "basis": "derived", "derivation": (step,)}


@action
def quarter(self: Resolver, match: Match) -> Found | None:
    """A quarter, with its year or the one that fits the document's date."""
    number = int(self.word(match, "quarter", "quarter_which") or match.groups.get("quarter_digit", "0"))
    if not 1 <= number <= 4:
        return None
    year, basis, steps = self.year_of(match)
    if year is None:
        year, steps = self.nearest_year(match, 3 * number, None)
        basis = "relative"
    if year is None:
        return {"value": f"XXXX-Q{number}"}
    first, last = dt.date(year, 3 * number - 2, 1), Moment(year, 3 * number).last
    return {
        "moment": Moment(year, 3 * number),
        "value": f"{year:04d}-Q{number}",
        "edtf": cal.interval(first, last),
        "basis": basis,
        "derivation": tuple(steps),
    }


@action
def half(self: Resolver, match: Match) -> Found | None:
    """Half of a year."""
    number = int(self.word(match, "half", "half_which"))
    year, basis, steps = self.year_of(match)
    if year is None:
        year, basis = self.reference_year(), "relative"
        steps = [f"the year of the document = {year}"]
    if year is None:
        return {"value": f"XXXX-H{number}"}
    edtf = f"{year:04d}-01/{year:04d}-06" if number == 1 else f"{year:04d}-07/{year:04d}-12"
    return {"value": f"{year:04d}-H{number}", "edtf": edtf, "basis": basis, "derivation": tuple(steps)}


@action
def season(self: Resolver, match: Match) -> Found | None:
    """A season; winter belongs to the year in which it begins."""
    code = str(self.word(match, "season"))
    year, basis, steps = self.year_of(match)
    which = self.word(match, "which")
    if which is not None and self.today is not None:
        year, basis = _which_season(self.today, _SEASON_MONTH[code], int(which)), "relative"
        steps = [f"{match.groups['which']} season {code} from {self.today.isoformat()} = {year:04d}-{code}"]
    if year is None:
        year, steps = self.nearest_year(match, _SEASON_MONTH[code], None)
        basis = "relative"
    if year is None:
        return {"value": f"XXXX-{code}"}
    return {
        "value": f"{year:04d}-{code}",
        "edtf": f"{year:04d}-{_SEASON_EDTF[code]}",
        "basis": basis,
        "derivation": tuple(steps),
    }


def _which_season(today: dt.date, month: int, which: int) -> int:
    """The year in which this, the last or the next season with this first month begins."""
    over_or_on = today.year if month <= today.month else today.year - 1
    is_on = 0 <= (today.month - month) % 12 <= 2
    if which < 0:
        return over_or_on - 1 if is_on else over_or_on
    if which > 0:
        return over_or_on + 1
    ahead = (month - today.month) % 12
    return over_or_on if is_on or ahead > 6 else over_or_on + 1


@action
def holiday(self: Resolver, match: Match) -> Found | None:
    """A feast day with a fixed date or one counted from Easter."""
    rule = str(self.word(match, "holiday"))
    year, basis, steps = self.year_of(match)
    if year is None:
        month, day = (int(x) for x in rule.split("-")) if rule[0].isdigit() else (4, 10)
        year, steps = self.nearest_year(match, month, day)
        basis = "relative"
    if year is None:
        return {"value": f"XXXX-{rule}" if rule[0].isdigit() else None}
    if rule[0].isdigit():
        month, day = (int(x) for x in rule.split("-"))
        moment = Moment(year, month, day)
    else:
        moment = Moment.of(cal.shift(cal.easter(year), int(rule.removeprefix("easter")), "D"))
        steps = [*steps, f"Easter Sunday {year} = {cal.easter(year).isoformat()}"]
    return {
        "moment": moment,
        "value": moment.edtf,
        "edtf": moment.edtf,
        "basis": basis,
        "derivation": tuple(steps),
    }
