"""The labelled passages of this repository: complete, verbatim, and of every kind."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from evaluation import gold, scoring
from veedor.reports.report import Report

DOCUMENTS = gold.documents(gold.OWN)
STATES = """detained released house_arrest charged on_trial convicted sentenced acquitted pardoned in_hiding
in_refuge exiled deported barred missing dead tortured hospitalised in_office removed_from_office candidate
other"""
TYPES = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION
MOBILIZE COERCE ASSAULT"""


def labels() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    return [(document, claim) for document in DOCUMENTS for claim in document["claims"]]


def test_there_are_enough_of_every_kind_in_both_halves() -> None:
    kinds = Counter(claim["kind"] for _, claim in labels())
    assert len(DOCUMENTS) >= 10
    assert sum(kinds.values()) >= 100
    assert min(kinds[kind] for kind in scoring.KINDS) >= 10
    assert {document["half"] for document in DOCUMENTS} == {"a", "b"}
    assert {claim["type"] for _, claim in labels() if claim["kind"] == "event"} == set(TYPES.split())


def test_every_quote_stands_in_its_text() -> None:
    for document, claim in labels():
        for name in ("evidence", "trigger", "cue", "content", "what"):
            if name in claim:
                assert claim[name] in document["text"], (document["doc"], name, claim[name])
        assert len(claim["evidence"]) <= 300


def test_values_are_those_of_the_contract() -> None:
    for document, claim in labels():
        where = (document["doc"], claim["evidence"])
        assert claim["modality"] in {"asserted", "alleged", "planned", "hypothetical", "negated"}, where
        if claim["kind"] == "status":
            assert claim["state"] in STATES.split(), where
        if claim["kind"] == "count":
            assert (claim["low"], claim["high"]) != (None, None), where
            assert claim["measure"] in {"stock", "flow", "attribute"}, where


def test_a_perfect_system_scores_one() -> None:
    for document in DOCUMENTS:
        tallies, misses = scoring.score_document(document, document["claims"])
        assert not misses
        for tally in tallies.values():
            assert tally.matched == tally.gold
            assert tally.right == tally.asked


def test_they_are_read_as_reports() -> None:
    reports = gold.as_reports(DOCUMENTS)
    assert all(isinstance(report, Report) for report in reports)
    assert {report.id for report in reports} == {document["doc"] for document in DOCUMENTS}
    assert {report.year for report in reports} == {None, 2018, 2019}


def test_the_digest_follows_texts_and_labels(tmp_path: Any) -> None:
    before = gold.digest(gold.OWN)
    assert before == gold.digest(gold.OWN)
    (tmp_path / "one.json").write_text('{"doc": "x", "text": "y", "claims": []}')
    assert gold.digest(tmp_path) != before


def test_no_labels_is_an_error(tmp_path: Any) -> None:
    with pytest.raises(FileNotFoundError):
        gold.documents(tmp_path)
