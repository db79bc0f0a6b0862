"""Whose act it is, toward whom, and what is done where that is not known."""

from __future__ import annotations

from typing import Any

import pandas
import pytest

from veedor.analysis.sides import sides
from veedor.analysis.weights import weights


def verdict(home: str | None = None, **row: Any) -> tuple[str | None, str | None, str]:
    """Side, stage and reason of one operation."""
    frame = pandas.DataFrame([{"type": "COERCE", **row}])
    found = sides(frame, weights(), home=home).iloc[0]
    return found["side"], found["stage"], found["why"]


def by(*sectors: str, of: str = "XXA") -> dict[str, Any]:
    return {"actor_sectors": list(sectors), "actor_countries": [of] * len(sectors)}


def toward(*sectors: str, of: str = "XXA") -> dict[str, Any]:
    return {"recipient_sectors": list(sectors), "recipient_countries": [of] * len(sectors)}


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (("COERCE", "arrest"), ("repression", "executed")),
        (("ASSAULT", "beat"), ("repression", "executed")),
        (("SANCTION", "convict"), ("repression", "executed")),
        (("REJECT", "yield"), ("repression", "executed")),
        (("THREATEN", "arrest"), ("repression", "announced")),
        (("RETREAT", "release"), ("concession", "executed")),
        (("AID", None), ("concession", "executed")),
        (("CONCEDE", None), ("concession", "announced")),
        (("AGREE", None), ("concession", "announced")),
    ],
)
def test_an_act_of_the_government_at_home_has_a_side(act: Any, expected: Any) -> None:
    assert verdict(type=act[0], mode=act[1], **by("GOV"), **toward("CVL"))[:2] == expected


@pytest.mark.parametrize(
    "act", [("PROTEST", "demo"), ("SANCTION", "discontinue"), ("REJECT", "meet"), ("CONSULT", None)]
)
def test_other_acts_have_none(act: Any) -> None:
    assert verdict(type=act[0], mode=act[1], **by("GOV"), **toward("CVL")) == (None, None, "unlisted")


@pytest.mark.parametrize("sector", sorted(weights().agents))
def test_agents_act_for_the_government(sector: str) -> None:
    assert verdict(**by(sector), **toward("CVL"))[0] == "repression"


@pytest.mark.parametrize("sector", ["OPP", "REB", "CRM", "NGO"])
def test_what_others_do_is_left_out(sector: str) -> None:
    assert verdict(mode="arrest", **by(sector), **toward("CVL"))[2] == "other_actor"


def test_an_arrest_by_nobody_named_is_a_states() -> None:
    assert verdict(mode="arrest", actor_sectors=[], actor_countries=[])[0] == "repression"


def test_a_country_that_acts_is_its_government() -> None:
    told = {"actors": ["Peru"], "actor_sectors": [""], "actor_countries": ["PER"]}
    assert verdict(type="ASSAULT", mode="beat", **told)[0] == "repression"
    assert verdict(type="ASSAULT", mode="beat", **{**told, "actors": ["A Peruvian"]})[2] == "actor_unknown"


def test_a_beating_by_nobody_named_is_nobodys() -> None:
    assert verdict(type="ASSAULT", mode="beat", actor_sectors=[""], actor_countries=[""])[2] == "actor_unknown"


def test_without_sectors_every_listed_act_is_the_governments() -> None:
    assert verdict(type="ASSAULT", mode="beat")[:2] == ("repression", "executed")


@pytest.mark.parametrize(
    ("modality", "stage"), [("asserted", "executed"), ("alleged", "alleged"), ("planned", "announced")]
)
def test_modality_decides_the_stage(modality: str, stage: str) -> None:
    assert verdict(modality=modality, **by("COP"))[1] == stage


@pytest.mark.parametrize("modality", ["negated", "hypothetical"])
def test_what_was_not_is_not_counted(modality: str) -> None:
    assert verdict(modality=modality, **by("COP"))[2] == "not_told"


def test_acts_toward_armed_groups_alone_are_no_repression() -> None:
    assert verdict(**by("MIL"), **toward("REB", "CRM"))[2] == "armed"
    assert verdict(**by("MIL"), **toward("REB", "CVL"))[2] == "counted"


def test_an_act_against_another_state_is_not_at_home() -> None:
    assert verdict(**by("GOV"), **toward("GOV", of="XXB"))[2] == "not_home"
    assert verdict(**by("GOV"), **toward("CVL", of="XXB"))[2] == "not_home"


def test_a_foreigner_held_at_home_is_at_home() -> None:
    assert verdict(country="XXA", **by("GOV"), **toward("CVL", of="XXB"))[2] == "counted"


def test_a_citizen_followed_abroad_is_a_citizen() -> None:
    assert verdict(country="XXB", **by("SPY"), **toward("CVL"))[2] == "counted"


def test_freeing_a_foreigner_is_a_concession() -> None:
    assert verdict(type="RETREAT", mode="release", **by("GOV"), **toward("CVL", of="XXB"))[0] == "concession"


def test_an_agreement_with_another_state_is_none() -> None:
    assert verdict(type="AGREE", **by("GOV"), **toward("GOV", of="XXB"))[2] == "not_home"


def test_another_government_is_not_the_one_at_home() -> None:
    assert verdict(home="XXA", **by("GOV", of="XXB"))[2] == "other_actor"


def test_lists_may_be_texts() -> None:
    assert verdict(type="ASSAULT", actor_sectors="CVL;COP", actor_countries="XXA;XXA")[0] == "repression"


def test_an_empty_frame_has_no_sides() -> None:
    assert sides(pandas.DataFrame({"type": []}), weights()).empty
