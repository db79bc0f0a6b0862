"""The scorer: pairing, slots, evidence errors, and agreement with the shared scorer where it is there."""

from __future__ import annotations

import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from evaluation import claims, gold, scoring

TEXT = "Police in Dravi arrested 40 miners on Monday. Ilse Marek said the miners were beaten. The vote is on 3 June."


def span(quote: str) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {"start": start, "end": start + len(quote), "text": quote}


def label(kind: str, evidence: str, **fields: Any) -> dict[str, Any]:
    common = {"attribution": [], "modality": "asserted", "when": None, "where": None}
    return {"kind": kind, "evidence": evidence} | common | fields


def claim(kind: str, evidence: str, **fields: Any) -> dict[str, Any]:
    return label(kind, evidence) | {"evidence": [span(evidence)]} | fields


DOCUMENT = {
    "doc": "fixture",
    "text": TEXT,
    "claims": [
        label("event", "Police in Dravi arrested 40 miners", type="COERCE", mode="arrest", actors=["Police"],
              recipients=["miners"], where="Dravi", when="2031-03-03"),
        label("count", "40 miners", low=40, high=40, qualifier="exact", unit="miners", measure="attribute"),
        label("status", "arrested 40 miners", subject="miners", state="detained"),
        label("statement", "Ilse Marek said the miners were beaten", speaker="Ilse Marek", cue="said",
              content="the miners were beaten", label=False),
        label("deadline", "The vote is on 3 June", what="vote", category="election", when="2031-06-03",
              modality="planned", parties=[]),
    ],
}  # fmt: skip


def scored(*system: dict[str, Any]) -> tuple[dict[str, scoring.Tally], list[scoring.Miss]]:
    return scoring.score_document(DOCUMENT, system)


def test_a_right_claim_is_matched_and_its_slots_compared() -> None:
    tallies, misses = scored(
        claim("event", "arrested 40 miners", type="COERCE", mode="arrest", actors=[{"name": "the Police"}],
              recipients=[{"name": "40 miners"}], where={"name": "Dravi"}, when=None)
    )  # fmt: skip
    event = tallies["event"]
    assert (event.gold, event.system, event.matched) == (1, 1, 1)
    assert event.right["mode"] == event.right["actors"] == event.right["where"] == event.right["+where"] == 1
    assert event.right["when"] == event.right["+when"] == 0
    assert event.asked["+when"] == 1
    assert event.asked["+attribution"] == 0
    assert {miss.kind for miss in misses} == {"count", "status", "statement", "deadline"}


@pytest.mark.parametrize(
    ("kind", "evidence", "fields"),
    [
        ("event", "arrested 40 miners", {"type": "ASSAULT"}),
        ("count", "40 miners", {"low": 41, "high": 41}),
        ("status", "arrested 40 miners", {"state": "detained", "subject": {"name": "journalists"}}),
        ("status", "arrested 40 miners", {"state": "released", "subject": {"name": "miners"}}),
        ("deadline", "The vote is on 3 June", {"category": "trial"}),
        (
            "statement",
            "Ilse Marek said",
            {"speaker": {"name": "Jan Marek-Olt"}, "content": span("on Monday")},
        ),
        ("event", "The vote is on 3 June", {"type": "COERCE"}),
    ],
)
def test_a_wrong_key_or_place_matches_nothing(kind: str, evidence: str, fields: dict[str, Any]) -> None:
    tallies, misses = scored(claim(kind, evidence, **fields))
    assert tallies[kind].matched == 0
    assert ("extra", kind) in {(miss.what, miss.kind) for miss in misses}


def test_one_bound_of_a_count_is_enough_to_match_but_not_for_its_value() -> None:
    tallies, _ = scored(claim("count", "40 miners", low=40, high=None, unit="miners"))
    assert tallies["count"].matched == 1
    assert tallies["count"].right["value"] == 0


def test_a_label_has_one_partner() -> None:
    twice = [claim("event", "arrested 40 miners", type="COERCE", mode=mode) for mode in ("arrest", "seize")]
    tallies, _ = scored(*twice)
    assert tallies["event"].matched == 1
    assert tallies["event"].right["mode"] == 1


