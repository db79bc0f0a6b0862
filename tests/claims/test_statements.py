"""Statements: who says what, by which cue, to whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.claims import statements

Told = tuple[str, str, str, bool]


@pytest.fixture(scope="session")
def drafts(parse: Callable[..., Any]) -> Callable[[str], list[Any]]:
    return lambda text: list(statements.find(parse(text)))


@pytest.fixture(scope="session")
def told(drafts: Callable[[str], list[Any]]) -> Callable[[str], list[Told]]:
    """Speaker, cue, content and whether it is a label."""

    def found(text: str) -> list[Told]:
        fields = [d.fields for d in drafts(text)]
        return [(f["speaker"].name, text[slice(*f["cue"])], text[slice(*f["content"])], f["label"]) for f in fields]

    return found


CASES: list[tuple[str, str, Told]] = [
    (
        "indirect speech",
        "Ana Torvik said that police had arrested two students.",
        ("Ana Torvik", "said", "police had arrested two students", False),
    ),
    (
        "direct speech before its verb",
        '"Police beat me for an hour," Ana Torvik said.',
        ("Ana Torvik", "said", "Police beat me for an hour", False),
    ),
    (
        "direct speech around its verb",
        '"We will free every prisoner," said the president.',
        ("president", "said", "We will free every prisoner", False),
    ),
    (
        "according to, before",
        "According to the union, soldiers killed nine farmers.",
        ("union", "According to", "soldiers killed nine farmers", False),
    ),
    (
        "according to, after",
        "Soldiers killed nine farmers, according to the union.",
        ("union", "according to", "Soldiers killed nine farmers", False),
    ),
    (
        "a noun phrase",
        "The ministry confirmed the release of 40 prisoners.",
        ("ministry", "confirmed", "the release of 40 prisoners", False),
    ),
    ("a label", "Ana Torvik called the vote a farce.", ("Ana Torvik", "called", "a farce", True)),
    ("a label with as", "Ana Torvik described the guards as heroes.", ("Ana Torvik", "described", "heroes", True)),
    (
        "a warning",
        "The envoy warned of new sanctions.",
        ("envoy", "warned of", "new sanctions", False),
    ),
    (
        "a statement in a statement",
        "Luis Marden said the union believes that soldiers killed the farmers.",
        ("union", "believes", "soldiers killed the farmers", False),
    ),
]


@pytest.mark.parametrize(("text", "statement"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_statement_is_found(text: str, statement: Told, told: Callable[[str], list[Told]]) -> None:
    assert statement in told(text)


def test_a_denial_is_negated(drafts: Callable[[str], list[Any]]) -> None:
    assert [d.modality for d in drafts("The minister denied that prisoners were tortured.")] == ["negated"]


def test_every_other_statement_is_asserted(drafts: Callable[[str], list[Any]]) -> None:
    assert [d.modality for d in drafts("Ana Torvik said that the vote might be cancelled.")] == ["asserted"]


def test_who_is_told_is_the_addressee(drafts: Callable[[str], list[Any]]) -> None:
    (found,) = drafts("Ana Torvik told the council that guards had tortured her brother.")
    assert found.fields["addressee"].name == "council"


@pytest.mark.parametrize(
    "text",
    [
        "The general will say that the war is over.",
        "The general may say that the war is over.",
        "Police arrested two students.",
    ],
    ids=["announced", "possible", "no speech"],
)
def test_what_was_not_said_is_no_statement(text: str, drafts: Callable[[str], list[Any]]) -> None:
    assert drafts(text) == []


def test_a_thing_without_a_voice_says_nothing(drafts: Callable[[str], list[Any]]) -> None:
    assert drafts("The fence denied them access.") == []


def test_two_who_speak_together_say_it_once(told: Callable[[str], list[Told]]) -> None:
    found = told("Freedonia and the Northern Union said that the war was over.")
    assert [t[0] for t in found] == ["Freedonia and the Northern Union"]


def test_whom_a_source_relies_on_says_it_too(told: Callable[[str], list[Told]]) -> None:
    found = told("The Arden Times reported on Sunday, citing officials in the city, that the war was over.")
    assert [(t[0], t[1], t[2]) for t in found] == [
        ("Arden Times", "reported", "the war was over"),
        ("officials", "citing", "the war was over"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The union wants to strike.",
        "The union supports the strike.",
        "The minister refused to free them.",
        "The union recorded 40 arrests in May.",
        "The union's plan to strike failed.",
        "The envoys discussed the war.",
    ],
    ids=[
        "wanting",
        "siding",
        "refusing",
        "a count",
        "a noun that nobody voices",
        "a subject without what is said of it",
    ],
)
def test_telling_that_is_no_statement(text: str, drafts: Callable[[str], list[Any]]) -> None:
    assert drafts(text) == []


def test_what_a_noun_says_that_a_verb_carries(told: Callable[[str], list[Told]]) -> None:
    assert told("The council expressed concern about the prisons.") == [
        ("council", "expressed concern about", "the prisons", False)
    ]


def test_a_long_quotation_is_told_by_a_sentence_of_it(drafts: Callable[[str], list[Any]]) -> None:
    text = (
        '"' + "We will free every prisoner that was ever held in this city. " * 9 + 'Nobody stays," said the president.'
    )
    (found,) = drafts(text)
    start, end = found.fields["content"]
    assert end - start <= 400
    assert found.evidence[1] - found.evidence[0] <= 400


def test_a_quotation_that_goes_on_is_no_second_statement(told: Callable[[str], list[Told]]) -> None:
    found = told('"We will free every prisoner," said the president. "Nobody will be harmed."')
    assert [t[2] for t in found] == ["We will free every prisoner"]


def test_evidence_stays_within_one_sentence(parse: Callable[..., Any]) -> None:
    doc = parse('"We will free every prisoner," said the president. "Nobody will be harmed." He left.')
    for draft in statements.find(doc):
        start, end = draft.evidence
        assert any(s.start_char <= start and end <= s.end_char for s in doc.sents)
