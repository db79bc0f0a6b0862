"""Every frame has sentences that tell it, in ``frames.yaml`` beside this file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from veedor.claims import events
from veedor.claims.framing.frame_file import frame_file

_TABLE = Path(__file__).with_name("frames.yaml")
TOLD: dict[str, list[dict[str, Any]]] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
CASES = [(frame, case["text"], case["type"], case["mode"]) for frame, cases in TOLD.items() for case in cases]


@cache
def _found(nlp: Any) -> dict[str, list[events.Event]]:
    """The events of every sentence, all parsed in one go."""
    texts = list(dict.fromkeys(text for _, text, _, _ in CASES))
    return {text: events.find(doc) for text, doc in zip(texts, nlp.pipe(texts), strict=True)}


def test_every_frame_has_a_sentence() -> None:
    assert {frame.id for frame in frame_file().frames} == set(TOLD)


@pytest.mark.parametrize(("frame", "text", "type_", "mode"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_the_sentence_tells_its_frame(frame: str, text: str, type_: str, mode: str | None, nlp: Any) -> None:
    told = [(e.matched.frame.id, e.matched.frame.type, e.matched.mode) for e in _found(nlp)[text]]
    assert (frame, type_, mode) in told


def test_nearly_every_sentence_tells_one_act(nlp: Any) -> None:
    """A sentence that tells two acts of one type has one too many; a sentence to prison is two types."""
    twice = {
        text: [e.matched.trigger.text for e in found]
        for text, found in _found(nlp).items()
        if len({(e.matched.frame.type) for e in found}) < len(found)
    }
    assert len(twice) <= 1, twice
