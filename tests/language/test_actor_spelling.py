"""How the names of actors are spelled in a report: articles in small letters, possessives, countries within names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language import naming

Parse = Callable[..., Any]

SPELLED: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("an article joined by a hyphen", "In Sudan al-Burhan spoke.", [("al-Burhan", "SDN/abdel-fattah-al-burhan")]),
    ("with a capital", "Al-Burhan spoke in Sudan.", [("Al-Burhan", "SDN/abdel-fattah-al-burhan")]),
    ("without", "In Sudan Burhan spoke.", [("Burhan", "SDN/abdel-fattah-al-burhan")]),
    (
        "behind a rank",
        "In Sudan, General al-Burhan spoke.",
        [("al-Burhan", "SDN/abdel-fattah-al-burhan")],
    ),
    ("behind another given name it is another", "In Sudan, Khalid al-Burhan spoke.", []),
    (
        "a possessive inside a name",
        "In Venezuela the Public Prosecutor's Office met.",
        [("Public Prosecutor's Office", "VEN/public-ministry")],
    ),
    ("a country that opens a name", "He works for Russia Today.", [("Russia Today", "RUS/rt")]),
    ("and stands before an adverb", "In Russia today the FBI met.", [("FBI", "USA/fbi")]),
    ("and before a noun", "Iran human rights activists met.", []),
    ("but not before one in capitals", "Iran Human Rights met.", [("Iran Human Rights", "IRN/iran-human-rights")]),
]


@pytest.mark.parametrize(("text", "actors"), [s[1:] for s in SPELLED], ids=[s[0] for s in SPELLED])
def test_a_name_is_spelled(text: str, actors: list[tuple[str, str]], parse: Parse) -> None:
    doc = parse(text)
    assert [(doc[m.start : m.end].text, m.entity) for m in doc._.actors] == actors


def test_a_country_that_opens_no_name_is_still_told_of(parse: Parse) -> None:
    doc = parse("In Russia today, Putin spoke.")
    assert [m.entity for m in doc._.actors] == ["RUS/vladimir-putin"]


PRESIDENTS: list[tuple[str, str | None]] = [
    (
        "In Venezuela, in Caracas, Nicolás Maduro met Donald Trump of the United States. The president spoke.",
        "VEN/nicolas-maduro",
    ),
    ("In Kenya, Kenyans and the Kenyan press met Donald Trump. The president spoke.", None),
]


@pytest.mark.parametrize(("text", "entity"), PRESIDENTS, ids=["of a pack", "of none"])
def test_the_president_is_that_of_the_country_that_the_report_names_most(
    text: str, entity: str | None, parse: Parse
) -> None:
    doc = parse(text, published="2019-05-01")
    noun = next(t for t in doc if t.text == "president")
    found = naming.names_of(noun)
    assert (found[0].entity if found else None) == entity
