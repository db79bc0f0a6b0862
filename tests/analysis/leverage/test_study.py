"""The test on plain tables."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas
import pytest
from tests.analysis.leverage.making import LENGTH, START, dates, day, drawn, frame, reports

from veedor.analysis import simulating
from veedor.analysis.calendars import Calendar
from veedor.analysis.leverage import Window, leverage
from veedor.errors import UsageError

DAYS = (60, 180, 310, 430, 560, 690, 800, 930, 1040)
QUICK = {"simulations": 999, "runs": 100}
SPAN = {"since": START, "until": day(LENGTH - 1)}


def gathered(*, before: int = 10) -> pandas.DataFrame:
    """Three operations in the month before each date, few elsewhere."""
    days = [d - before - 9 * k for d in DAYS for k in range(3)] + [20, 120, 250, 370, 500, 620, 750, 870]
    return frame(sorted(days))


def scattered(seed: int = 1, n: int = 60) -> pandas.DataFrame:
    return frame(np.random.default_rng(seed).integers(0, LENGTH, n))


def made(operations, **more):
    return leverage(operations, dates(DAYS), **SPAN, **QUICK | more)


def test_operations_before_every_date_coincide():
    before, after, later = made(gathered()).windows
    assert (before.verdict, before.dates_hit) == ("coincides", 9)
    assert before.p == pytest.approx(0.001)
    assert before.hits > 2 * before.expected
    assert {after.verdict, later.verdict} <= {"no evidence", "cannot tell"}


def test_operations_at_random_seldom_do():
    found = [made(scattered(seed), windows=[(-30, -1)], runs=20).windows[0].verdict for seed in range(30)]
    assert found.count("coincides") <= 3
    assert "no evidence" in found


def test_declared_windows_are_paid_for():
    three = made(gathered())
    assert three.windows[0].p_holm == pytest.approx(3 * three.windows[0].p)
    one = made(gathered(), windows=[Window(-30, -1)])
    assert one.windows[0].p_holm == one.windows[0].p


def test_the_same_seed_gives_the_same_answer():
    assert made(scattered(), seed=4) == made(scattered(), seed=4)
    assert made(scattered(), seed=4) != made(scattered(), seed=5)


def test_the_order_of_rows_does_not_matter():
    rows = scattered()
    assert made(rows.sample(frac=1, random_state=2)).windows == made(rows).windows


def test_attention_that_doubles_around_dates_is_no_coincidence():
    rng = np.random.default_rng(3)
    attention = np.ones(LENGTH)
    for d in DAYS:
        attention[d - 30 : d] = 4
    operations = frame(drawn(rng, attention, 80))
    read = reports(drawn(rng, attention, 3000))
    alone = made(operations, windows=[(-30, -1)]).windows[0]
    beside = made(operations, windows=[(-30, -1)], reports=read).windows[0]
    assert alone.verdict == "coincides"
    assert beside.p == alone.p
    assert beside.p_volume > 0.05
    assert beside.verdict == "no evidence"


def test_more_than_attention_coincides_with_the_volume_known():
    read = reports(np.random.default_rng(3).integers(0, LENGTH, 3000))
    found = made(gathered(), reports=read).windows[0]
    assert found.verdict == "coincides"
    assert found.p_volume < 0.05


def test_too_few_operations_or_dates_cannot_tell():
    few = leverage(gathered(), dates(DAYS[:4]), **SPAN, **QUICK)
    assert {w.verdict for w in few.windows} == {"cannot tell"}
    assert few.windows[0].p < 0.05
    rare = made(frame([d - 10 for d in DAYS]))
    assert {w.verdict for w in rare.windows} == {"cannot tell"}


def test_a_burst_is_one_operation():
    found = made(frame([d - 10 + k for d in DAYS for k in range(6)]))
    assert (found.operations, found.kept) == (54, 9)


def test_no_operations_are_no_data():
    found = made(frame([]))
    assert found.empty
    assert all(w.hits is None and w.p is None and w.power is None for w in found.windows)
    assert {w.verdict for w in found.windows} == {"cannot tell"}
    assert found.profile == ()


def test_no_dates_are_no_data():
    found = leverage(scattered(), [], **QUICK)
    assert found.empty
    assert found.windows[0].rate is None


def test_nothing_at_all_is_no_data():
    found = leverage(frame([]), Calendar(dates=()))
    assert (found.since, found.until, found.empty) == (None, None, True)
    assert all(len(table) in (0, 3) for table in found.tables().values())


def test_operations_without_an_exact_day_are_counted_and_left_out():
    rows = gathered()
    undated = rows.head(2).assign(first=pandas.NaT, last=pandas.NaT)
    month = rows.head(1).assign(last=rows["last"].head(1) + pandas.Timedelta(days=20))
    found = made(pandas.concat([rows, undated, month], ignore_index=True))
    assert (found.undated, found.operations) == (3, len(rows))
    assert found.windows[0].hits == made(rows).windows[0].hits
    assert found.evidence.operations == len(rows) + 3
    assert found.evidence.exact_day_share < 1


def test_the_record_ends_with_its_last_report():
    read = reports([0, 500])
    found = leverage(scattered(), dates(DAYS), reports=read, **QUICK)
    assert found.until == day(500)
    assert found.windows[0].dates == 4
    assert found.outside == 5


def test_dates_beyond_the_span_are_not_tested():
    found = leverage(scattered(), dates(DAYS), since=day(100), until=day(700), **QUICK)
    assert [each.date.date for each in found.dates] == [day(d) for d in DAYS if 100 <= d <= 700]


def test_two_deadlines_on_one_day_are_one_date():
    twice = leverage(gathered(), [*dates(DAYS), *dates(DAYS, "trial")], **SPAN, **QUICK)
    assert twice.windows[0].dates == len(DAYS)
    assert twice.windows[0].p == made(gathered()).windows[0].p


def test_leaving_out_a_date_gives_a_range_around():
    found = made(gathered()).windows[0]
    assert 0 < found.loo_low <= found.loo_high < 0.2


def test_one_date_that_carries_all_is_seen_by_leaving_it_out():
    days = [430 - k * 9 for k in range(1, 4)] + list(range(5, 1090, 45))
    found = leverage(frame(days), dates([430, 700]), **SPAN, **QUICK, windows=[(-30, -1)]).windows[0]
    assert found.loo_high > 3 * found.loo_low


def test_power_is_given_for_each_effect():
    power = made(gathered(), runs=200).windows[0].power
    assert list(power) == sorted(power)
    assert power[-1] > 0.8


def test_looks_beyond_the_declared_windows_are_listed_with_q():
    held = [*dates(DAYS[:5]), *dates(DAYS[5:], "trial"), *dates((100, 200, 400), "trial")]
    found = leverage(gathered(), held, further={"repression": scattered()}, **SPAN, **QUICK)
    assert {(look.side, look.category) for look in found.looks} == {
        ("repression", None),
        ("concession", "election"),
        ("concession", "trial"),
    }
    assert len(found.looks) == 9
    assert all(look.p <= look.q <= 1 for look in found.looks)
    assert found.evidence.looks == 3 + 9


def test_the_profile_shows_the_operations_where_they_are():
    by_lag = {point.lag: point for point in made(gathered(before=14), windows=[(-30, -1)]).profile}
    assert by_lag[-14].observed == 9
    assert by_lag[-14].observed > by_lag[-14].high
    assert by_lag[21].observed <= by_lag[21].high


def test_profiles_of_chance_stay_within_their_envelope():
    out = 0
    for seed in range(60):
        found = leverage(scattered(seed, 40), dates(DAYS), **SPAN, simulations=499, runs=1, windows=[(0, 7)])
        out += any(not point.low <= point.observed <= point.high for point in found.profile)
    assert out <= 9


def test_tables_have_the_columns_that_figures_are_drawn_from():
    tables = made(gathered(), further={"repression": scattered()}).tables()
    needed = {
        "windows": "window from_day to_day operations dates hits expected rate trigger_rate p p_holm p_volume "
        "p_textbook loo_low loo_high power_1_5 power_2 power_3 power_5 verdict",
        "profile": "lag observed expected low high",
        "dates": "date category label source operations_near",
        "looks": "what p q",
    }
    for name, columns in needed.items():
        assert set(columns.split()) <= set(tables[name])
    assert tables["windows"]["window"].tolist() == ["-30..-1", "0..+7", "+8..+30"]
    assert tables["dates"]["operations_near"].sum() > 0


def test_dates_may_come_as_a_table():
    table = pandas.DataFrame({"date": [str(day(d)) for d in DAYS] + [None], "category": "election"})
    found = leverage(gathered(), table, **SPAN, **QUICK)
    assert found.windows == made(gathered()).windows
    assert found.inexact == 1
    assert leverage(gathered(), table[["date"]], **SPAN, **QUICK).windows == found.windows


def test_progress_reaches_its_end():
    told = []
    made(gathered(), notify=lambda done, of: told.append((done, of)))
    assert told[-1][0] == told[-1][1]
    assert told == sorted(told)


def test_a_test_that_was_stopped_goes_on_to_the_same_answer(tmp_path, monkeypatch):
    monkeypatch.setattr(simulating, "PAUSE", -1.0)
    state = tmp_path / "left.npz"

    def stop(done: int, of: int) -> None:
        if done > 0.6 * of:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        made(gathered(), simulations=2500, state=state, notify=stop)
    assert state.is_file()
    assert made(gathered(), simulations=2500, state=state) == made(gathered(), simulations=2500)
    assert not state.exists()


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"windows": []}, "A026"),
        ({"windows": [(3, -3)]}, "A026"),
        ({"windows": [(0, 7), (0, 7)]}, "A026"),
        ({"simulations": 50}, "A026"),
        ({"runs": 0}, "A026"),
        ({"reach": 0}, "A026"),
        ({"gap": -1}, "A026"),
    ],
    ids=str,
)
def test_what_cannot_be_tested_is_refused(wrong, code):
    with pytest.raises(UsageError) as caught:
        made(gathered(), **wrong)
    assert caught.value.diagnostic.code == code


@pytest.mark.parametrize(
    ("operations", "when", "code"),
    [
        (pandas.DataFrame({"first": ["2021-03-01"]}), dates(DAYS), "A001"),
        (pandas.DataFrame({"first": ["soon"], "last": ["soon"], "type": ["RETREAT"]}), dates(DAYS), "A002"),
        (frame([3]), pandas.DataFrame({"day": ["2021-03-01"]}), "A001"),
        (frame([3]), pandas.DataFrame({"date": ["soon"]}), "A002"),
    ],
)
def test_tables_that_do_not_do_are_refused(operations, when, code):
    with pytest.raises(UsageError) as caught:
        leverage(operations, when)
    assert caught.value.diagnostic.code == code


def test_a_record_of_a_single_day_is_no_error():
    found = leverage(frame([0]), dates([0]), **QUICK)
    assert found.since == found.until == dt.date(2021, 1, 1)
    assert {w.verdict for w in found.windows} == {"cannot tell"}
