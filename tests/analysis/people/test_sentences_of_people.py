"""What may be said of people, in both languages: no name and no place."""

from __future__ import annotations

import pandas as pd
import pytest

from veedor.analysis.people import people
from veedor.analysis.telling import LANGUAGES

from .making import states

PLACED = {"place": "Quemal", "country": "VAL"}
FULL = pd.concat(
    [
        states(("detained", "2025-01-05/..", "2025-05-10"), ("in_hiding", None, "2025-05-07"), **PLACED),
        states(("barred", None, "2025-05-07"), who="Mara Quell", modality="alleged", **PLACED),
        states(("detained", None, "2025-05-07"), who="two teachers", named=False, **PLACED),
    ]
).assign(named=[True, True, True, False])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_the_same(language: str) -> None:
    keys = [sentence.key for sentence in people(FULL).sentences(language)]
    assert keys == ["lives", "alleged", "relations", "protected", "length_cannot_tell", "left_out"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_and_no_place_is_said(language: str) -> None:
    text = " ".join(sentence.text for sentence in people(FULL).sentences(language))
    assert not any(word in text for word in ("Aster", "Quell", "Quemal"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_data_is_no_zero(language: str) -> None:
    assert [s.key for s in people(FULL.iloc[:0]).sentences(language)] == ["no_data"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_half_of_them_is_told_with_its_interval(language: str) -> None:
    """Fifteen of thirty have ended by 15 April, 105 days after New Year of a leap year."""
    rows = [
        {
            "subject": f"Person {n}",
            "state": "detained",
            "when": f"2024-01-01/2024-{1 + n % 9:02d}-15",
            "as_of": "2025-01-01",
        }
        for n in range(30)
    ]
    said = {sentence.key: sentence.values for sentence in people(pd.DataFrame(rows)).sentences(language)}
    assert said["half"] == {"days": "105", "low": said["half"]["low"], "high": said["half"]["high"]}
    assert int(said["half"]["low"]) <= 105 <= int(said["half"]["high"])
