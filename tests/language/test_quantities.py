"""``veedor_quantities``: which numbers count something, how they are qualified, and what noun they count."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from veedor.language import runtime
from veedor.language.quantities import Quantity


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded: Language = runtime.load("en")
    return loaded


def _only(nlp: Any, text: str) -> Quantity:
    (quantity,) = nlp(text)._.quantities
    found: Quantity = quantity
    return found


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "qualifier"),
    [
        ("Police hold approximately 900 prisoners.", "approximately 900", 900, 900, "about"),
        ("Some 400 reporters were harassed.", "Some 400", 400, 400, "about"),
        ("At least 71 people were arrested.", "At least 71", 71, None, "at_least"),
        ("No fewer than 30 people were arrested.", "No fewer than 30", 30, None, "at_least"),
        ("More than half a million people left.", "More than half a million", 500_000, None, "more_than"),
        ("They detained up to 40 people.", "up to 40", None, 40, "at_most"),
        ("Fewer than 15 people voted.", "Fewer than 15", None, 15, "fewer_than"),
        ("They detained 50 or more people.", "50 or more", 50, None, "at_least"),
        ("They detained 50 people.", "50", 50, 50, "exact"),
        ("They detained 50 to 60 people.", "50 to 60", 50, 60, "range"),
        ("They detained between 50 and 60 people.", "between 50 and 60", 50, 60, "range"),
        ("Dozens of people were detained.", "Dozens", 24, None, "at_least"),
        ("Nearly two dozen people were detained.", "Nearly two dozen", 24, 24, "about"),
        ("At least about 50 people were detained.", "At least about 50", 50, None, "at_least"),
        ("An estimated 800 people were detained.", "An estimated 800", 800, 800, "about"),
    ],
)
def test_qualifier(nlp: Language, text: str, words: str, low: float, high: float, qualifier: str) -> None:
    quantity = _only(nlp, text)
    assert (quantity.text, quantity.low, quantity.high, quantity.qualifier) == (words, low, high, qualifier)
    assert text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(
    "text",
    [
        "It happened on May 6, 2025.",
        "It happened on 6 May 2025.",
        "It happened between May 20 and 24.",
        "It happened in 2021.",
        "From 2019 to 2021 nothing changed.",
        "The August 9 protests went on.",
        "They met at 4 p.m. in the hall.",
        "Ana Roa, 34, was released.",
        "The 34-year-old teacher was released.",
        "Roa, who is 85 years old, was released.",
        "He is aged 28.",
        "Women older than 18 may vote.",
        "Six of every 10 agreed.",
        "Article 20 forbids it.",
        "Executive Order 13818 applies.",
        "See Resolution 1929.",
        "The Group of Seven met.",
        "Two-thirds agreed.",
    ],
)
def test_numbers_that_count_nothing(nlp: Language, text: str) -> None:
    assert nlp(text)._.quantities == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("They freed eight military political prisoners.", "prisoners"),
        ("They held five prominent opposition leaders.", "leaders"),
        ("Thousands of individuals marched.", "individuals"),
        ("It was extended for 60 days.", "days"),
        ("They held three Belarusian and Russian journalists.", "journalists"),
        ("They added two.", None),
        ("They freed eleven of them.", None),
    ],
)
def test_noun(nlp: Language, text: str, noun: str | None) -> None:
    doc = nlp(text)
    (quantity,) = doc._.quantities
    assert (None if quantity.noun is None else doc[quantity.noun].text) == noun


def test_hyphenated_number_counts_what_it_is_joined_to(nlp: Language) -> None:
    doc = nlp("He spoke of a 60-day extension.")
    (quantity,) = doc._.quantities
    assert quantity.hyphenated
    assert doc[quantity.noun].text == "day"


def test_part_and_whole_are_two_quantities(nlp: Language) -> None:
    doc = nlp("Police charged 40 of the 260 detainees.")
    assert [(q.low, q.partitive) for q in doc._.quantities] == [(40, True), (260, False)]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Turnout was 42.6 percent.", "percent"),
        ("Turnout was 42.6%.", "percent"),
        ("They gave $45 million.", "money"),
        ("They gave 30 million euros.", "money"),
        ("They freed 45 people.", "cardinal"),
    ],
)
def test_sort(nlp: Language, text: str, sort: str) -> None:
    assert _only(nlp, text).sort == sort


def test_a_change_and_a_result_are_two_numbers(nlp: Language) -> None:
    doc = nlp("The city cut the number of stations from 180 to 5.")
    assert [q.low for q in doc._.quantities] == [180, 5]
    doc = nlp("The house passed it by a vote of 11 to 2.")
    assert [q.low for q in doc._.quantities] == [11, 2]


def test_runs_without_a_parser() -> None:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("veedor_quantities")
    doc = nlp("At least 71 people were arrested on May 6.")
    assert [q.text for q in doc._.quantities] == ["At least 71"]


def test_empty_text(nlp: Language) -> None:
    assert nlp("")._.quantities == []
