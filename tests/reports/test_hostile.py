"""Whatever the bytes are: reports or coded messages come out, and no exception."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.conftest import sorted_out
from veedor.errors import CODES
from veedor.reports import read
from veedor.spans import Span

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(alphabet=st.characters(), max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
names = st.sampled_from(["id", "text", "published", "date", "language", "lang", "title", "source", "url", "year", "x"])
rows = (
    st.dictionaries(names, json_values, max_size=8).map(json.dumps) | st.text(max_size=60) | json_values.map(json.dumps)
)
lines = st.lists(
    rows.map(lambda row: row.replace("\n", " ").encode("utf-8", "surrogatepass")) | st.binary(max_size=60),
    max_size=8,
).map(b"\n".join)
pages = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<div",
            ">",
            "<article>",
            "<script>",
            "<!--",
            "-->",
            "<time datetime='",
            "'>",
            "<table><td>",
            "<meta charset='",
            "<html lang=",
            "&#xD800;",
            "&#0;",
            "&nbsp;",
            "<![CDATA[",
            "<svg>",
            "<template>",
            "words. ",
        ]
    )
    | st.text(max_size=10),
    max_size=30,
).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass"))
matter = st.tuples(st.text(alphabet="abc:[]{}&*!|>- \n\t'\"#", max_size=60), st.text(max_size=30)).map(
    lambda parts: f"---\ntitle: {parts[0]}\n---\n{parts[1]}".encode("utf-8", "surrogatepass")
)


def check(content: bytes, name: str, tmp_path_factory) -> None:
    path = tmp_path_factory.mktemp("hostile") / name
    path.write_bytes(content)
    for items in (read([path]), read("-", stdin=io.BytesIO(content))):
        reports, told = sorted_out(items)
        for report in reports:
            assert report.text.strip()
            report.text.encode()
            json.dumps(report.extra, allow_nan=False, ensure_ascii=False).encode()
            assert Span.of(report.text, 0, len(report.text)).fits(report.text)
            assert len(report.bytes_sha256) == len(report.text_sha256) == 64
            assert report.language is None or len(report.language) == 2
        for each in told:
            assert each.code in CODES
            assert each.file
            each.render().encode()
            assert each.message.isprintable()
        if content and not content.isspace() and not reports:
            assert told or name == "a.jsonl" or b"[" in content


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=lines)
def test_json_lines(content, name, tmp_path_factory):
    check(content, name, tmp_path_factory)


@settings(max_examples=60, deadline=None)
@given(content=pages)
def test_pages(content, tmp_path_factory):
    check(content, "a.html", tmp_path_factory)


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@settings(max_examples=60, deadline=None)
@given(content=matter)
def test_front_matter(content, name, tmp_path_factory):
    check(content, name, tmp_path_factory)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.json", "a.xyz"])
@settings(max_examples=30, deadline=None)
@given(content=st.binary(max_size=300))
def test_any_bytes(content, name, tmp_path_factory):
    check(content, name, tmp_path_factory)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a.jsonl", "a.json", "a.html", "a.md", "a.txt"])
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=lines | pages | matter | st.binary(max_size=2000))
def test_for_long(content, name, tmp_path_factory):
    check(content, name, tmp_path_factory)
