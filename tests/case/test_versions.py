"""The same id with other bytes, the same bytes read better, and a new extractor: all kept, the newest counts."""

from __future__ import annotations

from tests.case.making import Sentences

from veedor.case import Case
from veedor.reports import Arrival, from_text
from veedor.reports.report import Report


def corrected() -> tuple[Report, Report]:
    return (
        from_text("Guards held 5 people.", id="a", published="2025-05-06"),
        from_text("Guards held 4 people. This is a correction.", id="a", published="2025-05-08"),
    )


def test_a_corrected_report_is_a_new_version_and_both_are_kept(case: Case) -> None:
    old, new = corrected()
    case.add(old, extractor=Sentences())
    result = case.add(new, extractor=Sentences())
    assert (result.added, result.revised) == (1, 1)
    assert [(d.code, d.severity) for d in result.skipped] == [("S010", "note")]
    assert list(case.reports()) == [new]
    assert [c.low for c in case.claims(kind="count")] == [4.0]
    assert case.original(old) == old.text.encode()
    assert case.original(new) == new.text.encode()
    kinds = [entry.kind for entry in case.ledger.entries()]
    assert kinds == ["ledger", "report", "claims", "report", "claims"]
    assert case.verify() == []


def test_the_old_version_again_changes_nothing(case: Case) -> None:
    old, new = corrected()
    case.add([old], extractor=Sentences())
    case.add([new], extractor=Sentences())
    head = case.head()
    for extractor in (Sentences(), Sentences("sentences/2")):
        assert case.add(old, extractor=extractor).unchanged == 1
    assert case.head() == head
    assert list(case.reports()) == [new]


def test_the_same_bytes_with_a_date_stated_later_are_a_new_version(case: Case) -> None:
    bare = from_text("Guards held 5 people.", id="a")
    dated = from_text("Guards held 5 people.", id="a", published="2025-05-06")
    case.add(bare, extractor=Sentences())
    assert case.add(dated, extractor=Sentences()).revised == 1
    assert [r.published for r in case.reports()] == ["2025-05-06"]
    assert {c.when for c in case.claims(kind="event")} == {"2025-05-06"}
    assert case.add(bare, extractor=Sentences()).unchanged == 1, "what is not stated takes nothing back"
    named = from_text("Guards held 5 people.", id="a", source="Radio Faro")
    case.add(named, extractor=Sentences())
    assert [(r.published, r.source) for r in case.reports()] == [("2025-05-06", "Radio Faro")]


def test_a_new_extractor_adds_its_claims_beside_the_old_ones(case: Case) -> None:
    report = from_text("Guards held 5 people.", id="a")
    case.add(report, extractor=Sentences())
    old = {c.id for c in case.claims()}
    result = case.add(report, extractor=Sentences("sentences/2"))
    assert (result.added, result.completed, result.claims) == (0, 1, len(old))
    assert {c.extractor for c in case.claims()} == {"sentences/2"}
    assert {r.extractor for r in case.records()} == {"sentences/2"}, "the record says which it uses"
    stored = list(case.ledger.entries(kind="claims"))
    assert [entry.public["extractor"] for entry in stored] == ["sentences/1", "sentences/2"]
    assert all(case.ledger.payload(commitment) for commitment in stored[0].payloads)
    assert case.verify() == []


def test_extract_again_goes_over_what_the_extractor_has_not_seen(case: Case) -> None:
    for n in range(5):
        case.add(from_text(f"Guards held {n} people.", id=f"r{n}"), extractor=Sentences())
    newer = Sentences("sentences/2")
    result = case.extract_again(extractor=newer)
    assert (result.completed, result.added) == (5, 0)
    assert {c.extractor for c in case.claims()} == {"sentences/2"}
    assert case.extract_again(extractor=newer).completed == 0
    assert len(newer.seen) == 5


def test_two_extractions_that_find_nothing_are_still_remembered(case: Case) -> None:
    report = from_text("no sentence ends here", id="a")
    case.add(report, extractor=Sentences())
    again = Sentences()
    assert case.add(report, extractor=again).unchanged == 1
    assert again.seen == []


def test_without_its_bytes_the_text_is_stored_and_told(case: Case) -> None:
    report = from_text("Guards held 5 people.", id="a")
    result = case.add(Arrival(report, b""), extractor=Sentences())
    assert [d.code for d in result.skipped] == ["S014"]
    assert case.original(report) is None
    assert case.verify() == []
