"""`veedor freeze`: what it says, and what it refuses."""

from __future__ import annotations

import json

from tests.cli.conftest import run

from veedor.case import Case


def test_what_was_frozen_is_told(case):
    result = run("freeze", case, "--author", "Ana Pérez")
    assert result.exit_code == 0, result.output
    assert "Frozen in entry" in result.output
    assert "1 date of leverage, windows -30..-1, +0..+7, +8..+30 (days)" in result.output
    with Case.open(case) as opened:
        [found] = opened.freezes()
        assert (found.author, str(opened.head())) == ("Ana Pérez", result.output.split()[-1])
    assert run("verify", case).exit_code == 0


def test_json_holds_the_design_and_its_hash(case):
    document = json.loads(run("freeze", case, "--json").stdout)
    assert document["freeze"]["design"]["windows"] == [[-30, -1], [0, 7], [8, 30]]
    assert [each["date"] for each in document["freeze"]["design"]["calendar"]] == ["2025-05-27"]
    assert len(document["freeze"]["hash"]) == 64
    assert document["head"].startswith(f"{document['freeze']['seq']}:")


def test_a_file_of_ones_own_dates_is_taken(case, tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("date,category\n2025-06-10,negotiation\n")
    assert "2 dates of leverage" in run("freeze", case, "--calendar", file).output


def test_a_mistake_in_the_file_is_told_with_its_line_and_nothing_is_frozen(case, tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("date\n2025-06-31\n")
    result = run("freeze", case, "--calendar", file)
    assert result.exit_code == 1
    assert f"{file}:2: error[A022]" in result.output
    with Case.open(case) as opened:
        assert opened.freezes() == []


def test_a_case_without_dates_is_refused(tmp_path):
    run("new", tmp_path / "case")
    result = run("freeze", tmp_path / "case")
    assert result.exit_code == 2
    assert "S050" in result.output
