"""The frames and what they refer to: types, modes, contexts, classes and states that exist."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from veedor import vocabulary
from veedor.claims import statuses
from veedor.claims.framing.frame_file import Frame, Match, frame_file

FRAMES = frame_file().frames
PLOVER: dict[str, Any] = vocabulary.load("plover", dict)
_BUILT_IN = {"person", "actor", "thing", "place", "any"}
_PLACES = {
    "doer",
    "patient",
    "none",
    "object",
    "both",
    "content",
    "dative",
    "aidee",
    "possessor",
    "called",
    "complement_subject",
    "charged",
}


def parametrized(test: Any) -> Any:
    return pytest.mark.parametrize("frame", FRAMES, ids=[f.id for f in FRAMES])(test)


def test_ids_do_not_repeat() -> None:
    assert len({f.id for f in FRAMES}) == len(FRAMES)


def test_every_type_of_the_ontology_has_a_frame() -> None:
    assert {f.type for f in FRAMES} == set(PLOVER["types"])
    assert len(PLOVER["types"]) == 16


@parametrized
def test_its_type_and_modes_are_plovers(frame: Frame) -> None:
    modes = set(PLOVER["types"][frame.type].get("modes") or ())
    told = {frame.mode, *(m.mode for m in frame.match)} - {None}
    assert told <= modes


@parametrized
def test_its_contexts_are_plovers(frame: Frame) -> None:
    assert set(frame.contexts) <= set(PLOVER["contexts"])


@parametrized
def test_it_has_a_label_in_both_languages(frame: Frame) -> None:
    assert {language for language, text in frame.label.items() if text.strip()} == {"en", "es"}


@parametrized
def test_the_state_it_puts_somebody_in_exists(frame: Frame) -> None:
    assert frame.status is None or frame.status.state in statuses.states()


def words_of(match: Match) -> Iterator[str]:
    for name in (
        "object",
        "object_text",
        "subject",
        "complement",
        "compound",
        "amod",
        "relative",
        "auxiliary",
        "unless",
    ):
        yield from getattr(match, name)
    for words in match.prep.values():
        yield from words
    if match.patient:
        yield match.patient


@parametrized
def test_every_class_it_names_exists(frame: Frame) -> None:
    known = _BUILT_IN | set(frame_file().classes)
    for match in frame.match:
        assert {w[1:] for w in words_of(match) if w.startswith("@")} <= known


def test_every_class_is_named_by_some_match() -> None:
    named = {w[1:] for f in FRAMES for m in f.match for w in words_of(m) if w.startswith("@")}
    assert set(frame_file().classes) - named <= {"property", "body", "media"}  # these are looked up by the code too


@parametrized
def test_every_match_has_a_trigger_of_one_kind(frame: Frame) -> None:
    assert frame.match
    for match in frame.match:
        assert bool(match.verb) != bool(match.noun)


@parametrized
def test_its_roles_stand_at_places_that_are_known(frame: Frame) -> None:
    for match in frame.match:
        for place in (match.actor, match.recipient):
            assert place is None or place.startswith("prep:") or place in _PLACES
        assert {*match.needs, *match.needs_any} <= {"actor", "recipient"}


@parametrized
def test_its_words_are_lower_case_lemmas(frame: Frame) -> None:
    for match in frame.match:
        for word in (*match.verb, *match.noun, *words_of(match)):
            assert word
            assert word == word.lower().strip()


def test_no_way_to_tell_a_frame_is_listed_twice() -> None:
    for frame in FRAMES:
        assert len({repr(m) for m in frame.match}) == len(frame.match), frame.id
