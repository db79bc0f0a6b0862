"""Adding: everything is stored with its bytes; the same again changes nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import pytest
from tests.case.making import Sentences, add, contents, write

from veedor.case import Case
from veedor.claims.claim import Claim
from veedor.errors import MissingPartError
from veedor.reports import from_text
from veedor.reports.report import Report


def codes(messages: list) -> list[str]:
    return [message.code for message in messages]


def test_reports_claims_and_bytes_come_back(case: Case, tmp_path: Path) -> None:
    wire = write(tmp_path / "in", 6)
    result = add(case, tmp_path / "in")
    assert (result.added, result.unchanged, result.revised, result.skipped) == (9, 0, 0, [])
    reports = list(case.reports())
    assert [r.id for r in reports][-3:] == wire
    for report in reports:
        original = case.original(report)
        assert original is not None
        assert hashlib.sha256(original).hexdigest() == report.bytes_sha256
    claims = case.claims()
    assert len(claims) == result.claims == len({c.id for c in claims})
    assert all(span.fits(case.library()[c.report].text) for c in claims for span in c.evidence)
    assert {c.kind for c in case.claims(kind="count")} == {"count"}
    assert {c.report for c in case.claims(report=wire[0])} == {wire[0]}
    assert case.verify() == []


def test_the_same_again_changes_nothing(case: Case, tmp_path: Path) -> None:
    write(tmp_path / "in", 6)
    first = add(case, tmp_path / "in")
    head, before = case.head(), contents(case)
    again = Sentences()
    second = add(case, tmp_path / "in", extractor=again)
    assert (second.added, second.claims, second.unchanged) == (0, 0, first.added)
    assert case.head() == head
    assert contents(case) == before
    assert again.seen == [], "what is there is not read for claims again"


def test_claims_and_reports_are_exactly_what_the_extractor_saw(case: Case) -> None:
    report = from_text("Guards held 900 people. A neighbour told of it.", id="a", published="2025-05-06")
    seen = list(Sentences().extract([report], on_problem=lambda d: None))
    add_one = case.add(report, extractor=Sentences())
    assert add_one.added == 1
    assert list(case.reports()) == [report]
    assert case.claims() == seen[0][1]


def test_numbers_that_canonical_json_cannot_hold_are_kept(case: Case) -> None:
    report = from_text("Guards held two people.", id="a", tweet=1234567890123456789, share=0.1)
    case.add(report, extractor=Sentences())
    assert list(case.reports()) == [report]
    assert case.verify() == []


def test_progress_counts_every_report(case: Case, tmp_path: Path) -> None:
    write(tmp_path / "in", 6)
    for _ in range(2):
        ticks: list[int] = []
        add(case, tmp_path / "in", progress=lambda ticks=ticks: ticks.append(1))
        assert len(ticks) == 9


def test_what_cannot_be_read_is_told_and_the_rest_is_stored(case: Case, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "good.txt").write_text("Guards held two people.")
    (tmp_path / "in" / "lines.jsonl").write_bytes(
        b'{"id": "x", "text": "One."}\n{broken\n{"id": "y", "text": "Two."}\n'
    )
    result = add(case, tmp_path / "in", tmp_path / "none.txt")
    assert result.added == 3
    assert [m.severity for m in result.skipped] == ["error"] * 3
    assert {m.file for m in result.skipped if m.line} == {str(tmp_path / "in" / "lines.jsonl")}


def test_a_report_that_breaks_the_extractor_takes_no_other_down(case: Case, tmp_path: Path) -> None:
    def broken(report: Report) -> None:
        if report.id == "wire-1":
            raise ZeroDivisionError("of all things")

    write(tmp_path / "in", 6)
    result = add(case, tmp_path / "in", extractor=Sentences(broken=broken))
    assert result.added == 9
    assert codes(result.skipped) == ["S012"]
    assert "wire-1" in result.skipped[0].message
    assert "of all things" in result.skipped[0].message
    assert {c.report for c in case.claims()} == {r.id for r in case.reports()} - {"wire-1"}
    mended = add(case, tmp_path / "in")
    assert (mended.added, mended.completed, mended.unchanged) == (0, 1, 8)
    assert {c.report for c in case.claims()} == {r.id for r in case.reports()}


def test_a_missing_model_stops_the_work_at_once(case: Case, tmp_path: Path) -> None:
    def broken(report: Report) -> None:
        raise MissingPartError("L001", model="en_x", command="pip install en-x")

    write(tmp_path / "in", 6)
    with pytest.raises(MissingPartError):
        add(case, tmp_path / "in", extractor=Sentences(broken=broken))


def test_an_extractor_that_gives_nothing_back_is_told(case: Case, tmp_path: Path) -> None:
    class Silent(Sentences):
        def extract(self, reports, *, on_problem):
            return iter(())

    write(tmp_path / "in", 4)
    result = add(case, tmp_path / "in", extractor=Silent())
    assert result.added == 6
    assert codes(result.skipped) == ["S012"] * 6


def test_a_claim_that_quotes_what_is_not_there_never_enters(case: Case) -> None:
    class Liar(Sentences):
        def _claims(self, report):
            for claim in super()._claims(report):
                wrong = msgspec.structs.replace(claim.evidence[0], text="other words")
                made: Claim = msgspec.structs.replace(claim, evidence=(wrong,))
                yield made

    result = case.add(from_text("Guards held two people.", id="a"), extractor=Liar())
    assert codes(result.skipped) == ["S015"]
    assert [r.id for r in case.reports()] == ["a"]
    assert case.claims() == []


def test_what_the_source_of_reports_raises_is_raised(case: Case) -> None:
    def inputs():
        yield from_text("Guards held two people.", id="a")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        case.add(inputs(), extractor=Sentences())
    assert case.verify() == []


def test_the_settled_language_is_that_of_reports_that_state_none(case: Case, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Guards held two people.")
    (case.path / "case.toml").write_text('languages = ["es"]\n')
    with Case.open(case.path) as again:
        add(again, tmp_path / "a.txt")
        assert [r.language for r in again.reports()] == ["es"]
