"""Judgements are stored, hold for the records, and can be undone."""

from __future__ import annotations

import pytest
from tests.case.making import Sentences

from veedor.case import Case
from veedor.errors import VeedorError
from veedor.reports import from_text


def two_events(case: Case) -> list[str]:
    for n in range(2):
        case.add(from_text(f"Quiroz{'ab'[n]} held somebody.", id=f"report-{n}"), extractor=Sentences())
    claims = [c.id for c in case.claims(kind="event")]
    assert len(case.records()) == 2
    return claims


def test_a_merge_holds_and_can_be_undone(case: Case) -> None:
    claims = two_events(case)
    decision = case.judge("merge", claims, reason="the same night", author="Ana Reyes")
    assert [set(r.claims) for r in case.records()] == [set(claims)]
    back = case.judge("merge", [], reason="it was not", author="Ben Ortiz", undoes=decision.id)
    assert len(case.records()) == 2
    assert case.decisions() == [decision, back]
    assert (decision.author, decision.reason, decision.at[-1]) == ("Ana Reyes", "the same night", "Z")
    assert case.verify() == []


def test_a_rejected_claim_stands_in_no_record(case: Case) -> None:
    claims = two_events(case)
    case.judge("reject", [claims[0]], reason="misread", author="Ana Reyes")
    assert [r.claims for r in case.records()] == [(claims[1],)]
    assert claims[0] in {c.id for c in case.claims()}, "claims are never changed"


def test_judgements_survive_a_rebuild(case: Case) -> None:
    claims = two_events(case)
    case.judge("merge", claims, reason="the same night", author="Ana Reyes")
    case.rebuild()
    assert len(case.records()) == 1
    assert len(case.decisions()) == 1


@pytest.mark.parametrize(
    ("action", "targets", "options", "code"),
    [
        ("merge", ["c-none", "c-other"], {}, "S020"),
        ("merge", ["name:a", "name:b"], {"reason": ""}, "S040"),
        ("merge", ["name:a", "name:b"], {"author": ""}, "S040"),
        ("merge", ["name:a"], {}, "S040"),
        ("merge", [], {"undoes": "d-99"}, "S020"),
    ],
)
def test_what_is_no_judgement_is_refused(
    case: Case, action: str, targets: list[str], options: dict[str, str], code: str
) -> None:
    head = case.head()
    with pytest.raises(VeedorError) as caught:
        case.judge(action, targets, **{"reason": "r", "author": "a"} | options)  # type: ignore[arg-type]
    assert caught.value.diagnostic.code == code
    assert case.head() == head
