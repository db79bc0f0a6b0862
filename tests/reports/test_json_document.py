"""A `.json` file holds one report, a list of them, or JSON Lines under another name."""

from __future__ import annotations

import json

from reports.conftest import codes


def test_one_object_over_several_lines(read_file):
    [report], told = read_file("a.json", json.dumps({"id": "r", "text": "One."}, indent=2))
    assert (report.id, report.text) == ("r", "One.")
    assert report.reader == "veedor.reports.json/1"
    assert told == []


def test_a_list(read_file):
    rows = [{"text": "One."}, {"text": "Two."}, 3, {"text": "Four."}]
    reports, told = read_file("a.json", json.dumps(rows, indent=1))
    assert [report.text for report in reports] == ["One.", "Two.", "Four."]
    assert codes(told) == ["R021"]
    assert [report.origin.rsplit(":")[-1] for report in reports] == ["2", "5", "9"]


def test_json_lines_by_another_name(read_file):
    reports, told = read_file("a.json", '{"text": "One."}\n{"text": "Two."\n{"text": "Three."}\n')
    assert [report.text for report in reports] == ["One.", "Three."] or codes(told) == ["R020"]
    reports, told = read_file("b.json", '{"text": "One."}\n{"text": "Two."}\n{"text": 3\n{"text": "Four."}\n')
    assert [report.text for report in reports] == ["One.", "Two.", "Four."]
    assert [(each.code, each.line) for each in told] == [("R020", 3)]


def test_what_stands_before_the_fault_is_read(read_file):
    reports, [told] = read_file("a.json", '[\n{"text": "One."},\n{"text": "Two"\n]')
    assert [report.text for report in reports] == ["One."]
    assert (told.code, told.line) == ("R020", 4)


def test_faults_around_the_list(read_file):
    for content in ("[", '[{"text": "One."}', '[{"text": "One."}] x', '[{"text": "One."},]', "{} {}"):
        _, told = read_file("a.json", content)
        assert "R020" in codes(told), content


def test_an_empty_list_is_no_fault_of_syntax(read_file):
    assert read_file("a.json", "[ ]")[0] == []
