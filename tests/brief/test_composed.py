"""What a composed brief says: everything with its source, its modality and its doubt."""

from __future__ import annotations

import msgspec
import pytest

from veedor.brief import Brief, Group, Section, compose, prove
from veedor.claims.claim import EventClaim, Name, StatusClaim
from veedor.errors import ProofError
from veedor.judgement.record import Finding, Record
from veedor.reports.report import Report
from veedor.spans import Span

from .material import CLAIMS, FINDINGS, RECORDS, REPORTS


def texts(brief: Brief, section: str) -> list[str]:
    found = next(s for s in brief.sections if s.id == section)
    return [t.text for g in found.groups for t in (*g.rows, *g.sentences)]


def test_it_proves_with_and_without_the_findings_at_hand(brief: Brief) -> None:
    assert prove(brief, CLAIMS, REPORTS) == []
    assert prove(brief, CLAIMS.values(), REPORTS.values(), findings=FINDINGS) == []
    assert prove(brief, CLAIMS, REPORTS, level="words") == []
    assert brief.notes == ()


def test_every_claim_of_a_record_is_cited_and_every_sentence_cites(brief: Brief) -> None:
    told = {c for s in brief.sections if s.id != "sources" for g in s.groups for t in g.sentences for c in t.claims}
    rows = {c for s in brief.sections for g in s.groups for t in g.rows for c in t.claims}
    assert {c for r in RECORDS for c in r.claims} <= told | rows
    assert all(s.claims or s.reports for s in brief.sentences())


def test_parts_are_the_text(brief: Brief) -> None:
    assert all("".join(p.text for p in s.parts) == s.text for s in brief.sentences())


def test_modality_and_attribution_stay(english: Brief, spanish: Brief) -> None:
    timeline = texts(english, "timeline")
    assert (
        "Date unknown; reported by 7 May 2025: alleged beating of Tomás Luna by Police, according to Irene Vega, "
        "citing neighbour (Diario del Puerto, 7 May 2025)."
    ) in timeline
    assert any("planned deportation of Tomás Luna" in t for t in timeline)
    assert any("not carried out: arrest of Tomás Luna" in t and "according to Pablo Cruz" in t for t in timeline)
    cronologia = texts(spanish, "timeline")
    assert any("presunta golpiza contra Tomás Luna" in t and "según Irene Vega, que cita a" in t for t in cronologia)


def test_numbers_keep_their_qualifier_and_show_their_rounding(english: Brief, spanish: Brief) -> None:
    assert any("About 900 (850 to 949) | political prisoners" in t for t in texts(english, "counts"))
    assert any(t.startswith("Unos 900 (850 a 949)") for t in texts(spanish, "counts"))


def test_what_cannot_be_compared_says_why(english: Brief) -> None:
    assert texts(english, "counts")[-1].endswith("The numbers count different groups, so they cannot be compared.")


def test_derived_dates_say_that_they_are(english: Brief) -> None:
    assert any("from 20 March 2024 to 6 May 2025 (calculated), 412 days" in t for t in texts(english, "people"))


def test_a_moved_deadline_keeps_its_chain(english: Brief) -> None:
    deadlines = texts(english, "deadlines")
    assert deadlines[0].startswith("27 June 2025: licence expiry (scheduled)")
    assert any(
        t.startswith("Earlier: 27 May 2025 (planned)") and "later reported: 27 June 2025" in t for t in deadlines
    )


def test_labels_are_labels(english: Brief) -> None:
    assert texts(english, "labels") == [
        "Berta Solano used the label: “heroes of Norlandia” (Diario del Puerto, 7 May 2025)."
    ]
    assert not any("heroes" in t for t in texts(english, "timeline"))


def test_a_person_in_hiding_is_named_and_the_place_is_not(brief: Brief) -> None:
    people = texts(brief, "people")
    assert any("Marta Quispe" in t and ("in hiding" in t or "en la clandestinidad" in t) for t in people)
    assert not any("Villa Honda" in t for t in texts(brief, "people"))


def test_single_source_share_comes_first(english: Brief) -> None:
    sources = texts(english, "sources")
    assert sources[0] == "3 reports from 3 sources, 15 claims, published from 7 May 2025 to 8 May 2025."
    assert sources[1] == "6 of 10 records (60%) rest on a single source."


