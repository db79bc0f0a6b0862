"""What may be said of counts, in both languages."""

from __future__ import annotations

import pandas as pd
import pytest

from veedor.analysis.counts import counts
from veedor.analysis.telling import LANGUAGES

from .making import told, week

FULL = told(
    {"n": 893, "day": "2025-12-08"},
    week(1, "releases"),
    week(10, "arrests"),
    {"n": 950, "day": "2025-12-15"},
    {"n": 700, "day": "2025-12-08", "source": "Collective"},
    {"n": 7, "as_of": "2025-12-20", "modality": "alleged"},
)
ACTS = pd.DataFrame(
    {
        "first": ["2025-12-08", "2025-12-09"], "last": ["2025-12-08", "2025-12-09"], "type": ["COERCE", "RETREAT"],
        "mode": ["arrest", "release"], "persons_low": [24.0, 1.0], "persons_high": [None, 1.0],
    }
)  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same(language: str) -> None:
    keys = [sentence.key for sentence in counts(FULL, ACTS).sentences(language)]
    assert keys == [
        "ladder", "alleged", "no_day", "compared", "sums", "flagged", "assumed", "door", "door_arrests_open",
        "door_releases", "door_both",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_data_is_no_zero(language: str) -> None:
    (only,) = counts(FULL.iloc[:0]).sentences(language)
    assert only.key == "no_data"
    assert not any(letter.isdigit() for letter in only.text)


def test_a_flagged_sum_says_how_far_it_is_off() -> None:
    said = {sentence.key: sentence.text for sentence in counts(FULL).sentences()}
    assert said["flagged"] == "The first such sum, from 8 December 2025 to 15 December 2025, is off by 48 or more."


def test_the_evidence_bar_counts_numbers_known_from_one_source_only() -> None:
    found = counts(
        told({"n": 1, "day": "2025-12-08"}, {"n": 2, "day": "2025-12-08", "source": "B"}, {"n": 3, "day": "2025-12-09"})
    )
    assert (found.evidence.noun, found.evidence.operations, found.evidence.sources) == ("number", 3, 2)
    assert found.evidence.single_source_share == pytest.approx(1 / 3)


def test_what_only_a_side_of_the_conflict_tells_is_told() -> None:
    found = counts(
        told({"n": 1, "day": "2025-12-08"}, {"n": 2, "day": "2025-12-09", "source": "B"}), parties=frozenset({"B"})
    )
    assert found.evidence.party_share == 0.5
