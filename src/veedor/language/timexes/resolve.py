"""From a match to a date: one small function for each `does` of the rules.

Nothing is guessed: where the text and the context do not give a year, the value keeps its X's and there is no EDTF;
a day that no calendar has gets neither, and says so.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from veedor.language.annotations import Context
from veedor.language.timexes import calendar as cal
from veedor.language.timexes.calendar import Moment
from veedor.language.timexes.expression import TimeExpression
from veedor.language.timexes.rules import Grammar, Match
from veedor.language.timexes.tense import Clauses, Tense

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SEASON_EDTF = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_AMBIGUOUS = "day and month of {text!r} cannot be told apart"
_COMING = ("until", "by", "before")

Found = dict[str, Any]
Action = Callable[["Resolver", Match], Found | None]
ACTIONS: dict[str, Action] = {}


def action(function: Action) -> Action:
    """Register a function as what a rule `does`."""
    ACTIONS[function.__name__] = function
    return function


class Resolver:
    """Resolves the matches of one text in order; carries the document's date and the running date of the story.

    Args:
        grammar: the rules.
        context: what is known about the report.
        clauses: tells the tense around a match.
    """

    def __init__(self, grammar: Grammar, context: Context, clauses: Clauses) -> None:
        self.grammar, self.context, self.clauses = grammar, context, clauses
        self.today: dt.date | None = context.published
        self.today_is = "publication"
        self.running: Moment | None = None
        self.running_text = ""
        self.direction: str | None = None

    # ---- what the matches say ------------------------------------------------------------------------------

    def resolve(self, match: Match, text: str, direction: str | None) -> TimeExpression | None:
        """The expression for a match, or None where the arithmetic declines it."""
        self.direction = direction
        if match.rule.with_:
            groups = {**{k: str(v) for k, v in match.rule.with_.items()}, **match.groups}
            match = Match(match.rule, match.start, match.end, groups)
        try:
            found = ACTIONS[match.rule.does](self, match)
        except (OverflowError, ValueError) as error:
            found = {"value": None, "problem": f"{match_text(match, text)!r} leaves the calendar: {error}"}
        if found is None:
            return None
        moment = found.pop("moment", None)
        expression = TimeExpression(
            start=match.start,
            end=match.end,
            text=match_text(match, text),
            rule=match.rule.name,
            **{"type": match.rule.type, "mod": self.mod(match), "direction": direction, **found},
        )
        if moment is not None and expression.type in ("DATE", "TIME") and expression.role is None:
            self.follow(moment, expression.text)
        return expression

    def follow(self, moment: Moment, words: str) -> None:
        """Let the story run on from a date; what lies ahead of the document does not move it."""
        if self.context.year is None and self.today is not None and moment.first > self.today:
            return
        self.running, self.running_text = moment, words

    def mod(self, match: Match) -> Any:
        """TIMEX3 mod from the words early, late, about, more than, ..."""
        for words in ("part", "approx"):
            if words in match.groups:
                return self.grammar.value(words, match.groups[words])
        return {"end": "END", "start": "START"}.get(match.groups.get("edge", "").lower())

    def word(self, match: Match, group: str, words: str | None = None) -> Any:
        """The value of a group's word, or None."""
        text = match.groups.get(group)
        return None if text is None else self.grammar.value(words or group, text)

    def tense(self, match: Match) -> Tense | None:
        """Past or future of the clause; until, by and before look forward unless the clause is past."""
        found = self.clauses.tense(match.start, match.end)
        return "ahead" if found is None and self.direction in _COMING else found

    def reference_year(self) -> int | None:
        """The year that "this year" is in: of the report where it is yearly, else of the document's date."""
        if self.context.year is not None:
            return self.context.year
        return self.today.year if self.today is not None else None

    def year_of(self, match: Match) -> tuple[int | None, str | None, list[str]]:
        """The year that a match states or relates to, its basis, and the steps."""
        if "year" in match.groups:
            return int(match.groups["year"]), "stated", []
        which = self.word(match, "year_which", "which")
        base = self.reference_year()
        if which is not None and base is not None:
            year = base + int(which)
            return (
                year,
                "relative",
                [f"{match.groups['year_which']} year, from {self.whose_year()} {base} = {year}"],
            )
        return None, None, []

    def today_words(self) -> str:
        """How a derivation names the document's date."""
        return f"{self.today_is} {self.today.isoformat()}" if self.today else "an unknown date"

    def whose_year(self) -> str:
        return "the report's year" if self.context.year is not None else "the document's year"

    def nearest_year(self, match: Match, month: int, day: int | None) -> tuple[int | None, list[str]]:
        """The year of a date that states none: the report's, else the nearest in the direction of the tense."""
        stated = Moment(2000, month, day).edtf[5:]
        if self.context.year is not None:
            year = self.context.year
            return year, [f"{stated} in the report's year = {Moment(year, month, day).edtf}"]
        if self.today is None:
            if self.running is None:
                return None, []
            year = self.running.year
            return year, [f"{stated} in the year of {self.running_text!r} = {Moment(year, month, day).edtf}"]
        tense = self.tense(match)
        year = _pick_year(self.today, month, day, tense, ends=self.direction in ("until", "by", "to", "before"))
        way = {"past": "last before", "future": "next after"}.get(tense or "", "nearest to")
        return year, [f"{stated}, {way} {self.today.isoformat()} = {Moment(year, month, day).edtf}"]


