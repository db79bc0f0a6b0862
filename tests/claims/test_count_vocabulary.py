"""The vocabulary of counts and deadlines is complete and free of contradictions."""

from __future__ import annotations

from collections import Counter

import pytest

from veedor.claims.ahead.schedules import Deadlines, schedules
from veedor.claims.counting.units import Units, lookup
from veedor.vocabulary import load

CATEGORIES = {
    *("election", "licence_expiry", "trial", "sentence_end", "ultimatum", "negotiation"),
    *("sanctions_review", "anniversary", "other"),
}


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_noun_in_two_groups(language: str) -> None:
    nouns = Counter(n for g in load("units", Units).groups for n in getattr(g, language))
    assert [n for n, times in nouns.items() if times > 1] == []


def test_no_unit_is_also_ignored() -> None:
    words = lookup("en")
    assert not set(words.group_of) & words.ignored


def test_every_category_of_the_contract_has_labels_in_both_languages() -> None:
    categories = load("deadlines", Deadlines).categories
    assert set(categories) == CATEGORIES
    assert all(set(c.labels) == {"en", "es"} for c in categories.values())


def test_words_of_no_category_are_other() -> None:
    assert schedules("en").category_in("they will travel to Geneva") == "other"
