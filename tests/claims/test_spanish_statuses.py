"""Every sentence of ``statuses.es.yaml`` tells just the statuses that stand beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from veedor.claims import events, statuses
from veedor.claims.statuses.state_file import state_file

_TABLE = Path(__file__).with_name("statuses.es.yaml")
TOLD: dict[str, list[dict[str, Any]]] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
CASES = [(topic, case) for topic, cases in TOLD.items() for case in cases]


@pytest.mark.parametrize(("topic", "case"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_the_sentence_tells_its_statuses(topic: str, case: dict[str, Any], parse_spanish: Any) -> None:
    doc = parse_spanish(case["text"])
    found = [(d.fields["subject"].name, d.fields["state"]) for d in statuses.find(doc, events.find(doc))]
    assert sorted(found) == sorted([*case["told"].items(), *case.get("also", {}).items()])


def test_both_languages_have_words_for_the_same_states_and_lists() -> None:
    english, spanish = state_file("en"), state_file("es")
    assert set(english.words) == set(spanish.words)
    assert set(english.lists) == set(spanish.lists)
