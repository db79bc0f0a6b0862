"""A brief on disk: one file without a network, read back and proven again, refused when anything in it was changed."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from veedor.brief import Brief, check_file, compose, render_html, render_markdown
from veedor.claims.claim import EventClaim, Name
from veedor.errors import InputError, ProofError
from veedor.reports.report import Report

from .material import CLAIMS, FINDINGS, RECORDS, REPORTS, span

Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _write


@pytest.mark.parametrize("kind", ["html", "md"])
def test_it_is_read_back_and_proven(brief: Brief, kind: str, write: Write) -> None:
    text = (render_html if kind == "html" else render_markdown)(brief, CLAIMS, REPORTS)
    path = write(f"brief.{kind}", text)
    assert check_file(path, CLAIMS, REPORTS) == []
    assert check_file(str(path), CLAIMS.values(), REPORTS.values(), findings=FINDINGS) == []


CHANGES = [
    ("900 (850 to 949)", "700 (850 to 949)"),
    ("6 May 2025", "8 May 2025"),
    (", according to Irene Vega, citing neighbour", ""),
    ("alleged beating", "beating"),
    ("Marta Quispe", "Berta Solano"),
    ("place withheld", "in Villa Honda"),
    ("2025-05-06 minus 411 days", "2025-05-06 minus 412 days"),
    ("What the reports say, and who says it", "What happened"),
    ("Headline findings", "The truth"),
]
IN_SEVERAL_PIECES = (", according to Irene Vega, citing neighbour", "alleged beating")
"""Words that stand in several elements of a page; there, `HTML_CHANGES` change them."""


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [("md", *change) for change in CHANGES]
    + [("html", *change) for change in CHANGES if change[0] not in IN_SEVERAL_PIECES],
)
def test_a_changed_file_is_refused(english: Brief, kind: str, old: str, new: str, write: Write) -> None:
    text = (render_html if kind == "html" else render_markdown)(english, CLAIMS, REPORTS)
    assert old in text
    for path in (write(f"first.{kind}", text.replace(old, new, 1)), write(f"all.{kind}", text.replace(old, new))):
        assert check_file(path, CLAIMS, REPORTS) != []


HTML_CHANGES = [
    ('<span class="label">alleged </span>', ""),
    ('<span class="source">, according to </span><span class="source">Irene Vega</span>', ""),
    ('data-claims="arrest"', 'data-claims="denial"'),
    ('data-claims="arrest"', 'data-claims=""'),
    ('data-modality="alleged"', ""),
    ("<main>", "<main><p>Tomás Luna lied.</p>"),
    ("<main>", '<main><img src="https://example.invalid/x.png">'),
    ("</mark>", " and burned it</mark>"),
    ('"use strict";', '"use strict"; fetch("https://example.invalid");'),
    ("characters 0–40", "characters 0–41"),
    ("</section>", ""),
    ("veedor-brief", "other"),
]


@pytest.mark.parametrize(("old", "new"), HTML_CHANGES)
def test_a_changed_page_is_refused(english: Brief, old: str, new: str, write: Write) -> None:
    page = render_html(english, CLAIMS, REPORTS)
    assert old in page
    assert check_file(write("b.html", page.replace(old, new, 1)), CLAIMS, REPORTS) != []


MARKDOWN_CHANGES = [
    ("[^arrest]", "[^denial]"),
    ("[^arrest]", ""),
    ("## Timeline", "Tomás Luna lied.\n\n## Timeline"),
    ("## Timeline\n", "## Timeline\n- Tomás Luna lied.\n"),
    ("“Police arrested", "“Nobody arrested"),
    ("<!-- veedor-brief", "<!-- brief"),
]


@pytest.mark.parametrize(("old", "new"), MARKDOWN_CHANGES)
def test_changed_markdown_is_refused(english: Brief, old: str, new: str, write: Write) -> None:
    text = render_markdown(english, CLAIMS, REPORTS)
    assert old in text
    assert check_file(write("b.md", text.replace(old, new, 1)), CLAIMS, REPORTS) != []


def test_a_sentence_that_is_left_out_with_its_evidence_does_no_harm(english: Brief, write: Write) -> None:
    page = render_html(english, CLAIMS, REPORTS)
    told = re.search(r'<details class="s"[^>]*data-claims="barred".*?</details>\n', page, re.DOTALL)
    assert told is not None
    assert check_file(write("b.html", page.replace("\n" + told[0], "\n", 1)), CLAIMS, REPORTS) == []


def test_what_is_no_brief_is_refused(write: Write) -> None:
    for text in ("", "# Brief\n", "<html><body></body></html>", "\x00", "<!-- veedor-brief {} -->\n"):
        assert [r.code for r in check_file(write("x.html", text), CLAIMS, REPORTS)] == ["B015"]
    with pytest.raises(InputError):
        check_file("/nonexistent/brief.html", CLAIMS, REPORTS)


def test_an_unproven_brief_is_never_written(english: Brief) -> None:
    first = english.sections[0].groups[0]
    forged = msgspec.structs.replace(first.sentences[1], text="Tomás Luna lied.")
    group = msgspec.structs.replace(first, sentences=(forged,))
    section = msgspec.structs.replace(english.sections[0], groups=(group,))
    brief = msgspec.structs.replace(english, sections=(section,))
    for render in (render_html, render_markdown):
        with pytest.raises(ProofError) as refused:
            render(brief, CLAIMS, REPORTS)
        assert refused.value.diagnostic.code == "B019"


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.balance: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "meta":
            self.balance.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.balance.pop() == tag


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    reader = _Tags()
    reader.feed(page)
    assert reader.balance == []
    return reader.tags


def test_the_page_needs_no_network_and_is_well_formed(brief: Brief) -> None:
    page = render_html(brief, CLAIMS, REPORTS)
    found = tags(page)
    loading = {"img", "link", "iframe", "object", "embed", "audio", "video", "source", "form", "base"}
    assert not loading & {tag for tag, _ in found}
    assert not any({"src", "srcset", "action", "background"} & set(attrs) for _, attrs in found)
    assert not any(name.startswith("on") or name == "style" for _, attrs in found for name in attrs)
    assert "url(" not in page
    assert "@import" not in page
    policy = next(a["content"] or "" for t, a in found if a.get("http-equiv") == "Content-Security-Policy")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_page_can_be_read_by_everybody(brief: Brief) -> None:
    found = tags(render_html(brief, CLAIMS, REPORTS))
    assert found[0][1]["lang"] == brief.language
    levels = [int(t[1]) for t, _ in found if re.fullmatch("h[1-6]", t)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    ids = [a["id"] for _, a in found if "id" in a]
    assert len(ids) == len(set(ids))
    targets = {(a["href"] or "")[1:] for t, a in found if t == "a" and (a["href"] or "").startswith("#")}
    assert targets <= set(ids)
    assert all(a.get("scope") == "col" for t, a in found if t == "th")


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_is_enough_in_light_and_dark(english: Brief) -> None:
    page = render_html(english, CLAIMS, REPORTS)
    for block in re.findall(r":root \{(.*?)\}", page, re.DOTALL)[:2]:
        colours = dict(re.findall(r"--(\w[\w-]*): (#[0-9a-f]{6})", block))
        pairs = [(front, back) for front in ("ink", "soft", "accent", "warn") for back in ("paper", "card")]
        for front, back in [*pairs, ("ink", "mark"), ("error", "paper")]:
            low, high = sorted((_luminance(colours[front]), _luminance(colours[back])))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (front, back)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</details></main><h1>Owned</h1>",
    "[x](javascript:alert(1))",
    "a\u202ednuof ton\u2066 b\u200b",
    "--> <b> | ` \\ ~ $x$ &amp; {{ 7*7 }} {% x %}",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_words_of_reports_are_shown_and_never_act(hostile: str, write: Write) -> None:
    report = Report(
        id=f"r {hostile}",
        text=f"Guards arrested {hostile} Rosa Prado on 2 May 2025, {hostile} said.",
        title=hostile,
        source=f"Paper {hostile}",
        url=f"javascript:alert('{hostile}')",
        published="2025-05-03",
    )
    claim = EventClaim(
        id=f"c {hostile}",
        report=report.id,
        evidence=(span(report, f"Guards arrested {hostile} Rosa Prado on 2 May 2025, {hostile} said"),),
        type="COERCE",
        mode="arrest",
        actors=(Name("Guards"),),
        recipients=(Name(f"{hostile} Rosa Prado"),),
        attribution=(Name(hostile),),
        trigger=span(report, "arrested"),
        when="2025-05-02",
        when_basis="stated",
    )
    record = msgspec.structs.replace(RECORDS[0], claims=(claim.id,), disagreements=(), when="2025-05-02")
    brief = compose([record], [], [claim], {report.id: report})
    page = render_html(brief, [claim], [report])
    found = tags(page)
    assert [t for t, _ in found].count("script") == 1
    assert not {"img", "b"} & {t for t, _ in found}
    assert [t for t, _ in found].count("h1") == 1
    assert not any((a.get("href") or "").lower().startswith("javascript") for _, a in found)
    for sign in "\u202e\u2066\u200b":
        assert sign not in page
    assert check_file(write("b.html", page), [claim], [report]) == []
    text = render_markdown(brief, [claim], [report])
    assert "\n<" not in text.replace("\n<!--", "")
    assert not re.search(r"(?<!\\)<(?!!--)", text)
    assert not re.search(r"(?<!\\)\]\(", text)
    assert check_file(write("b.md", text), [claim], [report]) == []


def test_places_of_people_in_hiding_are_nowhere_in_the_files(brief: Brief) -> None:
    for text in (render_html(brief, CLAIMS, REPORTS), render_markdown(brief, CLAIMS, REPORTS)):
        assert "Villa Honda" not in html.unescape(text)
        assert "withheld" in text or "reservado" in text


def test_the_same_brief_gives_the_same_bytes(english: Brief) -> None:
    again = compose(RECORDS, FINDINGS, CLAIMS, REPORTS)
    assert render_html(english, CLAIMS, REPORTS) == render_html(again, CLAIMS, REPORTS)
    assert render_markdown(english, CLAIMS, REPORTS) == render_markdown(again, CLAIMS, REPORTS)
