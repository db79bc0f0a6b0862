"""Redaction: no word of it in any file of the case, a tombstone, and it does not come back."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.case.making import Sentences

from veedor.case import Case, redacting
from veedor.errors import CaseError, VeedorError
from veedor.reports import from_text
from veedor.reports.report import Report

SECRET = "Zoraida Quintanal hides in the house behind the chapel of Vereda Alta."


def code(caught: pytest.ExceptionInfo[VeedorError]) -> str:
    return caught.value.diagnostic.code


def files_with(words: str, folder: Path) -> list[str]:
    return [
        str(p.relative_to(folder))
        for p in folder.rglob("*")
        if p.is_file() and (words.encode() in p.read_bytes() or words in p.name)
    ]


def secret(id: str = "secret-report", text: str = SECRET) -> Report:
    title = "Zoraida Quintanal found"
    return from_text(text, id=id, title=title, url=f"https://example.org/{id}/zoraida-quintanal", note="Zoraida")


def fill(case: Case) -> Report:
    report = secret()
    before = [from_text(f"Guards held {n} people. " * 20, id=f"before-{n}") for n in range(8)]
    after = [from_text(f"Guards freed {n} people. " * 20, id=f"after-{n}") for n in range(8)]
    case.add([*before, report, *after], extractor=Sentences())
    return report


def test_no_word_of_a_report_stays_in_any_file(case: Case) -> None:
    report = fill(case)
    case.records()
    case.findings()
    claim = case.claims(report=report.id)[0]
    case.judge("annotate", [claim.id], reason="Zoraida Quintanal is my aunt", author="Ana Reyes")
    case.judge("merge", ["name:zoraida quintanal", "name:z quintanal"], reason="one", author="Ana Reyes")
    noted = case.head()
    assert files_with("Zoraida", case.path)
    done = case.redact(report.id, reason="she is in danger", author="Ana Reyes")
    assert (done.reports, done.claims, done.judgements, done.warnings) == ((report.id,), 1, 2, ())
    for words in ("Zoraida", "zoraida", "Quintanal", "chapel", report.id, report.bytes_sha256, claim.id):
        assert files_with(words, case.path) == [], words
    assert report.id not in {r.id for r in case.reports()}
    assert case.verify(str(noted)) == []
    assert len(case.records()) > 0
    assert files_with("Zoraida", case.path) == []


def test_the_tombstone_says_who_when_and_why(case: Case) -> None:
    report = fill(case)
    case.redact(report.id, reason="she is in danger", author="Ana Reyes")
    entry = list(case.ledger.entries())[-1]
    assert (entry.kind, entry.author, entry.public["reason"]) == ("redaction", "Ana Reyes", "she is in danger")
    for look in (case.show, lambda id: case.redact(id, reason="r", author="a")):
        with pytest.raises(CaseError) as caught:
            look(report.id)
        assert code(caught) == "S022"
        assert "she is in danger" in str(caught.value)


def test_the_rest_of_the_case_stays_as_it_was(case: Case) -> None:
    report = fill(case)
    rest = [r for r in case.reports() if r.id != report.id]
    claims = [c for c in case.claims() if c.report != report.id]
    case.redact(report.id, reason="r", author="a")
    assert list(case.reports()) == rest
    assert case.claims() == claims
    assert all(case.original(r) for r in rest)


def test_it_does_not_come_back_by_adding_it_again(case: Case) -> None:
    report = fill(case)
    case.redact(report.id, reason="r", author="a")
    for again in (report, secret("another-id"), secret(text="Other words under the same id.")):
        result = case.add(again, extractor=Sentences())
        assert (result.added, [d.code for d in result.skipped]) == (0, ["S011"])
    assert files_with("Zoraida", case.path) == []


def test_copies_and_versions_go_with_it(case: Case) -> None:
    report = fill(case)
    case.add(secret("copy"), extractor=Sentences())
    case.add(secret(text=f"Correction. {SECRET}"), extractor=Sentences())
    done = case.redact(report.id, reason="r", author="a")
    assert set(done.reports) == {report.id, "copy"}
    assert files_with("Zoraida", case.path) == []
    assert case.verify() == []


def test_reports_that_still_quote_it_are_named(case: Case) -> None:
    report = fill(case)
    case.add(from_text(f"The radio said so. {SECRET} Nobody answered.", id="radio"), extractor=Sentences())
    done = case.redact(report.id, reason="r", author="a")
    assert [(w.code, "radio" in w.message) for w in done.warnings] == [("S036", True)]
    case.redact("radio", reason="r", author="a")
    assert files_with("Zoraida", case.path) == []


def test_an_original_that_another_report_needs_stays(case: Case) -> None:
    """One file of bytes can be the original of two reports only where their text is the same, and then both go."""
    fill(case)
    kept = {p.name for p in (case.path / "objects").rglob("*") if p.is_file()}
    case.redact("secret-report", reason="r", author="a")
    now = {p.name for p in (case.path / "objects").rglob("*") if p.is_file()}
    assert now < kept
    assert len(kept - now) == 1


def test_one_claim_can_be_erased_and_its_report_stays(case: Case) -> None:
    text = "Guards held 5 people. Zoraida Quintanal is among them."
    case.add(from_text(text, id="mixed"), extractor=Sentences())
    case.records()
    [claim] = [c for c in case.claims() if "Zoraida" in c.evidence[0].text]
    done = case.redact(claim.id, reason="r", author="a")
    assert (done.claims, done.reports) == (1, ())
    assert claim.id not in {c.id for c in case.claims()}
    assert len(case.claims()) == 2
    assert claim.id not in {c for r in case.records() for c in r.claims}
    assert [r.text for r in case.reports()] == [text]
    assert case.verify() == []
    with pytest.raises(CaseError) as caught:
        case.show(claim.id)
    assert code(caught) == "S022"


def test_an_erased_claim_is_not_made_again_by_another_extractor(case: Case) -> None:
    report = from_text("Guards held 5 people. Zoraida Quintanal is among them.", id="mixed")
    case.add(report, extractor=Sentences())
    [claim] = [c for c in case.claims() if "Zoraida" in c.evidence[0].text]
    case.redact(claim.id, reason="r", author="a")
    result = case.extract_again(extractor=Sentences("sentences/2"))
    assert (result.claims, result.withheld) == (2, 1)
    assert not any("Zoraida" in c.evidence[0].text for c in case.claims())


def test_redaction_survives_a_rebuild(case: Case) -> None:
    report = fill(case)
    case.redact(report.id, reason="r", author="a")
    case.rebuild()
    assert case.verify() == []
    assert report.id not in {r.id for r in case.reports()}
    assert case.add(report, extractor=Sentences()).added == 0


def test_beginnings_of_ids_are_taken_if_they_are_long_and_clear(case: Case) -> None:
    fill(case)
    for id, expected in (("secret-", "S020"), ("before-1", None), ("before-", "S020"), ("nothing-like-it", "S020")):
        if expected:
            with pytest.raises(CaseError) as caught:
                case.redact(id, reason="r", author="a")
            assert code(caught) == expected
    assert case.redact("secret-r", reason="r", author="a").reports == ("secret-report",)
    case.add(from_text("One.", id="long-beginning-1"), extractor=Sentences())
    case.add(from_text("Two.", id="long-beginning-2"), extractor=Sentences())
    with pytest.raises(CaseError) as caught:
        case.redact("long-beginning-", reason="r", author="a")
    assert code(caught) == "S021"


def test_a_record_is_not_redacted(case: Case) -> None:
    fill(case)
    with pytest.raises(CaseError) as caught:
        case.redact(case.records()[0].id, reason="r", author="a")
    assert code(caught) == "S023"


def test_a_redaction_that_was_cut_off_is_finished_at_the_next_opening(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = fill(case)

    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(redacting, "finish", cut_off)
        with pytest.raises(KeyboardInterrupt):
            case.redact(report.id, reason="r", author="a")
    assert case.original(report) is not None
    with Case.open(case.path) as again:
        assert again.original(report) is None
        assert files_with("Zoraida", case.path) == []
        assert again.verify() == []


def test_while_another_program_reads_it_is_told_and_finished_later(case: Case) -> None:
    report = fill(case)
    reader = sqlite3.connect(case.path / "case.db")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM entries").fetchone()
    with Case.open(case.path, patience=0.1) as hasty, pytest.raises(CaseError) as caught:
        hasty.redact(report.id, reason="r", author="a")
    assert code(caught) == "K026"
    reader.close()
    with Case.open(case.path):
        assert files_with("Zoraida", case.path) == []
