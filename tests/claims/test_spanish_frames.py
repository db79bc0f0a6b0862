"""Spanish frames: the same acts as the English ones, each with sentences that tell it, in ``frames.es.yaml``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from veedor.claims import events
from veedor.claims.framing.frame_file import Frame, frame_file

_TABLE = Path(__file__).with_name("frames.es.yaml")
_FRAMES = {frame.id: frame for frame in frame_file("es").frames}
TOLD: dict[str, list[dict[str, str]]] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
CASES = [(frame, case["text"], case.get("mode")) for frame, cases in TOLD.items() for case in cases]
BUILT_IN = {"person", "actor", "thing", "any", "place"}


@cache
def _found(parse: Any) -> dict[str, list[events.Event]]:
    """The events of every sentence."""
    return {text: events.find(parse(text)) for text in dict.fromkeys(text for _, text, _ in CASES)}


def _meaning(frame: Frame) -> tuple[Any, ...]:
    return frame.id, frame.type, frame.mode, frame.contexts, frame.status, frame.content, frame.label


def test_both_languages_have_the_same_frames_in_the_same_order() -> None:
    english, spanish = frame_file("en").frames, frame_file("es").frames
    assert [_meaning(f) for f in spanish] == [_meaning(f) for f in english]


def test_every_frame_has_a_sentence() -> None:
    assert set(_FRAMES) == set(TOLD)


def test_every_class_of_words_that_a_match_names_exists() -> None:
    file = frame_file("es")
    named = set()
    for match in (m for frame in file.frames for m in frame.match):
        told = (match.object, match.subject, match.complement, *match.prep.values(), (match.patient or "",))
        named.update(word[1:] for words in told for word in words if word.startswith("@"))
    assert named - BUILT_IN <= set(file.classes)


@pytest.mark.parametrize(("frame", "text", "mode"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_the_sentence_tells_its_frame(frame: str, text: str, mode: str | None, parse_spanish: Any) -> None:
    told = [(e.matched.frame.id, e.matched.mode) for e in _found(parse_spanish)[text]]
    assert (frame, mode or _FRAMES[frame].mode) in told


def test_nearly_every_sentence_tells_one_act(parse_spanish: Any) -> None:
    """A sentence that tells two acts of one type has one too many; a sentence to prison is two types."""
    twice = {
        text: [e.matched.trigger.text for e in found]
        for text, found in _found(parse_spanish).items()
        if len({e.matched.frame.type for e in found}) < len(found)
    }
    assert len(twice) <= 1, twice
