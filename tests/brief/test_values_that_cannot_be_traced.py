"""A value that its evidence does not have is never printed; the words of the evidence are, and it is counted."""

from __future__ import annotations

import msgspec
import pytest

from veedor.brief import Group, Section, compose, prove
from veedor.brief.forms import Forms
from veedor.brief.proof import teller
from veedor.claims.claim import Name
from veedor.errors import ProofError
from veedor.spans import Span

from .material import CLAIMS, FINDINGS, RECORDS, REPORTS


def test_a_wrong_number_is_quoted_not_told() -> None:
    claims = CLAIMS | {"prisoners": msgspec.structs.replace(CLAIMS["prisoners"], low=90, high=90)}
    brief = compose(RECORDS, FINDINGS, claims, REPORTS)
    told = [s.text for s in brief.sentences() if "prisoners" in s.claims and len(s.claims) == 1]
    assert told
    assert all(t.startswith("In the words of the report: “About 900 political prisoners") for t in told)
    assert [n.code for n in brief.notes] == ["B017"]


def test_a_name_that_the_report_does_not_have_is_quoted_not_told() -> None:
    claims = CLAIMS | {"arrest": msgspec.structs.replace(CLAIMS["arrest"], recipients=(Name("Pedro Rojas"),))}
    brief = compose(RECORDS, FINDINGS, claims, REPORTS)
    assert not any("Pedro Rojas" in s.text for s in brief.sentences())


def test_an_unknown_kind_of_act_is_quoted_not_lost() -> None:
    claims = CLAIMS | {"arrest": msgspec.structs.replace(CLAIMS["arrest"], type="JUGGLE", mode=None)}
    brief = compose(RECORDS, [], claims, REPORTS)
    assert any(s.form == "quote" and s.claims == ("arrest",) for s in brief.sentences())


def test_a_sentence_about_such_a_claim_does_not_prove() -> None:
    claims = CLAIMS | {"presos": msgspec.structs.replace(CLAIMS["presos"], low=90, high=90)}
    brief = compose([], [], claims, REPORTS)
    sentence = Forms(teller("en", claims, REPORTS, today=None)).make("count", claims=["presos"])
    section = Section(id="counts", groups=(Group(sentences=(sentence,)),))
    refused = prove(msgspec.structs.replace(brief, sections=(section,)), claims, REPORTS)
    assert [r.code for r in refused] == ["B018"]


def test_evidence_that_is_not_in_the_report_stops_the_brief() -> None:
    moved = msgspec.structs.replace(CLAIMS["arrest"], evidence=(Span(1, 7, "Police"),))
    with pytest.raises(ProofError) as refused:
        compose(RECORDS, [], CLAIMS | {"arrest": moved}, REPORTS)
    assert refused.value.diagnostic.code == "B019"
    assert any(line.startswith("B003") for line in refused.value.diagnostic.detail)
