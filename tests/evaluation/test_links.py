"""The scorer of links, on groups small enough to count by hand."""

import json
from pathlib import Path

import pytest

from evaluation import links

TEXT = "Police arrested Jon Aster. Aster was jailed. Lea Morn was freed. Vigía counts 900 prisoners."


def _document(name: str) -> dict[str, object]:
    def event(quote: str, who: str, type_: str, trigger: str) -> dict[str, object]:
        told = {"attribution": [], "modality": "asserted", "when": "2025-05-06", "where": None, "mode": None}
        return {
            "kind": "event",
            "evidence": quote,
            "type": type_,
            "actors": [],
            "recipients": [who],
            "trigger": trigger,
            **told,
        }

    claims = [
        event("arrested Jon Aster", "Jon Aster", "COERCE", "arrested"),
        event("Lea Morn was freed", "Lea Morn", "RETREAT", "freed"),
        event("words that are not there", "Lea Morn", "RETREAT", "words"),
    ]
    published = "2025-05-07"
    return {"doc": name, "text": TEXT, "published": published, "language": "en", "half": "a", "claims": claims}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "dev").mkdir()
    for name in ("one", "two"):
        (tmp_path / "dev" / f"{name}.json").write_text(json.dumps(_document(name)), encoding="utf-8")
    groups = [
        {"id": "g1", "kind": "event", "members": [["one", 0], ["two", 0]], "differences": []},
        {"id": "g2", "kind": "event", "members": [["one", 1], ["two", 0]], "differences": []},
    ]
    file = tmp_path / "links.json"
    file.write_text(json.dumps({"groups": groups}), encoding="utf-8")
    return file


def test_pairs_are_counted(place: Path) -> None:
    numbers = links.measure(place).numbers
    assert numbers["claims"] == 4
    assert numbers["all.pairs.precision"] == pytest.approx(1 / 2)
    assert numbers["all.pairs.recall"] == pytest.approx(1 / 2)
    assert numbers["all.grouped.precision"] == 1.0


def test_the_command_prints_one_table_and_with_json_the_numbers(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert links.main([str(place)]) == 0
    assert "B-cubed" in capsys.readouterr().out
    assert links.main([str(place), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["records"] == 2


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert links.main([str(tmp_path / "none.json")]) == 2
