"""Who says, thinks or wants what: the kinds of telling, and the words that tell them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language.attribution import outermost
from veedor.language.telling.reporting import verb_rule

Parse = Callable[..., Any]


def told(doc: Any) -> list[tuple[str, str, str]]:
    """Source, kind and content."""
    return [(doc[a.source].text, a.kind, doc.text[slice(*a.content)]) for a in doc._.attributions]


CASES: list[tuple[str, str, tuple[str, str, str]]] = [
    ("saying", "Ana Torvik said that it rained.", ("Torvik", "saying", "it rained")),
    ("showing", "The survey found that it rained.", ("survey", "showing", "it rained")),
    ("a count", "The union recorded 40 arrests in May.", ("union", "showing", "40 arrests in May")),
    ("asking", "The envoy called on them to leave.", ("envoy", "asking", "them to leave")),
    ("asking for a thing", "The union demanded a vote.", ("union", "asking", "a vote")),
    ("directing", "The judge ordered them to leave.", ("judge", "directing", "them to leave")),
    ("promising", "The minister promised to free them.", ("minister", "promising", "to free them")),
    ("refusing", "The minister refused to free them.", ("minister", "promising", "to free them")),
    ("judging", "The union condemned the raid.", ("union", "judging", "the raid")),
    ("siding", "The union supports the strike.", ("union", "siding", "the strike")),
    ("thinking", "The union believes it rained.", ("union", "thinking", "it rained")),
    ("heeding", "The union knew it rained.", ("union", "heeding", "it rained")),
    ("wanting", "The union wants to strike.", ("union", "wanting", "to strike")),
    ("wanting of others", "The union wants them to leave.", ("union", "wanting", "them to leave")),
    ("two words", "Ana Torvik pointed out that it rained.", ("Torvik", "saying", "it rained")),
    ("a preposition of the verb", "She voted for the bill.", ("She", "siding", "the bill")),
    ("told about", "The envoy warned of a coup.", ("envoy", "saying", "a coup")),
    ("a value", "The council put losses at 40 percent.", ("council", "saying", "losses at 40 percent")),
    ("a comparison", "She compared the vote to a circus.", ("She", "saying", "the vote to a circus")),
    ("a label with its bearer", "He described the vote as a farce.", ("He", "saying", "the vote as a farce")),
    ("a noun", "His claim that it rained was false.", ("His", "saying", "it rained")),
    ("a noun with by", "The claim by the union that it rained was false.", ("union", "saying", "it rained")),
    ("a noun that a verb carries", "The union raised questions about the vote.", ("union", "saying", "the vote")),
    ("a plan", "The union's plan to strike failed.", ("union", "wanting", "to strike")),
    ("a figure", "The union's tally stood at 40.", ("union", "showing", "tally stood at 40")),
    ("an adjective", "The union is sure that it rained.", ("union", "thinking", "it rained")),
    ("an adjective with about", "They are worried about the vote.", ("They", "thinking", "the vote")),
    ("as she put it", "The vote, as Ana Torvik put it, was a farce.", ("Torvik", "saying", "was a farce")),
    ("in the words of", "In the words of Ana Torvik, it was a farce.", ("Torvik", "saying", "it was a farce")),
    ("a passive", "The raid was condemned by the union.", ("union", "judging", "The raid")),
    ("unlisted with that", "The union ventured that it rained.", ("union", "heeding", "it rained")),
    ("who issues it", "The union sent a letter saying that it rained.", ("union", "saying", "it rained")),
    ("a relative", "The woman who said it rained left.", ("who", "saying", "it rained")),
    ("whose", "The union, whose tally stood at 40, left.", ("union", "showing", "tally stood at 40")),
]


@pytest.mark.parametrize(("text", "attribution"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_it_is_told_who_and_what(text: str, attribution: tuple[str, str, str], parse: Parse) -> None:
    assert attribution in told(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "The fence supports the roof.",
        "The storm wanted nothing.",
        "This says nothing.",
        "It was said that it rained.",
        "The rules ensure that nobody leaves.",
    ],
)
def test_what_has_no_voice_tells_nothing(text: str, parse: Parse) -> None:
    assert told(parse(text)) == []


def test_claims_in_what_is_wanted_or_judged_are_not_its_sources(parse: Parse) -> None:
    for text in ("The union wants to strike.", "The union condemned the raid.", "The union supports the strike."):
        assert [a.presumed for a in parse(text)._.attributions] == [True]
    assert [a.presumed for a in parse("The union said it rained.")._.attributions] == [False]


def test_a_source_and_whom_it_relies_on(parse: Parse) -> None:
    for text in (
        "The Arden Times reported, citing doctors, that it rained.",
        "The Arden Times reported on Sunday, citing doctors close to her, that it rained.",
    ):
        doc = parse(text)
        (found,) = doc._.attributions
        assert doc[found.source].text == "Times"
        assert doc[found.further].text == "doctors"
        assert doc.text[slice(*found.content)] == "it rained"


def test_a_further_cue_is_no_part_of_what_was_said_before_it(parse: Parse) -> None:
    doc = parse("Ana Torvik said it rained, adding that she would leave.")
    assert told(doc) == [("Torvik", "saying", "it rained"), ("Torvik", "saying", "she would leave")]


def test_another_speaker_beside_it(parse: Parse) -> None:
    doc = parse("The minister said that it rained, while the union stated that it snowed.")
    assert told(doc) == [("minister", "saying", "it rained"), ("union", "saying", "it snowed")]


def test_a_reason_belongs_to_what_is_said(parse: Parse) -> None:
    doc = parse("Ana Torvik said she left because it rained.")
    assert told(doc) == [("Torvik", "saying", "she left because it rained")]


def test_outermost_are_those_that_the_report_tells(parse: Parse) -> None:
    doc = parse("Luis Marden said the union believes that it rained.")
    assert [doc[a.source].text for a in outermost(doc)] == ["Marden"]
    assert len(doc._.attributions) == 2


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        ("Torvik: Vote was a farce\n\nAna Torvik left the city.", [("Torvik", "Vote was a farce")]),
        (
            "ANA TORVIK: It rained. We left.\nLUIS MARDEN: It snowed.\nANA TORVIK: No.",
            [("TORVIK", "It rained. We left"), ("TORVIK", "No")],
        ),
        ("Update: Ana Torvik left.\n\nThe update came late.", []),
        ("Arbitrary Arrest: Police held two men.\n\nThey left.", []),
    ],
    ids=["a headline", "a transcript", "a heading", "a heading in capitals"],
)
def test_speakers_before_a_colon(text: str, turns: list[tuple[str, str]], parse: Parse) -> None:
    doc = parse(text)
    spoken = [(s, c) for s, _, c in told(doc)]
    assert [t for t in spoken if t in turns] == turns
    assert len(spoken) == len(turns) or turns


def test_the_longest_verb_wins(parse: Parse) -> None:
    doc = parse("She called for a vote and asked for asylum.")
    rules = {t.text: verb_rule(t) for t in doc if t.pos_ == "VERB"}
    assert [(r[0].kind, doc[r[1]].text) for r in rules.values() if r] == [("asking", "called"), ("directing", "for")]
