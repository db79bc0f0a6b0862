"""Who is in hiding now, and which words would tell where."""

from __future__ import annotations

from typing import Any

import pytest

from veedor.claims.claim import EventClaim, Name, Place, StatusClaim
from veedor.judgement.hiding import Hiding, in_hiding
from veedor.reports.report import Report
from veedor.spans import Span

TEXT = "Pablo Quirán has been in hiding near Monte Alto for 40 days. Police searched Puerto Sol."
REPORT = Report(id="r", text=TEXT, published="2025-05-06", language="en")


def hiding_claim(**fields: Any) -> StatusClaim:
    words = "Pablo Quirán has been in hiding near Monte Alto for 40 days"
    told = {"id": "c", "report": "r", "evidence": (Span.of(TEXT, 0, len(words)),), "state": "in_hiding"}
    return StatusClaim(**{**told, "subject": Name("Pablo Quirán"), **fields})


@pytest.mark.parametrize(
    ("when", "modality", "hides"),
    [
        (None, "asserted", True),
        ("2025-03-27/..", "asserted", True),
        ("2025-03-27/2025-05-06", "asserted", True),  # reached the day of the report: it may still last
        ("2024-01/2024-06", "asserted", False),
        (None, "alleged", True),
        (None, "negated", False),
    ],
)
def test_who_hides_now(when, modality, hides):
    assert in_hiding(hiding_claim(when=when, modality=modality), REPORT) is hides


def test_a_place_that_the_extraction_missed_is_withheld_too():
    found = Hiding.of([hiding_claim()], {"r": REPORT})
    assert found.places == ("Monte Alto",)
    assert found.mask("Quirán was seen in Monte Alto", "[…]") == "Quirán was seen in […]"
    assert found.mask("It rained in Monte Alto", "[…]") == "It rained in Monte Alto"
    assert found.touches("r", 0, 5)
    assert not found.touches("r", TEXT.index("Police"), len(TEXT))


def test_names_are_known_by_their_last_word_and_groups_by_their_words():
    found = Hiding.naming(["Pablo Quirán", "two activists"])
    assert found.hides("Quirán")
    assert found.hides("two activists")
    assert not found.hides("Pablo Otero")
    assert not found.hides("three activists")


def test_protected_people_need_no_state():
    arrest = EventClaim(
        id="e",
        report="r",
        evidence=(Span.of(TEXT, TEXT.index("Police"), len(TEXT)),),
        type="COERCE",
        recipients=(Name("Rita Solano"),),
        where=Place("Puerto Sol", precision="settlement"),
        trigger=Span.of(TEXT, TEXT.index("searched"), TEXT.index("searched") + 8),
    )
    assert not Hiding.of([arrest], {"r": REPORT}).hides("Rita Solano")
    found = Hiding.of([arrest], {"r": REPORT}, protected=["Rita Solano"])
    assert found.hides("Rita Solano")
    assert "Puerto Sol" in found.places


def test_places_of_what_they_take_part_in_are_towns_and_not_countries():
    def act(id: str, place: Place) -> EventClaim:
        words = Span.of(TEXT, 0, 5)
        told = {"id": id, "report": "r", "evidence": (words,), "type": "CONSULT", "trigger": words}
        return EventClaim(**told, actors=(Name("Pablo Quirán"),), where=place)

    claims = [
        hiding_claim(),
        act("a", Place("Vereda", precision="settlement")),
        act("b", Place("Norlandia", precision="country")),
    ]
    found = Hiding.of(claims, {"r": REPORT}).with_acts(claims, {"r": REPORT})
    assert "Vereda" in found.places
    assert "Norlandia" not in found.places
