"""Attribution: which stretch of the text was said by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language.attribution import covering
from veedor.language.telling.reporting import reporting_words

Parse = Callable[..., Any]


def said(doc: Any) -> list[tuple[str | None, str]]:
    return [
        (doc[a.source].text if a.source is not None else None, doc.text[slice(*a.content)]) for a in doc._.attributions
    ]


CASES: list[tuple[str, str, tuple[str, str]]] = [
    ("indirect", "Ana Torvik said that police arrested a baker.", ("Torvik", "police arrested a baker")),
    ("direct", '"Police arrested a baker," Ana Torvik said.', ("Torvik", "Police arrested a baker")),
    ("inverted", '"Police arrested a baker," said Ana Torvik.', ("Torvik", "Police arrested a baker")),
    ("interposed", "Police, Ana Torvik said, arrested a baker.", ("Torvik", "arrested a baker")),
    ("curly quotes", "“Police arrested a baker,” Ana Torvik said.", ("Torvik", "Police arrested a baker")),
    ("according to", "According to the union, police arrested a baker.", ("union", "police arrested a baker")),
    ("passive", "It was reported by the union that police arrested a baker.", ("union", "police arrested a baker")),
    ("a noun phrase", "The union announced the release of a baker.", ("union", "the release of a baker")),
]


@pytest.mark.parametrize(("text", "attribution"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_words_have_their_speaker(text: str, attribution: tuple[str, str], parse: Parse) -> None:
    assert attribution in said(parse(text))


def test_the_nearest_source_comes_first(parse: Parse) -> None:
    doc = parse("Luis Marden said the union believes that soldiers killed a baker.")
    killed = next(t for t in doc if t.text == "killed")
    assert [doc[a.source].text for a in covering(killed)] == ["union", "Marden"]


def test_a_verb_of_saying_is_not_inside_its_own_words(parse: Parse) -> None:
    doc = parse("Ana Torvik said that police arrested a baker.")
    verb = next(t for t in doc if t.text == "said")
    assert covering(verb) == []


def test_a_quotation_keeps_its_speaker_over_sentences(parse: Parse) -> None:
    doc = parse('"We will free everybody," said Ana Torvik. "Nobody will be harmed."')
    harmed = next(t for t in doc if t.text == "harmed")
    assert [doc[a.source].text for a in covering(harmed)] == ["Torvik"]


def test_the_reports_own_words_have_no_source(parse: Parse) -> None:
    doc = parse("Police arrested a baker. Ana Torvik said that it rained.")
    arrested = next(t for t in doc if t.text == "arrested")
    assert covering(arrested) == []


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("The minister denied that prisoners were tortured.", "denial"),
        ("Ana Torvik called the vote a farce.", "label"),
        ("The council condemned the arrest of a baker.", "presumed"),
    ],
)
def test_the_kind_of_saying_is_kept(text: str, field: str, parse: Parse) -> None:
    assert [getattr(a, field) for a in parse(text)._.attributions] == [True]


def test_a_label_is_the_label_alone(parse: Parse) -> None:
    assert said(parse("Ana Torvik called the vote a farce.")) == [("Torvik", "a farce")]


def test_contents_have_no_quotation_marks_at_their_edges(parse: Parse) -> None:
    for text in ('"It rained," Ana Torvik said.', "“It rained,” Ana Torvik said.", "«It rained», Ana Torvik said."):
        for _, content in said(parse(text)):
            assert content.strip('"“”«», .') == content


@pytest.mark.parametrize("text", ["The clock showed noon.", "The fence denied them access.", "Said and done."])
def test_nothing_is_said_where_nobody_speaks(text: str, parse: Parse) -> None:
    assert said(parse(text)) == []


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_reporting_verb_takes_its_content_somehow(language: str) -> None:
    for rule in reporting_words(language).verbs:
        assert rule.takes or rule.about or rule.bids or rule.valued, rule.words


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("part", ["verbs", "nouns", "adjectives"])
def test_a_word_stands_in_one_group(language: str, part: str) -> None:
    words = [word for rule in getattr(reporting_words(language), part) for word in rule.words]
    assert len(words) == len(set(words))
