"""What stands in the vocabulary of one language stands in that of the other."""

from __future__ import annotations

from typing import Any

import pytest

from veedor.vocabulary import load


@pytest.mark.parametrize(
    "name", ["grammar", "modality", "actors", "reporting", "dating", "tenses", "placing", "quantities"]
)
def test_both_languages_have_the_same_lists(name: str) -> None:
    english, spanish = (load(f"{name}.{language}", dict[str, Any]) for language in ("en", "es"))
    assert set(english) == set(spanish)


@pytest.mark.parametrize("section", ["governors", "fates", "adverbs", "adjectives", "auxiliaries", "nouns"])
def test_spanish_marks_the_same_modalities(section: str) -> None:
    english, spanish = (load(f"modality.{language}", dict[str, Any])[section] for language in ("en", "es"))
    assert set(english) == set(spanish)


def test_spanish_roles_give_the_same_sectors() -> None:
    english, spanish = (load(f"actors.{language}", dict[str, Any])["roles"] for language in ("en", "es"))
    assert set(english) == set(spanish)
