"""Phases of a frame of events, and what may be said of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas
import pytest

from veedor.analysis.phases import phases
from veedor.analysis.registry import Scope, get_analysis
from veedor.case import Case
from veedor.reports import from_text

MONDAY = pandas.Timestamp("2023-01-02")
ARREST, RELEASE = ("COERCE", "arrest"), ("RETREAT", "release")


def record(repression: Any, concession: Any) -> pandas.DataFrame:
    """So many arrests and releases in each week."""
    weeks = [np.repeat(np.arange(len(counts)), counts) for counts in (repression, concession)]
    days = MONDAY + pandas.to_timedelta(7 * np.concatenate(weeks), "D")
    kinds = [ARREST] * len(weeks[0]) + [RELEASE] * len(weeks[1])
    return pandas.DataFrame({"first": days, "last": days, "type": [k[0] for k in kinds], "mode": [k[1] for k in kinds]})


def reports(weekly: Any) -> pandas.DataFrame:
    """So many reports in each week."""
    days = MONDAY + pandas.to_timedelta(7 * np.repeat(np.arange(len(weekly)), weekly), "D")
    return pandas.DataFrame({"published": days})


def poisson(*rates: float, weeks: int = 100, seed: int = 1) -> Any:
    return np.random.default_rng(seed).poisson(np.repeat(rates, weeks // len(rates)))


def keys(found: Any) -> list[str]:
    return [sentence.key for sentence in found.sentences()]


RISEN = record(poisson(1, 5), poisson(1, 1, seed=2))


def test_a_rise_is_dated() -> None:
    tables = phases(RISEN, simulations=99).tables()
    turn = tables["breaks"].query("series == 'repression'").iloc[0]
    assert turn["low"] <= MONDAY + pandas.Timedelta(weeks=50) <= turn["high"]
    assert turn["bayes_factor"] > 1000
    assert tables["phases"].query("series == 'repression'")["rate"].tolist() == pytest.approx([1, 5], rel=0.3)


def test_phases_follow_each_other_without_a_gap() -> None:
    told = phases(RISEN, simulations=99).tables()["phases"].query("series == 'repression'")
    assert told["start"].iloc[1] - told["end"].iloc[0] == pandas.Timedelta(days=1)


def test_columns_are_those_that_figures_draw_from() -> None:
    tables = phases(RISEN, simulations=99).tables()
    for name, needed in {
        "phases": {"series", "start", "end", "rate", "low", "high"},
        "breaks": {"date", "low", "high", "bayes_factor"},
        "states": {"period", "state", "probability"},
        "oscillation": {"switches", "expected", "p", "verdict"},
    }.items():
        assert needed <= set(tables[name])


def test_the_last_weeks_make_no_break() -> None:
    told = record(np.append(poisson(6, weeks=80), [0] * 5), np.append(poisson(1, weeks=80, seed=3), [0, 0, 0, 0, 1]))
    assert phases(told, simulations=99).tables()["breaks"].empty


def test_what_reports_look_back_on_makes_no_break() -> None:
    told = record(np.concatenate([[1] + [0] * 39, poisson(5, weeks=60)]), poisson(1, weeks=100, seed=3))
    assert not phases(told, simulations=99).tables()["breaks"].empty
    seen = np.concatenate([[0] * 39, [10] * 61])
    assert phases(told, reports(seen), simulations=99).tables()["breaks"].empty


def test_a_rise_that_attention_makes_is_said_to_be_one_perhaps() -> None:
    told = keys(phases(RISEN, reports(np.repeat([10, 50], 50)), simulations=99))
    assert "volume_not" in told
    assert "volume_too" in keys(phases(RISEN, reports([10] * 100), simulations=99))


def test_a_balance_that_turns_is_told() -> None:
    told = record(poisson(4, 1, seed=4), poisson(1, 4, seed=5))
    assert {"turn_balance", "turn_balance_great"} & set(keys(phases(told, simulations=99)))


def test_a_steady_record_has_no_turning_point() -> None:
    told = keys(phases(record(poisson(3), poisson(2, seed=6)), simulations=99))
    assert told.count("no_turn") == 3


def test_few_acts_cannot_be_told() -> None:
    told = keys(phases(record([1, 0, 1, 0, 0, 0, 0, 0, 0, 1], [0] * 10)))
    assert told.count("cannot_tell") == 3
    assert "swings_cannot_tell" in told


def test_no_acts_are_no_data() -> None:
    found = phases(record([], []), reports([1] * 20))
    assert keys(found) == ["no_data"]
    assert found.tables()["phases"].empty


def test_acts_that_are_not_settled_yet_cannot_be_told() -> None:
    assert keys(phases(record([2, 3], [1, 0]), reports([4, 4]))) == ["no_settled"]


def test_the_same_seed_gives_the_same_answer() -> None:
    told = record(poisson(4), poisson(4, seed=9))
    one, two = (phases(told, simulations=300, seed=5).tables()["oscillation"] for _ in range(2))
    assert one.equals(two)
    assert one["verdict"][0] != "cannot tell"


@pytest.mark.parametrize("language", ["en", "es"])
def test_everything_can_be_said_in_both_languages(language: str) -> None:
    found = [
        phases(RISEN, simulations=99),
        phases(RISEN, reports([9] * 100), every="month", simulations=99),
        phases(record(poisson(4, 1, seed=4), poisson(1, 4, seed=5)), simulations=99),
        phases(RISEN.head(5)),
        phases(RISEN.head(0)),
    ]
    for each in found:
        for sentence in each.sentences(language):
            assert "{" not in sentence.text


def test_a_case_has_phases(tmp_path: Path) -> None:
    with Case.new(tmp_path / "case") as case:
        case.add(from_text("Venezuelan police arrested two teachers on 3 March 2025.", id="a", published="2025-03-04"))
        found = get_analysis("phases").run(case, Scope(simulations=99))
    assert [sentence.key for sentence in found.sentences()] == ["no_settled"]
    assert found.evidence.operations == 1
