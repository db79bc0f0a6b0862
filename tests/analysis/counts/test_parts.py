"""Parts against totals of one source and day."""

from __future__ import annotations

import pytest

from veedor.analysis.counts import parts

from .making import told

DAY = {"day": "2025-12-08"}


@pytest.mark.parametrize(("women", "verdict"), [(9, "within"), (95, "too many")])
def test_a_part_is_not_more_than_the_whole(women: int, verdict: str) -> None:
    rows = parts(told({"n": 90, **DAY}, {"n": women, "unit": "women political prisoners", **DAY}))
    assert rows["verdict"].tolist() == [verdict]


@pytest.mark.parametrize(("men", "verdict"), [(70, "adds up"), (60, "does not add up")])
def test_both_sides_make_the_whole(men: int, verdict: str) -> None:
    rows = parts(
        told(
            {"n": 90, **DAY},
            {"n": 20, "unit": "women political prisoners", **DAY},
            {"n": men, "unit": "men political prisoners", **DAY},
        )
    )
    assert rows["verdict"].tolist() == ["within", "within", verdict]


def test_a_word_that_changes_what_is_counted_makes_no_part() -> None:
    assert len(parts(told({"n": 90, **DAY}, {"n": 400, "unit": "former political prisoners", **DAY}))) == 0


def test_another_source_counts_other_people() -> None:
    assert len(parts(told({"n": 90, **DAY}, {"n": 95, "unit": "women political prisoners", "source": "B", **DAY}))) == 0
