"""Alerts of a record: acts of a side and reports of sources."""

from __future__ import annotations

import pandas as pd
import pytest

from veedor.analysis.alerts import alerts
from veedor.analysis.telling import LANGUAGES

WEEKS = pd.date_range("2023-01-02", periods=90, freq="W-MON")


def acts(*per_week: int, modality: str = "asserted") -> pd.DataFrame:
    days = [day for day, n in zip(WEEKS, per_week, strict=False) for _ in range(n)]
    return pd.DataFrame({"first": days, "last": days, "type": "COERCE", "mode": "arrest", "modality": modality})


def published(*per_week: int, source: str = "Vigía") -> pd.DataFrame:
    days = [day for day, n in zip(WEEKS, per_week, strict=False) for _ in range(n)]
    return pd.DataFrame({"published": days, "source": source})


def test_more_acts_than_before_are_an_alert() -> None:
    found = alerts(acts(*[3, 5] * 40, 30)).alerts
    assert found[["series", "kind", "observed"]].values.tolist() == [["repression", "more", 30]]


def test_a_source_that_falls_silent_is_an_alert_while_others_go_on() -> None:
    told = pd.concat([published(*[4, 5] * 40), published(*[6] * 90, source="ministry")])
    found = alerts(None, told).alerts
    assert ["reports: Vigía", "silence"] in found[["series", "kind"]].values.tolist()


def test_the_last_weeks_of_acts_may_still_fill() -> None:
    found = alerts(acts(*[9, 11] * 40), published(*[6] * 84)).alerts
    assert len(found) == 0


def test_weeks_of_which_no_report_tells_are_no_data() -> None:
    weekly = alerts(acts(*[3] * 30, *[0] * 20, *[3] * 20), published(*[2] * 30, *[0] * 21, *[2] * 30)).weekly
    mine = weekly[weekly["series"] == "repression"]["observed"]
    assert mine.iloc[31:48].isna().all()


def test_more_acts_in_weeks_with_more_reports_are_marked() -> None:
    found = alerts(acts(*[3, 5] * 40, 30), published(*[4, 6] * 40, 40, 5)).alerts
    assert found.set_index("series")["attention"].to_dict() == {
        "reports": False,
        "reports: Vigía": False,
        "repression": True,
    }


@pytest.mark.parametrize("modality", ["alleged", "planned", "negated", "hypothetical"])
def test_only_executed_acts_are_watched(modality: str) -> None:
    assert len(alerts(acts(*[3, 5] * 40, 30, modality=modality)).weekly) == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rate_of_false_alarms_is_said_beside_every_alert(language: str) -> None:
    said = alerts(acts(*[3, 5] * 40, 30), published(*[4, 6] * 40, 40, 5)).sentences(language)
    assert [s.key for s in said] == ["alerts", "watched", "rate", "more", "more", "more", "attention", "limit"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_short_record_cannot_tell(language: str) -> None:
    assert [s.key for s in alerts(acts(3, 5, 3)).sentences(language)] == ["cannot_tell"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_data_is_no_zero(language: str) -> None:
    (only,) = alerts().sentences(language)
    assert only.key == "no_data"
