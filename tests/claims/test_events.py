"""Events: who did what to whom, in every voice and construction, and the boundaries that people get wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.claims import events
from veedor.claims.naming import names

Told = tuple[str, str | None, tuple[str, ...], tuple[str, ...], str]


@pytest.fixture(scope="session")
def told(parse: Callable[..., Any]) -> Callable[[str], list[Told]]:
    """The events of a text: type, mode, names of actors and of recipients, modality."""

    def found(text: str) -> list[Told]:
        return [
            (
                event.matched.frame.type,
                event.matched.mode,
                tuple(n.name for n in names(event.matched.actors)),
                tuple(n.name for n in names(event.matched.recipients)),
                event.modality,
            )
            for event in events.find(parse(text))
        ]

    return found


BEATING = ("ASSAULT", "beat", ("officers",), ("Jonas Velik",), "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "The officers beat Jonas Velik.",
        "Jonas Velik was beaten by officers.",
        "The beating of Jonas Velik by officers lasted an hour.",
        "The officers who beat Jonas Velik left the city.",
        "Jonas Velik, beaten by officers, left the city.",
    ],
    ids=["active", "passive", "nominalisation", "relative clause", "reduced relative clause"],
)
def test_one_act_keeps_its_roles_in_every_construction(text: str, told: Callable[[str], list[Told]]) -> None:
    assert BEATING in told(text)


CONSTRUCTIONS: list[tuple[str, str, Told]] = [
    (
        "co-ordinated victims",
        "Soldiers killed Ana Torvik, Luis Marden and two guards.",
        ("ASSAULT", None, ("Soldiers",), ("Ana Torvik", "Luis Marden", "guards"), "asserted"),
    ),
    (
        "co-ordinated subjects of a passive",
        "Ana Torvik and Luis Marden were arrested by the police.",
        ("COERCE", "arrest", ("police",), ("Ana Torvik", "Luis Marden"), "asserted"),
    ),
    (
        "an object left to the second verb",
        "Officers arrested and beat Jonas Velik.",
        ("COERCE", "arrest", ("Officers",), ("Jonas Velik",), "asserted"),
    ),
    (
        "a subject left to the first verb",
        "The police arrested Jonas Velik and released him two days later.",
        ("RETREAT", "release", ("police",), ("Jonas Velik",), "asserted"),
    ),
    (
        "control by the object",
        "The government forced the foundation to close.",
        ("COERCE", "restrict", ("government",), ("foundation",), "asserted"),
    ),
    (
        "control by the subject",
        "The mayor tried to ban the party.",
        ("COERCE", "restrict", ("mayor",), ("party",), "hypothetical"),
    ),
    (
        "a participle after a comma",
        "The strikers, arrested in May, were released in June.",
        ("COERCE", "arrest", (), ("strikers",), "asserted"),
    ),
    (
        "an agent with an article is not the patient",
        "Jonas Velik was pardoned by the king.",
        ("CONCEDE", None, ("king",), ("Jonas Velik",), "asserted"),
    ),
    (
        "a target with an article is not the doer",
        "Police fired tear gas at the students.",
        ("ASSAULT", "crowd-control", ("Police",), ("students",), "asserted"),
    ),
    (
        "a counting word is looked through",
        "Security agents rounded up dozens of activists.",
        ("COERCE", "arrest", ("Security agents",), ("activists",), "asserted"),
    ),
    (
        "an of-phrase of a verb that takes",
        "The prison deprived the inmates of water.",
        ("COERCE", "withhold", ("prison",), ("inmates",), "asserted"),
    ),
    (
        "control by who is thanked",
        "The union thanked the government for releasing Jonas Velik.",
        ("RETREAT", "release", ("government",), ("Jonas Velik",), "asserted"),
    ),
    (
        "control by who is accused",
        "The family accuses the guards of torturing Jonas Velik.",
        ("ASSAULT", "torture", ("guards",), ("Jonas Velik",), "alleged"),
    ),
    (
        "somebody's relative",
        "Ana Torvik told the council that guards had tortured her brother.",
        ("ASSAULT", "torture", ("guards",), ("Ana Torvik's brother",), "asserted"),
    ),
]


@pytest.mark.parametrize(("text", "event"), [c[1:] for c in CONSTRUCTIONS], ids=[c[0] for c in CONSTRUCTIONS])
def test_roles_are_found_in(text: str, event: Told, told: Callable[[str], list[Told]]) -> None:
    assert event in told(text)


BOUNDARIES: list[tuple[str, str, str, str | None]] = [
    ("the release of prisoners", "The authorities released 40 political prisoners.", "RETREAT", "release"),
    ("a pardon", "Twelve inmates were pardoned by the king.", "CONCEDE", None),
    ("an amnesty", "The king announced an amnesty for the strikers.", "CONCEDE", None),
    ("a demand for release", "The union demanded the release of Jonas Velik.", "REQUEST", "yield"),
    ("an arrest", "Police arrested Jonas Velik.", "COERCE", "arrest"),
    ("the ban of a party", "The government banned the opposition party in June.", "COERCE", "restrict"),
    ("the ban of a candidate", "The candidate was barred from running for office.", "COERCE", "restrict"),
    ("the closing of a newspaper", "The ministry closed the newspaper.", "COERCE", "censor"),
    ("a conviction", "The court convicted Ines Dravo of treason.", "SANCTION", "convict"),
    ("new sanctions", "The union of states imposed sanctions on six officials.", "SANCTION", "discontinue"),
    ("visa bans", "The treasury imposed visa bans on six officials.", "SANCTION", "discontinue"),
    ("a designation", "The treasury designated the general's company.", "SANCTION", "discontinue"),
    ("easing of sanctions", "The kingdom eased sanctions on the state oil company.", "CONCEDE", None),
    ("asylum in an embassy", "The embassy granted asylum to Ines Dravo.", "AID", None),
    ("a charge", "Prosecutors charged Ines Dravo with treason.", "ACCUSE", "allege"),
    ("an indictment", "Prosecutors indicted the editor.", "ACCUSE", "allege"),
    ("a condemnation", "The council condemned the verdict.", "ACCUSE", "disapprove"),
    ("a killing", "Soldiers killed the farmer.", "ASSAULT", None),
    ("an enforced disappearance", "Soldiers forcibly disappeared the farmer.", "ASSAULT", "abduct"),
    ("future cooperation", "The two ministries agreed to cooperate on trade.", "AGREE", None),
    ("a cancelled meeting", "The president cancelled the meeting with the union.", "REJECT", "meet"),
    ("tear gas", "Police used tear gas against the students.", "ASSAULT", "crowd-control"),
    ("an expelled organisation", "The ministry expelled the aid organization.", "SANCTION", "expel"),
    ("an expelled diplomat", "The ministry expelled two diplomats.", "SANCTION", "expel"),
    ("a deported person", "The ministry deported the reporter.", "COERCE", "deport"),
    ("an expelled reporter", "The ministry expelled the reporter from the country.", "COERCE", "deport"),
]


@pytest.mark.parametrize(("text", "type_", "mode"), [b[1:] for b in BOUNDARIES], ids=[b[0] for b in BOUNDARIES])
def test_the_boundary_is_kept_and_nothing_else_is_told(
    text: str, type_: str, mode: str | None, told: Callable[[str], list[Told]]
) -> None:
    assert [event[:2] for event in told(text)] == [(type_, mode)]


def test_a_sentence_to_prison_is_a_conviction_and_an_imprisonment(told: Callable[[str], list[Told]]) -> None:
    assert {e[:2] for e in told("A court sentenced Ines Dravo to eleven years in prison.")} == {
        ("SANCTION", "convict"),
        ("COERCE", "arrest"),
    }


MODALITIES: list[tuple[str, str, str]] = [
    ("The president promised to release the detainees.", "CONCEDE", "asserted"),
    ("The detainees will be freed on Monday.", "RETREAT", "planned"),
    ("The ministry planned to deport the reporters.", "COERCE", "planned"),
    ("The president is expected to pardon the strikers.", "CONCEDE", "planned"),
    ("The kingdom pledged to send food to the displaced families.", "AGREE", "asserted"),
    ("Allegations of electoral fraud continued after the vote.", "ACCUSE", "asserted"),
    ("Jonas Velik was allegedly tortured by guards.", "ASSAULT", "alleged"),
    ("Guards are suspected of killing the farmer.", "ASSAULT", "alleged"),
    ("The family accuses the guards of torturing Jonas Velik.", "ASSAULT", "alleged"),
    ("The court did not release Ines Dravo.", "RETREAT", "negated"),
    ("No students were arrested.", "COERCE", "negated"),
    ("If the court releases Ines Dravo, the strikers will return.", "RETREAT", "hypothetical"),
    ("The parliament would impose sanctions on the general.", "SANCTION", "hypothetical"),
    ("Police may arrest the students.", "COERCE", "hypothetical"),
]


@pytest.mark.parametrize(("text", "type_", "modality"), MODALITIES, ids=[m[0][:40] for m in MODALITIES])
def test_the_act_is_told_in_its_modality(
    text: str, type_: str, modality: str, told: Callable[[str], list[Told]]
) -> None:
    assert (type_, modality) in [(e[0], e[4]) for e in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The union urged the government to release Jonas Velik.",
        "The union called for the release of Jonas Velik.",
        "The union demanded the release of Jonas Velik.",
        "The government refused to release Jonas Velik.",
        "The governor threatened to arrest the strikers.",
        "The president promised to release the detainees.",
    ],
)
def test_what_is_asked_for_refused_or_threatened_is_no_act_beside_the_words(
    text: str, told: Callable[[str], list[Told]]
) -> None:
    assert len(told(text)) == 1


def test_a_fact_inside_a_demand_stays_an_act(told: Callable[[str], list[Told]]) -> None:
    found = told("The union demanded the release of the nurses, who were arrested in May.")
    assert {e[:2] for e in found} == {("REQUEST", "yield"), ("COERCE", "arrest")}


@pytest.mark.parametrize(
    "text",
    [
        "The weather in the valley was mild.",
        "Anybody may be arrested under the law.",
        "The arrest warrant system is old.",
        "The minister said that the harvest was good.",
        "The union called off the strike.",
    ],
)
def test_what_is_no_act_gives_no_event(text: str, told: Callable[[str], list[Told]]) -> None:
    assert told(text) == []


def test_house_arrest_is_one_act(told: Callable[[str], list[Told]]) -> None:
    assert told("A judge put Ines Dravo under house arrest on Monday.") == [
        ("COERCE", "arrest", ("judge",), ("Ines Dravo",), "asserted")
    ]


def test_co_ordinated_words_for_one_act_are_one_event(told: Callable[[str], list[Told]]) -> None:
    assert len(told("Jonas Velik was arrested and detained in May.")) == 1
