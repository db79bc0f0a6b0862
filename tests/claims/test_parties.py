"""Who takes part in an act: persons, bodies and places, not things."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.claims import events
from veedor.claims.parties import doing, parties

Parse = Callable[..., Any]

OBJECTS: list[tuple[str, str, list[str]]] = [
    ("a name", "They praised Ana Torvik.", ["Torvik"]),
    ("people", "They praised two bakers.", ["bakers"]),
    ("a body", "They praised the court.", ["court"]),
    ("a thing of somebody", "They commuted Ana Torvik's sentence.", ["Torvik"]),
    ("a thing by its of-phrase", "They raided the offices of the newspaper.", ["newspaper"]),
    ("a thing of a thing", "They read the text of the letter of the bishop.", ["bishop"]),
    ("a thing of nobody", "They hailed the result.", []),
    ("people of a trade that no list has, by its ending", "They praised the beekeeper.", ["beekeeper"]),
    ("by who", "They praised the flautist who played.", ["flautist"]),
    ("a medium, though nobody owns it", "They blocked the website.", ["website"]),
    ("a thing before a person", "They burned a flag and two dolls.", []),
]


@pytest.mark.parametrize(("text", "found"), [o[1:] for o in OBJECTS], ids=[o[0] for o in OBJECTS])
def test_what_is_acted_on_is(text: str, found: list[str], parse: Parse) -> None:
    (obj,) = [t for t in parse(text) if t.dep_ == "dobj"]
    assert [t.text for t in parties([obj])] == found


def test_protesters_do_what_they_are_named_for(parse: Parse) -> None:
    doc = parse("Guards beat peaceful protesters and a judge.")
    assert [t.text for token in doc for t in doing(token)] == ["protesters"]


SIDES: list[tuple[str, str, list[str], list[str]]] = [
    ("whose thing it was", "The court lifted Ana Torvik's ban.", ["court"], ["Ana Torvik"]),
    ("his own thing", "Ana Torvik ended her hunger strike.", ["Ana Torvik"], []),
    ("each towards the other", "Norway and Kenya held talks.", ["Norway", "Kenya"], ["Norway", "Kenya"]),
    ("a means", "The government used the decree to detain two lawyers.", ["government"], ["lawyers"]),
]


@pytest.mark.parametrize(("text", "actors", "recipients"), [s[1:] for s in SIDES], ids=[s[0] for s in SIDES])
def test_both_sides_are(text: str, actors: list[str], recipients: list[str], parse: Parse) -> None:
    found = [d.fields for d in events.drafts(events.find(parse(text)))]
    assert (actors, recipients) in [([n.name for n in f["actors"]], [n.name for n in f["recipients"]]) for f in found]
