"""Calendar arithmetic, checked by properties."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from veedor.edtf import bounds, is_edtf
from veedor.language.annotations import Context
from veedor.language.times import find, of_report, problems
from veedor.language.timexes import moments as cal
from veedor.language.timexes.moments import Moment
from veedor.reports import from_text

DAYS = st.dates(min_value=dt.date(1600, 1, 1), max_value=dt.date(2400, 12, 31))
NEWS_DAYS = st.dates(min_value=dt.date(1990, 1, 1), max_value=dt.date(2060, 12, 31))
MONTHS = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
][0]


@given(DAYS, st.integers(-5000, 5000))
def test_days_there_and_back(day: dt.date, count: int) -> None:
    moved = cal.shift(day, count, "D")
    assert (moved - day).days == count
    assert cal.shift(moved, -count, "D") == day


@given(DAYS, st.integers(-2000, 2000))
def test_months_keep_the_day_or_take_the_last(day: dt.date, count: int) -> None:
    moved = cal.shift(day, count, "M")
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count
    assert moved.day == min(day.day, cal.days_in(moved.year, moved.month))


@given(DAYS, st.integers(-300, 300))
def test_a_year_is_twelve_months(day: dt.date, count: int) -> None:
    assert cal.shift(day, count, "Y") == cal.shift(day, 12 * count, "M")


@given(st.integers(1, 9999), st.integers(-3, 16), st.integers(-3, 40))
def test_is_day_agrees_with_the_calendar(year: int, month: int, day: int) -> None:
    try:
        dt.date(year, month, day)
    except ValueError:
        assert not cal.is_day(year, month, day)
    else:
        assert cal.is_day(year, month, day)


@given(DAYS)
def test_weeks_begin_on_monday_and_hold_their_day(day: dt.date) -> None:
    monday, sunday = cal.week_of(day)
    assert monday.isoweekday() == 1
    assert sunday.isoweekday() == 7
    assert monday <= day <= sunday
    assert cal.week_value(monday) == cal.week_value(day) == cal.week_value(sunday)


@given(DAYS, DAYS)
def test_interval_has_its_bounds(a: dt.date, b: dt.date) -> None:
    first, last = sorted((a, b))
    assert bounds(cal.interval(first, last)) == (first, last)


@given(st.integers(1900, 2200))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    easter = cal.easter(year)
    assert easter.isoweekday() == 7
    assert dt.date(year, 3, 22) <= easter <= dt.date(year, 4, 25)


@given(NEWS_DAYS)
def test_written_out_dates_are_read_back(day: dt.date) -> None:
    month = MONTHS[day.month - 1]
    for text in (f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat()):
        [found] = find(f"He left on {text}.")
        assert (found.edtf, found.basis, found.text) == (day.isoformat(), "stated", text)


@given(NEWS_DAYS, st.integers(2, 3000))
def test_days_ago_is_exact(published: dt.date, count: int) -> None:
    [found] = find(f"He left {count} days ago.", Context(published=published))
    assert found.edtf == (published - dt.timedelta(days=count)).isoformat()


@given(NEWS_DAYS, st.sampled_from(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]))
def test_weekdays_lie_within_a_week(published: dt.date, name: str) -> None:
    for text, low, high in ((f"He left on {name}.", -6, 0), (f"He will leave on {name}.", 0, 6)):
        [found] = find(text, Context(published=published))
        day = dt.date.fromisoformat(found.edtf or "")
        assert f"{day:%A}" == name
        assert low <= (day - published).days <= high


@given(NEWS_DAYS, NEWS_DAYS)
def test_dates_without_year_are_the_last_or_the_next(published: dt.date, day: dt.date) -> None:
    month = MONTHS[day.month - 1]
    for text, sign in ((f"He left on {month} {day.day}.", -1), (f"He will leave on {month} {day.day}.", 1)):
        [found] = find(text, Context(published=published))
        when = dt.date.fromisoformat(found.edtf or "")
        assert (when.month, when.day) == (day.month, day.day)
        assert 0 <= sign * (when - published).days <= (366 if (day.month, day.day) != (2, 29) else 8 * 366)


@given(st.text(alphabet="aeM0123456789 ,./:-–'\nJanuryFbd", max_size=60), st.none() | NEWS_DAYS)
def test_whatever_is_written_is_survived_and_valid(text: str, published: dt.date | None) -> None:
    end = 0
    for found in find(text, Context(published=published)):
        assert end <= found.start < found.end
        assert text[found.start : found.end] == found.text
        assert (found.edtf is None) == (found.basis is None)
        assert found.edtf is None or is_edtf(found.edtf)
        end = found.end


@given(DAYS, st.integers(1, 40), st.sampled_from(["D", "W", "M", "Y"]))
def test_moments_are_as_coarse_as_their_unit(day: dt.date, count: int, unit: str) -> None:
    moved = cal.shift_moment(Moment.of(day), -count, unit)
    assert len(moved.edtf) == {"D": 10, "W": 10, "M": 7, "Y": 4}[unit]
    assert moved.first <= cal.shift(day, -count, unit) <= moved.last


SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
OLD_DAYS = st.dates(min_value=dt.date(1500, 1, 1), max_value=dt.date(1899, 12, 31))


@given(OLD_DAYS | NEWS_DAYS)
def test_spanish_dates_are_read_back_before_1900_too(day: dt.date) -> None:
    month = SPANISH[day.month - 1]
    texts = (
        f"el {day.day} de {month} de {day.year}",
        f"{day.day} de {month} del {day.year}",
        f"{day:%d/%m/}{day.year}",
    )
    for text in texts:
        [found] = find(f"Salió {text}.", Context(language="es"))
        assert (found.edtf, found.basis) == (day.isoformat(), "stated"), text


@given(OLD_DAYS)
def test_english_dates_before_1900(day: dt.date) -> None:
    [found] = find(f"He left on {MONTHS[day.month - 1]} {day.day}, {day.year}.", Context(published=dt.date(2025, 5, 7)))
    assert (found.edtf, found.problem) == (day.isoformat(), None)


@given(st.integers(1500, 2099), st.integers(1, 12), st.integers(29, 31))
def test_days_that_no_calendar_has_are_reported_and_never_guessed(year: int, month: int, day: int) -> None:
    texts = {
        "en": f"He left on {day} {MONTHS[month - 1]} {year}.",
        "es": f"Salió el {day} de {SPANISH[month - 1]} de {year}.",
    }
    for language, text in texts.items():
        [found] = find(text, Context(published=dt.date(2025, 5, 7), language=language))
        if cal.is_day(year, month, day):
            assert found.edtf == dt.date(year, month, day).isoformat()
        else:
            assert (found.edtf, found.basis, found.value) == (None, None, None)
            assert [problem.code for problem in problems([found])] == ["L201"]


@given(NEWS_DAYS)
def test_the_29th_of_february_is_of_a_leap_year(published: dt.date) -> None:
    for language, text in (("en", "He left on February 29."), ("es", "Salió el 29 de febrero.")):
        [found] = find(text, Context(published=published, language=language))
        when = dt.date.fromisoformat(found.edtf or "")
        assert (when.month, when.day) == (2, 29)
        assert when <= published


@given(NEWS_DAYS)
def test_last_week_is_the_iso_week_before(published: dt.date) -> None:
    year, week, _ = (published - dt.timedelta(days=7)).isocalendar()
    for language, text in (("en", "He left last week."), ("es", "Salió la semana pasada.")):
        [found] = find(text, Context(published=published, language=language))
        monday = dt.date.fromisocalendar(year, week, 1)
        assert found.value == f"{year:04d}-W{week:02d}"
        assert found.edtf == f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


@given(NEWS_DAYS, st.integers(2, 3000))
def test_so_many_days_in_spanish(published: dt.date, count: int) -> None:
    start = (published - dt.timedelta(days=count)).isoformat()
    context = Context(published=published, language="es")
    [ago] = find(f"Salió hace {count} días.", context)
    assert ago.edtf == start
    for text in (f"Está preso desde hace {count} días.", f"Lleva {count} días preso."):
        [lasting] = find(text, context)
        assert (lasting.value, lasting.edtf) == (f"P{count}D", f"{start}/{published.isoformat()}")


@given(NEWS_DAYS, st.integers(1, 11))
def test_months_ago_never_leave_the_month_whatever_its_end(published: dt.date, count: int) -> None:
    year, month = cal.month_shift(published.year, published.month, -count)
    [found] = find(f"He left {count} months ago.", Context(published=published))
    assert found.edtf == f"{year:04d}-{month:02d}~"


@given(st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2060, 1, 1)), st.integers(-12 * 60, 14 * 60))
def test_today_is_the_day_in_the_reports_own_time_zone(local: dt.datetime, minutes: int) -> None:
    moment = local.replace(microsecond=0, tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))
    report = from_text("He left today.", published=moment.isoformat(), language="en")
    [found] = of_report(report)
    assert found.edtf == local.date().isoformat()
