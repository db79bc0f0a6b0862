"""Identity: what is one name, what is proposed only, what stays two."""

import pytest

from veedor.claims.claim import Name
from veedor.judgement.identity import Identity, group_of, is_group, is_person, plain_key

from .making import Desk


def _identity(desk: Desk, **told: list[str]) -> Identity:
    for report, names in told.items():
        desk.report(report, ". ".join(names) + ".", "2025-05-06")
        for name in names:
            desk.status(report, name, name, "detained")
    return Identity.of(desk.claims, desk.reports)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Íñigo Vandélor", "Inigo Vandelor"),
        ("ILSE ORVANDER", "Ilse Orvander"),
        ("President Ilse Orvander", "Ilse Orvander"),
        ("Foro  de Vigías", "Foro de Vigias"),
        ("U.S.", "Estados Unidos"),
    ],
)
def test_one_name_in_other_letters_has_one_key(left: str, right: str) -> None:
    assert plain_key(left) == plain_key(right)


def test_a_surname_stands_for_the_only_person_who_bears_it(desk: Desk) -> None:
    identity = _identity(desk, a=["Ilse María Orvander"], b=["Orvander"])
    assert identity.key(Name("Orvander"), "b") == identity.key(Name("Ilse María Orvander"), "a")
    assert identity.proposed == ()


def test_two_candidates_are_proposed_and_not_merged(desk: Desk) -> None:
    identity = _identity(desk, a=["Ilse Orvander"], b=["Tomás Orvander"], c=["Orvander"])
    keys = {identity.key(Name(n), r) for n, r in (("Ilse Orvander", "a"), ("Tomás Orvander", "b"), ("Orvander", "c"))}
    assert len(keys) == 3
    assert {(m.left, m.right) for m in identity.proposed} == {
        ("name:ilse orvander", "name:orvander"),
        ("name:orvander", "name:tomas orvander"),
    }


def test_the_report_at_hand_decides_between_candidates(desk: Desk) -> None:
    identity = _identity(desk, a=["Ilse Orvander", "Orvander"], b=["Tomás Orvander"])
    assert identity.key(Name("Orvander"), "a") == "name:ilse orvander"


def test_a_first_name_alone_is_nobody_else(desk: Desk) -> None:
    identity = _identity(desk, a=["Ilse Orvander", "Ilse"])
    assert identity.key(Name("Ilse"), "a") == "name:ilse"


def test_a_longer_form_of_the_same_person_is_one_candidate(desk: Desk) -> None:
    identity = _identity(desk, a=["Ilse Orvander", "Ilse María Orvander", "Orvander"])
    assert len({identity.key(Name(n), "a") for n in ("Ilse Orvander", "Ilse María Orvander", "Orvander")}) == 1


def test_a_person_is_no_part_of_an_organisation(desk: Desk) -> None:
    identity = _identity(desk, a=["Orvander Foundation"], b=["Foundation"])
    assert identity.key(Name("Foundation"), "b") == "name:foundation"


def test_an_acronym_counts_where_the_full_name_stands(desk: Desk) -> None:
    identity = _identity(desk, a=["Valdora Prison Watch", "VPW"], b=["VPW"])
    assert identity.key(Name("VPW"), "a") == identity.key(Name("Valdora Prison Watch"), "a")
    assert identity.key(Name("VPW"), "b") == "name:vpw"


def test_an_acronym_in_another_report_is_proposed(desk: Desk) -> None:
    identity = _identity(desk, a=["Valdora Prison Watch"], b=["VPW"])
    assert [m.reason for m in identity.proposed] == ["one name may be the acronym of the other"]


def test_one_letter_of_difference_is_proposed(desk: Desk) -> None:
    identity = _identity(desk, a=["Stepan Orvander"], b=["Stepan Orvandar"])
    assert [m.reason for m in identity.proposed] == ["one letter of difference"]


def test_a_person_can_confirm_and_reject(desk: Desk) -> None:
    _identity(desk, a=["Stepan Orvander"], b=["Stepan Orvandar"])
    pair = ("name:stepan orvander", "name:stepan orvandar")
    merged = Identity.of(desk.claims, desk.reports, confirmed=[pair])
    assert merged.key(Name("Stepan Orvander"), "a") == merged.key(Name("Stepan Orvandar"), "b")
    assert Identity.of(desk.claims, desk.reports, rejected=[pair]).proposed == ()


def test_a_resolved_entity_decides(desk: Desk) -> None:
    identity = _identity(desk, a=["Ilse Orvander"])
    assert identity.key(Name("Orvander", entity="Q1"), "a") == "entity:Q1"


def test_groups_are_compared_loosely() -> None:
    leaders = group_of("prominent Valdoran opposition leaders")
    assert leaders.may_be(group_of("Valdoran opposition figures"))
    assert leaders.may_be(group_of("opposition leaders"))
    assert not leaders.may_be(group_of("Valdoran soldiers"))
    assert is_group("government")
    assert not is_group("Orvander")


@pytest.mark.parametrize(
    ("key", "person"),
    [
        ("entity:VEN/nicolas-maduro", True),
        ("entity:mine/ana-torvik", True),
        ("entity:VEN/foro-penal", False),
        ("entity:geonames:3625428", False),
    ],
)
def test_an_entity_is_a_person_unless_it_is_known_to_be_a_place_or_body(key, person):
    assert is_person(key) is person
