"""A person's judgement: applied, kept through a new linking, undone."""

from __future__ import annotations

from typing import Any

import pytest

from veedor.judgement import link
from veedor.judgement.decisions import Decision, apply, different_names, in_force, marks, same_names, unmet, valid

from .making import Desk


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two arrests of two people, and a status."""
    desk.report("a", "Police arrested Jon Aster. Police arrested Lea Morn. Jon Aster is jailed.", "2025-05-10")
    for name in ("Jon Aster", "Lea Morn"):
        desk.event("a", f"arrested {name}", "COERCE", "arrested", mode="arrest", recipients=[name], when="2025-05-10")
    desk.status("a", "Jon Aster is jailed", "Jon Aster", "detained")
    return desk


def decide(id: str, action: str, *targets: str, at: str = "2025-06-01T10:00:00Z", **more: Any) -> Decision:
    return Decision(id=id, action=action, targets=targets, author="A. Reyes", at=at, reason="read both", **more)  # type: ignore[arg-type]


def groups(desk: Desk, *decisions: Decision) -> list[tuple[str, ...]]:
    return [r.claims for r in apply(decisions, link(desk.claims, desk.reports), desk.claims, desk.reports)]


def test_a_merge_makes_one_record_and_an_undo_two_again(two: Desk) -> None:
    merge = decide("d1", "merge", "a-0", "a-1")
    undo = decide("d2", "merge", at="2025-06-02T10:00:00Z", undoes="d1")
    redo = decide("d3", "merge", at="2025-06-03T10:00:00Z", undoes="d2")
    assert groups(two, merge) == [("a-0", "a-1"), ("a-2",)]
    assert groups(two, undo, merge) == [("a-0",), ("a-1",), ("a-2",)]
    assert groups(two, redo, undo, merge) == [("a-0", "a-1"), ("a-2",)]


def test_a_decision_survives_a_new_linking(two: Desk) -> None:
    merge = decide("d1", "merge", "a-0", "a-1")
    two.report("b", "Aster was arrested.", "2025-05-11")
    two.event("b", "Aster was arrested", "COERCE", "arrested", mode="arrest", recipients=["Aster"], when="2025-05-10")
    assert groups(two, merge)[0] == ("a-0", "a-1", "b-3")


def test_a_split_and_a_rejection_take_claims_out(two: Desk) -> None:
    two.report("b", "Aster was arrested.", "2025-05-11")
    two.event("b", "Aster was arrested", "COERCE", "arrested", mode="arrest", recipients=["Aster"], when="2025-05-10")
    assert ("a-0", "b-3") in groups(two)
    assert {("a-0",), ("b-3",)} <= set(groups(two, decide("d1", "split", "b-3")))
    assert "b-3" not in [c for g in groups(two, decide("d1", "reject", "b-3")) for c in g]


def test_claims_of_two_kinds_do_not_become_one_record(two: Desk) -> None:
    assert groups(two, decide("d1", "merge", "a-0", "a-2")) == [("a-0",), ("a-1",), ("a-2",)]


def test_what_no_decision_touches_is_returned_as_it_was(two: Desk) -> None:
    records = link(two.claims, two.reports)
    assert apply([], records, two.claims, two.reports) == records
    assert apply([decide("d1", "merge", "a-0", "a-1")], records, two.claims, two.reports)[-1] == records[-1]


def test_names_are_merged_and_kept_apart_by_decisions(desk: Desk) -> None:
    desk.report("a", "Jon Aster is jailed. Jon Astor is jailed.", "2025-05-10")
    for name in ("Jon Aster", "Jon Astor"):
        desk.status("a", f"{name} is jailed", name, "detained")
    merge = decide("d1", "merge", "name:jon aster", "name:jon astor")
    assert len(link(desk.claims, desk.reports, same=same_names([merge]))) == 1
    assert len(link(desk.claims, desk.reports, same=same_names([]))) == 2
    reject = decide("d2", "reject", "name:jon aster", "name:jon astor")
    assert different_names([reject]) == [("name:jon aster", "name:jon astor")]


def test_confirmations_and_notes_stand_with_their_record(two: Desk) -> None:
    records = link(two.claims, two.reports)
    confirm, note = decide("d1", "confirm", "a-0"), decide("d2", "annotate", "a-2")
    marked = marks([confirm, note], records)
    assert [(m.confirmed, m.notes) for m in marked] == [((confirm,), ()), ((), ()), ((), (note,))]


def test_a_deadline_chain_survives_a_decision(desk: Desk) -> None:
    desk.report("a", "Halden Oil's licence ends on May 27.", "2025-05-01")
    desk.report("b", "Halden Oil's licence was extended to July 27.", "2025-05-20")
    for report, quote, when in (
        ("a", "Halden Oil's licence ends on May 27", "2025-05-27"),
        ("b", "Halden Oil's licence was extended to July 27", "2025-07-27"),
    ):
        desk.deadline(report, quote, "licence_expiry", parties=["Halden Oil"], when=when)
    records = link(desk.claims, desk.reports)
    assert apply([decide("d", "confirm", "a-0")], records, desk.claims, desk.reports) == records


def test_an_unknown_target_is_passed_over_and_told(two: Desk) -> None:
    merge = decide("d1", "merge", "a-0", "gone")
    assert groups(two, merge) == groups(two)
    assert unmet([merge], {c.id: c for c in two.claims}) == [("d1", "gone")]


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, None),
        ({"reason": ""}, "a decision needs a reason"),
        ({"author": ""}, "a decision needs an author"),
        ({"targets": ()}, "a decision needs targets"),
        ({"targets": ("a", "a")}, "a merge needs two targets"),
        ({"targets": ("name:a", "b")}, "names are merged or rejected in pairs, and not together with claims"),
        ({"targets": (), "undoes": "d0"}, None),
    ],
)
def test_a_decision_is_checked(changes: dict[str, Any], wrong: str | None) -> None:
    told = {"id": "d", "action": "merge", "targets": ("a", "b"), "author": "x", "at": "2025", "reason": "y", **changes}
    assert valid(Decision(**told)) == wrong


def test_what_is_in_force_does_not_depend_on_the_order() -> None:
    first = decide("d1", "merge", "a", "b")
    undo = decide("d2", "merge", at="2025-06-02T10:00:00Z", undoes="d1")
    assert in_force([undo, first]) == in_force([first, undo]) == []
