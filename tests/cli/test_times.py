"""times: expressions of time, one line a report, as JSON Lines or TimeML."""

from __future__ import annotations

import json
from xml.etree import ElementTree

from tests.cli.conftest import REPORTS, run

TEXT = "Freed on 31 February 2021 & held\nfor 412 days, until Friday at 4 p.m. <\x01>"
REPORT = {"id": "a&b", "title": "Two < three", "text": TEXT, "published": "2025-05-07", "language": "en"}


def test_one_line_a_report_with_what_stands_in_its_text(reports_file):
    result = run("times", reports_file)
    assert result.exit_code == 0
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line["id"] for line in lines] == [report["id"] for report in REPORTS]
    for line, report in zip(lines, REPORTS, strict=True):
        assert line["timex"]
        for timex in line["timex"]:
            assert list(timex) == ["start", "end", "text", "type", "value", "edtf", "basis", "derivation"]
            assert report["text"][timex["start"] : timex["end"]] == timex["text"]


def test_spanish_needs_no_model(tmp_path):
    file = tmp_path / "reports.jsonl"
    file.write_text(json.dumps({"id": "r", "text": "Fue detenido ayer en la capital.", "published": "2025-05-07"}))
    [line] = [json.loads(line) for line in run("times", file).stdout.splitlines()]
    assert [(timex["value"], timex["basis"]) for timex in line["timex"]] == [("2025-05-06", "relative")]


def test_a_day_that_no_calendar_has_is_told_and_left_undated():
    result = run("times", "-", input=json.dumps(REPORT))
    assert "warning[L201]: '31 February 2021' is left undated: no calendar has the day 2021-02-31" in result.stderr
    assert json.loads(result.stdout)["timex"][0]["edtf"] is None
    assert result.exit_code == 0


def test_a_language_without_rules_is_told_and_the_rest_is_read():
    lines = '{"text": "Er kam am Montag.", "language": "de"}\n{"text": "He came in 2021.", "language": "en"}\n'
    result = run("times", "-", input=lines)
    assert result.exit_code == 1
    assert "error[L203]" in result.stderr
    assert len(result.stdout.splitlines()) == 1


def test_timeml_can_be_read_back(reports_file):
    for line, report in zip(run("times", reports_file, "--format", "timeml").stdout.splitlines(), REPORTS, strict=True):
        root = ElementTree.fromstring(line)
        assert root.tag == "TimeML"
        assert root.findtext("DOCID") == report["id"]
        assert root.find("DCT/TIMEX3").attrib["functionInDocument"] == "CREATION_TIME"
        assert "".join(root.find("TEXT").itertext()) == report["text"]
        assert len({timex.attrib["tid"] for timex in root.iter("TIMEX3")}) == len(list(root.iter("TIMEX3")))


def test_timeml_escapes_and_keeps_every_offset():
    root = ElementTree.fromstring(run("times", "-", "--format", "timeml", input=json.dumps(REPORT)).stdout)
    assert root.findtext("DOCID") == "a&b"
    assert root.findtext("TITLE") == "Two < three"
    assert "".join(root.find("TEXT").itertext()) == TEXT.replace("\x01", "\ufffd")
    undated, lasting, day, hour = root.find("TEXT")
    assert undated.attrib["value"] == "XXXX-XX-XX"
    assert (lasting.attrib["type"], lasting.attrib["value"]) == ("DURATION", "P412D")
    assert (day.attrib["value"], hour.attrib["value"]) == ("2025-05-09", "2025-05-09T16:00")
