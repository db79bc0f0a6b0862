"""A design of a test is settled in the ledger: it orders reports into before and after, and cannot be altered."""

from __future__ import annotations

import datetime as dt
import sqlite3

import pytest
from tests.case.making import Sentences

from veedor.case import Case, FrozenDate
from veedor.errors import IntegrityError, UsageError
from veedor.reports import from_text

VOTE = FrozenDate(dt.date(2025, 5, 25), "election", "record", "QQQ")
LICENCE = FrozenDate(dt.date(2025, 5, 1), "licence_expiry", "calendar")
OPERATIONS = {"side": "concession", "acts": ["RETREAT"]}


def add(case: Case, id: str) -> None:
    case.add(from_text("Guards held 3 people.", id=id), extractor=Sentences())


def test_a_design_is_read_back_as_it_was_settled(case: Case) -> None:
    made = case.freeze([VOTE, LICENCE, VOTE], operations=OPERATIONS, windows=[(-21, 7)], author="ana")
    assert made.design.calendar == (LICENCE, VOTE)
    assert made.design.windows == ((-21, 7),)
    assert made.design.operations == OPERATIONS
    assert case.freezes() == [made]
    with Case.open(case.path) as again:
        assert again.freezes() == [made]


def test_windows_are_those_of_the_settings_unless_others_are_given(case: Case) -> None:
    assert case.freeze([VOTE], operations=OPERATIONS).design.windows == ((-30, -1), (0, 7), (8, 30))


def test_reports_that_are_added_later_have_higher_places(case: Case) -> None:
    add(case, "early")
    seq = case.freeze([VOTE], operations=OPERATIONS).seq
    add(case, "late")
    places = case.arrivals()
    assert places["early"] < seq < places["late"]


def test_the_last_of_several_designs_comes_last(case: Case) -> None:
    seqs = [case.freeze([VOTE], operations=OPERATIONS, author=name).seq for name in ("ana", "luz")]
    assert [each.seq for each in case.freezes()] == seqs
    assert [each.author for each in case.freezes()] == ["ana", "luz"]


def test_a_case_with_a_design_verifies_and_can_be_rebuilt(case: Case) -> None:
    made = case.freeze([VOTE], operations=OPERATIONS)
    assert case.verify() == []
    case.rebuild()
    assert case.freezes() == [made]
    assert case.verify() == []


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("DELETE FROM case_freezes", "S035"),
        ("UPDATE payloads SET body = CAST(replace(body, '2025-05-25', '2025-05-26') AS BLOB)", "K007"),
    ],
)
def test_a_design_that_was_tampered_with_is_found(case: Case, script: str, code: str) -> None:
    case.freeze([VOTE], operations=OPERATIONS)
    connection = sqlite3.connect(case.path / "case.db")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.executescript(script)
    connection.close()
    assert code in {fault.code for fault in case.verify()}


def test_a_case_of_an_older_version_gets_the_table_when_it_is_opened(case: Case) -> None:
    add(case, "early")
    connection = sqlite3.connect(case.path / "case.db")
    connection.executescript("DROP TABLE case_freezes")
    connection.close()
    with Case.open(case.path) as again:
        assert again.freezes() == []
        assert [report.id for report in again.reports()] == ["early"]
        assert again.verify() == []


@pytest.mark.parametrize(
    ("dates", "windows", "reason"),
    [
        ([], [(-30, -1)], "no date"),
        ([VOTE], [], "no window"),
        ([VOTE], [(7, 0)], "ends before it begins"),
    ],
)
def test_nothing_to_test_is_refused(case: Case, dates: list[FrozenDate], windows: list, reason: str) -> None:
    with pytest.raises(UsageError, match=reason) as caught:
        case.freeze(dates, operations=OPERATIONS, windows=windows)
    assert caught.value.diagnostic.code == "S050"
    assert case.freezes() == []


def test_a_damaged_ledger_is_not_frozen(case: Case) -> None:
    case._damage = IntegrityError("K006")
    with pytest.raises(IntegrityError):
        case.freeze([VOTE], operations=OPERATIONS)
