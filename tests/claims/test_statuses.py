"""Statuses: the state somebody is in, from acts that put them there and from words for standing states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.claims import events, statuses

Told = tuple[str, str]


@pytest.fixture(scope="session")
def drafts(parse: Callable[..., Any]) -> Callable[[str], list[Any]]:
    def found(text: str) -> list[Any]:
        doc = parse(text)
        return list(statuses.find(doc, events.find(doc)))

    return found


STATES: list[tuple[str, str, str]] = [
    ("Police arrested Ines Dravo.", "Ines Dravo", "detained"),
    ("Ines Dravo remains in prison.", "Ines Dravo", "detained"),
    ("The jailed editor Marta Oliveri won a prize.", "Marta Oliveri", "detained"),
    ("Ines Dravo was released in May.", "Ines Dravo", "released"),
    ("The former minister was placed under house arrest.", "former minister", "house_arrest"),
    ("Prosecutors charged Ines Dravo with treason.", "Ines Dravo", "charged"),
    ("Jonas Velik went on trial in Geneva on Monday.", "Jonas Velik", "on_trial"),
    ("The court convicted Ines Dravo of treason.", "Ines Dravo", "convicted"),
    ("The journalist was sentenced to six years in prison.", "journalist", "sentenced"),
    ("Two nurses were acquitted by the court.", "nurses", "acquitted"),
    ("Twelve inmates were pardoned.", "inmates", "pardoned"),
    ("Ines Dravo has been in hiding since March.", "Ines Dravo", "in_hiding"),
    ("Ines Dravo took refuge in the Norwegian embassy.", "Ines Dravo", "in_refuge"),
    ("Jonas Velik fled the country in 2021.", "Jonas Velik", "exiled"),
    ("The reporter was deported on Friday.", "reporter", "deported"),
    ("The candidate was barred from running for office.", "candidate", "barred"),
    ("Two farmers went missing in May.", "farmers", "missing"),
    ("Masked men abducted the mayor.", "mayor", "missing"),
    ("Soldiers killed Ana Torvik.", "Ana Torvik", "dead"),
    ("Jonas Velik died in custody.", "Jonas Velik", "dead"),
    ("Guards tortured Jonas Velik.", "Jonas Velik", "tortured"),
    ("The activist was hospitalised after the march.", "activist", "hospitalised"),
    ("President Ana Torvik opened the session.", "Ana Torvik", "in_office"),
    ("Marta Oliveri, governor of Lara, opened the session.", "Marta Oliveri", "in_office"),
    ("The interior minister resigned on Wednesday.", "interior minister", "removed_from_office"),
]


@pytest.mark.parametrize(("text", "subject", "state"), STATES, ids=[f"{s[2]}-{n}" for n, s in enumerate(STATES)])
def test_the_state_is_found(text: str, subject: str, state: str, drafts: Callable[[str], list[Any]]) -> None:
    assert (subject, state) in [(d.fields["subject"].name, d.fields["state"]) for d in drafts(text)]


def test_every_state_but_the_rarest_has_a_sentence_here() -> None:
    assert statuses.states().keys() - {s[2] for s in STATES} == {"candidate", "other"}


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("Ines Dravo took refuge in the Norwegian embassy for 40 days.", "P40D"),
        ("Jonas Velik is serving a sentence of nine years.", "P9Y"),
        ("The journalist was sentenced to six years in prison.", "P6Y"),
        ("Ines Dravo remains in prison.", None),
    ],
)
def test_the_length_of_a_state_is_kept(text: str, duration: str | None, drafts: Callable[[str], list[Any]]) -> None:
    assert [d.fields["duration"] for d in drafts(text)] == [duration]


def test_a_counted_group_has_its_size(drafts: Callable[[str], list[Any]]) -> None:
    assert [d.fields["size"] for d in drafts("The authorities released 40 political prisoners.")] == [40]


def test_each_of_several_victims_has_a_status_whose_evidence_names_them(drafts: Callable[[str], list[Any]]) -> None:
    text = "Soldiers killed Ana Torvik, Luis Marden and two guards."
    for draft in drafts(text):
        assert draft.fields["subject"].name in text[slice(*draft.evidence)]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The court did not release Ines Dravo.", "negated"),
        ("The detainees will be freed on Monday.", "planned"),
        ("Ines Dravo was reportedly arrested on Friday.", "alleged"),
        ("Guards are suspected of killing the farmer.", "alleged"),
        ("Ines Dravo was arrested on Friday.", "asserted"),
    ],
)
def test_a_status_is_told_as_its_act_is(text: str, modality: str, drafts: Callable[[str], list[Any]]) -> None:
    assert [d.modality for d in drafts(text)] == [modality]


@pytest.mark.parametrize(
    "text",
    [
        "Police may arrest the students.",
        "If the court convicts Ines Dravo, the strikers will return.",
        "The tribunal fined the editor on Monday.",
        "Police raided the home of the editor.",
        "Former president Ana Torvik opened the session.",
    ],
    ids=["possible", "conditional", "a fine is no prison", "a home is no person", "a former office"],
)
def test_no_state_is_made_up(text: str, drafts: Callable[[str], list[Any]]) -> None:
    assert drafts(text) == []


def test_who_makes_somebody_disappear_is_not_missing(drafts: Callable[[str], list[Any]]) -> None:
    found = drafts("Soldiers forcibly disappeared the farmer.")
    assert [(d.fields["subject"].name, d.fields["state"]) for d in found] == [("farmer", "missing")]


def test_one_state_of_one_person_is_told_once_a_sentence(drafts: Callable[[str], list[Any]]) -> None:
    found = drafts("Jonas Velik was arrested and detained, and he remains in prison.")
    assert [(d.fields["subject"].name, d.fields["state"]) for d in found] == [("Jonas Velik", "detained")]


def test_a_pronoun_has_the_state_of_whom_it_stands_for(drafts: Callable[[str], list[Any]]) -> None:
    found = drafts("Ana Torvik, a trade unionist, was arrested on Monday. She was released two days later.")
    assert [(d.fields["subject"].name, d.fields["state"]) for d in found] == [
        ("Ana Torvik", "detained"),
        ("Ana Torvik", "released"),
    ]


def test_who_was_confined_and_arrives_abroad_is_in_exile(drafts: Callable[[str], list[Any]]) -> None:
    found = drafts("Ines Dravo took refuge in the embassy in March. Ines Dravo arrived in Norway on Sunday.")
    assert [d.fields["state"] for d in found] == ["in_refuge", "exiled"]
    assert found[1].fields["place"] == "Norway"


def test_a_traveller_is_no_exile(drafts: Callable[[str], list[Any]]) -> None:
    assert drafts("Ines Dravo arrived in Norway on Sunday.") == []
