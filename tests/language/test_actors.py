"""Actors of the packs in a report: who is meant, who is not, and what is vouched for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from veedor.language import naming
from veedor.language.actors import acronyms, directory
from veedor.language.actors.entries import Actor, Role
from veedor.language.annotations import Context

Parse = Callable[..., Any]


def meant(doc: Any) -> list[tuple[str, str]]:
    return [(doc[m.start : m.end].text, m.entity) for m in doc._.actors]


MEANT: list[tuple[str, str, list[tuple[str, str]]]] = [
    ("a full name", "Foro Penal spoke.", [("Foro Penal", "VEN/foro-penal")]),
    ("without accents", "Maria Corina Machado spoke.", [("Maria Corina Machado", "VEN/maria-corina-machado")]),
    (
        "both surnames",
        "Nicolás Maduro Moros spoke.",
        [("Nicolás Maduro Moros", "VEN/nicolas-maduro")],
    ),
    ("behind a title", "President Nicolás Maduro spoke.", [("Nicolás Maduro", "VEN/nicolas-maduro")]),
    ("a possessive", "Foro Penal's count rose.", [("Foro Penal", "VEN/foro-penal")]),
    ("a short name with its country", "In Venezuela, Maduro spoke.", [("Maduro", "VEN/nicolas-maduro")]),
    ("with a demonym", "The Venezuelan leader is Maduro.", [("Maduro", "VEN/nicolas-maduro")]),
    ("with the capital", "Maduro spoke in Caracas.", [("Maduro", "VEN/nicolas-maduro")]),
    (
        "with the full name",
        "Nicolás Maduro came. Maduro spoke.",
        [("Nicolás Maduro", "VEN/nicolas-maduro"), ("Maduro", "VEN/nicolas-maduro")],
    ),
    (
        "with another actor in full",
        "Foro Penal wrote to Maduro.",
        [("Foro Penal", "VEN/foro-penal"), ("Maduro", "VEN/nicolas-maduro")],
    ),
    (
        "a body that several countries have, by the word before it",
        "Cuba and Nicaragua differ. The Cuban National Assembly met.",
        [("National Assembly", "CUB/national-assembly")],
    ),
    (
        "and by the word behind it",
        "Cuba and Nicaragua differ. The National Assembly of Nicaragua met.",
        [("National Assembly of Nicaragua", "NIC/national-assembly")],
    ),
    (
        "an acronym that the text defines in another language",
        "The Bolivarian National Intelligence Service (SEBIN) came.",
        [("Bolivarian National Intelligence Service", "VEN/sebin"), ("SEBIN", "VEN/sebin")],
    ),
]


@pytest.mark.parametrize(("text", "actors"), [m[1:] for m in MEANT], ids=[m[0] for m in MEANT])
def test_it_means(text: str, actors: list[tuple[str, str]], parse: Parse) -> None:
    assert meant(parse(text)) == actors


NOBODY: list[tuple[str, str]] = [
    ("a short name that nothing vouches for", "Maduro spoke."),
    ("a part of a longer name", "In Venezuela, Diego Maduro spoke."),
    ("with a further surname", "In Venezuela, Nicolás Maduro Guerra spoke."),
    ("an acronym in other letters", "In Venezuela they drank Cne."),
    ("a body that two countries of the report have", "Cuba and Nicaragua differ. The National Assembly met."),
    ("a body of a third country", "Cuba and Kenya differ. The Kenyan National Assembly met."),
    ("an acronym that stands for something else here", "In Venezuela the Colegio Nacional de Enfermería (CNE) met."),
    ("a word in small letters", "In Venezuela a maduro is ripe."),
]


@pytest.mark.parametrize("text", [n[1] for n in NOBODY], ids=[n[0] for n in NOBODY])
def test_nobody_is_meant_by(text: str, parse: Parse) -> None:
    assert meant(parse(text)) == []


def test_a_surname_is_that_of_whoever_bore_it_last(parse: Parse) -> None:
    doc = parse("Nicolás Maduro spoke. Diego Maduro, a baker in Venezuela, answered. Maduro left.")
    assert meant(doc) == [("Nicolás Maduro", "VEN/nicolas-maduro")]


DEFINED: list[tuple[str, str, dict[str, str]]] = [
    ("initials", "The Casa Abierta (CA) opened.", {"CA": "Casa Abierta"}),
    ("small words do not count", "The Foro por la Vida (FV) met.", {"FV": "Foro por la Vida"}),
    ("or do", "The Center for the Law (CFL) met.", {"CFL": "Center for the Law"}),
    (
        "in the order of another language",
        "The National Electoral Council (CNE) met.",
        {"CNE": "National Electoral Council"},
    ),
    ("beginnings of words", "The Karsholm Security Council (KARSECO) met.", {"KARSECO": "Karsholm Security Council"}),
    ("the acronym first", "The CA (Casa Abierta) opened.", {"CA": "Casa Abierta"}),
    ("not the words before the name", "On Monday Casa Abierta (CA) opened.", {"CA": "Casa Abierta"}),
    ("not an agency", "KARSHOLM (AP) It rained.", {}),
    ("not a party behind a person", "Ana Torvik (PVQ) spoke.", {}),
]


@pytest.mark.parametrize(("text", "found"), [d[1:] for d in DEFINED], ids=[d[0] for d in DEFINED])
def test_an_acronym_is_defined_by(text: str, found: dict[str, str], parse: Parse) -> None:
    doc = parse(text)
    assert {short: doc[a:b].text for short, (a, b) in acronyms.definitions(doc).items()} == found


def named(doc: Any, word: str) -> Any:
    (found,) = naming.names_of([t for t in doc if t.text == word][-1])
    return found


def test_sectors_are_those_of_the_day_of_the_report(parse: Parse) -> None:
    text = "Henry Ramos Allup spoke."
    assert named(parse(text, published="2016-05-01"), "Allup").sectors == ("LEG", "OPP")
    assert named(parse(text, published="2020-05-01"), "Allup").sectors == ("OPP", "PTY")


def test_a_phrase_built_on_a_known_name_has_its_country(parse: Parse) -> None:
    doc = parse("The Nicolás Maduro government resigned.")
    assert named(doc, "government").country == "VEN"


OFFICES: list[tuple[str, str, str | None]] = [
    ("Venezuela's attorney general resigned.", "general", "VEN/tarek-william-saab"),
    ("The Cuban prime minister resigned.", "minister", "CUB/manuel-marrero"),
    ("The former Cuban prime minister resigned.", "minister", None),
    ("The Kenyan president resigned.", "president", None),
    ("The president resigned.", "president", None),
]


@pytest.mark.parametrize(("text", "word", "entity"), OFFICES, ids=[o[0] for o in OFFICES])
def test_the_holder_of_an_office_is_known(text: str, word: str, entity: str | None, parse: Parse) -> None:
    assert named(parse(text, published="2022-03-01"), word).entity == entity


def test_who_holds_an_office_depends_on_the_day() -> None:
    known = directory.default()
    assert known.holders("VEN/attorney-general", date(2016, 1, 1)) == ["VEN/luisa-ortega-diaz"]
    assert known.holders("VEN/attorney-general", date(2018, 1, 1)) == ["VEN/tarek-william-saab"]


def test_two_with_one_full_name_need_a_country(nlp: Any) -> None:
    own = (
        Actor(id="a", kind="person", names=("Ana Torvik",), country="CUB", sectors=("JRN",)),
        Actor(id="b", kind="person", names=("Ana Torvik",), country="KEN", sectors=("GOV",)),
    )
    for text, found in (("Ana Torvik spoke.", []), ("In Cuba, Ana Torvik spoke.", [("Ana Torvik", "a")])):
        doc = nlp.make_doc(text)
        doc._.context = Context(actors=own)
        assert meant(nlp(doc)) == found


def test_a_role_without_sectors_has_those_of_its_body() -> None:
    known = directory.of(
        (
            Actor(id="a", kind="person", names=("Ana Torvik",), roles=(Role(of="b", since="2019", until="2020"),)),
            Actor(id="b", kind="body", names=("Karsholm Guard",), sectors=("MIL",)),
        )
    )
    ana = known.actors["a"]
    assert known.sectors(ana, date(2019, 6, 1)) == ("MIL",)
    assert known.sectors(ana, date(2021, 6, 1)) == ()


SPEAKING: list[tuple[str, str, str | None]] = [
    ("We call on the court to act.", "Foro Penal", "VEN/foro-penal"),
    ("We call on the court to act.", "Karsholm Press Union", None),
]


@pytest.mark.parametrize(("text", "source", "entity"), SPEAKING, ids=[s[1] for s in SPEAKING])
def test_we_is_whoever_published_the_report(text: str, source: str, entity: str | None, nlp: Any) -> None:
    found = named(_from(source, text, nlp), "We")
    assert (found.name, found.entity) == (source, entity)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We call on the court to act."', "Foro Penal"),
        ("We call on the court to act.", "state_press"),
        ("We left.", "a.example/b"),
    ],
    ids=["in a quotation", "a key", "an address"],
)
def test_we_is_nobody_known(text: str, source: str, nlp: Any) -> None:
    doc = _from(source, text, nlp)
    assert naming.names_of(next(t for t in doc if t.text == "We")) == []


def _from(source: str, text: str, nlp: Any) -> Any:
    doc = nlp.make_doc(text)
    doc._.context = Context(source=source)
    return nlp(doc)
