"""The country that a report is about, as a guess for claims that name none."""

from __future__ import annotations

import msgspec
import pytest

from veedor.judgement.index import Index

from .making import Desk

LONG = "Chile held a vote. Chile closed a paper. Peru, Bolivia and Ecuador took in those who left."


def about(text: str, title: str | None) -> str | None:
    desk = Desk()
    desk.report("a", text, "2025-03-01")
    desk.event("a", "held a vote", "AGREE", "held")
    return Index(desk.claims, {"a": msgspec.structs.replace(desk.reports["a"], title=title)}).about("a")


@pytest.mark.parametrize("title", ["chile 2024 yearly report", "Yearly Report 2024: CHILE"])
def test_the_one_country_of_a_title_need_only_be_named_most(title: str) -> None:
    assert about(LONG, title) == "CHL"


def test_without_a_title_it_is_named_more_often_than_all_others() -> None:
    assert about(LONG, None) is None
    assert about("Chile held a vote. Chile closed a paper.", None) == "CHL"


@pytest.mark.parametrize("title", ["peru 2024 yearly report", "Talks of Chile and Peru", "Yearly report"])
def test_a_title_that_the_text_does_not_bear_out_tells_nothing(title: str) -> None:
    assert about(LONG, title) is None
