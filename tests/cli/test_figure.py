"""figure: a picture or its table of a case, from the record alone or through an analysis."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ElementTree

import pytest
from tests.cli.conftest import run

from veedor.figures.registry import all_figures


@pytest.mark.parametrize("name", [kind.name for kind in all_figures().values() if kind.needs != "leverage"])
def test_every_figure_of_a_small_case_in_both_languages(made_case, tmp_path, name):
    for language in ("en", "es"):
        file = tmp_path / f"{name}.{language}.svg"
        result = run("figure", made_case, name, "-o", file, "--language", language)
        assert result.exit_code == 0, result.output
        root = ElementTree.parse(file).getroot()
        assert root.get("lang") == language
        assert [f.name for f in tmp_path.iterdir() if f.name.startswith(".")] == []


def test_leverage_of_a_small_case_cannot_tell(made_case, tmp_path):
    result = run("figure", made_case, "leverage", "-o", tmp_path / "a.csv", "--simulations", 99, "--json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert "motive" in answer["caption"]


def test_the_table_has_what_is_drawn(made_case, tmp_path):
    file = tmp_path / "a.csv"
    result = run("figure", made_case, "calendar", "-o", file)
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Wrote {file}.")
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("id,first,last,category")
    assert "2025-05-27" in lines[1]


def test_without_a_file_the_svg_goes_to_standard_output(made_case):
    result = run("figure", made_case, "calendar")
    assert result.exit_code == 0
    assert ElementTree.fromstring(result.stdout).get("class") == "veedor-figure"


def test_json_without_a_file_has_everything(made_case):
    answer = json.loads(run("figure", made_case, "calendar", "--json").stdout)
    assert answer["svg"].startswith("<svg")
    assert answer["caption"]
    assert answer["table"][0]["category"] == "licence_expiry"


def test_png_is_a_picture(made_case, tmp_path):
    file = tmp_path / "a.png"
    assert run("figure", made_case, "calendar", "-o", file).exit_code == 0
    assert file.read_bytes().startswith(b"\x89PNG")


def test_a_scope_leaves_out_what_lies_outside(made_case):
    before = json.loads(run("figure", made_case, "calendar", "--json", "--until", "2025-04").stdout)
    assert before["table"] == []
    assert "No data" in before["svg"]


def test_who_is_protected_has_no_place(made_case):
    words = ("figure", made_case, "map", "--json")
    open_to_all, withheld = (json.loads(run(*words, *more).stdout) for more in ((), ("--protect", "Inés Otamendi")))
    assert sum(row["operations"] for row in withheld["table"]) <= sum(row["operations"] for row in open_to_all["table"])
    assert "Withheld" in withheld["caption"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("pie",), "A005"),
        (("map", "-o", "a.gif"), "A004"),
        (("map", "--country", "Atlantis"), "U003"),
        (("map", "--since", "yesterday"), "U003"),
    ],
)
def test_wrong_words_are_refused_with_advice(made_case, words, code):
    result = run("figure", made_case, *words)
    assert result.exit_code == 2
    assert f"error[{code}]" in result.stderr
