"""Modality: fact, allegation, plan, possibility, or not having happened."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language.modality import STRENGTH, of_act, words

Parse = Callable[..., Any]

ACTS: list[tuple[str, str, str]] = [
    ("Police arrested the baker.", "arrested", "asserted"),
    ("The arrest of the baker was filmed.", "arrest", "asserted"),
    ("Police did not arrest the baker.", "arrest", "negated"),
    ("Police never arrested the baker.", "arrested", "negated"),
    ("No baker was arrested.", "arrested", "negated"),
    ("Police failed to arrest the baker.", "arrest", "negated"),
    ("Police left without arresting the baker.", "arresting", "negated"),
    ("Police will arrest the baker.", "arrest", "planned"),
    ("Police plan to arrest the baker.", "arrest", "planned"),
    ("The baker is expected to be arrested.", "arrested", "planned"),
    ("The baker is to be arrested.", "arrested", "planned"),
    ("The planned arrest of the baker was leaked.", "arrest", "planned"),
    ("Police may arrest the baker.", "arrest", "hypothetical"),
    ("If police arrest the baker, the shop will close.", "arrest", "hypothetical"),
    ("The mayor wants police to arrest the baker.", "arrest", "hypothetical"),
    ("The mayor called for the arrest of the baker.", "arrest", "hypothetical"),
    ("The baker was allegedly arrested.", "arrested", "alleged"),
    ("The alleged arrest of the baker was filmed.", "arrest", "alleged"),
    ("Police are accused of beating the baker.", "beating", "alleged"),
    ("The union accuses police of beating the baker.", "beating", "alleged"),
    ("Police are believed to have arrested the baker.", "arrested", "alleged"),
    ("Police will not arrest the baker.", "arrest", "negated"),
    ("The baker was not only arrested but also beaten.", "arrested", "asserted"),
    ("The baker was not only arrested but also beaten.", "beaten", "asserted"),
    ("The baker has yet to be released.", "released", "negated"),
    ("The release of the baker was postponed.", "release", "planned"),
    ("The council cancelled the planned demonstration of students.", "demonstration", "negated"),
    ("The union proposed the release of the baker.", "release", "hypothetical"),
    ("The union said that police arrested the baker.", "arrested", "asserted"),
    ("The union, which may close, said police arrested the baker.", "arrested", "asserted"),
]


@pytest.mark.parametrize(("text", "word", "modality"), ACTS, ids=[a[0] for a in ACTS])
def test_the_act_is(text: str, word: str, modality: str, parse: Parse) -> None:
    token = next(t for t in parse(text) if t.text == word)
    assert of_act(token) == modality


def cues(language: str) -> dict[str, dict[str, frozenset[str]]]:
    sections = words(language)
    told = {name: getattr(sections, name) for name in sections.__struct_fields__}
    return {name: section for name, section in told.items() if isinstance(section, dict)}


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_list_of_cues_is_of_a_known_modality(language: str) -> None:
    assert all(set(section) <= set(STRENGTH) for section in cues(language).values())


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_cue_stands_for_two_modalities_in_one_place(language: str) -> None:
    for name, section in cues(language).items():
        listed = [word for found in section.values() for word in found]
        assert len(listed) == len(set(listed)), name
