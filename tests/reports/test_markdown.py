"""Markdown becomes what a reader sees."""

from __future__ import annotations

import pytest

from veedor.reports.formats.markdown import plain


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# A\n\nb *c* __d__ `e` ~~f~~", "A\n\nb c d e f"),
        ("wrapped\nlines\n\nnext", "wrapped lines\n\nnext"),
        ("hard  \nbreak", "hard\nbreak"),
        ('[words](https://example.org "t") and <https://example.org>', "words and https://example.org"),
        ("![picture](a.png) after", "after"),
        ("- a\n- b\n  - c\n\nd", "a\nb\nc\n\nd"),
        ("1. a\n2. b", "a\nb"),
        ("> quoted\n> words\n\nafter", "quoted words\n\nafter"),
        ("| a | b |\n|---|---|\n| c | d |\n\nafter", "a\tb\nc\td\n\nafter"),
        ("```\ncode\n```\n\nafter", "code\n\nafter"),
        ("AT&amp;T &lt;b&gt;", "AT&T <b>"),
        ("a <b>bold</b> c", "a bold c"),
        ("<div>\n<p>inside</p>\n<script>alert(1)</script>\n</div>\n\nafter", "inside\n\nafter"),
        ("<!-- hidden -->\n\nafter", "after"),
        ("a\n\n---\n\nb", "a\n\nb"),
        ("a\\*b", "a*b"),
    ],
)
def test_marks_go_and_words_stay(source, text):
    assert plain(source) == text


def test_deep_nesting_is_not_lost():
    assert "deep" in plain("> " * 60 + "deep")


def test_title_is_the_heading_at_the_start(read_file):
    [report], _ = read_file("a.md", "# Five *freed*\n\nIn Caracas.")
    assert report.title == "Five freed"
    assert report.text == "Five freed\n\nIn Caracas."


def test_a_later_heading_is_no_title(read_file):
    [report], _ = read_file("a.md", "In Caracas.\n\n# Background\n\nMore.")
    assert report.title is None


def test_front_matter_comes_before_the_heading(read_file):
    [report], _ = read_file("a.md", "---\ntitle: Given\npublished: 2025-05-06\n---\n# Heading\n\nText.")
    assert report.title == "Given"
    assert report.date == "2025-05-06"
    assert report.reader.startswith("veedor.reports.markdown/1+markdown-it-py-")


def test_nothing_but_a_picture_has_no_text(read_file):
    reports, [told] = read_file("a.md", "![a](b.png)")
    assert reports == []
    assert told.code == "R006"
