"""analyze: the evidence first, then honest sentences, tables and the method; everything as JSON."""

from __future__ import annotations

import json

import pytest
from tests.cli.conftest import run

from veedor.analysis.registry import all_analyses


@pytest.mark.parametrize("name", list(all_analyses()))
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_analysis_of_a_small_case(made_case, name, language):
    result = run("analyze", made_case, name, "--simulations", 99, "--language", language)
    assert result.exit_code == 0, result.output
    assert result.stdout.strip()
    assert "nan" not in result.stdout.lower().split()


@pytest.mark.parametrize("name", list(all_analyses()))
def test_json_has_everything(made_case, name):
    answer = json.loads(run("analyze", made_case, name, "--simulations", 99, "--json").stdout)
    assert answer["analysis"] == name
    assert answer["sentences"]
    assert answer["method"]
    assert answer["standing"] == "exploratory"
    assert isinstance(answer["tables"], dict)
    assert "operations" in answer["evidence"]


def test_the_evidence_comes_first(made_case):
    first = run("analyze", made_case, "balance").stdout.splitlines()[0]
    assert first.startswith(("Known from a single source:", "No operations."))


def test_a_scope_without_anything_says_no_data(made_case):
    out = run("analyze", made_case, "balance", "--until", "1999").stdout
    assert out.startswith("No operations.")
    assert "No data" in out


def test_an_unknown_analysis_is_refused(made_case):
    result = run("analyze", made_case, "horoscope")
    assert result.exit_code == 2
    assert "error[A003]" in result.stderr
    assert "balance" in result.stderr