def test_since_tells_only_what_is_new() -> None:
    brief = compose(RECORDS, FINDINGS, CLAIMS, REPORTS, since="2025-05-08")
    timeline = " ".join(texts(brief, "timeline"))
    assert "beating" not in timeline  # told on 7 May
    assert "arrest" in timeline  # an undated report may be new


def test_deadlines_are_ahead_or_passed_by_the_day_of_the_brief() -> None:
    later = compose(RECORDS, [], CLAIMS, REPORTS, today="2025-07-01")
    groups = {g.key for s in later.sections if s.id == "deadlines" for g in s.groups}
    assert "passed" in groups
    assert "ahead" not in groups


def test_the_order_of_the_input_changes_nothing(english: Brief) -> None:
    claims = dict(reversed(list(CLAIMS.items())))
    reports = dict(reversed(list(REPORTS.items())))
    assert compose(RECORDS[::-1], FINDINGS, claims, reports) == english


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ProofError) as refused:
        compose([], [], [], {}, language="xx")
    assert refused.value.diagnostic.code == "B001"


def test_a_record_whose_claim_is_missing_is_refused() -> None:
    some = {k: v for k, v in CLAIMS.items() if k != "arrest"}
    with pytest.raises(ProofError) as refused:
        compose(RECORDS, [], some, REPORTS)
    assert refused.value.diagnostic.code == "B020"


def test_an_empty_case_gives_an_empty_brief() -> None:
    brief = compose([], [], [], {}, language="es")
    assert brief.sentences() == []
    assert len(brief.sections) == 9


def many(count: int, *, days: int) -> tuple[list[EventClaim], dict[str, Report]]:
    """Reports of one source that all tell the same arrest, on so many different days."""
    text = "Police arrested Rosa Prado."
    reports = {
        f"r{n:02}": Report(id=f"r{n:02}", source="Daily", published=f"2025-05-{n % days + 1:02}", text=text)
        for n in range(count)
    }
    claims = [
        EventClaim(
            id=f"c-{report.id}",
            report=report.id,
            evidence=(Span.of(text, 0, 26),),
            type="COERCE",
            mode="arrest",
            actors=(Name("Police"),),
            recipients=(Name("Rosa Prado"),),
            trigger=Span.of(text, 7, 15),
        )
        for report in reports.values()
    ]
    return claims, reports


@pytest.mark.parametrize(("count", "days"), [(3, 1), (9, 9), (12, 6), (20, 20)])
def test_many_reports_of_one_thing_are_counted_and_reports_named_alike_are_named_once(count: int, days: int) -> None:
    claims, reports = many(count, days=days)
    ids = tuple(c.id for c in claims)
    record = Record(id="e", kind="event", claims=ids, label="arrest", type="COERCE", mode="arrest")
    finding = Finding(code="J506", severity="warning", message="x", claims=ids)
    brief = compose([record], [finding], claims, reports)
    told = texts(brief, "timeline")
    assert len(told) == 1
    assert told[0].count("Daily, ") == min(days, 4)
    assert (f"; {days - 4} more)" in told[0]) == (days > 4)
    wrong = told[0].replace(f"{days - 4} more", "97 more")
    assert prove(brief, claims, reports, level="words") == []
    if days > 4:
        sentence = msgspec.structs.replace(brief.sections[1].groups[0].sentences[0], text=wrong)
        section = Section(id="timeline", groups=(Group(sentences=(sentence,)),))
        assert prove(msgspec.structs.replace(brief, sections=(section,)), claims, reports, level="words")


def test_names_with_quotes_in_them_are_told() -> None:
    text = "Police arrested Rosa “Rosita\n  Prado” Luna."
    report = Report(id="r", source="The “Daily”", published="2025-05-01", text=text, language="en")
    subject = Name("Rosa “Rosita\n  Prado” Luna")
    evidence = (Span.of(text, 0, len(text)),)
    claims = [
        StatusClaim(id="s", report="r", evidence=evidence, subject=subject, state="detained"),
        EventClaim(
            id="e",
            report="r",
            evidence=evidence,
            type="COERCE",
            mode="arrest",
            recipients=(subject,),
            attribution=(Name("“Prado”"),),
            trigger=Span.of(text, 7, 15),
        ),
    ]
    records = [
        Record(id="s", kind="status", claims=("s",), label="x", type="detained"),
        Record(id="e", kind="event", claims=("e",), label="x", type="COERCE"),
    ]
    for language in ("en", "es"):
        brief = compose(records, [], claims, [report], language=language)
        assert brief.notes == ()
        assert prove(brief, claims, [report], level="words") == []
