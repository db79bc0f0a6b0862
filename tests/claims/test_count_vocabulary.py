"""The vocabulary of counts and deadlines is complete and free of contradictions."""

from __future__ import annotations

from collections import Counter

import pytest

from veedor.claims.ahead.schedules import Deadlines, Labels, schedules
from veedor.claims.counting.units import Kind, Language, lookup
from veedor.vocabulary import load

CATEGORIES = {
    *("election", "licence_expiry", "trial", "sentence_end", "ultimatum", "negotiation"),
    *("sanctions_review", "anniversary", "other"),
}
LANGUAGES = ["en", "es"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_noun_in_two_groups(language: str) -> None:
    nouns = Counter(n for group in load(f"units.{language}", Language).nouns.values() for n in group)
    assert [n for n, times in nouns.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_group_has_nouns(language: str) -> None:
    nouns = load(f"units.{language}", Language).nouns
    assert set(nouns) == set(load("units", dict[str, Kind]))
    assert all(nouns.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_unit_is_also_ignored(language: str) -> None:
    words = lookup(language)
    assert not set(words.group_of) & words.ignored


def test_every_language_has_the_same_kinds_of_verbs_and_cues() -> None:
    english, spanish = (load(f"units.{language}", Language) for language in LANGUAGES)
    assert set(english.verbs) == set(spanish.verbs)
    assert set(english.cues) == set(spanish.cues)


def test_every_category_of_the_contract_has_labels_and_words_in_both_languages() -> None:
    labels = load("deadlines", Labels)
    assert set(labels) == CATEGORIES
    assert all(set(names) == set(LANGUAGES) for names in labels.values())
    assert all(set(load(f"deadlines.{language}", Deadlines).categories) == CATEGORIES for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_deadline_noun_in_two_categories(language: str) -> None:
    nouns = Counter(n for c in load(f"deadlines.{language}", Deadlines).categories.values() for n in c.nouns)
    assert [n for n, times in nouns.items() if times > 1] == []


def test_words_of_no_category_are_other() -> None:
    assert schedules("en").category_in("they will travel to Geneva") == "other"
    assert schedules("es").category_in("viajarán a Ginebra") == "other"