def match_text(match: Match, text: str) -> str:
    """The words of a match."""
    return text[match.start : match.end]


def _pick_year(today: dt.date, month: int, day: int | None, tense: Tense | None, *, ends: bool) -> int:
    """The year of a date that states none.

    Args:
        today: the document's date.
        month, day: what the text says.
        tense: past takes the last that has begun, future the next that is not over, else the nearest.
        ends: after until, by or to, an end that lies close ahead is meant rather than one that is long past.
    """

    def at(year: int) -> Moment:
        return Moment(year, month, day)

    years = [y for y in (today.year - 1, today.year, today.year + 1) if day is None or cal.is_day(y, month, day)]
    if not years:  # 29 February away from leap years
        years = [y for y in range(today.year - 7, today.year + 8) if cal.is_day(y, month, day or 1)]
    past = [year for year in years if at(year).first <= today]
    coming = [year for year in years if at(year).last >= today]
    if tense == "past" and past:
        long_past = (today - at(past[-1]).last).days > _LONG_PAST
        close_ahead = coming and (at(coming[0]).first - today).days < _CLOSE_AHEAD
        return coming[0] if ends and long_past and close_ahead else past[-1]
    if tense == "future" and coming:
        return coming[0]
    return min(years, key=lambda year: _distance(at(year), today))


_LONG_PAST, _CLOSE_AHEAD = 240, 120


def _distance(moment: Moment, today: dt.date) -> float:
    """Days between; a date ahead counts a little more, because news tells more of the past."""
    if moment.first <= today <= moment.last:
        return 0.0
    gap = (today - moment.last).days
    return float(gap) if gap > 0 else (moment.first - today).days * 1.3


# ---- dates ---------------------------------------------------------------------------------------------------


@action
def calendar_date(self: Resolver, match: Match) -> Found | None:
    """A day, or a month, with or without its year."""
    month = _month(self, match)
    day = _day(match.groups.get("day"))
    year, basis, steps = self.year_of(match)
    if month is None or not 1 <= month <= 12:
        return {"value": None, "problem": f"there is no month {match.groups.get('month')}"}
    if day is not None and not cal.is_day(year or 2000, month, day):
        shown = f"{year:04d}-" if year else ""
        return {"value": None, "problem": f"no calendar has the day {shown}{month:02d}-{day:02d}"}
    if "which" in match.groups:
        year, steps = _which_month(self, match, month)
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


