"""YAML front matter: read as words, never as objects, and never lost when it is broken."""

from __future__ import annotations

import pytest

from reports.conftest import codes

BODY = "Five people were freed in Caracas."


def with_matter(matter: str) -> str:
    return f"---\n{matter}\n---\n{BODY}"


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_every_field(read_file, name):
    matter = (
        "id: r-7\ntitle: Freed\ndate: 2025-05-06\nsource: The Example Post\n"
        "url: https://example.org/7\nlang: es-VE\nyear: 2024"
    )
    [report], told = read_file(name, with_matter(matter))
    assert told == []
    assert report.text == BODY
    assert (report.id, report.title, report.source) == ("r-7", "Freed", "The Example Post")
    assert (report.published, report.language, report.year) == ("2025-05-06", "es", 2024)
    assert report.url == "https://example.org/7"


def test_words_stay_words(read_file):
    [report], _ = read_file("a.txt", with_matter("language: no\nid: 007\ntitle: 2025-05-06"))
    assert (report.language, report.id, report.title) == ("no", "007", "2025-05-06")


def test_unknown_fields_are_kept_and_named(read_file):
    [report], told = read_file("a.txt", with_matter("author: A. Nobody\ntags: [prison, law]"))
    assert report.extra == {"author": "A. Nobody", "tags": ["prison", "law"]}
    assert codes(told) == ["R023"]
    assert "author, tags" in told[0].message


@pytest.mark.parametrize(
    "matter",
    [
        "title: [unclosed",
        "title: a\n  b: c\n : d",
        "a: &x [1]\nb: *x",
        "a: " + "[" * 5000,
        "title: a\n\tb: c",
        "- title: a",
    ],
)
def test_broken_matter_stays_in_the_text(read_file, matter):
    content = with_matter(matter)
    [report], told = read_file("a.txt", content)
    assert report.text == content
    assert codes(told) in (["R052"], [])
    assert told or ":" not in matter.split("\n")[0].lstrip("- ") or matter.startswith("- ")


def test_broken_matter_names_its_line(read_file):
    _, [told] = read_file("a.txt", with_matter("title: Freed\nsource: [unclosed"))
    assert told.code == "R052"
    assert told.line is not None
    assert told.line >= 3


@pytest.mark.parametrize("tag", ["!!python/object/apply:os.system ['true']", "!!python/name:os.system"])
def test_tags_build_nothing(read_file, tag):
    [report], told = read_file("a.txt", with_matter(f"title: {tag}"))
    assert report.title in (None, "") or "python" not in (report.title or "")
    assert set(codes(told)) <= {"R024", "R052"}


def test_rules_across_the_page_are_text(read_file):
    content = f"---\n\n{BODY}\n---\n\nMore."
    [report], told = read_file("a.txt", content)
    assert report.text == content
    assert told == []


def test_windows_line_ends(read_file):
    [report], _ = read_file("a.txt", f"---\r\ntitle: Freed\r\n---\r\n\r\n{BODY}\r\n")
    assert report.title == "Freed"
    assert report.text == f"{BODY}\r\n"
