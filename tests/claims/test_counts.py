"""Counts: which numbers count what, and whether as stock, flow or attribute."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from veedor.claims.counting import counts
from veedor.claims.draft import Draft
from veedor.language import runtime


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded: Language = runtime.load("en")
    return loaded


def _find(nlp: Any, text: str) -> list[Draft]:
    return list(counts.find(nlp(text)))


@pytest.mark.parametrize(
    ("text", "low", "unit", "measure"),
    [
        ("As of Monday 275 political prisoners remained in custody.", 275, "political prisoners", "stock"),
        ("The group lists 902 political prisoners.", 902, "political prisoners", "stock"),
        ("There are about 900 political prisoners.", 900, "political prisoners", "stock"),
        ("Norte put the number of political prisoners at 1,124.", 1124, "political prisoners", "stock"),
        ("It put the Roma population at 172,500.", 172_500, "Roma population", "attribute"),
        ("Its tally of arrests stood at 60.", 60, "arrests", "flow"),
        ("Between January and March 1,580 persons were arrested.", 1580, "persons", "flow"),
        ("At least 71 people were arrested on Friday.", 71, "people", "flow"),
        ("The group recorded 83 releases since July 1.", 83, "releases", "flow"),
        ("Three other people freed this month were detained again.", 3, "other people", "flow"),
        ("The president released eight political prisoners.", 8, "political prisoners", "attribute"),
        ("Five prominent opposition leaders arrived.", 5, "prominent opposition leaders", "attribute"),
        ("They stayed there for 412 days.", 412, "days", "attribute"),
        ("A court sentenced her to 11 years in prison.", 11, "years in prison", "attribute"),
        ("He spoke of a 60-day extension.", 60, "day", "attribute"),
        ("Turnout was 42.6 percent.", 42.6, "percent", "attribute"),
        ("The blast killed at least eight people.", 8, "people", "attribute"),
        ("They gave $45 million in humanitarian assistance.", 45_000_000, "$ in humanitarian assistance", "attribute"),
        ("He was charged with one count of murder.", 1, "count of murder", "attribute"),
    ],
)
def test_unit_and_measure(nlp: Language, text: str, low: float, unit: str, measure: str) -> None:
    (draft,) = _find(nlp, text)
    assert (draft.fields["low"], draft.fields["unit"], draft.fields["measure"]) == (low, unit, measure)


@pytest.mark.parametrize(
    "text",
    [
        "By law police may hold a suspect for up to 10 days.",
        "The law allows visits every eight to 21 days.",
        "It was closed over the last two years.",
        "He left two years ago.",
        "One official said so.",
        "Two officials said so.",
        "There are three reasons for that.",
        "He was freed after two years and four months.",
    ],
)
def test_numbers_that_are_no_count(nlp: Language, text: str) -> None:
    assert _find(nlp, text) == []


def test_a_bare_number_counts_what_the_last_one_counted(nlp: Language) -> None:
    text = "On Thursday Norte listed 1,106 political prisoners and the Sur office 1,431."
    assert [(d.fields["low"], d.fields["unit"]) for d in _find(nlp, text)] == [
        (1106, "political prisoners"),
        (1431, "political prisoners"),
    ]


def test_parts_stand_with_their_whole(nlp: Language) -> None:
    text = "The group lists 902 political prisoners: 790 men and 112 women, of whom 173 are officers."
    found = _find(nlp, text)
    assert [d.fields["low"] for d in found] == [902, 790, 112, 173]
    assert {d.fields["measure"] for d in found} == {"stock"}


def test_a_ratio_is_two_counts(nlp: Language) -> None:
    assert [d.fields["low"] for d in _find(nlp, "Police charged 40 of the 260 detainees.")] == [40, 260]


def test_a_change_is_two_counts(nlp: Language) -> None:
    found = _find(nlp, "The city cut the number of polling stations from 180 to 5.")
    assert [(d.fields["low"], d.fields["unit"]) for d in found] == [(180, "polling stations"), (5, "polling stations")]


def test_a_difference_is_a_flow(nlp: Language) -> None:
    found = _find(nlp, "The group lists 902 political prisoners, up nine in a week.")
    assert [(d.fields["low"], d.fields["measure"]) for d in found] == [(902, "stock"), (9, "flow")]


def test_universe_is_taken_from_the_sentence_or_the_next(nlp: Language) -> None:
    text = "Norte confirmed 47 releases. It counts only people whose return home a relative has confirmed."
    (draft,) = _find(nlp, text)
    assert draft.fields["universe"] == "counts only people whose return home a relative has confirmed"
    (draft,) = _find(nlp, "Norte confirmed 47 releases.")
    assert draft.fields["universe"] is None


def test_evidence_holds_the_number_within_its_sentence(nlp: Language) -> None:
    text = (
        "The council met. More than 70 people, among them four students, were detained in the days before the vote, "
        "the ministry said. Of those, 12 were women, and the tally of arrests stood at 50 to 60."
    )
    doc = nlp(text)
    for draft in counts.find(doc):
        start, end = draft.evidence
        assert 0 < end - start <= 400
        sentence = draft.anchor.sent
        assert sentence.start_char <= start < end <= sentence.end_char
        value = draft.fields["low"] if draft.fields["low"] is not None else draft.fields["high"]
        spelled = {4: "four"}.get(value, str(value))
        assert spelled in text[start:end]


def test_nothing_in_an_empty_text(nlp: Language) -> None:
    assert _find(nlp, "") == []