def _day(text: str | None) -> int | None:
    return None if text is None else int("".join(c for c in text if c.isdigit()))


def _which_month(self: Resolver, match: Match, month: int) -> tuple[int | None, list[str]]:
    """ "last September", "next May", "this March"."""
    if self.today is None:
        return None, []
    which = int(self.word(match, "which"))
    today = self.today
    year = today.year
    if which < 0:
        year -= month >= today.month
    elif which > 0:
        year += month <= today.month
    step = f"{match.groups['which']} month {month:02d} from {today.isoformat()} = {Moment(year, month).edtf}"
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
    first, last = _day(match.groups["first"]), _day(match.groups["last"])
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
    """A fiscal year: its months differ by state, so there is no EDTF."""
    number = int(match.groups["year"]) if "year" in match.groups else 2000 + int(match.groups["short"])
    return {"value": f"FY{number:04d}"}


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


# ---- counted from the document's date ------------------------------------------------------------------------


@action
def day_word(self: Resolver, match: Match) -> Found | None:
    """Today, yesterday, tomorrow, this morning, last night."""
    word = match.groups.get("day_word")
    offset = -1 if match.groups.get("word") else (0 if word is None else int(self.word(match, "day_word")))
    part = self.word(match, "part_of_day")
    if word is not None and word.lower() == "tonight":
        part = "NI"
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
    """A weekday: the last before the document's date in the past, the next in the future; that day itself if it is one."""
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
        return {"value": _unresolved(unit)}
    if unit == "D" and which == 0:
        return {
            "value": base.isoformat(),
            "edtf": base.isoformat(),
            "basis": "publication",
            "deictic": "today",
        }
    found = _period_at(base, which, unit, weekend_past=self.tense(match) != "future")
    whose = self.whose_year() if self.context.year is not None else "the document's date"
    step = (
        f"{match.groups['which']} {match.groups['period']}, from {whose} {base.isoformat()} = {found['edtf']}"
    )
    return {**found, "basis": "relative", "derivation": (step,)}


def _unresolved(unit: str) -> str | None:
    return {
        "Y": "XXXX",
        "M": "XXXX-XX",
        "W": "XXXX-WXX",
        "D": "XXXX-XX-XX",
        "WE": "XXXX-WXX-WE",
        "Q": "XXXX-QX",
    }.get(unit)


