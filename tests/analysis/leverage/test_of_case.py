"""The test of a case: exploratory, unless its design was frozen before the reports came."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from veedor.analysis.leverage import run, settle
from veedor.analysis.registry import Scope, get_analysis
from veedor.case import Case
from veedor.errors import InputError, UsageError
from veedor.reports import from_text
from veedor.vocabulary import path_of

QUICK = {"simulations": 199}
AHEAD = (
    "Elections will be held in Valdora on 25 May 2025. The licence of Corvane Oil expires on 27 May 2025. "
    "The anniversary of the uprising is on 1 June 2025."
)


def add(case: Case, id: str, text: str, published: str) -> None:
    case.add(from_text(text, id=id, language="en", published=published, source="Radio Faro"))


def release(case: Case, id: str, day: str, published: str) -> None:
    add(case, id, f"The government of Valdora released ten political prisoners on {day}.", published)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cases") / "case"
    with Case.new(folder) as case:
        add(case, "ahead", AHEAD, "2025-03-01")
        release(case, "early", "12 May 2025", "2025-05-13")
        add(case, "last", "Nothing else was told in Valdora.", "2025-06-30")
    return folder


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Case]:
    with Case.open(shutil.copytree(made, tmp_path / "case")) as opened:
        yield opened


def test_it_is_found_by_its_name():
    assert get_analysis("leverage").run is run


def test_dates_come_from_the_deadlines_of_the_record(case):
    found = run(case, Scope(**QUICK))
    assert [(str(each.date.date), each.date.category) for each in found.dates] == [
        ("2025-05-25", "election"),
        ("2025-05-27", "licence_expiry"),
    ]
    assert found.operations == 1
    assert found.windows[0].hits == 1
    assert found.volume_known
    assert {w.verdict for w in found.windows} == {"cannot tell"}


def test_without_a_freeze_everything_is_exploratory(case):
    found = run(case, Scope(**QUICK))
    assert (found.standing, found.frozen) == ("exploratory", None)
    assert "exploratory" in [sentence.key for sentence in found.sentences()]


def test_a_file_of_dates_is_laid_beside_the_record(case, tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("date,category,label\n2025-06-10,negotiation,round in Faro\n")
    found = run(case, Scope(calendar=str(file), **QUICK))
    assert [(each.date.label, each.date.source) for each in found.dates][-1] == ("round in Faro", "calendar")
    assert len(found.dates) == 3


def test_a_file_that_cannot_be_read_is_told(case, tmp_path):
    (tmp_path / "dates.csv").write_text("date\nsoon\n")
    with pytest.raises(InputError, match="A022"):
        run(case, Scope(calendar=str(tmp_path / "dates.csv")))


def test_only_later_reports_confirm(case):
    frozen = settle(case, Scope(), author="ana")
    before = run(case, Scope(**QUICK))
    assert (before.standing, before.frozen, before.earlier) == ("exploratory", frozen.seq, None)
    assert "exploratory_frozen" in [sentence.key for sentence in before.sentences()]
    release(case, "late", "20 May 2025", "2025-06-29")
    after = run(case, Scope(**QUICK))
    assert (after.standing, after.operations) == ("confirmatory", 1)
    assert after.earlier is not None
    assert (after.earlier.standing, after.earlier.operations) == ("exploratory", 2)
    assert "confirmatory" in [sentence.key for sentence in after.sentences()]
    assert "windows_exploratory" in after.tables()


def test_an_operation_that_an_earlier_report_tells_confirms_nothing(case):
    settle(case, Scope(), author="ana")
    release(case, "again", "12 May 2025", "2025-05-14")
    found = run(case, Scope(**QUICK))
    assert found.standing == "confirmatory"
    assert found.operations == 0
    assert found.empty


def test_dates_that_are_told_later_are_not_those_that_were_frozen(case):
    settle(case, Scope(), author="ana")
    add(case, "more", "A trial will be held in Valdora on 20 June 2025.", "2025-06-01")
    release(case, "late", "20 May 2025", "2025-07-01")
    found = run(case, Scope(**QUICK))
    assert {each.date.category for each in found.dates} <= {"election", "licence_expiry"}
    assert "trial" in {each.date.category for each in found.earlier.dates}


def settled_otherwise(case: Case, tmp_path: Path, what: str) -> Scope:
    """Ask something else than what was frozen."""
    if what == "country":
        return Scope(country="CUB", **QUICK)
    if what == "days":
        return Scope(since=dt.date(2025, 1, 1), **QUICK)
    if what == "calendar":
        file = tmp_path / "dates.csv"
        file.write_text("date\n2025-06-10\n")
        return Scope(calendar=str(file), **QUICK)
    if what == "weights":
        table = path_of("balance").read_text(encoding="utf-8")
        (case.path / "balance.yaml").write_text(table.replace("act: AID", "act: GRANT"), encoding="utf-8")
    return Scope(**QUICK)


@pytest.mark.parametrize("what", ["country", "days", "calendar", "weights"])
def test_another_question_than_the_frozen_one_is_exploratory(case, tmp_path, what):
    settle(case, Scope(), author="ana")
    release(case, "late", "20 May 2025", "2025-07-01")
    assert run(case, Scope(**QUICK)).standing == "confirmatory"
    assert run(case, settled_otherwise(case, tmp_path, what)).standing == "exploratory"


def test_other_windows_than_the_frozen_ones_are_exploratory(case):
    settle(case, Scope(), author="ana")
    release(case, "late", "20 May 2025", "2025-07-01")
    (case.path / "case.toml").write_text("windows = [[-14, -1]]")
    with Case.open(case.path) as again:
        assert run(again, Scope(**QUICK)).standing == "exploratory"


def test_the_frozen_file_may_be_given_again(case, tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("date,category,label\n2025-06-10,negotiation,round in Faro\n")
    settle(case, Scope(calendar=str(file)), author="ana")
    release(case, "late", "20 May 2025", "2025-07-01")
    with_file, without = run(case, Scope(calendar=str(file), **QUICK)), run(case, Scope(**QUICK))
    assert with_file.standing == without.standing == "confirmatory"
    assert [each.date.date for each in with_file.dates] == [each.date.date for each in without.dates]
    assert "round in Faro" in {each.date.label for each in with_file.dates}


def test_no_words_of_a_report_or_file_are_frozen(case, tmp_path):
    file = tmp_path / "dates.csv"
    file.write_text("date,category,label\n2025-06-10,negotiation,round in Faro\n")
    frozen = settle(case, Scope(calendar=str(file)), author="ana")
    body = case.ledger.payload(frozen.hash)
    assert body is not None
    assert b"Faro" not in body
    assert b"Corvane" not in body


def test_how_often_was_frozen_is_told(case):
    for _ in range(2):
        settle(case, Scope(), author="ana")
    assert "frozen_often" in [sentence.key for sentence in run(case, Scope(**QUICK)).sentences()]


def test_a_case_without_dates_cannot_be_frozen(tmp_path):
    with Case.new(tmp_path / "case") as empty:
        with pytest.raises(UsageError, match="S050"):
            settle(empty, Scope(), author="ana")
        found = run(empty, Scope(**QUICK))
    assert found.empty
    assert found.sentences()[0].key == "no_record"


def test_without_operations_the_reports_tell_how_far_the_record_goes(case):
    found = run(case, Scope(country="CUB", **QUICK))
    assert found.empty
    assert (found.since, found.until) == (dt.date(2025, 3, 1), dt.date(2025, 6, 30))


def test_a_run_leaves_no_file_behind(case):
    run(case, Scope(**QUICK))
    assert not list((case.path / "unfinished").glob("*"))
    assert case.verify() == []
