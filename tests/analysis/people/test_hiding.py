"""Where somebody in hiding is, is withheld."""

from __future__ import annotations

import pytest

from veedor.analysis.people import lives

from .making import states

PLACED = {"place": "a farm near Quemal", "country": "VAL"}


@pytest.mark.parametrize("when", [None, "2025-01-05/..", "2025-01-05/", "2025-01-05/2025-06-01"])
def test_the_place_of_somebody_in_hiding_is_withheld(when: str | None) -> None:
    row = lives(states(("in_hiding", when, "2025-06-01"), **PLACED)).iloc[0]
    assert row["protected"]
    assert (row["place"], row["country"]) == (None, None)


def test_a_hiding_that_its_report_tells_as_over_is_shown_as_reported() -> None:
    row = lives(states(("in_hiding", "2024-01-05/2024-03-01", "2025-06-01"), **PLACED)).iloc[0]
    assert (row["protected"], row["place"]) == (False, "a farm near Quemal")


def test_what_somebody_else_tells_does_not_end_a_hiding() -> None:
    """A detention that is told wrongly must not give a place away."""
    rows = lives(states(("in_hiding", None, "2025-01-05"), ("detained", "2025-03-01/..", "2025-06-01"), **PLACED))
    assert rows["protected"].all()
    assert rows["place"].isna().all()


def test_a_state_of_a_hidden_person_that_has_ended_is_shown_as_reported() -> None:
    rows = lives(
        states(("detained", "2023-01-05/2023-03-01", "2025-06-01"), ("in_hiding", None, "2025-06-01"), **PLACED)
    )
    assert rows.set_index("state")["place"].to_dict() == {"detained": "a farm near Quemal", "in_hiding": None}


@pytest.mark.parametrize("modality", ["alleged", "planned", "hypothetical"])
def test_what_is_only_alleged_protects_as_well(modality: str) -> None:
    told = states(("barred", "2025-01-05/..", "2025-06-01"), ("in_hiding", None, "2025-06-01"), **PLACED)
    rows = lives(told.assign(modality=["asserted", modality]))
    assert rows["place"].isna().all()


def test_people_can_be_protected_by_name() -> None:
    rows = lives(states(("barred", "2025-01-05/..", "2025-06-01"), **PLACED), protected=["Jon Aster"])
    assert rows["place"].tolist() == [None]