def _period_at(base: dt.date, by: int, unit: str, *, weekend_past: bool = True) -> Found:
    """The day, week, weekend, month, quarter, year or decade `by` steps from the one that `base` lies in."""
    if unit == "D":
        day = cal.shift(base, by, "D")
        return {"moment": Moment.of(day), "value": day.isoformat(), "edtf": day.isoformat()}
    if unit == "W":
        first, last = cal.week_of(cal.shift(base, by, "W"))
        return {"value": cal.week_value(first), "edtf": f"{first.isoformat()}/{last.isoformat()}"}
    if unit == "WE":
        shifted = by
        if by == 0 and weekend_past and base.isoweekday() < 5:
            shifted = -1
        sunday = cal.week_of(cal.shift(base, shifted, "W"))[1]
        saturday = sunday - dt.timedelta(days=1)
        return {
            "value": f"{cal.week_value(sunday)}-WE",
            "edtf": f"{saturday.isoformat()}/{sunday.isoformat()}",
        }
    if unit == "M":
        moment = Moment(*cal.month_shift(base.year, base.month, by))
        return {"moment": moment, "value": moment.edtf, "edtf": moment.edtf}
    if unit == "Q":
        first_month = 3 * ((base.month - 1) // 3) + 1
        year, month = cal.month_shift(base.year, first_month, 3 * by)
        edtf = cal.interval(dt.date(year, month, 1), Moment(year, month + 2).last)
        return {"value": f"{year:04d}-Q{(month + 2) // 3}", "edtf": edtf}
    if unit == "DE":
        start = base.year // 10 + by
        return {"value": f"{start:03d}", "edtf": f"{start:03d}X"}
    if unit == "CE":
        start = base.year // 100 + by
        return {"value": f"{start:02d}", "edtf": f"{start:02d}XX"}
    moment = Moment(base.year + by)
    return {"moment": moment, "value": moment.edtf, "edtf": moment.edtf}


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
    elif self.running is not None and _fine_enough(self.running, unit):
        base, by = self.running.first, 0
    else:
        base, by = (None if self.context.year is not None else self.today), 0
    if base is None:
        return {"value": _unresolved(unit)}
    found = _period_at(base, by, unit)
    return {
        **found,
        "basis": "relative",
        "derivation": (f"the {unit_word(unit)} of {base.isoformat()} = {found['edtf']}",),
    }


def unit_word(unit: str) -> str:
    """A unit's name in a derivation."""
    return {**cal.UNIT_NAMES, "WE": "weekend"}.get(unit, unit)


def _fine_enough(moment: Moment, unit: str) -> bool:
    """Whether a moment tells which day, week, month or year it lies in."""
    if unit in ("D", "W", "WE"):
        return moment.day is not None
    if unit in ("M", "Q"):
        return moment.month is not None
    return True


# ---- amounts -------------------------------------------------------------------------------------------------


def _amount(
    self: Resolver, match: Match, amount: str = "amount", unit: str = "unit"
) -> tuple[float | None, str | None]:
    """How many of which unit; None for a vague amount. A fortnight is two weeks."""
    number = self.grammar.number(match.groups[amount]) if amount in match.groups else None
    code = self.word(match, unit, "unit")
    if code is None:
        return number, None
    if code == "2W":
        return (None if number is None else 2 * number), "W"
    return number, str(code)


def _iso_duration(number: float | None, unit: str) -> str:
    figure = "X" if number is None else f"{number:g}"
    if unit == "MIN":
        return f"PT{figure}M"
    if unit in ("H", "S"):
        return f"PT{figure}{unit}"
    if unit in ("DE", "CE"):  # ISO 8601 has neither
        return "PXY" if number is None else f"P{number * (10 if unit == 'DE' else 100):g}Y"
    return f"P{figure}{unit}"


def _whole(number: float | None) -> int | None:
    return int(number) if number is not None and number == int(number) else None


def _is_exact(self: Resolver, match: Match, number: float | None, unit: str | None) -> bool:
    return unit == "D" and _whole(number) is not None and "approx" not in match.groups


@action
def duration(self: Resolver, match: Match) -> Found | None:
    """ "412 days", "two years and four months", "months"."""
    number, unit = _amount(self, match)
    if unit is None:
        number, unit = 1.0, str(self.word(match, "unit"))
    if not {"amount", "plural", "vague"} & match.groups.keys() and not match.groups["unit"].lower().endswith(
        "s"
    ):
        number = 1.0
    value = _iso_duration(number, unit)
    exact = _is_exact(self, match, number, unit)
    if "amount2" in match.groups:
        second, unit2 = _amount(self, match, "amount2", "unit2")
        if "unit2" not in match.groups:
            return {"value": value, "amount": number, "unit": unit}
        if second is not None and unit2 is not None and unit2 != unit:
            value += _iso_duration(second, unit2)[1:]
            number, unit, exact = _together(number, unit, second, unit2)
    return {"value": value, "amount": number, "unit": unit, "exact": exact}


def _together(a: float | None, a_unit: str, b: float, b_unit: str) -> tuple[float | None, str, bool]:
    """Two amounts as one in the finer unit: two years and four months are 28 months."""
    if a is not None and (a_unit, b_unit) == ("Y", "M"):
        return a * 12 + b, "M", False
    if a is not None and (a_unit, b_unit) == ("W", "D"):
        return a * 7 + b, "D", False
    return a, a_unit, False


@action
def age(self: Resolver, match: Match) -> Found | None:
    """The age of somebody: a duration that dates nothing."""
    number = self.grammar.number(match.groups["amount"])
    return {"value": _iso_duration(number, "Y"), "amount": number, "unit": "Y", "role": "age"}


@action
def stretch(self: Resolver, match: Match) -> Found | None:
    """ "the past nine days", "the next six months": a duration that ends or begins at the document's date."""
    number, unit = _amount(self, match)
    if unit is None:
        return None
    if "amount" not in match.groups and "vague" not in match.groups:
        number = 1.0
    side = int(self.word(match, "over_last"))
    found: Found = {"value": _iso_duration(number, unit), "amount": number, "unit": unit}
    count = _whole(number)
    if self.today is None or count is None or self.context.year is not None or unit in ("H", "MIN", "S"):
        return {**found, "deictic": "past" if side < 0 else "future"}
    exact = _is_exact(self, match, number, unit)
    other = cal.shift_moment(Moment.of(self.today), side * count, unit)
    mark = "" if exact else "~"
    today = self.today.isoformat()
    edtf = f"{other.edtf}{mark}/{today}" if side < 0 else f"{today}/{other.edtf}{mark}"
    sign = "minus" if side < 0 else "plus"
    step = f"{today} {sign} {count} {cal.UNIT_NAMES[unit]}{'s' if count != 1 else ''} = {other.edtf}{mark}"
    return {**found, "edtf": edtf, "basis": "derived", "derivation": (step,), "exact": exact}


def _moved(self: Resolver, match: Match, base: Moment, side: int, base_words: str) -> Found | None:
    """The moment a number of units away from `base`."""
    number, unit = _amount(self, match)
    if unit is None:
        return None
    if "plural" in match.groups:
        number = None
    found: Found = {"amount": number, "unit": unit}
    count = _whole(number)
    if number is not None and count is None and unit == "Y":
        count, unit = int(number * 12), "M"
    if count is None or "vague" in match.groups:
        return {
            "value": "PAST_REF" if side < 0 else "FUTURE_REF",
            "deictic": "past" if side < 0 else "future",
            **found,
        }
    if unit in ("H", "MIN", "S"):
        hours = {"H": 1.0, "MIN": 1 / 60, "S": 1 / 3600}[unit] * count
        if hours >= 12:
            return {"value": None, **found}
        return {"value": base.edtf, "type": "TIME", **found}
    if not _fine_enough(base, {"DE": "Y", "CE": "Y"}.get(unit, unit)):
        return {"value": None, **found}
    exact = _is_exact(self, match, number, unit)
    moment = cal.shift_moment(base, side * count, unit)
    mark = "" if exact else "~"
    sign = "minus" if side < 0 else "plus"
    step = (
        f"{base_words} {sign} {count} {cal.UNIT_NAMES[unit]}{'s' if count != 1 else ''} = {moment.edtf}{mark}"
    )
    value = moment.edtf
    if unit == "W":
        value = cal.week_value(moment.first)
    if unit in ("DE", "CE"):
        value = moment.edtf[: 3 if unit == "DE" else 2]
    return {
        "moment": moment,
        "value": value,
        "edtf": moment.edtf + mark,
        "basis": "relative",
        "derivation": (step,),
        "exact": exact,
        **found,
    }


@action
def ago(self: Resolver, match: Match) -> Found | None:
    """ "three days ago", "two weeks from now"."""
    side = self.word(match, "ago") or self.word(match, "ago", "hence")
    side = 1 if side is None else int(side)
    if self.context.year is not None or self.today is None:
        number, unit = _amount(self, match)
        return {"value": None, "amount": number, "unit": unit, "deictic": "past" if side < 0 else "future"}
    return _moved(self, match, Moment.of(self.today), side, self.today.isoformat())


@action
def later(self: Resolver, match: Match) -> Found | None:
    """ "three days later", "a year earlier": from the running date of the story."""
    side = int(self.word(match, "later"))
    base = self.running
    if base is None and self.today is not None and self.context.year is None:
        base = Moment.of(self.today)
    if base is None or self.mod(match) not in (None, "APPROX"):
        number, unit = _amount(self, match)
        return {"value": None, "amount": number, "unit": unit}
    return _moved(self, match, base, side, base.edtf)


@action
def event_offset(self: Resolver, match: Match) -> Found | None:
    """ "two days before the election": a distance from an event that only the record can date."""
    number, unit = _amount(self, match)
    order = self.word(match, "order", "event_order")
    if not {"amount", "vague", "plural"} & match.groups.keys():
        number = 1.0
    return {
        "value": _iso_duration(number, unit) if unit else None,
        "amount": number,
        "unit": unit,
        "direction": order,
        "role": "offset",
        "exact": _is_exact(self, match, number, unit),
    }


@action
def period_then(self: Resolver, match: Match) -> Found | None:
    """ "the following year", "that day", "the same month": from the running date of the story."""
    unit = str(self.word(match, "period"))
    if "order" in match.groups:
        by = 1 if match.groups["order"].lower() == "after" else -1
    else:
        by = int(self.word(match, "which_then"))
    base = self.running
    if base is None and self.today is not None and self.context.year is None:
        base = Moment.of(self.today)
    if base is None or not _fine_enough(base, unit):
        return {"value": _unresolved(unit)}
    found = _period_at(base.first, by, unit)
    words = match.groups.get("which_then", "the")
    step = f"{words} {match.groups['period']}, from {base.edtf} = {found['edtf']}"
    return {**found, "basis": "relative", "derivation": (step,)}


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
def day_then(self: Resolver, match: Match) -> Found | None:
    """ "on the 5th": in the running month."""
    day = _day(match.groups["day"])
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


# ---- sets, clock, references ---------------------------------------------------------------------------------


@action
def set_weekday(self: Resolver, match: Match) -> Found | None:
    """ "every Friday"."""
    return {"value": f"XXXX-WXX-{int(self.word(match, 'weekday'))}"}


@action
def set_unit(self: Resolver, match: Match) -> Found | None:
    """ "every two weeks", "once a month"."""
    number, unit = _amount(self, match)
    if unit is None:
        return None
    count = 1.0 if number is None else number
    count *= float(self.word(match, "each") or 1)
    return {"value": _iso_duration(count, unit), "amount": count, "unit": unit}


@action
def set_word(self: Resolver, match: Match) -> Found | None:
    """ "weekly"."""
    return {"value": str(self.word(match, "often"))}


@action
def clock(self: Resolver, match: Match) -> Found | None:
    """A time of day: of the running day where there is one, else of the document's."""
    hour, minute = int(match.groups["hour"]), int(match.groups.get("minute", "0"))
    half_day = match.groups.get("ampm", "").lower().replace(".", "")
    if half_day == "pm" and hour < 12:
        hour += 12
    elif half_day == "am" and hour == 12:
        hour = 0
    zone = "Z" if match.groups.get("zone", "").upper() in ("UTC", "GMT", "Z") else ""
    return _at_time(self, f"T{hour:02d}:{minute:02d}{zone}")


@action
def part_of_day(self: Resolver, match: Match) -> Found | None:
    """ "in the morning": of the running day."""
    word = match.groups["part_of_day"].lower()
    return _at_time(self, "T" + {"midnight": "24:00"}.get(word, str(self.grammar.value("part_of_day", word))))


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


@action
def reference(self: Resolver, match: Match) -> Found | None:
    """ "now", "recently", "soon": no date."""
    value = None
    for words in ("present", "past", "future"):
        value = value or self.word(match, "value", words)
    deictic = {"PRESENT_REF": "now", "PAST_REF": "past", "FUTURE_REF": "future"}[str(value)]
    return {"value": value, "deictic": deictic}


def with_range(expression: TimeExpression, interval: str) -> TimeExpression:
    """The same expression as one end of a range."""
    return msgspec.structs.replace(expression, interval=interval)
