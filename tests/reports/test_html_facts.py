"""What a page states about itself, and what it does not."""

from __future__ import annotations

import json

import pytest

from reports.conftest import codes

BODY = "<article><p>Five people were freed in Caracas on Monday, their lawyer said.</p></article>"


def page(head: str = "", body: str = BODY, lang: str = "lang='en-US'") -> str:
    return f"<!doctype html><html {lang}><head>{head}</head><body>{body}</body></html>"


def meta(name: str, content: str, kind: str = "property") -> str:
    return f'<meta {kind}="{name}" content="{content}">'


def ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


def test_everything_that_is_stated(read_file):
    head = (
        "<title>Five freed - The Example Post</title>"
        + meta("og:site_name", "The Example Post")
        + meta("article:published_time", "2025-05-06T10:00:00-04:00")
        + '<link rel="canonical" href="https://example.org/freed">'
    )
    [report], told = read_file("a.html", page(head))
    assert told == []
    assert (report.title, report.source, report.language) == ("Five freed", "The Example Post", "en")
    assert report.url == "https://example.org/freed"
    assert (report.published, report.published_basis) == (
        "2025-05-06T10:00:00-04:00",
        "meta article:published_time",
    )


def test_nothing_stated_is_nothing_said(read_file):
    body = BODY + "<p>Published on May 6, 2025</p><a href='/2025/05/06/freed.html'>link</a><p>© 2025</p>"
    [report], told = read_file("2025-05-06.html", page(body=body, lang=""))
    assert told == []
    assert (report.published, report.published_basis, report.source, report.url) == (None,) * 4
    assert (report.language, report.title) == (None, None)


@pytest.mark.parametrize(
    ("head", "body", "date", "basis"),
    [
        (meta("date", "2025-05-06", "name"), BODY, "2025-05-06", "meta date"),
        (meta("DC.date.issued", "2025-05-06", "name"), BODY, "2025-05-06", "meta dc.date.issued"),
        (
            meta("citation_publication_date", "2025/05/06", "name"),
            BODY,
            "2025-05-06",
            "meta citation_publication_date",
        ),
        (meta("datePublished", "2025-05-06", "itemprop"), BODY, "2025-05-06", "meta datepublished"),
        (
            ld({"@type": "NewsArticle", "datePublished": "2025-05-06"}),
            BODY,
            "2025-05-06",
            "json-ld datePublished",
        ),
        (
            ld({"@graph": [{"@type": "WebPage", "datePublished": "2025-05-06"}, {"@type": "Person"}]}),
            BODY,
            "2025-05-06",
            "json-ld datePublished",
        ),
        (
            ld([{"@type": ["Thing", "Report"], "datePublished": "2025-05-06"}]),
            BODY,
            "2025-05-06",
            "json-ld datePublished",
        ),
        ("", "<time datetime='2025-05-06'>May 6</time>" + BODY, "2025-05-06", "time datetime"),
        (
            "",
            "<time datetime='2020-01-01'/><time itemprop='datePublished' datetime='2025-05-06'></time>" + BODY,
            "2025-05-06",
            "time datetime",
        ),
        (
            "",
            "<time datetime='2020-01-01'/><time class='entry-date published' datetime='2025-05-06'></time>" + BODY,
            "2025-05-06",
            "time datetime",
        ),
        (
            "",
            "<time datetime='2020-01-01'></time><article><time datetime='2025-05-06'/><p>A.</p></article>",
            "2025-05-06",
            "time datetime",
        ),
    ],
)
def test_dates_that_are_stated(read_file, head, body, date, basis):
    [report], told = read_file("a.html", page(head, body))
    assert (report.published, report.published_basis) == (date, basis)
    assert told == []


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (meta("article:modified_time", "2025-05-06"), BODY),
        (meta("last-modified", "2025-05-06", "http-equiv"), BODY),
        (ld({"@type": "NewsArticle", "dateModified": "2025-05-06"}), BODY),
        ("", "<time datetime='2025-05-06'></time><time datetime='2025-05-07'></time>" + BODY),
        ("", "<time class='updated' datetime='2025-05-06'></time><time datetime='2025-05-07'></time>" + BODY),
        ("<script type='application/ld+json'>{broken</script>", BODY),
        (ld({"datePublished": 5}), BODY),
        (ld(None), BODY),
        ("<script type='application/ld+json'>" + "[" * 50_000 + "</script>", BODY),
    ],
)
def test_dates_that_are_not_stated(read_file, head, body):
    [report], told = read_file("a.html", page(head, body))
    assert (report.published, report.published_basis) == (None, None)
    assert told == []


def test_articles_come_before_pages(read_file):
    head = ld({"@type": "WebPage", "datePublished": "2020-01-01"}) + ld(
        {"@type": "NewsArticle", "datePublished": "2025-05-06"}
    )
    [report], told = read_file("a.html", page(head))
    assert report.published == "2025-05-06"
    assert codes(told) == ["R042"]
    assert told[0].detail == ("json-ld datePublished: 2020-01-01",)


def test_one_that_cannot_be_read_makes_way_for_one_that_can(read_file):
    head = meta("date", "May 6, 2025", "name") + ld({"@type": "NewsArticle", "datePublished": "2025-05-06"})
    [report], _ = read_file("a.html", page(head))
    assert (report.published, report.published_basis) == ("2025-05-06", "json-ld datePublished")


def test_a_stated_date_that_cannot_be_read_is_told(read_file):
    [report], told = read_file("a.html", page(meta("date", "Spring", "name")))
    assert report.published is None
    assert codes(told) == ["R040"]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "/relative", "data:text/html,x", "http://[", "ftp://example.org/"]
)
def test_an_address_that_is_none(read_file, href):
    [report], _ = read_file("a.html", page(f'<link rel="canonical" href="{href}">'))
    assert report.url is None


def test_publisher_of_json_ld_is_the_source(read_file):
    head = ld({"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": " The Example Post "}})
    [report], _ = read_file("a.html", page(head))
    assert report.source == "The Example Post"


def test_a_heading_is_the_title_where_there_is_no_other(read_file):
    [report], _ = read_file("a.html", page(body="<h1>Five  <i>freed</i></h1>" + BODY))
    assert report.title == "Five freed"


def test_a_title_that_is_only_the_site(read_file):
    [report], _ = read_file("a.html", page("<title>Post</title>" + meta("og:site_name", "Post")))
    assert report.title == "Post"
