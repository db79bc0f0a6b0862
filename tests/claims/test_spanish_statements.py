"""Every sentence of ``statements.es.yaml`` tells just the statements that stand below it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from veedor.claims import statements

_TABLE = Path(__file__).with_name("statements.es.yaml")
TOLD: dict[str, list[dict[str, Any]]] = yaml.safe_load(_TABLE.read_text(encoding="utf-8"))
CASES = [(topic, case) for topic, cases in TOLD.items() for case in cases]


@pytest.mark.parametrize(("topic", "case"), CASES, ids=[f"{c[0]}-{n}" for n, c in enumerate(CASES)])
def test_the_sentence_tells_its_statements(topic: str, case: dict[str, Any], parse_spanish: Any) -> None:
    text = case["text"]
    found = [d.fields for d in statements.find(parse_spanish(text))]
    told = [[f["speaker"].name, text[slice(*f["cue"])], text[slice(*f["content"])]] for f in found]
    assert sorted(told) == sorted(case["told"])
