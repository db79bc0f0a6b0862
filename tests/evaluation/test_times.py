"""The scorer of times: by hand on a small case, and against an independent scorer where that is at hand."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from typing import Any

import pytest

from evaluation import times

TEXT = "On Friday, May 6, he left; a year later he was back."
DOCUMENT = {
    "id": "d",
    "lang": "en",
    "dct": "2022-05-08",
    "text": TEXT,
    "timex": [
        {"start": 3, "end": 16, "type": "DATE", "value": "2022-05-06"},
        {"start": 27, "end": 39, "type": "DATE", "value": "2023-05-06"},
    ],
}
SHARED = Path(os.environ.get("VEEDOR_SHARED", Path(__file__).parents[3] / "shared")) / "gold" / "time"


def test_by_hand() -> None:
    system = {
        "d": [
            {"start": 3, "end": 17, "type": "DATE", "value": "2022-05-06"},  # a comma more: the same span
            {"start": 29, "end": 39, "type": "DATE", "value": "2023"},  # overlaps, another value
            {"start": 46, "end": 50, "type": "DATE", "value": "2022"},  # invented
        ]
    }
    assert times.score([DOCUMENT], system) == {"strict": 0.4, "relaxed": 0.8, "value": 0.4, "type": 0.8}


def test_nothing_found() -> None:
    assert times.score([DOCUMENT], {}) == {"strict": 0.0, "relaxed": 0.0, "value": 0.0, "type": 0.0}


def test_tags_what_it_scores() -> None:
    found = times.tagged([DOCUMENT])
    assert [t["value"] for t in found["d"]] == ["2022-05-06", "2023"]
    assert len(list(times.errors([DOCUMENT], found))) == 1


@pytest.mark.skipif(not (SHARED / "score_timex.py").exists(), reason="the shared gold data is not here")
@pytest.mark.parametrize("shift", [0, 1, 3])
def test_same_as_the_independent_scorer(shift: int) -> None:
    spec = importlib.util.spec_from_file_location("score_timex", SHARED / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    theirs: Any = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    documents = times.read(SHARED / "meantime_en.jsonl")
    found = {
        name: [{**t, "start": t["start"] + shift * (i % 2)} for i, t in enumerate(tags)]
        for name, tags in times.tagged(documents).items()
    }
    result = theirs.score({d["id"]: d for d in documents}, {name: {"timex": tags} for name, tags in found.items()})
    ours = times.score(documents, found)
    for name in ("strict", "relaxed", "value", "type"):
        assert ours[name] == pytest.approx(result[name], abs=1e-4)
