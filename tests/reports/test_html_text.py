"""The main text of a page, whatever its tags are like."""

from __future__ import annotations

import pytest

from reports.conftest import codes

SENTENCE = "Five people held since March were freed in Caracas on Monday, their lawyer said. "


def article(*paragraphs: str) -> str:
    return "<article>" + "".join(f"<p>{each}</p>" for each in paragraphs) + "</article>"


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html lang='en'><head><title>T</title>{head}</head><body>{body}</body></html>"


def test_menus_and_scripts_are_left_out(read_file):
    paragraphs = [SENTENCE * 3 + str(n) for n in range(4)]
    body = (
        "<nav><a href='/'>Home</a></nav><script>var x = 'evil';</script><style>p{}</style>"
        + article(*paragraphs)
        + "<footer>All rights reserved</footer>"
    )
    [report], told = read_file("a.html", page(body))
    assert report.text.split("\n") == paragraphs
    assert report.reader.startswith("veedor.reports.html/1+trafilatura-")
    assert told == []


def test_repeated_paragraphs_stay(read_file):
    [report], _ = read_file("a.html", page(article(SENTENCE * 2, "Something else was said. " * 4, SENTENCE * 2)))
    assert report.text.count(SENTENCE.strip()) == 4


@pytest.mark.parametrize(
    "html",
    [
        "<p>Five people were freed.",
        "<html><body><div><p>Five people <b>were freed.</div></p></html></body>",
        "<p>Five people were freed.</p>" + "</div>" * 500,
        "<html><html><body><p>Five people were freed.<body></html>",
        "<!-- <p> --><p>Five people were freed.</p><!-- never closed",
        "<?xml version='1.0' encoding='utf-8'?><html xmlns='http://www.w3.org/1999/xhtml'>"
        "<body><p>Five people were freed.</p></body></html>",
        "<table><tr><td><p>Five people were freed.",
        "<p class='a' class='b' = \"'>x</p><p>Five people were freed.</p>",
        "<p>Five people were freed.</p><script>",
        "<p>Five people were\x00 freed.</p>".replace("\x00", ""),
    ],
)
def test_broken_pages(read_file, html):
    [report], _ = read_file("a.html", html)
    assert "Five people were freed." in report.text
    assert "<" not in report.text


@pytest.mark.parametrize(
    "html",
    [
        "<html><body></body></html>",
        "<html><head><title>Only a title</title></head><body><img src='a.png'></body></html>",
        "<html><body><script>document.write('x')</script></body></html>",
        "<!doctype html>",
        "<html>",
        "<>",
    ],
)
def test_pages_without_text(read_file, html):
    reports, told = read_file("a.html", html)
    assert [report.text for report in reports] in ([], ["<>"])
    assert reports or codes(told)[-1] in ("R006", "R050")


def test_a_page_nested_wrongly_keeps_its_paragraphs(read_file):
    """An unclosed `nav` takes the article in; what the extractor then gives is one line of the whole page."""
    paragraphs = [f"{SENTENCE * 4}{n}" for n in range(20)]
    body = "<header><nav><ul><li><div><a href='/'>Home</a>" + f"<main>{article(*paragraphs)}</main>"
    [report], told = read_file("a.html", page(body))
    assert [line for line in report.text.split("\n") if line in paragraphs] == paragraphs
    assert codes(told) in ([], ["R051"])


def test_what_the_extractor_leaves_out_of_the_main_part_is_fetched(read_file, monkeypatch):
    monkeypatch.setattr("veedor.reports.formats.page._extracted", lambda tree: "Only this.")
    body = f"<nav>Home</nav><main>{article(SENTENCE * 5, SENTENCE * 5 + 'End.')}</main>"
    [report], told = read_file("a.html", page(body))
    assert report.text.endswith("End.")
    assert "Home" not in report.text
    assert report.reader == "veedor.reports.html/1"
    assert codes(told) == ["R051"]


def test_an_extractor_that_breaks_is_no_crash(read_file, monkeypatch):
    def breaks(*args, **options):
        raise RecursionError

    monkeypatch.setattr("trafilatura.extract", breaks)
    [report], told = read_file("a.html", page("<p>Five people were freed.</p>"))
    assert report.text == "Five people were freed."
    assert codes(told) == ["R051"]


def test_deep_nesting(read_file):
    _, told = read_file("a.html", "<div>" * 20_000 + "Five people were freed.")
    assert all(each.severity for each in told)


def test_text_is_words_and_never_markup(read_file):
    [report], _ = read_file("a.html", page(article("a &lt;script&gt;alert(1)&lt;/script&gt; b " + SENTENCE * 3)))
    assert "<script>alert(1)</script>" in report.text