def test_wrong_and_overlong_evidence_are_errors() -> None:
    wrong = claim("event", "arrested 40 miners", type="COERCE") | {"evidence": [span("miners") | {"text": "x"}]}
    missing = claim("event", "arrested 40 miners", type="COERCE") | {"evidence": []}
    tallies, _ = scored(wrong, missing)
    assert (tallies["event"].evidence_errors, tallies["event"].matched) == (2, 0)
    long = {"doc": "long", "text": "a" * 500, "claims": []}
    over = {"kind": "event", "type": "AID", "evidence": [{"start": 0, "end": 401, "text": "a" * 401}]}
    assert scoring.score_document(long, [over])[0]["event"].evidence_errors == 1


def test_nothing_made_scores_nothing() -> None:
    summary = scoring.summarise([scored()[0]])
    assert summary["mean_f1"] == 0.0
    assert summary["mean_slot_accuracy"] is None
    assert summary["kinds"]["event"]["interval"] == [0.0, 0.0]


# The shared scorer


def shared_scorer() -> ModuleType:
    root = gold.shared_root()
    path = root / "gold" / "score_claims.py" if root else None
    if path is None or not path.exists():
        pytest.skip("the shared labelled data is not beside this repository")
    spec = importlib.util.spec_from_file_location("shared_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CHANGED = ("when", "where", "mode", "modality", "qualifier", "attribution", "low", "type", "cue", "label")


def damaged(document: dict[str, Any], generator: random.Random) -> list[dict[str, Any]]:
    """The labels as a system's claims, with some dropped, doubled, moved and changed."""
    made = []
    for one in document["claims"]:
        system = dict(one)
        at = scoring.locate(one["evidence"], document["text"])
        if at is None or generator.random() < 0.2:
            continue
        start, end = max(0, at[0] - generator.randrange(30)), at[1] - generator.randrange(5)
        system["evidence"] = [{"start": start, "end": end, "text": document["text"][start:end]}]
        for slot in (
            "when",
            "where",
            "mode",
            "modality",
            "qualifier",
            "attribution",
            "low",
            "type",
            "cue",
            "label",
        ):
            if slot in system and generator.random() < 0.15:
                system[slot] = None
        if generator.random() < 0.05:
            system["evidence"][0]["text"] += "?"
        made += [system] * generator.choice((1, 1, 1, 2))
    return made


def compare(documents: list[dict[str, Any]], system: dict[str, list[dict[str, Any]]]) -> None:
    theirs, their_misses = shared_scorer().score(documents, system)
    summaries, misses = claims.score(documents, system)
    ours = summaries["all"]
    for name in ("kinds", "mean_f1", "mean_slot_accuracy", "evidence_errors"):
        assert ours[name] == theirs[name]
    assert sorted((m.kind, m.document, m.what) for m in misses) == sorted(m[:3] for m in their_misses)


def test_equals_the_shared_scorer_on_a_fixture() -> None:
    generator = random.Random(1)
    compare([DOCUMENT], {"fixture": damaged(DOCUMENT, generator)})
    compare([DOCUMENT], {})


def test_equals_the_shared_scorer_on_the_shared_labels() -> None:
    root = gold.shared_root()
    if root is None or not (root / "gold" / "dev").is_dir():
        pytest.skip("the shared labelled data is not beside this repository")
    documents = gold.documents(root / "gold" / "dev")
    generator = random.Random(2)
    compare(documents, {d["doc"]: damaged(d, generator) for d in documents})


def test_the_command_scores_claims_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "fixture.json").write_text(json.dumps(DOCUMENT | {"language": "en", "half": "b"}))
    made = claim("event", "arrested 40 miners", type="COERCE") | {"report": "fixture"}
    (tmp_path / "claims.jsonl").write_text(json.dumps(made) + "\n")
    arguments = [str(tmp_path / "gold"), "--claims", str(tmp_path / "claims.jsonl")]
    assert claims.main([*arguments, "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert list(printed) == ["all", "en", "en half b"]
    assert printed["en"]["kinds"]["event"]["f1"] == 1.0
    assert claims.main([*arguments, "--misses", "status"]) == 0
    assert "missed" not in capsys.readouterr().out, "half b stays unseen unless it is asked for"
    assert claims.main([*arguments, "--misses", "status", "--half", "b"]) == 0
    assert "missed" in capsys.readouterr().out
    assert claims.main([str(tmp_path), "--json"]) == 2
