"""Extraction: from reports to claims, with ids that stay, evidence that fits, and a stream that is read in batches."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest

from veedor.claims.claim import Claim, from_json, schema, to_dict, to_json
from veedor.claims.evidence import LONGEST
from veedor.claims.extract import EXTRACTOR, extract
from veedor.errors import Diagnostic, MissingPartError, UsageError
from veedor.reports import Report, from_text

STORY = (
    "Police arrested the union leader Jonas Velik on Monday. According to the dock workers' union, officers beat "
    "him for an hour. The interior ministry denied that he had been beaten.\n\n"
    "The newspaper said about 40 strikers are still in prison. A court is expected to rule on 3 June 2025. "
    "Ines Dravo, who took refuge in the Norwegian embassy for 40 days, called the arrests a farce.\n\n"
    "If the court releases Jonas Velik, the strikers will return to work. The governor threatened to arrest "
    "the strikers.\n"
)


def report(text: str, **fields: Any) -> Report:
    return from_text(text, **({"published": "2025-05-06", "language": "en"} | fields))


def claims_of(text: str, **fields: Any) -> list[Claim]:
    (found,) = extract([report(text, **fields)])
    return found[1]


@pytest.fixture(scope="module")
def story() -> list[Claim]:
    return claims_of(STORY)


def test_every_kind_is_found(story: list[Claim]) -> None:
    assert {c.kind for c in story} == {"event", "count", "status", "deadline", "statement"}


def test_every_span_of_every_claim_fits_the_text(story: list[Claim]) -> None:
    for claim in story:
        for span in spans_of(claim):
            assert span.fits(STORY)


def spans_of(claim: Claim) -> Iterator[Any]:
    yield from claim.evidence
    for name in ("trigger", "cue", "content", "what"):
        if hasattr(claim, name):
            yield getattr(claim, name)


def test_evidence_lies_in_one_sentence_of_at_most_400_characters(story: list[Claim], parse: Any) -> None:
    sentences = [(s.start_char, s.end_char) for s in parse(STORY).sents]
    for claim in story:
        first = claim.evidence[0]
        assert 0 < first.end - first.start <= LONGEST
        assert any(start <= first.start and first.end <= end for start, end in sentences), first


def test_evidence_of_a_very_long_sentence_is_cut() -> None:
    text = "Police arrested " + ", ".join(f"the baker Ana Torvik number {n}" for n in range(60)) + " on Monday."
    found = claims_of(text)
    assert found
    assert all(c.evidence[0].end - c.evidence[0].start <= LONGEST for c in found)


def test_ids_are_the_same_in_another_run(story: list[Claim]) -> None:
    assert [c.id for c in claims_of(STORY)] == [c.id for c in story]


def test_ids_do_not_repeat(story: list[Claim]) -> None:
    assert len({c.id for c in story}) == len(story)


def test_another_text_gives_other_ids(story: list[Claim]) -> None:
    assert not {c.id for c in claims_of(STORY + "\nThe end.")} & {c.id for c in story}


def test_ids_do_not_depend_on_what_else_is_in_the_batch(story: list[Claim]) -> None:
    found = list(extract([report("Soldiers killed a farmer."), report(STORY), report("Nothing happened.")]))
    assert [c.id for c in found[1][1]] == [c.id for c in story]


def test_every_claim_names_its_extractor(story: list[Claim]) -> None:
    assert {c.extractor for c in story} == {EXTRACTOR}


def test_claims_keep_to_the_json_schema(story: list[Claim]) -> None:
    validator = jsonschema.Draft202012Validator(schema())
    for claim in story:
        assert not list(validator.iter_errors(json.loads(to_json(claim))))


def test_claims_survive_json(story: list[Claim]) -> None:
    assert [from_json(to_json(c)) for c in story] == story


def test_a_repeated_passage_adds_spans_and_no_claims() -> None:
    passage = "Soldiers killed nine farmers in the valley on Monday, and the ministry denied it on the same day."
    once, twice = claims_of(passage + "\n"), claims_of(f"{passage}\n\nThe weather was mild.\n\n{passage}\n")
    assert [(c.kind, len(c.evidence)) for c in twice] == [(c.kind, 2) for c in once]
    for claim in twice:
        assert claim.evidence[0].text == claim.evidence[1].text
        assert claim.evidence[0].start < claim.evidence[1].start


def test_two_different_sentences_on_one_act_are_two_claims() -> None:
    found = claims_of("Soldiers killed nine farmers on Monday. The nine farmers were killed by soldiers.")
    assert [c.kind for c in found].count("event") == 2


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Soldiers killed nine farmers.", []),
        ("According to the union, soldiers killed nine farmers.", ["union"]),
        ("Ana Torvik said that soldiers had killed nine farmers.", ["Ana Torvik"]),
        ("Luis Marden said the union believes that soldiers killed nine farmers.", ["union", "Luis Marden"]),
    ],
    ids=["own voice", "a phrase", "a verb", "a chain, nearest first"],
)
def test_an_event_carries_who_is_said_to_have_said_it(text: str, chain: list[str]) -> None:
    (event,) = [c for c in claims_of(text) if c.kind == "event"]
    assert [n.name for n in event.attribution] == chain


def test_a_speaker_is_not_in_the_attribution_of_the_own_statement() -> None:
    (statement,) = [c for c in claims_of("Ana Torvik said that the vote was fair.") if c.kind == "statement"]
    assert statement.attribution == ()


def test_what_is_condemned_is_told_in_the_reports_own_voice() -> None:
    found = claims_of("The council condemned the arrest of Jonas Velik.")
    assert [c.attribution for c in found if c.kind == "event"] == [(), ()]


def test_modality_reaches_the_claim() -> None:
    found = {to_dict(c).get("type"): c.modality for c in claims_of(STORY) if c.kind == "event"}
    assert found["RETREAT"] == "hypothetical"
    assert found["THREATEN"] == "asserted"


def test_what_lies_after_publication_is_planned() -> None:
    (event,) = [c for c in claims_of("The court frees Jonas Velik on 3 June 2025.") if c.kind == "event"]
    assert (event.when, event.modality) == ("2025-06-03", "planned")


def test_without_a_date_of_publication_nothing_is_dated_by_it() -> None:
    found = claims_of("Police arrested two bakers on Monday.", published=None)
    assert {c.when_basis for c in found} <= {None, "stated"}
    assert {c.when for c in found} == {None}


def test_confidence_is_null_until_it_is_calibrated(story: list[Claim]) -> None:
    assert {c.confidence for c in story} == {None}


# ---------------------------------------------------------------- trouble


def test_an_unknown_language_is_told_and_the_rest_is_read() -> None:
    told: list[Diagnostic] = []
    reports = [report("Soldiers killed a farmer."), report("Katonák öltek meg egy gazdát.", language="hu")]
    found = list(extract([*reports, report("Police arrested a baker.")], on_problem=told.append))
    assert [d.code for d in told] == ["L002"]
    assert [bool(claims) for _, claims in found] == [True, False, True]


def test_an_unknown_language_is_raised_to_a_caller_who_listens_to_nothing() -> None:
    with pytest.raises(UsageError) as raised:
        list(extract([report("Katonák öltek meg egy gazdát.", language="hu")]))
    assert raised.value.diagnostic.code == "L002"


def test_a_missing_model_is_told_by_name() -> None:
    with pytest.raises(MissingPartError) as raised:
        list(extract([report("Soldiers killed a farmer.")], model="no_such_model"))
    assert raised.value.diagnostic.code == "L001"
    assert "no_such_model" in raised.value.diagnostic.message


def test_a_report_whose_model_is_still_to_be_installed_is_told_with_the_command(monkeypatch) -> None:
    monkeypatch.setattr("veedor.claims.extract.is_missing", lambda language: language == "es")
    told: list[Diagnostic] = []
    reports = [report("La policía detuvo a dos panaderos.", language="es"), report("Police arrested a baker.")]
    found = list(extract(reports, on_problem=told.append))
    assert [(d.code, d.advice) for d in told] == [("L001", "Install it: veedor install-language es.")]
    assert [bool(claims) for _, claims in found] == [False, True]


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", ".", "—", "😀" * 50, "a" * 5000, "\x00\x01", "<b>", "(" * 300])
def test_a_text_without_words_gives_no_claims(text: str) -> None:
    ((_, found),) = extract([Report(id="r", text=text, language="en")])
    assert found == []


# ---------------------------------------------------------------- streaming


def test_a_stream_is_read_batch_by_batch() -> None:
    taken = 0

    def stream() -> Iterator[Report]:
        nonlocal taken
        for n in range(400):
            taken += 1
            yield report(f"Police arrested baker {n}.", id=f"r{n}")

    found = extract(stream())
    first, _ = next(found)
    assert first.id == "r0"
    assert taken < 100


def test_reports_come_out_in_the_order_in_which_they_went_in() -> None:
    languages = ["en", "en", "hu", "en", "hu", "hu", "en"]
    reports = [report(f"Police arrested baker {n}.", id=f"r{n}", language=code) for n, code in enumerate(languages)]
    found = [r.id for r, _ in extract(reports, on_problem=lambda _: None)]
    assert found == [r.id for r in reports]


def test_nothing_in_gives_nothing_out() -> None:
    assert list(extract([])) == []
