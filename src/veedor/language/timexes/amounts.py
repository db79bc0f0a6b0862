"""Amounts of time: durations, stretches up to now, "three days ago", "two years later", "every two weeks"."""

from __future__ import annotations

from veedor.language.timexes import moments as cal
from veedor.language.timexes.moments import Moment
from veedor.language.timexes.resolver import Found, Resolver, action, fine_enough
from veedor.language.timexes.rules import Match


def amount_of(
    self: Resolver, match: Match, amount: str = "amount", unit: str = "unit"
) -> tuple[float | None, str | None]:
    """How many of which unit; None for a vague amount. A fortnight is two weeks, "2W" in the list of units."""
    number = self.grammar.number(match.groups[amount]) if amount in match.groups else None
    code = self.word(match, unit, "unit")
    if "plus_half" in match.groups and amount == "amount":
        number = (1.0 if number is None else number) + 0.5
    if code is None:
        return number, None
    if str(code)[0].isdigit():
        return (None if number is None else int(code[0]) * number), code[1:]
    return number, str(code)


def iso_duration(number: float | None, unit: str) -> str:
    """A duration in ISO 8601; X for a vague amount."""
    figure = "X" if number is None else f"{number:g}"
    if unit == "MIN":
        return f"PT{figure}M"
    if unit in ("H", "S"):
        return f"PT{figure}{unit}"
    if unit in ("DE", "CE"):  # ISO 8601 has neither
        return "PXY" if number is None else f"P{number * (10 if unit == 'DE' else 100):g}Y"
    return f"P{figure}{unit}"


def whole(number: float | None) -> int | None:
    """A number without a fraction as an integer, else None."""
    return int(number) if number is not None and number == int(number) else None


def is_exact(self: Resolver, match: Match, number: float | None, unit: str | None) -> bool:
    """Whether a count of days may be trusted to the day."""
    return unit == "D" and whole(number) is not None and "approx" not in match.groups


@action
def duration(self: Resolver, match: Match) -> Found | None:
    """ "412 days", "two years and four months", "months"."""
    number, unit = amount_of(self, match)
    if unit is None:
        number, unit = 1.0, str(self.word(match, "unit"))
    if not {"amount", "plural", "vague", "plus_half"} & match.groups.keys() and not match.groups[
        "unit"
    ].lower().endswith("s"):
        number = 1.0
    value = iso_duration(number, unit)
    exact = is_exact(self, match, number, unit)
    if "amount2" in match.groups:
        second, unit2 = amount_of(self, match, "amount2", "unit2")
        if "unit2" not in match.groups:
            if "either" in match.groups:
                value, number = iso_duration(second, unit), second
            return {"value": value, "amount": number, "unit": unit}
        if second is not None and unit2 is not None and unit2 != unit:
            value += iso_duration(second, unit2)[1:]
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
    return {"value": iso_duration(number, "Y"), "amount": number, "unit": "Y", "role": "age"}


@action
def stretch(self: Resolver, match: Match) -> Found | None:
    """ "the past nine days", "the next six months": a duration that ends or begins at the document's date."""
    number, unit = amount_of(self, match)
    if unit is None:
        return None
    if not {"amount", "vague", "plural"} & match.groups.keys():
        number = 1.0
    side = int(self.word(match, "over_last"))
    found: Found = {"value": iso_duration(number, unit), "amount": number, "unit": unit}
    count = whole(number)
    days = None if count is None or unit != "H" or count % 24 else count // 24
    if self.today is None or count is None or self.context.year is not None or (unit in ("H", "MIN", "S") and not days):
        return {**found, "deictic": "past" if side < 0 else "future"}
    if days:
        count, unit = days, "D"
    exact = is_exact(self, match, number, unit)
    other = cal.shift_moment(Moment.of(self.today), side * count, unit)
    mark = "" if exact else "~"
    today = self.today.isoformat()
    edtf = f"{other.edtf}{mark}/{today}" if side < 0 else f"{today}/{other.edtf}{mark}"
    sign = "minus" if side < 0 else "plus"
    step = f"{today} {sign} {count} {cal.UNIT_NAMES[unit]}{'s' if count != 1 else ''} = {other.edtf}{mark}"
    return {**found, "edtf": edtf, "basis": "derived", "derivation": (step,), "exact": exact}


def _moved(self: Resolver, match: Match, base: Moment, side: int, base_words: str) -> Found | None:
    """The moment a number of units away from `base`."""
    number, unit = amount_of(self, match)
    if unit is None:
        return None
    if "plural" in match.groups:
        number = None
    found: Found = {"amount": number, "unit": unit}
    count = whole(number)
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
    if not fine_enough(base, {"DE": "Y", "CE": "Y"}.get(unit, unit)):
        return {"value": None, **found}
    exact = is_exact(self, match, number, unit)
    moment = cal.shift_moment(base, side * count, unit)
    mark = "" if exact else "~"
    sign = "minus" if side < 0 else "plus"
    step = f"{base_words} {sign} {count} {cal.UNIT_NAMES[unit]}{'s' if count != 1 else ''} = {moment.edtf}{mark}"
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
        number, unit = amount_of(self, match)
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
        number, unit = amount_of(self, match)
        return {"value": None, "amount": number, "unit": unit}
    return _moved(self, match, base, side, base.edtf)


@action
def event_offset(self: Resolver, match: Match) -> Found | None:
    """ "two days before the election": a distance from an event that only the record can date."""
    number, unit = amount_of(self, match)
    order = self.word(match, "order", "event_order")
    if not {"amount", "vague", "plural"} & match.groups.keys():
        number = 1.0
    return {
        "value": iso_duration(number, unit) if unit else None,
        "amount": number,
        "unit": unit,
        "direction": order,
        "role": "offset",
        "exact": is_exact(self, match, number, unit),
    }


@action
def set_unit(self: Resolver, match: Match) -> Found | None:
    """ "every two weeks", "once a month"."""
    number, unit = amount_of(self, match)
    if unit is None:
        return None
    count = 1.0 if number is None else number
    count *= float(self.word(match, "each") or 1)
    return {"value": iso_duration(count, unit), "amount": count, "unit": unit}


@action
def set_weekday(self: Resolver, match: Match) -> Found | None:
    """ "every Friday"."""
    return {"value": f"XXXX-WXX-{int(self.word(match, 'weekday'))}"}


@action
def set_word(self: Resolver, match: Match) -> Found | None:
    """ "weekly"."""
    return {"value": str(self.word(match, "often"))}
