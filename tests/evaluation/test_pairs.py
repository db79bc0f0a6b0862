"""The scorer of pairs: macro-F1 over the codes that occur, YIELD for two types, no answer is wrong."""

from __future__ import annotations

import json

import pytest
from evaluation.pairs import main, read, scores


def test_all_right_is_one():
    assert scores(["AID", "YIELD", "COERCE"], ["AID", "RETREAT", "COERCE"]) == {"binary": 1, "quad": 1, "root": 1}


def test_a_wrong_root_may_be_in_the_right_quad():
    found = scores(["COERCE", "AID"], ["SANCTION", "AID"])
    assert found == {"binary": 1, "quad": 1, "root": 0.5}


def test_no_answer_is_wrong_everywhere():
    assert scores(["COERCE", "AID"], ["", ""]) == {"binary": 0, "quad": 0, "root": 0}


def test_a_broken_line_is_named(tmp_path):
    file = tmp_path / "pairs.jsonl"
    file.write_text('{"marked": "<s>A</s> freed <t>B</t>.", "root": "YIELD"}\n{"marked": "A freed B."}\n')
    with pytest.raises(SystemExit, match=r"pairs\.jsonl:2: not a pair"):
        read(file)


def test_the_command_prints_three_numbers(tmp_path, capsys):
    file = tmp_path / "pairs.jsonl"
    file.write_text(
        '{"marked": "<s>Police</s> arrested <t>a teacher</t>.", "root": "COERCE"}\n'
        '{"marked": "<s>A court</s> released <t>the editor</t>.", "root": "YIELD"}\n'
    )
    assert main([str(file), "--json", "--rules"]) == 0
    assert json.loads(capsys.readouterr().out) == {"binary": 1.0, "quad": 1.0, "root": 1.0}
