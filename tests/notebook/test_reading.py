"""``veedor.read``: one report in, from words or from a file."""

from __future__ import annotations

from pathlib import Path

import pytest

import veedor
from veedor.errors import InputError, UsageError

TEXT = "Police arrested two bakers on Monday."


def test_words_are_read_as_they_are() -> None:
    found = veedor.read(TEXT, published="2025-05-07", language="en")
    assert found.report.text == TEXT
    assert [c.kind for c in found] == ["event", "count", "status"]


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(TEXT + "\n", encoding="utf-8")
    for source in (file, str(file)):
        assert [c.kind for c in veedor.read(source, language="en")] == ["event", "count", "status"]


def test_what_the_caller_states_is_kept() -> None:
    report = veedor.read(
        TEXT, published="2025-05-07", language="en", title="Bakers", publisher="The Karsholm Post"
    ).report
    assert (report.date, report.language, report.title, report.source) == (
        "2025-05-07",
        "en",
        "Bakers",
        "The Karsholm Post",
    )


def test_one_line_that_names_no_file_is_text() -> None:
    assert veedor.read("report.txt was lost.", language="en").report.text == "report.txt was lost."


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        veedor.read(tmp_path / "lost.txt")


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    with pytest.raises(InputError) as raised:
        veedor.read(tmp_path / "empty.txt")
    assert raised.value.diagnostic.code.startswith("R")


def test_a_file_of_several_reports_belongs_into_a_case(tmp_path: Path) -> None:
    file = tmp_path / "two.jsonl"
    file.write_text('{"id": "a", "text": "It rained."}\n{"id": "b", "text": "It snowed."}\n', encoding="utf-8")
    with pytest.raises(InputError) as raised:
        veedor.read(file)
    assert raised.value.diagnostic.code == "U011"
    assert "2" in raised.value.diagnostic.message


def test_a_language_without_a_pipeline_is_told() -> None:
    with pytest.raises(UsageError) as raised:
        veedor.read("Két péket letartóztattak.", language="hu")
    assert raised.value.diagnostic.code == "L002"


def test_actors_of_a_file_are_known(tmp_path: Path) -> None:
    table = tmp_path / "own.csv"
    table.write_text("name,country,sectors\nCasa Abierta,CUB,SOC\n", encoding="utf-8")
    found = veedor.read("Casa Abierta condemned the verdict.", language="en", actors=[table])
    assert [name.entity for claim in found.of("event") for name in claim.actors] == ["own/casa-abierta"]
