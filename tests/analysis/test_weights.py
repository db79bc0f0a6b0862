"""The table of weights: which acts are repression or concession is data that people can read and edit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from veedor import vocabulary
from veedor.analysis.weights import weights
from veedor.errors import VocabularyError

PLOVER: dict[str, Any] = vocabulary.load("plover", dict)
SECTORS: dict[str, Any] = vocabulary.load("sectors", dict)
LINES = weights().acts


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.act)
def test_a_line_names_a_type_and_mode_of_plover(line: Any) -> None:
    type_, _, mode = line.act.partition("-")
    assert type_ in PLOVER["types"]
    assert not mode or mode in PLOVER["types"][type_]["modes"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.act)
def test_a_line_gives_its_reason_in_both_languages(line: Any) -> None:
    assert set(line.reason) == {"en", "es"}


def test_no_act_stands_on_two_lines() -> None:
    assert len({line.act for line in LINES}) == len(LINES)


def test_sides_have_labels_in_both_languages() -> None:
    assert {side: set(label) for side, label in weights().sides.items()} == {
        "repression": {"en", "es"},
        "concession": {"en", "es"},
    }


def test_agents_are_sectors() -> None:
    assert weights().agents | weights().armed <= set(SECTORS)


def test_promised_stands_apart_from_executed() -> None:
    stages = {line.act: (line.side, line.stage) for line in LINES}
    assert stages["CONCEDE"] == ("concession", "announced")
    assert stages["RETREAT"] == ("concession", "executed")
    assert stages["THREATEN"] == ("repression", "announced")


def test_an_edited_copy_is_read(tmp_path: Path) -> None:
    copy = tmp_path / "balance.yaml"
    text = vocabulary.path_of("balance").read_text(encoding="utf-8")
    copy.write_text(text.replace("weight: 0", "weight: 2"), encoding="utf-8")
    found = weights(copy).find("REJECT", "change")
    assert found is not None
    assert found.weight == 2


@pytest.mark.parametrize("text", ["agents: 7", "acts: [", "agents: [GOV]\nbogus: 1", ""])
def test_a_broken_copy_is_refused_by_name(text: str, tmp_path: Path) -> None:
    copy = tmp_path / "balance.yaml"
    copy.write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError) as raised:
        weights(copy)
    assert raised.value.diagnostic.code == "V001"
    assert raised.value.diagnostic.file == str(copy)


def test_a_negative_weight_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "balance.yaml"
    copy.write_text(vocabulary.path_of("balance").read_text(encoding="utf-8").replace("weight: 0", "weight: -1"))
    with pytest.raises(VocabularyError):
        weights(copy)
