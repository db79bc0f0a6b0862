"""The scorer of attributions: by hand on a small case, on broken files, and against Veedor's own attributions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from evaluation.attribution import Pair

from evaluation import attribution, gate, gold

TEXT = 'Ana Torvik said it rained. "We won," she added. "It is over." Nobody knows.'


def span(words: str, text: str = TEXT) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words}


def labelled(source: str | None, cue: str, *content: str) -> dict[str, Any]:
    told = {"cue": [span(cue)], "content": [span(c) for c in content], "note": "not read"}
    return told if source is None else told | {"source": [span(source)]}


DOCUMENT: dict[str, Any] = {
    "id": "d",
    "text": TEXT,
    "newspaper": "unknown fields are left alone",
    "attributions": [
        labelled("Ana Torvik", "said", "it rained"),
        labelled("she", "added", '"We won,"', '"It is over."'),
    ],
}


def pair(source: str, *content: str) -> Pair:
    return Pair(
        tuple((s["start"], s["end"]) for s in [span(source)]), tuple((s["start"], s["end"]) for s in map(span, content))
    )


def write(path: Path, *lines: Any) -> Path:
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8")
    return path


def counted(system: list[Pair], attributions: list[dict[str, Any]] | None = None) -> tuple[int, int, int]:
    document = DOCUMENT if attributions is None else DOCUMENT | {"attributions": attributions}
    found = attribution.match(attribution.labelled(document), system)
    return len(found.matched), len(found.missed), len(found.wrong)


@pytest.mark.parametrize(
    ("system", "result"),
    [
        ([pair("Torvik", "it rained"), pair("she", "We won", "It is over")], (2, 0, 0)),
        ([pair("Torvik", "said it rained")], (1, 1, 0)),
        ([pair("Torvik", "rained"), pair("she", "We won")], (1, 1, 1)),
        ([pair("she", "it rained")], (0, 2, 1)),
        ([pair("Torvik", "it rained"), pair("Ana", "it rained")], (1, 1, 1)),
        ([], (0, 2, 0)),
    ],
    ids=["both", "half of the content", "less than half of one", "another source", "one to one", "nothing"],
)
def test_by_hand(system: list[Pair], result: tuple[int, int, int]) -> None:
    assert counted(system) == result


def test_a_label_without_a_source_is_neither_missed_nor_makes_wrong() -> None:
    assert counted([pair("she", "it rained")], [labelled(None, "said", "it rained")]) == (0, 0, 0)


def test_the_numbers() -> None:
    matching = attribution.match(attribution.labelled(DOCUMENT), [pair("Torvik", "it rained"), pair("she", "Nobody")])
    assert attribution.numbers([matching]) == {"precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert set(attribution.numbers([]).values()) == {0.0}


def test_veedor_finds_them_all() -> None:
    numbers, errors = attribution.score([DOCUMENT])
    assert (numbers["f1"], errors) == (1.0, [])


def test_inner_links_are_held_against_labels_that_tell_them() -> None:
    text = "Luis Marden said the union believes that it rained."
    outer = {
        "source": [span("Luis Marden", text)],
        "cue": [span("said", text)],
        "content": [span("the union believes that it rained", text)],
    }
    inner = {
        "source": [span("the union", text)],
        "cue": [span("believes", text)],
        "content": [span("that it rained", text)],
    }
    flat, nested = ({"text": text, "attributions": labels} for labels in ([outer], [outer, inner]))
    assert attribution.score([flat])[0]["f1"] == 1.0
    assert attribution.score([nested])[0]["f1"] == 1.0
    assert not attribution.nests([flat])
    assert attribution.nests([nested])


def test_the_command_prints_the_numbers_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attribution.main([str(write(tmp_path / "a.jsonl", DOCUMENT)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path) -> None:
    text = "One\u2028two."
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, "attributions": []}, ensure_ascii=False), encoding="utf-8")
    assert [d["text"] for d in attribution.read(path)] == [text]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "labelled document"),
        ('{"text": "x"}', "'attributions'"),
        ('{"attributions": []}', "'text'"),
        ('{"text": 3, "attributions": []}', "'text' is not a text"),
        ('["text"]', "labelled document"),
        ('{"text": "x", "attributions": [{"content": [{"start": 0, "end": 9}]}]}', "no span in the text: 0 to 9"),
        ('{"text": "x", "attributions": [{"content": [{"start": 0}]}]}', "'end'"),
        ("", "no labelled document in it"),
    ],
)
def test_a_broken_file_is_told_with_its_line(
    line: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attribution.main([str(write(tmp_path / "a.jsonl", line))]) == 2
    printed = capsys.readouterr()
    assert "error[U003]" in printed.err
    assert reason in printed.err
    assert "a.jsonl:1:" in printed.err
    assert printed.out == ""


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attribution.main([str(tmp_path / "none.jsonl")]) == 2
    assert "error[U001]" in capsys.readouterr().err


def test_halves_are_stable_and_make_the_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", *({"text": str(n), "attributions": []} for n in range(20)))
    halves = [{d["text"] for d in attribution.read(path, half=half)} for half in ("a", "b")]
    assert halves[0] | halves[1] == {str(n) for n in range(20)}
    assert not halves[0] & halves[1]


def test_the_gate_passes_over_data_that_is_not_there(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(gold, "shared_root", lambda: tmp_path)
    (entry,) = (e for e in gate.EVALUATIONS if e.name == "attribution")
    assert list(gate.sets(entry)) == [("polnear", None)]
