"""explain: which frame took a word, which lost, and what the learned coder made of it."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import run


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Police arrested two teachers. The Valdoran premier snubbed the Ruritanian ambassador.")
    return path


def test_a_line_is_an_object_with_the_frame(file):
    result = run("explain", file)
    assert result.exit_code == 0
    (line,) = (json.loads(line) for line in result.stdout.splitlines())
    assert (line["trigger"]["text"], line["frame"], line["type"]) == ("arrested", "arrest", "COERCE")
    assert line["recipients"] == ["teachers"]


def test_text_is_for_reading(file):
    result = run("explain", file, "--format", "text", "--word", "arrested")
    assert result.stdout.startswith("arrested (7-15): COERCE-arrest, asserted, by frame arrest: Police to teachers")


def test_own_actors_are_read(file, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("nonsense\n")
    result = run("explain", file, "--actors", own)
    assert result.exit_code != 0
    assert "V01" in result.stderr


def test_the_learned_coder_tells_its_probabilities(file):
    pytest.importorskip("onnxruntime")
    lines = [json.loads(line) for line in run("explain", file, "--learned").stdout.splitlines()]
    snubbed = next(line for line in lines if line["trigger"]["text"] == "snubbed")
    assert len(snubbed["probabilities"]) == 3
    assert snubbed["type"] is not None or "not sure" in snubbed["dropped"]
    text = run("explain", file, "--learned", "--format", "text", "--word", "snubbed").stdout
    assert "  learned: " in text
