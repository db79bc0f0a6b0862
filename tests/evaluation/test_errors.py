"""Kinds of errors: each claim that finds no partner, and each wrong field of a pair, is named once."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evaluation import errors, scoring

TEXT = "Police arrested Ines Dravo in Karsholm. The union condemned it. Two bakers were freed on Monday."


def event(words: str, type_: str, **more: Any) -> dict[str, Any]:
    return {"kind": "event", "type": type_, "modality": "asserted", "evidence": words, **more}


def named(kind: str, ours: list[dict[str, Any]], theirs: list[dict[str, Any]]) -> list[str]:
    document = {"doc": "d", "text": TEXT, "claims": ours}
    assert all(error.kind == kind for error in errors.errors_of(document, theirs))
    return [error.error for error in errors.errors_of(document, theirs)]


ARREST = event("Police arrested Ines Dravo", "COERCE", actors=["Police"], recipients=["Ines Dravo"], where="Karsholm")


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ([ARREST], [ARREST], []),
        ([ARREST], [], ["not found"]),
        ([], [ARREST], ["extra"]),
        ([ARREST], [ARREST, ARREST], ["said twice"]),
        ([ARREST], [ARREST | {"type": "ASSAULT"}], ["wrong type"]),
        ([ARREST], [ARREST | {"evidence": "in Karsholm"}], ["wrong span"]),
        ([ARREST], [ARREST | {"type": "ASSAULT", "evidence": "Two bakers"}], ["not found", "extra"]),
        ([ARREST], [ARREST | {"where": None}], ["slot where, left out"]),
        ([ARREST], [ARREST | {"when": "2025"}], ["slot when, added"]),
        ([ARREST], [ARREST | {"actors": ["union"]}], ["slot actors, other"]),
        ([ARREST], [ARREST | {"modality": "planned"}], ["slot modality"]),
        ([ARREST | {"drop": True}], [], []),
    ],
    ids=lambda value: " ".join(value) if value and isinstance(value[0], str) else None,
)
def test_errors_of_acts(ours: list[dict[str, Any]], theirs: list[dict[str, Any]], expected: list[str]) -> None:
    assert named("event", ours, theirs) == expected


def test_a_status_may_have_the_wrong_state_or_the_wrong_subject() -> None:
    told = {"kind": "status", "evidence": "Two bakers were freed", "subject": "bakers", "state": "released"}
    assert named("status", [told], [told | {"state": "detained"}]) == ["wrong state"]
    assert named("status", [told], [told | {"subject": {"name": "Police"}}]) == ["wrong subject"]


def test_a_statement_may_have_the_wrong_speaker_or_the_wrong_content() -> None:
    told = {"kind": "statement", "evidence": "The union condemned it", "speaker": "union", "content": "it", "cue": "c"}
    assert named("statement", [told], [told | {"speaker": {"name": "Police"}}]) == ["wrong speaker"]
    assert named("statement", [told], [told | {"content": "The union"}]) == ["wrong content"]


def test_a_number_and_a_category_are_keys_too() -> None:
    number = {"kind": "count", "evidence": "Two bakers", "low": 2, "high": 2}
    assert named("count", [number], [number | {"low": 3, "high": 3}]) == ["wrong number"]
    ahead = {"kind": "deadline", "evidence": "on Monday", "category": "trial"}
    assert named("deadline", [ahead], [ahead | {"category": "election"}]) == ["wrong category"]


def test_misses_and_extras_add_up_to_those_of_the_score() -> None:
    ours = [ARREST, event("The union condemned it", "ACCUSE"), event("Two bakers were freed", "RETREAT")]
    theirs = [ARREST, ARREST, event("The union condemned it", "REJECT")]
    document = {"doc": "d", "text": TEXT, "language": "en", "claims": ours}
    counted = errors.count([document], {"d": theirs})["en"]["event"]
    _, misses = scoring.score_document(document, theirs)
    what = Counter(miss.what for miss in misses)
    assert counted["labelled"] - counted["found"] == what["missed"] == counted["not found"] + counted["wrong type"]
    assert what["extra"] == counted["said twice"] + counted["extra"] + counted["wrong type"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for half in ("a", "b"):
        document = {"doc": half, "half": half, "text": TEXT, "language": "en", "claims": [ARREST]}
        (tmp_path / f"{half}.json").write_text(json.dumps(document), encoding="utf-8")
    (tmp_path / "claims.jsonl").write_text("", encoding="utf-8")
    return tmp_path


def test_one_half_is_counted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main([str(folder), "--claims", str(folder / "claims.jsonl"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["en"]["event"] == {"labelled": 1, "found": 0, "not found": 1}


def test_the_table_has_a_column_for_each_language(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main([str(folder), "--claims", str(folder / "claims.jsonl")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["kind", "error", "en"]
    assert lines[3].split() == ["not", "found", "1"]


def test_nothing_to_count_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert errors.main([str(tmp_path)]) == 2
    assert "no labelled documents" in capsys.readouterr().err
