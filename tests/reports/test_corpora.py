"""Whole corpora, where they are on this machine: all of it is read, and nothing is lost."""

from __future__ import annotations

import gzip
import json
from collections import Counter

import pytest

from reports.conftest import codes, sorted_out
from veedor.reports import Reading, read

pytestmark = pytest.mark.slow


def test_press_releases(shared):
    reports, told = sorted_out(read(shared / "corpora" / "state_press" / "state_press.jsonl.gz"))
    assert len(reports) == 2031
    assert codes(told) == ["R023"]
    assert all(report.date and report.language == "en" and report.url for report in reports)
    assert [report.title for report in reports if report.year] == []


def test_yearly_reports(shared):
    path = shared / "corpora" / "state_hr_reports" / "reports.jsonl.gz"
    reports, told = sorted_out(read([path]))
    assert len(reports) == 105
    assert codes(told) == ["R023"]
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for report, row in zip(reports, map(json.loads, rows), strict=True):
            assert (report.text, report.year, report.id) == (row["text"], row["year"], row["id"])
            assert report.published is None


def test_the_title_alone_gives_the_same_year(shared, tmp_path):
    path = tmp_path / "titles.jsonl"
    expected = []
    with (
        gzip.open(shared / "corpora" / "state_hr_reports" / "reports.jsonl.gz", "rt") as rows,
        path.open("w") as out,
    ):
        for row in map(json.loads, rows):
            expected.append(row["year"])
            out.write(json.dumps({"id": row["id"], "text": "One.", "title": row["title"]}) + "\n")
    reports, _ = sorted_out(read([path]))
    assert [report.year for report in reports] == expected


def test_pages_of_yearly_reports(shared):
    """Their tags are nested wrongly, so the extractor alone gives one line a page, or its first words."""
    folder = shared / "corpora" / "state_hr_reports"
    texts = {}
    with gzip.open(folder / "reports.jsonl.gz", "rt") as rows:
        for row in map(json.loads, rows):
            texts[f"{row['year']}_{row['country']}"] = row["text"]
    reports, told = sorted_out(read(folder / "html"))
    assert len(reports) == 48
    assert set(codes(told)) <= {"R051"}
    assert sum(report.published_basis == "json-ld datePublished" for report in reports) >= 30
    for report in reports:
        text = texts[report.origin.rsplit("/", 1)[-1].removesuffix(".html.gz")]
        paragraphs = {line.strip() for line in text.split("\n") if len(line) > 200}
        found = paragraphs & {line.strip() for line in report.text.split("\n")}
        assert len(found) >= 0.9 * len(paragraphs), report.origin
        assert report.source
        assert report.language == "en"


@pytest.mark.parametrize("name", ["wikinews", "globalvoices_es"])
def test_articles(shared, name):
    reports, told = sorted_out(read(shared / "corpora" / name))
    assert len(reports) > 100
    assert {each.severity for each in told} <= {"warning", "note"}


def test_every_repeat_of_every_report_fits(shared):
    corpora = shared / "corpora"
    found: Counter[bool] = Counter()
    paths = [
        corpora / "state_press" / "state_press.jsonl.gz",
        corpora / "state_hr_reports" / "reports.jsonl.gz",
    ]
    for report in sorted_out(read(paths))[0]:
        reading = Reading.of(report.text)
        found[bool(reading.repeats)] += 1
        for repeat in reading.repeats:
            assert repeat.first.fits(report.text)
            assert repeat.again.fits(report.text)
        for start in range(0, len(reading.text) - 80, 997):
            assert all(span.fits(report.text) for span in reading.spans(start, start + 80))
    assert found[True] < found[False] / 10
