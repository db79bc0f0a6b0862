"""What the record must hold of one story, row by row, from text to record.

The first report tells a story as a brief does, with two paragraphs repeated word for word; the others fill and
contradict it. Valdora, Causa Abierta, Corvane and all persons are invented.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import veedor
from veedor.judgement import Record
from veedor.judgement.intervals import rounding

REPEATED = """\
The news comes at a delicate moment, as a critical Corvane license is set to expire. The release of these opposition \
leaders coincides with upcoming regional elections in Valdora, which the government uses to show legitimacy despite \
ongoing allegations of electoral fraud and the detention of approximately 900 political prisoners according to Causa \
Abierta.
The best-known opposition leader, Irene Valcázar, remains in hiding, barred from running in the previous elections, \
while the government continues to oscillate between repression and limited concessions.
"""

BRIEF = (
    """\
On May 6, 2025, five Valdoran opposition leaders, who had taken refuge in the Norrish ambassador's residence in Almar \
for 412 days, announced their safe arrival in the United States. Foreign Minister Elsa Quirante confirmed their \
evacuation on social media, labeling these individuals as "Valdoran heroes" and praising the crew.
"""
    + REPEATED
    + REPEATED
)

OTHERS = {
    "entry": (
        "2025-05-08",
        "Almar Daily",
        "Five Valdoran opposition leaders took refuge in the Norrish ambassador's residence in Almar on 20 March 2024. "
        "Ana Brandt, Luis Kerrigan, Marta Sol, Ivo Prenn and Tea Lund took refuge in the Norrish ambassador's "
        "residence in Almar on that day. Irene Valcázar has been in hiding since 1 August 2024.",
    ),
    "slip": (
        "2025-05-09",
        "Radio Faro",
        "On May 6, 2025, five Valdoran opposition leaders, who had taken refuge in the Norrish ambassador's residence "
        "in Almar for 411 days, announced their safe arrival in the United States.",
    ),
    "licence": ("2025-05-10", "The Wire", "The Corvane license is set to expire on 27 May 2025."),
    "extended": ("2025-05-26", "The Wire", "The Corvane license, extended on Monday, now expires on 27 July 2025."),
}


@pytest.fixture(scope="module")
def said() -> veedor.Extraction:
    return veedor.read(BRIEF, published="2025-05-07", language="en")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> veedor.Case:
    folder: Path = tmp_path_factory.mktemp("product")
    (folder / "brief.txt").write_text(BRIEF, encoding="utf-8")
    for name, (published, source, text) in OTHERS.items():
        head = f"---\npublished: {published}\nsource: {source}\nlanguage: en\n---\n"
        (folder / f"{name}.txt").write_text(head + text + "\n", encoding="utf-8")
    case = veedor.Case.new(folder / "case")
    case.add([folder / "brief.txt"], published="2025-05-07", language="en", source="Southern Desk")
    result = case.add([folder / f"{name}.txt" for name in OTHERS])
    assert not result.skipped
    return case


def statuses(found: veedor.Extraction, state: str) -> list[object]:
    return [c for c in found.of("status") if c.state == state]


def records(case: veedor.Case, kind: str, type_: str) -> list[Record]:
    return [r for r in case.records() if r.kind == kind and r.type == type_]


def test_repeated_paragraphs_are_read_once_and_the_repeat_is_noted(said):
    repeated = [c for c in said if len(c.evidence) == 2]
    assert repeated
    assert all(len(c.evidence) <= 2 for c in said)
    for claim in repeated:
        first, second = claim.evidence
        assert first.text == second.text
        assert first.start < second.start
    assert len([c for c in said.of("count") if c.low == 900]) == 1


def test_arrival_is_a_dated_event_with_who_where_and_the_quote(said):
    (arrival,) = statuses(said, "exiled")
    assert arrival.when == "2025-05-06/.."
    assert arrival.subject.name == "Valdoran opposition leaders"
    assert arrival.where.name == "United States"
    assert "safe arrival in the United States" in arrival.evidence[0].text
    (told,) = [c for c in said.of("statement") if c.cue.text == "announced"]
    assert told.speaker.name == "Valdoran opposition leaders"
    assert told.when == "2025-05-06"


def test_days_in_refuge_give_a_derived_begin(said):
    (refuge,) = statuses(said, "in_refuge")
    assert refuge.when == "2024-03-20/2025-05-06"
    assert refuge.when_basis == "derived"
    assert refuge.duration == "P412D"
    assert "412 days" in refuge.derivation[0]


def test_another_reports_date_confirms_and_411_days_is_flagged(case):
    findings = case.findings()
    flagged = [f for f in findings if f.severity == "warning" and any("411 days" in step for step in f.steps)]
    assert flagged
    claims = {c.id: c for c in case.claims()}
    quotes = " ".join(claims[i].evidence[0].text for f in flagged for i in f.claims)
    assert "411 days" in quotes
    assert "20 March 2024" in quotes or "412 days" in quotes
    confirmed = [f for f in findings if f.severity == "note" and any("412 days" in step for step in f.steps)]
    assert confirmed


def test_a_group_of_five_gets_its_named_members(case):
    (refuge,) = [r for r in records(case, "status", "in_refuge") if "opposition leaders" in r.label]
    assert refuge.size == 5
    named = {n.name for r in records(case, "status", "in_refuge") for n in r.subjects}
    named |= {c.subject.name for c in case.claims() if c.kind == "status" and c.state == "in_refuge"}
    assert {"Ana Brandt", "Luis Kerrigan", "Marta Sol", "Ivo Prenn", "Tea Lund"} <= named


def test_confirming_and_labelling_are_statements_and_the_label_stays_a_label(said):
    by_cue = {c.cue.text: c for c in said.of("statement") if c.speaker.name == "Elsa Quirante"}
    assert not by_cue["confirmed"].label
    assert by_cue["labeling"].label
    assert by_cue["labeling"].content.text == "Valdoran heroes"
    assert not [c for c in said.of("status") if "heroes" in c.subject.name]


def test_evacuation_and_release_are_two_framings(case):
    events = [r for r in case.records() if r.kind == "event" and any(d.type == "framing" for d in r.disagreements)]
    framings = {value for r in events for d in r.disagreements if d.type == "framing" for value in d.values}
    assert any("RETREAT" in value for value in framings)
    assert any("AID" in value for value in framings)


def test_deadlines_without_a_date_are_filled_and_superseded(said, case):
    found = {c.category: c for c in said.of("deadline")}
    assert found["licence_expiry"].when is None
    assert any("Corvane" in n.name for n in found["licence_expiry"].parties)
    assert found["licence_expiry"].modality == "planned"
    assert found["election"].when is None
    licences = sorted(records(case, "deadline", "licence_expiry"), key=lambda r: r.when or "")
    assert [r.when for r in licences] == ["2025-05-27", "2025-07-27"]
    assert licences[1].supersedes == (licences[0].id,)
    undated = found["licence_expiry"].id
    assert any(undated in r.claims for r in licences)


def test_about_900_keeps_its_qualifier_its_source_and_its_rounding(said, case):
    (count,) = [c for c in said.of("count") if c.unit == "political prisoners"]
    assert (count.low, count.high, count.qualifier, count.measure) == (900, 900, "about", "stock")
    assert [n.name for n in count.attribution] == ["Causa Abierta"]
    assert count.when is None
    assert (rounding(900).low, rounding(900).high) == (850, 949)
    (record,) = [r for r in case.records() if r.kind == "count_series" and count.id in r.claims]
    assert (record.low, record.high) == (850, 949)
    assert record.when is None
    assert record.latest == "2025-05-07"


def test_allegations_are_an_accusation_by_nobody_and_the_fraud_is_asserted_nowhere(said):
    (accused,) = [c for c in said.of("event") if c.type == "ACCUSE"]
    assert accused.mode == "allege"
    assert accused.actors == ()
    assert accused.modality == "asserted"
    assert not [c for c in said if "fraud" in c.evidence[0].text and c.kind == "event" and c.type != "ACCUSE"]


def test_hiding_and_barred_are_two_states_with_unknown_begin_until_another_report_tells(said, case):
    for state in ("in_hiding", "barred"):
        (status,) = statuses(said, state)
        assert status.subject.name == "Irene Valcázar"
        assert status.when is None
    (hiding,) = records(case, "status", "in_hiding")
    assert hiding.when is not None
    assert hiding.when.startswith("2024-08-01/")
    assert len(hiding.claims) == 2


def test_a_pattern_is_not_told_as_an_act(said):
    told = [c for c in said.of("event") if "oscillate" in c.evidence[0].text]
    assert not [c for c in told if c.type == "COERCE" and c.mode is None]
