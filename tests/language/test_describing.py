"""What a report says of those whom it names, for every mention of the name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language.describing import description

Parse = Callable[..., Any]

TOLD: list[tuple[str, str, str, str | None, tuple[str, ...]]] = [
    ("a role before the name", "Activist Ana Torvik spoke.", "Torvik", None, ("CVL",)),
    ("a demonym and a role", "Cuban journalist Ana Torvik spoke.", "Torvik", "CUB", ("JRN",)),
    ("an apposition", "Ana Torvik, a Cuban lawyer, spoke.", "Torvik", "CUB", ("SOC",)),
    ("a noun that it is put beside", "The journalist, Ana Torvik, spoke.", "Torvik", None, ("JRN",)),
    ("a predicate", "Ana Torvik is a nurse.", "Torvik", None, ("MED",)),
    ("a kind of body", "The Cuban NGO Casa Abierta spoke.", "Abierta", "CUB", ("SOC",)),
    ("an office of the past", "Former Cuban minister Ana Torvik spoke.", "Torvik", "CUB", ("ELI",)),
    ("a trade of the past", "Former journalist Ana Torvik spoke.", "Torvik", None, ("JRN",)),
    ("what was said before, by surname", "Activist Ana Torvik spoke. Torvik left.", "Torvik", None, ("CVL",)),
    ("what is said later", "Torvik spoke. Ana Torvik is a journalist.", "Torvik", None, ("JRN",)),
    ("by an acronym", "The NGO Casa Abierta (CA) spoke. Later CA left.", "CA", None, ("SOC",)),
    ("nothing", "Ana Torvik spoke.", "Torvik", None, ()),
]


@pytest.mark.parametrize(("text", "word", "country", "sectors"), [t[1:] for t in TOLD], ids=[t[0] for t in TOLD])
def test_a_name_is_described_by(
    text: str, word: str, country: str | None, sectors: tuple[str, ...], parse: Parse
) -> None:
    told = description([t for t in parse(text) if t.text == word][-1])
    assert told is not None
    assert (told.country, told.sectors) == (country, sectors)


def test_two_of_one_surname_are_told_apart(parse: Parse) -> None:
    doc = parse("Activist Ana Torvik met Bishop Luis Torvik. Torvik left.")
    ana, luis, last = (description(t) for t in doc if t.text == "Torvik")
    assert ana is not luis
    assert last is luis


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Hanna Torvik spoke.", "female"),
        ("Ms. Torvik spoke.", "female"),
        ("His brother, Noor Torvik, spoke.", "male"),
        ("Noor Torvik spoke.", None),
    ],
)
def test_a_gender_is_told_by_title_kin_or_given_name(text: str, gender: str | None, parse: Parse) -> None:
    told = description(next(t for t in parse(text) if t.text == "Torvik"))
    assert told is not None
    assert told.gender == gender


def test_what_is_no_name_has_no_description(parse: Parse) -> None:
    assert [description(t) for t in parse("The baker spoke.")] == [None] * 4
