"""The example reports: each is readable, says what a report should say, and holds what was planted in it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from veedor.errors import Diagnostic
from veedor.reports import Reading, Report, read

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def found() -> list[Report | Diagnostic]:
    return list(read([EXAMPLES]))


@pytest.fixture(scope="module")
def reports(found: list[Report | Diagnostic]) -> dict[str, Report]:
    """By file name, or by id for the lines of the JSON Lines file."""
    return {_name(item): item for item in found if isinstance(item, Report)}


def _name(report: Report) -> str:
    return Path(report.origin).name if not report.origin.rpartition(":")[2].isdigit() else report.id


def test_nothing_is_skipped_but_the_readme(found: list[Report | Diagnostic]) -> None:
    told = [item for item in found if isinstance(item, Diagnostic)]
    assert [(item.code, Path(item.file or "").name) for item in told] == [("R019", "README.md")]


def test_there_are_enough_in_every_format(reports: dict[str, Report]) -> None:
    assert len(reports) >= 12
    suffixes = {path.suffix for path in EXAMPLES.iterdir()}
    assert {".txt", ".md", ".html", ".jsonl"} <= suffixes


def test_each_says_who_published_it_and_when(reports: dict[str, Report]) -> None:
    for name, report in reports.items():
        stated = (report.title, report.source, report.published, report.published_basis)
        assert all(stated), name
        assert report.language == "en", name
        assert report.date is not None, name
        assert date.fromisoformat(report.date).year == 2025, name


def test_the_text_is_the_article_and_not_the_page(reports: dict[str, Report]) -> None:
    for name, report in reports.items():
        assert "<" not in report.text, name
        assert "Front page" not in report.text, name
        assert not report.text.startswith("---"), name


def test_file_names_begin_with_the_date_of_publication(reports: dict[str, Report]) -> None:
    for name, report in reports.items():
        stated = re.match(r"\d{4}-\d\d-\d\d", name)
        assert stated is None or stated[0] == report.date, name


PLANTED = [
    ("2025-05-06-five-arrive.html", "for 412 days"),
    ("2025-05-06-five-arrive.html", "confirmed their rescue"),
    ("2025-05-07-radio-faro.txt", "Four Valdoran opposition leaders"),
    ("2025-05-07-radio-faro.txt", "411 days"),
    ("2025-05-08-correction.txt", "Five leaders had taken refuge there, and they stayed for 412 days"),
    ("2025-05-06-state-department.md", "Their evacuation today"),
    ("2025-05-07-agreed-departure.md", "was the result of a negotiation"),
    ("2025-05-07-morning-brief.txt", "The release of the five"),
    ("2025-05-07-radio-faro.txt", "1,243 people have been detained for political reasons since"),
    ("2025-02-28-licence-and-election-date.md", "expires on April 3, 2025"),
    ("2025-03-26-licence-extended.txt", "until May 27, 2025"),
    ("2025-05-22-licence-again.txt", "now expires on August 27, 2025"),
    ("2025-03-29-ministry-of-justice.md", "Abel Cordonés, who was released"),
    ("2025-05-10-farol-observatory.md", "Cordonés remains detained"),
    ("causa-abierta-2025-20", "The correct number is 889."),
]


@pytest.mark.parametrize(("name", "words"), PLANTED)
def test_what_was_planted_is_there(reports: dict[str, Report], name: str, words: str) -> None:
    assert words in reports[name].text


def test_two_passages_of_the_brief_stand_in_it_twice(reports: dict[str, Report]) -> None:
    text = reports["2025-05-07-morning-brief.txt"].text
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    assert len(paragraphs) - len({paragraph.strip() for paragraph in paragraphs}) == 2
    assert len(Reading.of(text).text) < 0.7 * len(text)


def test_412_days_lead_to_the_day_of_entry_and_411_do_not(reports: dict[str, Report]) -> None:
    assert "March 20, 2024" in reports["2025-03-21-a-year-in-the-residence.html"].text
    assert date(2025, 5, 6) - timedelta(days=412) == date(2024, 3, 20)


def test_the_bulletins_add_up_but_for_the_one_that_is_corrected(reports: dict[str, Report]) -> None:
    stated = {}
    for number in (17, 18, 19, 20):
        text = reports[f"causa-abierta-2025-{number}"].text
        total = re.search(r"counts (\d+) political prisoners", text)
        parts = re.search(r"(\d+) are men and (\d+) are women", text)
        assert total is not None
        assert parts is not None
        stated[number] = (int(total[1]), int(parts[1]) + int(parts[2]))
    assert stated == {17: (903, 903), 18: (896, 896), 19: (890, 889), 20: (884, 884)}
    assert (903 - 14 + 7, 896 - 10 + 3, 889 - 9 + 4) == (896, 889, 884)


def test_the_readme_names_every_person_country_and_outlet_fiction() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert "All of it is fiction." in text
    for path in re.findall(r"`(\d{4}-[\w-]+\.\w+)`", text):
        assert (EXAMPLES / path).exists(), path
