"""Options fill what a file does not say, and nothing else."""

from __future__ import annotations

import pytest

from reports.conftest import codes
from veedor.errors import UsageError
from veedor.reports import read

OPTIONS = {"published": "2025-05-06", "language": "en-US", "source": "The Example Post", "title": "Freed"}


def test_fill_what_is_missing(read_file):
    [report], told = read_file("a.txt", "Five people were freed.", **OPTIONS)
    assert (report.published, report.published_basis) == ("2025-05-06", "option")
    assert (report.language, report.source, report.title) == ("en", "The Example Post", "Freed")
    assert told == []


def test_do_not_overrule(read_file):
    row = '{"text": "One.", "published": "2020-01-01", "language": "es", "source": "S", "title": "T"}'
    [report], _ = read_file("a.jsonl", row, **OPTIONS)
    assert (report.published, report.published_basis) == ("2020-01-01", "field")
    assert (report.language, report.source, report.title) == ("es", "S", "T")


def test_fill_what_was_garbage(read_file):
    [report], told = read_file("a.jsonl", '{"text": "One.", "published": "soon"}', **OPTIONS)
    assert (report.published, report.published_basis) == ("2025-05-06", "option")
    assert codes(told) == ["R040"]


def test_a_title_may_give_the_year(read_file):
    [report], _ = read_file("a.txt", "Five people.", title="Belarus 2021 Human Rights Report")
    assert report.year == 2021


@pytest.mark.parametrize("options", [{"published": "soon"}, {"language": "Spanish"}, {"published": ""}])
def test_nonsense_is_refused_at_once(options):
    with pytest.raises(UsageError) as caught:
        read(["nowhere.txt"], **options)
    assert caught.value.diagnostic.code == "R060"
