"""JSON Lines: a report a line; a broken line costs itself only."""

from __future__ import annotations

import hashlib
import json

import pytest

from reports.conftest import codes

FULL = {
    "id": "a1",
    "text": "Five people were freed.",
    "published": "2025-05-06T10:00:00-04:00",
    "language": "en",
    "title": "Freed",
    "source": "The Example Post",
    "url": "https://example.org/1",
}


def lines(*values: object) -> str:
    return "".join((value if isinstance(value, str) else json.dumps(value)) + "\n" for value in values)


def test_every_field(read_file, tmp_path):
    [report], told = read_file("a.jsonl", lines(FULL))
    assert told == []
    assert {name: getattr(report, name) for name in FULL} == FULL
    assert report.date == "2025-05-06"
    assert report.published_basis == "field"
    assert report.origin == f"{tmp_path / 'a.jsonl'}:1"
    assert report.reader == "veedor.reports.jsonl/1"
    assert report.bytes_sha256 == hashlib.sha256(json.dumps(FULL).encode()).hexdigest()


def test_all_but_text_may_be_missing_or_null(read_file):
    reports, told = read_file("a.jsonl", lines({"text": "One."}, dict.fromkeys(FULL) | {"text": "Two."}))
    assert [report.text for report in reports] == ["One.", "Two."]
    assert told == []
    assert all(report.id.startswith("sha256:") and report.published is None for report in reports)


def test_other_names_of_fields(read_file):
    [report], told = read_file("a.jsonl", lines({"text": "One.", "lang": "es", "date": "2025-05-06"}))
    assert (report.language, report.published, report.extra) == ("es", "2025-05-06", {})
    assert told == []


def test_other_names_do_not_overrule(read_file):
    row = {"text": "One.", "lang": "es", "language": "en", "date": "2020-01-01", "published": "2025-05-06"}
    [report], told = read_file("a.jsonl", lines(row))
    assert (report.language, report.published) == ("en", "2025-05-06")
    assert report.extra == {"lang": "es", "date": "2020-01-01"}
    assert codes(told) == ["R023"]


def test_unknown_fields_are_kept_and_named_once(read_file):
    rows = [{"text": f"Report {n}.", "author": "A", "n": [1, {"b": None}]} for n in range(3)]
    reports, told = read_file("a.jsonl", lines(*rows, {"text": "Last.", "author": "B", "late": 1}))
    assert reports[0].extra == {"author": "A", "n": [1, {"b": None}]}
    assert [(each.code, each.line) for each in told] == [("R023", 1), ("R023", 4)]
    assert "author, n" in told[0].message
    assert told[1].message.endswith("late")


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        ('{"text": "cut', "R020"),
        ("not json", "R020"),
        ('{"text": "a"} {"text": "b"}', "R020"),
        ('{"text": NaN}', "R020"),
        ('{"text": "a", "n": 1e999}', "R020"),
        ('{"text": "a", "n": ' + "1" * 5000 + "}", "R020"),
        ("[" * 100_000, "R020"),
        ('{"text": "tab\there"}', "R020"),
        ('{"text": "a", "n": ' + "[" * 60 + "]" * 60 + "}", "R018"),
        ("[1, 2]", "R021"),
        ('"words"', "R021"),
        ("null", "R021"),
        ("17", "R021"),
        ("{}", "R022"),
        ('{"text": null}', "R022"),
        ('{"text": ["a"]}', "R022"),
        ('{"text": 5}', "R022"),
        ('{"text": ""}', "R006"),
        ('{"text": " \\n "}', "R006"),
        ("\x00\x00\x00\x00", "R020"),
    ],
)
def test_a_broken_line_costs_itself_only(read_file, tmp_path, broken, code):
    reports, told = read_file("a.jsonl", lines({"text": "One."}, broken, {"text": "Three."}))
    assert [report.text for report in reports] == ["One.", "Three."]
    assert [(each.code, each.line) for each in told] == [(code, 2)]
    assert told[0].severity == "error"
    assert told[0].file == str(tmp_path / "a.jsonl")


def test_a_file_of_garbage_before_sound_lines(read_file):
    reports, told = read_file("a.jsonl", lines("\x00\x01\x02" * 500, {"text": "Two."}))
    assert [report.text for report in reports] == ["Two."]
    assert codes(told) == ["R020"]


def test_empty_lines_and_missing_last_line_end(read_file):
    reports, told = read_file("a.jsonl", '\n{"text": "One."}\r\n\r\n  \n{"text": "Two."}')
    assert [(report.text, report.origin[-2:]) for report in reports] == [("One.", ":2"), ("Two.", ":5")]
    assert told == []


def test_half_a_surrogate_pair_is_replaced_and_told(read_file):
    [report], told = read_file("a.jsonl", '{"text": "a\\ud800b\\u0000c \\ud83d\\ude00", "\\udfff": "\\udfff"}\n')
    assert report.text == "a\ufffdb\ufffdc \U0001f600"
    assert report.extra == {"\ufffd": "\ufffd"}
    assert codes(told) == ["R026", "R023"]
    assert told[0].line == 1
    assert told[0].message.startswith("4 ")


def test_a_name_given_twice_is_told(read_file):
    [report], told = read_file("a.jsonl", '{"text": "One.", "text": "Two."}\n')
    assert report.text == "Two."
    assert codes(told) == ["R025"]


@pytest.mark.parametrize(("given", "kept"), [(17, "17"), ("", None), ("x" * 513, None), ("a\nb", None), (True, None)])
def test_ids(read_file, given, kept):
    [report], told = read_file("a.jsonl", lines({"text": "One.", "id": given}))
    assert report.id == kept or (kept is None and report.id.startswith("sha256:"))
    if kept is None and given != "":
        assert codes(told) == ["R024"]
        assert report.extra == {"id": given}


@pytest.mark.parametrize("field", ["title", "source", "url"])
def test_fields_of_the_wrong_kind_are_put_aside(read_file, field):
    [report], told = read_file("a.jsonl", lines({"text": "One.", field: {"a": 1}}))
    assert getattr(report, field) is None
    assert report.extra == {field: {"a": 1}}
    assert codes(told) == ["R024"]


def test_numbers_too_large_to_be_exact_are_kept_as_digits(read_file):
    rows = "".join(f'{{"text": "Report {n}.", "post": 190000000000000000{n}, "n": {n}}}\n' for n in range(3))
    reports, told = read_file("a.jsonl", rows)
    assert [report.extra for report in reports] == [{"post": f"190000000000000000{n}", "n": n} for n in range(3)]
    assert [(each.code, each.line) for each in told] == [("R027", 1), ("R023", 1)]
