"""What contradicts in a life, what leaves the order open, and what goes together."""

from __future__ import annotations

import pytest

from veedor.analysis.people import lives, relations

from .making import states


def verdict(*rows: tuple[str, str | None, str]) -> str:
    found = relations(lives(states(*rows)))
    assert len(found) == 1
    return str(found["verdict"][0])


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("detained", "2025-01-05/.."), ("in_hiding", "2025-02-01/2025-03-01"), "contradiction"),
        (("detained", "2025-01-05/2025-05-09"), ("released", "2025-05-10/.."), "compatible"),
        (("detained", "2025-01/2025-05"), ("exiled", "2025-05/2025-06"), "order unknown"),
        (("barred", "2025-01-05/.."), ("released", "2025-02-01/.."), "compatible"),
        (("dead", "2025-03-01"), ("detained", "2025-05-10/.."), "contradiction"),
        (("dead", "2025-03-01"), ("pardoned", "2025-05-10/.."), "compatible"),
    ],
    ids=str,
)
def test_two_states_of_one_person(left: tuple[str, str], right: tuple[str, str], expected: str) -> None:
    assert verdict((*left, "2025-06-12"), (*right, "2025-06-12")) == expected


def test_a_contradiction_keeps_both_sides_with_days_and_sources() -> None:
    told = states(("detained", "2025-01-05/..", "2025-06-12"), ("in_hiding", "2025-02-01/2025-03-01", "2025-06-12"))
    row = relations(lives(told.assign(source=["Vigía", "ministry"]))).iloc[0]
    assert (row["left_sources"], row["right_sources"]) == (["Vigía"], ["ministry"])
    assert (str(row["first"].date()), str(row["last"].date())) == ("2025-02-01", "2025-02-28")


def test_states_that_exclude_each_other_are_told_without_a_common_day() -> None:
    told = states(("detained", "2025-01-05/..", "2025-01-20"), ("released", None, "2025-03-02"))
    assert relations(lives(told))["relation"].tolist() == ["before; meets"]


def test_two_persons_have_no_relation() -> None:
    import pandas as pd

    one = states(("detained", None, "2025-01-20"))
    two = states(("in_hiding", None, "2025-01-20"), who="Mara Quell")
    assert len(relations(lives(pd.concat([one, two])))) == 0


def test_alleged_states_contradict_nothing() -> None:
    told = states(("detained", "2025-01-05/..", "2025-06-12"), ("in_hiding", None, "2025-05-01"))
    assert len(relations(lives(told.assign(modality=["asserted", "alleged"])))) == 0
