"""Figures of a case: within its scope, and without a word on where somebody hides."""

from __future__ import annotations

import datetime as dt

import pytest

from veedor.analysis.registry import Scope
from veedor.case import Case
from veedor.figures import of_case
from veedor.figures.record import masked
from veedor.judgement.hiding import Hiding
from veedor.reports import from_text

REPORTS = (
    "Police arrested Inés Otamendi in Caracas on 3 May 2025. Pablo Quirán has been in hiding in Maracay for 40 days. "
    "The licence of Corvane Oil expires on 27 May 2025.",
    "Police arrested three teachers in Maracay on 5 May 2025. Pablo Quirán was arrested in Maracay on 6 May 2025.",
)


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case.new(tmp_path_factory.mktemp("figures") / "case") as opened:
        for n, words in enumerate(REPORTS):
            opened.add(from_text(words, id=f"r{n}", language="en", published="2025-05-08", source="Radio Faro"))
        yield opened


def test_who_hides_has_no_spot(case):
    found = of_case(case, "map")
    assert set(found.table["place"]) >= {"Caracas"}
    assert "Withheld" in found.caption
    assert "Quirán" not in found.svg


def test_who_is_protected_has_no_spot(case):
    assert "Caracas" not in of_case(case, "map", protected=["Inés Otamendi"]).svg


def test_no_figure_tells_where_somebody_hides(case):
    for name in ("lanes", "ladder", "calendar"):
        found = of_case(case, name)
        told = found.captioned() + found.table.to_csv()
        assert not any("Maracay" in line for line in told.splitlines() if "Quirán" in line)


def test_words_that_tell_it_are_masked(case):
    hiding = Hiding.of(case.claims(), case.library())
    import pandas

    frame = pandas.DataFrame({"quote": ["Quirán is in Maracay", "Twelve people"], "person": ["Pablo Quirán", "x"]})
    shown = masked({"a": frame.assign(place="Maracay")}, hiding, "es")["a"]
    assert shown["quote"].tolist() == ["Quirán is in [lugar reservado]", "Twelve people"]
    assert shown["place"].tolist() == [None, "Maracay"]


def test_a_scope_leaves_out_what_lies_outside(case):
    scope = Scope(since=dt.date(2025, 5, 4), until=dt.date(2025, 5, 10))
    assert "Caracas" not in of_case(case, "map", scope).table["place"].tolist()
    assert len(of_case(case, "calendar", scope).table) == 0
    assert len(of_case(case, "calendar").table) == 1


def test_the_evidence_is_that_of_what_is_shown(case):
    assert "1 deadline." in of_case(case, "calendar").caption
    assert "operation" in of_case(case, "map").caption
