"""The leverage test of a case, and the settling of its design before the reports come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from veedor.analysis import calendars
from veedor.analysis.balance import table_of
from veedor.analysis.calendars import Calendar, LeverageDate
from veedor.analysis.leverage.coincidence import Window
from veedor.analysis.leverage.jitter import SIMULATIONS
from veedor.analysis.leverage.operations import definition, executed_by_side
from veedor.analysis.leverage.power import RUNS
from veedor.analysis.leverage.result import Leverage
from veedor.analysis.leverage.study import leverage
from veedor.analysis.registry import Scope, analysis
from veedor.analysis.scoping import Held, of_scope
from veedor.analysis.simulating import Notify
from veedor.analysis.weights import Side, weights
from veedor.case import Freeze, FrozenDate

if TYPE_CHECKING:
    from veedor.case import Case

SIDE: Side = "concession"
OTHER: Side = "repression"
UNFINISHED = "unfinished"
"""Folder in that of the case: what is done of a simulation that was stopped. It holds counts of random draws only."""


@analysis("leverage", summary="whether concessions fall near dates of leverage more often than chance timing has it")
def run(case: Case, scope: Scope) -> Leverage:
    """The leverage test of a case within `scope`.

    Windows are those of ``case.toml``, operations the executed concessions of the table of weights, dates the deadlines
    of the record and those of the user's file. Where a design was frozen and the question keeps to it (same windows,
    same operations, no other file, no first or last day), the test is made with the frozen dates on operations of
    reports that were added later, and is confirmatory; the whole case stands beside it in `Leverage.earlier`.

    Args:
        case: an open case.
        scope: country, days, calendar, seed, simulations.

    Raises:
        InputError: A020 to A025 for a calendar that cannot be read.
        VocabularyError: V001 for an edited table of weights that breaks its schema.
    """
    test = _Test(case, scope)
    frozen = case.freezes()
    if not frozen:
        return test.made(test.held, test.calendar)
    last = frozen[-1]
    marks: dict[str, Any] = {
        "frozen": last.seq,
        "frozen_on": dt.date.fromisoformat(last.at[:10]),
        "frozen_times": len(frozen),
    }
    later = _later(test.held, last.seq)
    if not test.keeps_to(last) or not len(later.reports):
        return msgspec.structs.replace(test.made(test.held, test.calendar), **marks)
    first, second = _halves(scope.notify)
    confirmed = test.made(later, test.frozen(last), state="leverage-later.npz", notify=first)
    whole = test.made(test.held, test.calendar, notify=second)
    return msgspec.structs.replace(confirmed, standing="confirmatory", earlier=whole, **marks)


def settle(case: Case, scope: Scope, *, author: str) -> Freeze:
    """Freeze the design that `run` would test now: the windows, the calendar and the definition of the operations.

    Args:
        case: an open case.
        scope: country, and the user's calendar.
        author: who settles it.

    Raises:
        UsageError: S050 if there is no date at all.
        InputError: A020 to A025 for a calendar that cannot be read.
    """
    test = _Test(case, scope)
    return case.freeze(test.frozen_dates(), operations=test.definition, author=author)


class _Test:
    """What is tested in a case, as it is asked for now."""

    def __init__(self, case: Case, scope: Scope) -> None:
        self.case, self.scope = case, scope
        self.held = of_scope(case, scope)
        self.table = table_of(case) or weights()
        self.own = calendars.from_file(scope.calendar) if scope.calendar else None
        deadlines = calendars.from_deadlines(self.held.deadlines)
        self.calendar = calendars.joined(deadlines, *([self.own] if self.own else [])).of(scope.country)
        self.windows = case.settings.windows
        self.definition = definition(self.table, SIDE, home=scope.country)

    def made(
        self, held: Held, dates: Calendar, *, state: str = "leverage.npz", notify: Notify | None = None
    ) -> Leverage:
        """The test of some operations with some dates."""
        scope, home = self.scope, self.scope.country
        operations = executed_by_side(held.events, self.table, home=home)
        # Without an operation nobody's reports are set apart: all of them tell how far the record goes.
        reports = held.reports[held.reports["source"].isin(held.publishers)] if held.publishers else held.reports
        return leverage(
            operations[SIDE],
            dates,
            reports=reports,
            windows=[Window(*each) for each in self.windows],
            since=scope.since,
            until=scope.until,
            side=SIDE,
            further={OTHER: operations[OTHER]},
            simulations=scope.simulations or SIMULATIONS,
            runs=min(RUNS, scope.simulations or RUNS),
            seed=scope.seed,
            parties=held.parties,
            state=self.case.path / UNFINISHED / state,
            notify=notify or scope.notify,
        )

    def frozen_dates(self) -> list[FrozenDate]:
        """The calendar without its words, which may name people."""
        return [_frozen(each) for each in self.calendar.dates]

    def keeps_to(self, last: Freeze) -> bool:
        """Whether what is asked for now is what was frozen."""
        settled = last.design
        within = self.scope.since is None and self.scope.until is None
        same = settled.windows == self.windows and settled.operations == self.definition
        if self.own is None:
            return within and same
        theirs = {_frozen(each) for each in self.own.of(self.scope.country).dates}
        return within and same and theirs == {each for each in settled.calendar if each.source == "calendar"}

    def frozen(self, last: Freeze) -> Calendar:
        """The frozen dates, with the words that the record or the user's file has for them today."""
        words = {_frozen(each): each.label for each in self.calendar.dates}
        dates = tuple(
            LeverageDate(
                date=each.date,
                category=each.category,
                label=words.get(each, ""),
                source="record" if each.source == "record" else "calendar",
                country=each.country,
            )
            for each in last.design.calendar
        )
        return Calendar(dates=dates)


def _frozen(each: LeverageDate) -> FrozenDate:
    return FrozenDate(each.date, each.category, each.source, each.country)


def _later(held: Held, seq: int) -> Held:
    """Operations all of whose reports, and reports that, were added after an entry of the ledger."""

    def of(frame: Any) -> Any:
        return frame[(frame["added"] > seq).fillna(False).astype(bool)]

    return msgspec.structs.replace(held, events=of(held.events), reports=of(held.reports))


def _halves(notify: Notify | None) -> tuple[Callable[[int, int], None] | None, Callable[[int, int], None] | None]:
    """Two tests shown as one progress."""
    if notify is None:
        return None, None
    return lambda done, of: notify(done, 2 * of), lambda done, of: notify(of + done, 2 * of)
