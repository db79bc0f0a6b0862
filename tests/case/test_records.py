"""Records and findings: made of claims, kept until something changes, chosen by what a person asks."""

from __future__ import annotations

import pytest
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from tests.case.making import Sentences

from veedor.case import Case, computing, tables
from veedor.errors import CaseError
from veedor.reports import from_text


def fill(case: Case) -> None:
    for n, day in enumerate(("2025-05-06", "2025-06-01", "2025-07-01")):
        text = f"Quiroz{n} held {n + 5} people in Vereda."
        case.add(from_text(text, id=f"report-{n}", published=day), extractor=Sentences())


def test_records_are_what_the_linker_makes(case: Case) -> None:
    fill(case)
    records = case.records()
    members = {claim for record in records for claim in record.claims}
    assert members == {claim.id for claim in case.claims()}
    assert case.records() == records


def test_records_are_kept_until_the_ledger_moves(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(case)
    made = []
    make = computing._make
    monkeypatch.setattr(computing, "_make", lambda ledger: made.append(1) or make(ledger))
    for _ in range(3):
        case.records()
        case.findings()
    assert len(made) == 1
    case.add(from_text("Quiroz9 held 40 people.", id="later"), extractor=Sentences())
    assert any("Quiroz9" in name.name for record in case.records() for name in record.subjects)
    assert len(made) == 2


def test_records_are_made_anew_by_another_linker(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(case)
    records = case.records()
    monkeypatch.setattr(computing, "_code", lambda: "another")
    monkeypatch.setattr(computing, "_make", lambda ledger: computing.Computed("x", records[:1], []))
    assert case.records() == records[:1]


def test_records_can_be_chosen(case: Case) -> None:
    fill(case)
    assert {r.kind for r in case.records(kind="event")} == {"event"}
    assert [r.when for r in case.records(kind="event", since="2025-06", until="2025-06")] == ["2025-06-01"]
    assert [n.name for r in case.records(person="quiroz2") for n in r.subjects] == ["Quiroz2"]
    assert case.records(country="VEN") == []
    with pytest.raises(ValueError, match="EDTF"):
        case.records(since="last week")


def test_show_gives_a_record_with_its_claims_and_sources(case: Case) -> None:
    fill(case)
    record = case.records(kind="event")[0]
    shown = case.show(record.id)
    assert shown.record == record
    assert tuple(c.id for c in shown.claims) == record.claims
    assert [r.id for r in shown.reports] == ["report-0"]


def test_show_gives_claims_and_reports_and_takes_beginnings(case: Case) -> None:
    fill(case)
    claim = case.claims()[0]
    assert case.show(claim.id[:10]).claims == [claim]
    assert case.show(claim.id).records[0].claims == (claim.id,)
    shown = case.show("report-1")
    assert [r.id for r in shown.reports] == ["report-1"]
    assert {c.report for c in shown.claims} == {"report-1"}


@pytest.mark.parametrize(("id", "code"), [("nothing", "S020"), ("report-", "S021"), ("", "S020")])
def test_show_refuses_what_is_not_there_or_not_clear(case: Case, id: str, code: str) -> None:
    fill(case)
    with pytest.raises(CaseError) as caught:
        case.show(id)
    assert caught.value.diagnostic.code == code


def test_rebuild_makes_the_same_tables(case: Case) -> None:
    fill(case)
    before = (list(case.reports()), case.claims(), case.records(), case.findings(), case.head())
    case.rebuild()
    assert (list(case.reports()), case.claims(), case.records(), case.findings(), case.head()) == before
    assert case.verify() == []


def test_the_tables_serve_postgresql() -> None:
    tables_ = tables.metadata.sorted_tables
    made = "".join(str(CreateTable(table).compile(dialect=postgresql.dialect())) for table in tables_)
    assert "BYTEA" in made
    assert "BLOB" not in made
