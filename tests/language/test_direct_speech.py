"""Direct speech: quotations find the words that say who speaks, whatever the parser makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Parse = Callable[..., Any]


def said(doc: Any) -> list[tuple[str, str, bool]]:
    """Source, content, and whether it carries on an attribution."""
    return [(doc[a.source].text, doc.text[slice(*a.content)], a.carried) for a in doc._.attributions]


CASES: list[tuple[str, str, list[tuple[str, str, bool]]]] = [
    ("behind it", '"We won," Ana Torvik said.', [("Torvik", "We won", False)]),
    ("before it", 'Ana Torvik said: "We won. It is over."', [("Torvik", "We won. It is over", False)]),
    ("told to somebody", '"We won," Ana Torvik told reporters in Arden.', [("Torvik", "We won", False)]),
    ("a verb of no list", '"We won," Ana Torvik beamed.', [("Torvik", "We won", False)]),
    (
        "it goes on",
        '"We won," Ana Torvik said on Friday. "It is over."',
        [("Torvik", "We won", False), ("Torvik", "It is over", True)],
    ),
    (
        "around the cue",
        '"We won," Ana Torvik said, "and it is over."',
        [("Torvik", "We won", False), ("Torvik", "and it is over", True)],
    ),
    (
        "over two paragraphs",
        '"We won.\n"It is over," Ana Torvik said.',
        [("Torvik", "We won", True), ("Torvik", "It is over", False)],
    ),
    (
        "after a sentence that says something",
        'Ana Torvik criticised the ruling. "It is wrong for all of us."',
        [("Torvik", "the ruling", False), ("Torvik", "It is wrong for all of us", True)],
    ),
    (
        "a part of a sentence",
        'Rain in May "makes us glad," Ana Torvik said.',
        [("Torvik", 'Rain in May "makes us glad', False)],
    ),
]


@pytest.mark.parametrize(("text", "attributions"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_the_quotation_has_its_speaker(text: str, attributions: list[tuple[str, str, bool]], parse: Parse) -> None:
    assert said(parse(text)) == attributions


def test_two_speakers_are_kept_apart(parse: Parse) -> None:
    doc = parse('"We won," Ana Torvik said. "We lost," Luis Marden said.')
    assert [(s, c) for s, c, _ in said(doc)] == [("Torvik", "We won"), ("Marden", "We lost")]


def test_the_sentence_after_a_quotation_has_a_content_of_its_own(parse: Parse) -> None:
    doc = parse('Ana Torvik called it "a very bad plan." Luis Marden said it rained.')
    assert ("Marden", "it rained", False) in said(doc)


def test_a_quotation_that_nobody_says_is_left_alone(parse: Parse) -> None:
    assert said(parse('The banner stood there. "Freedom for all of us."')) == []
