"""From a match to a date: what the functions that resolve share.

Nothing is guessed: where the text and the context do not give a year, the value keeps its X's and there is no EDTF;
a day that no calendar has gets neither, and says so. The functions themselves register with `action`, one for each
`does` of the rules: `dates`, `deictics`, `amounts`, `story`, `clock`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from veedor.language.annotations import Context
from veedor.language.tenses import Tense
from veedor.language.timexes import moments as cal
from veedor.language.timexes.expression import TimeExpression
from veedor.language.timexes.moments import Moment
from veedor.language.timexes.rules import Grammar, Match
from veedor.language.timexes.tense import Clauses

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

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
        self.running_value: str | None = None
        self.direction: str | None = None
        self.year_ahead: tuple[int, str] | None = None

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
            self.follow(moment, expression.text, expression.value)
        return expression

    def follow(self, moment: Moment, words: str, value: str | None) -> None:
        """Let the story run on from a date; what lies ahead of the document does not move it."""
        if self.context.year is None and self.today is not None and moment.first > self.today:
            return
        self.running, self.running_text, self.running_value = moment, words, value

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
        then = self.word(match, "year_then", "which_then")
        if then is not None and self.running is not None:
            year = self.running.year + int(then)
            step = f"{match.groups['year_then']} year, from {self.running_text!r} {self.running.year} = {year}"
            return year, "relative", [step]
        return None, None, []

    def today_words(self) -> str:
        """How a derivation names the document's date."""
        return f"{self.today_is} {self.today.isoformat()}" if self.today else "an unknown date"

    def whose_year(self) -> str:
        return "the report's year" if self.context.year is not None else "the document's year"

    def nearest_year(self, match: Match, month: int, day: int | None) -> tuple[int | None, list[str]]:
        """The year of a date that states none: the report's, else the nearest in the direction of the tense."""
        stated = Moment(2000, month, day).edtf[5:]
        if self.year_ahead is not None:
            year, words = self.year_ahead
            return year, [f"{stated} in the year of {words!r} = {Moment(year, month, day).edtf}"]
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

    reach = 8 if (month, day) == (2, 29) else 1  # so far apart can leap years be
    years = [y for y in range(today.year - reach, today.year + reach + 1) if cal.is_day(y, month, day or 1)]
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


def day_number(text: str | None) -> int | None:
    """The number of a day: 5 of "5th"; a day in a word is the first of its month ("primero")."""
    if text is None:
        return None
    digits = "".join(c for c in text if c.isdigit())
    return int(digits) if digits else 1


def fine_enough(moment: Moment, unit: str) -> bool:
    """Whether a moment tells which day, week, month or year it lies in."""
    if unit in ("D", "W", "WE"):
        return moment.day is not None
    if unit in ("M", "Q"):
        return moment.month is not None
    return True


def unresolved(unit: str) -> str | None:
    """The TIMEX3 value of a period that nothing anchors."""
    return {
        "Y": "XXXX",
        "M": "XXXX-XX",
        "W": "XXXX-WXX",
        "D": "XXXX-XX-XX",
        "WE": "XXXX-WXX-WE",
        "Q": "XXXX-QX",
    }.get(unit)


def period_at(base: dt.date, by: int, unit: str, *, weekend_past: bool = True) -> Found:
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
