"""Every pack of actors keeps to its schema, says where each fact stands, and points nowhere that is not there."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest

from veedor import vocabulary
from veedor.edtf import is_edtf
from veedor.language.actors import entries
from veedor.language.actors.entries import Actor, Role

PACKS = entries.packs()
ENTRIES = [pytest.param(actor, id=actor.id) for actor in entries.shipped()]


@pytest.mark.parametrize("name", PACKS)
def test_a_pack_says_what_it_is_and_up_to_when_it_was_looked_after(name: str) -> None:
    pack = entries.pack(name)
    first = vocabulary.path_of(f"actors/{name}").read_text(encoding="utf-8").splitlines()[0]
    assert re.match(r"# Actors of \w+", first)
    assert pack.country == (None if name == "INT" else name)
    assert is_edtf(pack.checked)


@pytest.mark.parametrize("actor", ENTRIES)
def test_an_entry_has_no_faults(actor: Actor) -> None:
    known = {each.id for each in entries.shipped()}
    assert list(entries.faults(actor, known)) == []


@pytest.mark.parametrize("actor", ENTRIES)
def test_an_entry_has_sectors_or_roles_that_have(actor: Actor) -> None:
    assert actor.sectors or any(role.sectors or role.of for role in actor.roles)


def test_no_id_is_given_twice() -> None:
    assert [i for i, n in Counter(actor.id for actor in entries.shipped()).items() if n > 1] == []


@pytest.mark.parametrize("name", PACKS)
def test_an_id_begins_with_its_pack(name: str) -> None:
    assert [a.id for a in entries.pack(name).actors if not a.id.startswith(f"{name}/")] == []


def test_no_two_actors_of_one_pack_share_a_full_name() -> None:
    for name in PACKS:
        counted = Counter(n for actor in entries.pack(name).actors for n in {n.casefold() for n in actor.names})
        assert [n for n, times in counted.items() if times > 1] == []


FAULTY: list[tuple[str, Actor, str]] = [
    ("id", Actor(id="Ven", kind="person", names=("A B",), source="https://a.org"), "the id"),
    ("source", Actor(id="VEN/a", kind="person", names=("A B",)), "source"),
    ("name", Actor(id="VEN/a", kind="person", names=(), source="https://a.org"), "no name"),
    ("spaces", Actor(id="VEN/a", kind="person", names=("A  B",), source="https://a.org"), "spaces"),
    ("country", Actor(id="VEN/a", kind="person", names=("A",), country="VE", source="https://a.org"), "country"),
    ("sector", Actor(id="VEN/a", kind="person", names=("A",), sectors=("NOS",), source="https://a.org"), "sector"),
    ("titles", Actor(id="VEN/a", kind="person", names=("A",), titles=("x",), source="https://a.org"), "titles"),
]


@pytest.mark.parametrize(("actor", "told"), [f[1:] for f in FAULTY], ids=[f[0] for f in FAULTY])
def test_a_fault_is_told(actor: Actor, told: str) -> None:
    assert any(told in fault for fault in entries.faults(actor, {"VEN/x"}))


FAULTY_ROLES: list[tuple[str, Role, str]] = [
    ("nothing", Role(since="2014"), "neither"),
    ("nowhere", Role(of="VEN/nowhere"), "there is no actor"),
    ("no date", Role(of="VEN/x", since="last year"), "no EDTF date"),
    ("backwards", Role(of="VEN/x", since="2015", until="2014"), "ends before"),
    ("source", Role(of="VEN/x", source="a book"), "source"),
]


@pytest.mark.parametrize(("role", "told"), [f[1:] for f in FAULTY_ROLES], ids=[f[0] for f in FAULTY_ROLES])
def test_a_fault_of_a_role_is_told(role: Role, told: str) -> None:
    actor = Actor(id="VEN/a", kind="person", names=("A B",), source="https://a.org", roles=(role,))
    assert any(told in fault for fault in entries.faults(actor, {"VEN/x"}))


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2014, 12, 31), False),
        (date(2015, 1, 1), True),
        (date(2016, 6, 30), True),
        (date(2016, 7, 1), False),
        (None, False),
    ],
)
def test_a_role_holds_from_its_first_to_its_last_day(day: date | None, held: bool) -> None:
    assert Role(of="VEN/x", since="2015", until="2016-06").holds(day) is held
