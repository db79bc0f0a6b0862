"""The gate: floors, ceilings, digests, missing data, and what it prints."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from evaluation.outcome import Outcome

from evaluation import gate, gold

MEASURED = Outcome({"en.event.f1": 0.5, "en.evidence_errors": 0}, table="a table", digest="d1")


def fake(path: Path) -> Outcome:
    """What the registered entry of the tests measures."""
    return MEASURED


@pytest.fixture
def one_evaluation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    (tmp_path / "shared" / "there").mkdir(parents=True)
    monkeypatch.setattr(gold, "shared_root", lambda: tmp_path / "shared")
    entry = gate.Evaluation(
        "claims", "evaluation.claims:measure", {"own": tmp_path}, {"dev": "there", "far": "elsewhere"}
    )
    monkeypatch.setattr(gate, "EVALUATIONS", (entry,))
    monkeypatch.setattr("evaluation.claims.measure", fake)
    return tmp_path


def run(folder: Path, floors: str, *options: str) -> int:
    (folder / "floors.toml").write_text(floors)
    return gate.main(["--floors", str(folder / "floors.toml"), *options])


def test_floors_that_hold(one_evaluation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(one_evaluation, '[claims.own.at_least]\n"en.event.f1" = 0.5\n') == 0
    printed = capsys.readouterr()
    assert printed.out.count("a table") == 2
    assert "claims.far: not measured" in printed.err


@pytest.mark.parametrize(
    "floors",
    [
        '[claims.own.at_least]\n"en.event.f1" = 0.51\n',
        '[claims.dev.at_least]\n"en.count.f1" = 0.0\n',
        '[claims.own.at_most]\n"en.evidence_errors" = -1\n',
        '[claims.own]\ndigest = "d2"\n',
    ],
    ids=["below", "no such number", "above a ceiling", "other labels"],
)
def test_what_fails(one_evaluation: Path, floors: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(one_evaluation, floors) == 1
    assert "1 below what is pinned" in capsys.readouterr().out


def test_a_floor_on_data_that_is_not_there_cannot_fail(one_evaluation: Path) -> None:
    assert run(one_evaluation, '[claims.far.at_least]\n"en.event.f1" = 0.9\n') == 0


def test_as_json(one_evaluation: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(one_evaluation, '[claims.own.at_least]\n"en.event.f1" = 0.6\n', "--json") == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["missing"] == ["claims.far"]
    assert printed["numbers"]["claims.own"]["en.event.f1"] == 0.5
    assert printed["breaches"] == ["claims.own.en.event.f1: pinned 0.6, measured 0.5"]


def test_a_suggestion_reads_back_as_floors(one_evaluation: Path) -> None:
    pinned = {"at_least": {"en.event.f1": 0.1}, "at_most": {"en.evidence_errors": 3}}
    read = tomllib.loads(gate.suggestion("claims.own", MEASURED, pinned))
    own = read["claims"]["own"]
    assert own["digest"] == "d1"
    assert own["at_least"] == {"en.event.f1": 0.5}
    assert gate.breaches("claims.own", MEASURED, own) == []


def test_every_pinned_set_is_registered() -> None:
    floors = tomllib.loads(gate.FLOORS.read_text(encoding="utf-8"))
    registered = {e.name: {*e.own, *e.shared} for e in gate.EVALUATIONS}
    for name, sets in floors.items():
        assert set(sets) <= registered[name]


def test_a_language_whose_model_is_missing_breaks_no_floor() -> None:
    outcome = Outcome({"en.event.f1": 0.9}, "", unmeasured=frozenset({"es"}))
    assert gate.breaches("claims.own", outcome, {"at_least": {"en.event.f1": 0.8, "es.event.f1": 0.8}}) == []
