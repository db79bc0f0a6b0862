"""Every sentence of ``statuses.yaml`` tells just the statuses that stand beside it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from veedor.claims import events, statuses

_TABLE = Path(__file__).with_name("statuses.yaml")
TOLD: dict[str, list[dict[str, Any]]] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
CASES = [(topic, case["text"], case["told"]) for topic, cases in TOLD.items() for case in cases]


@cache
def _found(nlp: Any) -> dict[str, list[tuple[str, str]]]:
    """Subject and state of every status of every sentence, all parsed in one go."""
    texts = [text for _, text, _ in CASES]
    found = {}
    for text, doc in zip(texts, nlp.pipe(texts), strict=True):
        drafts = statuses.find(doc, events.find(doc))
        found[text] = sorted((d.fields["subject"].name, d.fields["state"]) for d in drafts)
    return found


@pytest.mark.parametrize(("topic", "text", "told"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_the_sentence_tells_its_statuses(topic: str, text: str, told: Any, nlp: Any) -> None:
    wanted = told.items() if isinstance(told, dict) else told
    assert _found(nlp)[text] == sorted((subject, state) for subject, state in wanted)


def test_every_state_but_the_plainest_has_a_sentence() -> None:
    listed = {pair[1] for _, _, told in CASES for pair in (told.items() if isinstance(told, dict) else told)}
    assert listed == set(statuses.states())
