"""brief: written whole and proven, and refused when it was tampered with."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import run


def test_markdown_on_standard_output(made_case):
    result = run("brief", made_case)
    assert result.exit_code == 0, result.output
    assert "\n# " in result.stdout
    assert "903" in result.stdout


@pytest.mark.parametrize("name", ["brief.html", "brief.md", "brief.json"])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_file_in_the_form_of_its_name(made_case, tmp_path, name, language):
    file = tmp_path / name
    result = run("brief", made_case, "-o", file, "--language", language)
    assert result.exit_code == 0, result.output
    text = file.read_text(encoding="utf-8")
    if name.endswith("json"):
        assert json.loads(text)["language"] == language
    else:
        assert run("brief", made_case, "--check", file).exit_code == 0


@pytest.mark.parametrize(("since", "told"), [("2025-05-01", True), ("2025", True), ("2026-01", False)])
def test_since_leaves_out_what_is_older(made_case, since, told):
    result = run("brief", made_case, "--since", since)
    assert result.exit_code == 0, result.output
    assert ("Otamendi" in result.stdout) == told


def test_a_changed_number_is_refused(made_case, tmp_path):
    file = tmp_path / "brief.html"
    run("brief", made_case, "-o", file)
    file.write_text(file.read_text(encoding="utf-8").replace("903", "913"), encoding="utf-8")
    result = run("brief", made_case, "--check", file)
    assert result.exit_code == 3
    assert "error[B0" in result.stdout
    answer = json.loads(run("brief", made_case, "--check", file, "--json").stdout)
    assert answer["proven"] is False


def test_a_file_that_is_missing(made_case, tmp_path):
    result = run("brief", made_case, "--check", tmp_path / "none.html")
    assert result.exit_code == 1
    assert "error[U001]" in result.stderr


def test_a_place_that_cannot_be_written(made_case, tmp_path):
    result = run("brief", made_case, "-o", tmp_path / "no" / "folder.md")
    assert result.exit_code == 2
    assert "error[U006]" in result.stderr
