"""One id, one report: never read over in silence."""

from __future__ import annotations

from reports.conftest import codes, sorted_out
from veedor.reports import read


def test_another_report_under_the_same_id_is_refused(read_file, tmp_path):
    rows = '{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n{"id": "a", "text": "Three."}\n'
    reports, [told] = read_file("a.jsonl", rows)
    assert [report.text for report in reports] == ["One.", "Two."]
    assert (told.code, told.severity, told.line) == ("R030", "error", 3)
    assert f"{tmp_path / 'a.jsonl'}:1" in told.message
    assert told.file == str(tmp_path / "a.jsonl")


def test_the_same_line_again_is_a_note(read_file):
    reports, [told] = read_file("a.jsonl", '{"id": "a", "text": "One."}\n' * 2)
    assert len(reports) == 1
    assert (told.code, told.severity, told.line) == ("R031", "note", 2)


def test_across_files(tmp_path):
    (tmp_path / "a.txt").write_text("---\nid: x\n---\nOne.")
    (tmp_path / "b.md").write_text("---\nid: x\n---\nTwo.")
    (tmp_path / "c.txt").write_text("Three.")
    (tmp_path / "d.txt").write_text("Three.")
    reports, told = sorted_out(read(tmp_path))
    assert [report.text for report in reports] == ["One.", "Three."]
    assert codes(told) == ["R030", "R031"]
    assert str(tmp_path / "a.txt") in told[0].message


def test_the_same_file_named_twice(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("One.")
    reports, told = sorted_out(read([path, path, tmp_path]))
    assert len(reports) == 1
    assert codes(told) == ["R031", "R031"]


def test_every_call_starts_afresh(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("One.")
    assert [len(list(read(path))) for _ in range(2)] == [1, 1]
