"""Days that no calendar has are told when a report is added; the report and its claims are kept."""

from __future__ import annotations

from tests.case.making import Sentences

from veedor.case import Case


def test_told_once_and_stored(case: Case, tmp_path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("He was freed on 31 February 2021. She left on Monday, 6 May 2021.", encoding="utf-8")
    result = case.add([file], extractor=Sentences())
    assert [(message.code, message.severity) for message in result.skipped] == [
        ("L201", "warning"),
        ("L202", "warning"),
    ]
    assert "31 February 2021" in result.skipped[0].message
    assert result.skipped[0].file == str(file)
    assert (result.added, len(list(case.reports()))) == (1, 1)
    assert case.add([file], extractor=Sentences()).skipped == []


def test_a_language_without_rules_of_time_is_stored_all_the_same(case: Case, tmp_path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Er kam am 31. Februar 2021 frei.", encoding="utf-8")
    assert case.add([file], extractor=Sentences(), language="de").skipped == []
