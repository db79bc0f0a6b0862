"""Figures of a series: nothing known is no zero, what may still fill up is greyed, numbers stand at their period."""

from __future__ import annotations

import pandas
from tests.figures import drawings, synthetic

from veedor.figures.registry import draw


def labels(found):
    return [mark.get("aria-label") for mark in drawings.marks(found.svg)]


def test_a_week_without_reports_is_unknown_and_not_zero():
    found = draw("mirror", {"series": synthetic.series(40)})
    silent = [label for label in labels(found) if "no reports; nothing is known" in label]
    assert len(silent) == 3
    assert found.table["repression"].isna().sum() == 3


def test_what_later_reports_told_of_a_silent_week_is_told():
    series = synthetic.series(12).assign(volume=0, repression=2, concession=0, settled=True)
    assert all("2 of repression" in label for label in labels(draw("mirror", {"series": series})))


def test_weeks_that_may_still_fill_up_say_so():
    found = labels(draw("mirror", {"series": synthetic.series(40)}))
    assert [("may still fill up" in label) for label in found] == [n >= 35 for n in range(40)]


def test_a_period_without_operations_has_no_balance():
    series = synthetic.series(40)
    found = draw("balance", {"series": series})
    assert len(labels(found)) == series["balance"].notna().sum() < 40
    assert len(found.table) == 40


def test_a_series_needs_only_what_is_drawn():
    days = pandas.to_datetime(["2025-01-06", "2025-01-13"])
    found = draw("mirror", {"series": pandas.DataFrame({"period": days, "repression": [1, 0], "concession": [0, 2]})})
    assert labels(found)[1].startswith("13–19 Jan 2025: 2 of concession, 0 of repression")


def test_months_are_named_as_months():
    found = draw("door", synthetic.counts(), language="es")
    assert labels(found)[0].startswith("ene 2024: 0 liberaciones, 3 detenciones")


def test_the_door_sums_up_both_ends():
    table = draw("door", synthetic.counts()).table
    assert table["arrests_summed_low"].tolist()[-1] == sum(10 * n for n in range(12))
    assert table["arrests_summed_high"].tolist()[-1] == sum(14 * n for n in range(12))
    assert table["summed"].unique().tolist() == ["persons"]


def test_without_persons_the_door_sums_up_operations_and_says_so():
    door = synthetic.counts()["door"][["period", "arrests", "releases"]]
    found = draw("door", {"door": door})
    assert found.table["summed"].unique().tolist() == ["operations"]
    assert "No number of persons is told" in found.caption
