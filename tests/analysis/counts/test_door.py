"""The revolving door."""

from __future__ import annotations

import pandas as pd

from veedor.analysis.counts import door
from veedor.analysis.counts.door import undated


def acts(*rows: tuple[str | None, str, str, float | None, float | None]) -> pd.DataFrame:
    made = [
        {"first": day, "last": day, "type": act.split("-")[0], "mode": act.split("-")[1], "modality": modality,
         "persons_low": low, "persons_high": high}
        for day, act, modality, low, high in rows
    ]  # fmt: skip
    return pd.DataFrame(made)


def test_a_release_of_a_hundred_is_one_operation() -> None:
    rows = door(acts(("2025-01-03", "RETREAT-release", "asserted", 100, 100)))
    assert rows[["releases", "releases_persons_low", "arrests"]].values.tolist() == [[1, 100, 0]]


def test_months_between_hold_nothing_and_sums_go_on() -> None:
    rows = door(
        acts(
            ("2025-01-03", "COERCE-arrest", "asserted", 10, 12),
            ("2025-03-03", "RETREAT-release", "asserted", 4, 4),
            ("2025-03-05", "COERCE-arrest", "asserted", None, None),
        )
    )
    assert rows["arrests"].tolist() == [1, 0, 1]
    assert rows["arrests_cum"].tolist() == [1, 1, 2]
    assert rows["arrests_untold_cum"].tolist() == [0, 0, 1]
    assert rows["arrests_persons_high_cum"].tolist() == [12, 12, 12]


def test_at_least_so_many_leaves_the_upper_bound_open() -> None:
    rows = door(acts(("2025-01-03", "COERCE-arrest", "asserted", 24, None)))
    assert (rows["arrests_persons_low"][0], pd.isna(rows["arrests_persons_high"][0])) == (24, True)


def test_what_was_planned_or_denied_did_not_happen() -> None:
    rows = door(
        acts(("2025-01-03", "RETREAT-release", "planned", 5, 5), ("2025-01-03", "COERCE-arrest", "negated", 5, 5))
    )
    assert len(rows) == 0


def test_an_undated_arrest_is_in_no_month() -> None:
    frame = acts((None, "COERCE-arrest", "asserted", 5, 5))
    frame[["first", "last"]] = frame[["first", "last"]].astype("datetime64[s]")
    assert (len(door(frame)), undated(frame)) == (0, 1)
