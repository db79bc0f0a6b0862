"""Phases of a frame of events: each series cut, each break dated, and what may be said of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Set
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import msgspec
import numpy as np

from veedor.analysis.balance import FEWEST, table_of
from veedor.analysis.evidence import bar
from veedor.analysis.periods import Every, after
from veedor.analysis.phases.families import Counts, Shares
from veedor.analysis.phases.oscillation import NOT_TOLD, SIMULATIONS, Oscillation, oscillation
from veedor.analysis.phases.posterior import Break, posterior
from veedor.analysis.phases.segmenting import LEAST, PENALTY, dispersion, settle
from veedor.analysis.phases.states import STARTS, States, poisson_states
from veedor.analysis.phases.telling import said
from veedor.analysis.registry import Scope, analysis
from veedor.analysis.result import Result
from veedor.analysis.scoping import of_scope
from veedor.analysis.series import UNSETTLED_WEEKS, Counted, series
from veedor.analysis.telling import Sentence
from veedor.analysis.weights import Weights
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.case import Case

Name = Literal["repression", "concession", "balance"]
SERIES: tuple[Name, ...] = ("repression", "concession", "balance")
_MOST_STATES = 3
_A_PERIOD, _PERIODS = 5, 20
"""A balance is tested for swings in periods of so many acts on average, and so many of them."""
METHOD = (
    "Cuts by PELT (Killick and others 2012) with a Poisson cost (a binomial one for the balance) and a penalty of "
    f"{PENALTY:g} log n times the dispersion; dates by the exact posterior with Gamma(1, 1) priors on rates in "
    "units of the mean rate (Beta(1/2, 1/2) on shares), each break against none between its neighbours; hidden "
    f"states by a stationary Poisson chain from {STARTS} random starts, their number by Schwarz's criterion; swings "
    "against a first-order autoregression. Counted by {every}; periods that may still fill, or that begin before "
    "the first report, are left out."
)


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """A break of a series: the first days of the periods at which the new phase begins.

    Args:
        date, low, high: most probable one, and the 95% interval, both within.
        bayes_factor: how many times better the data are told with it than without.
        bayes_factor_volume: the same a report instead of a period; NaN where the volume is unknown, and for a balance,
            in which attention cancels out.
        before, after: levels of the phases beside it.
    """

    date: dt.date
    low: dt.date
    high: dt.date
    bayes_factor: float
    bayes_factor_volume: float
    before: float
    after: float


class Phase(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch with one level: its first and last day, operations a period (or the balance), and the interval."""

    start: dt.date
    end: dt.date
    rate: float
    low: float
    high: float


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One series: its phases and the breaks between them.

    Args:
        series: which.
        phases: in order; empty without data.
        turns: the breaks.
        dispersion: variance within phases over that of chance.
        enough: whether there are acts and periods enough to look for breaks.
        states: hidden states of the counts; None for the balance, and where there are too few periods.
        agreement: share of periods that the hidden states put on the same side of the middle as the phases do.
    """

    series: Name
    phases: tuple[Phase, ...] = ()
    turns: tuple[Turn, ...] = ()
    dispersion: float = 1.0
    enough: bool = False
    states: States | None = None
    agreement: float | None = None


class Phases(Result, frozen=True, kw_only=True):
    """Phases of repression, concession and balance.

    Args:
        counted: the series they are found in.
        periods: the periods looked at: with data, settled, and after that of the first report.
        courses: one a series.
        oscillation: whether the balance swings.
        merged: how many periods are taken together for the test of swings; 0 where it cannot be told.
    """

    topic: ClassVar[str] = "phases"

    counted: Counted
    periods: Any
    courses: tuple[Course, ...]
    oscillation: Oscillation
    merged: int

    def sentences(self, language: str = "en") -> tuple[Sentence, ...]:
        """Breaks of each series with date, interval and evidence, whether it oscillates, and what limits it."""
        return tuple(said(self, language))

    def tables(self) -> dict[str, Any]:
        """``phases``, ``breaks``, ``states`` and ``oscillation``."""
        pandas = need("pandas", extra="analysis", what="phases")
        swings = msgspec.structs.asdict(self.oscillation)
        return {
            "phases": _frame(pandas, self.courses, "phases", Phase, ("start", "end")),
            "breaks": _frame(pandas, self.courses, "turns", Turn, ("date", "low", "high")),
            "states": self._states(pandas),
            "oscillation": pandas.DataFrame([{k: swings[k] for k in ("switches", "expected", "p", "verdict")}]),
        }

    def _states(self, pandas: Any) -> Any:
        columns = ["period", "state", "probability", "rate", "series"]
        parts = []
        for course in self.courses:
            if course.states is not None:
                state = course.states.most_probable
                held = {
                    "period": self.periods,
                    "state": state,
                    "probability": course.states.probability[np.arange(len(state)), state],
                    "rate": course.states.rates[state],
                    "series": course.series,
                }
                parts.append(pandas.DataFrame(held, columns=columns))
        empty = {"period": "datetime64[ns]", "state": "int64", "probability": float, "rate": float, "series": str}
        return pandas.concat(parts, ignore_index=True) if parts else pandas.DataFrame(columns=columns).astype(empty)


def phases(
    events: Any,
    reports: Any = None,
    *,
    table: Weights | None = None,
    home: str | None = None,
    every: Every | None = None,
    source_weights: Mapping[str, float] | None = None,
    parties: frozenset[str] | None = None,
    publishers: Set[str] | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    unsettled_weeks: int = UNSETTLED_WEEKS,
    penalty: float = PENALTY,
    least: int = LEAST,
    simulations: int = SIMULATIONS,
    seed: int = 0,
    notify: Callable[[int, int], None] | None = None,
    looks: int = 1,
) -> Phases:
    """Phases of a frame of events.

    Only executed, asserted acts enter. Periods that may still fill are left out, since their low counts would be a
    break, and so are those up to that of the first report, where no more is known than what reports look back on.
    Periods without any data are skipped: what lies beside them is taken as neighbours.

    Args:
        events, reports, table, home, every, source_weights, parties, publishers, since, until, unsettled_weeks, looks:
            see `veedor.analysis.balance.balance`.
        penalty, least: see `veedor.analysis.phases.segmenting.pelt`.
        simulations, seed, notify: see `veedor.analysis.phases.oscillation.oscillation`.

    Raises:
        UsageError: A001, A002 for a frame that lacks a column or has days that cannot be read.

    >>> import pandas
    >>> days = pandas.date_range("2024-01-01", periods=60, freq="W-MON")
    >>> days = days[:30].append(days[30:].repeat(6))
    >>> told = pandas.DataFrame({"first": days, "last": days, "type": "COERCE"})
    >>> phases(told, simulations=99).tables()["breaks"][["series", "date"]].values.tolist()
    [['repression', Timestamp('2024-07-29 00:00:00')]]
    """
    counted = series(
        events,
        reports,
        table=table,
        home=home,
        every=every,
        source_weights=source_weights,
        publishers=publishers,
        since=since,
        until=until,
        unsettled_weeks=unsettled_weeks,
    )
    rows = _looked_at(counted.series, reports is not None)
    courses = tuple(_course(rows, name, counted, penalty, least, seed) for name in SERIES)
    values, merged = _swinging(rows)
    swings = NOT_TOLD if merged == 0 else oscillation(values, simulations=simulations, seed=seed, notify=notify)
    executed = counted.events[counted.events["stage"] == "executed"]
    return Phases(
        method=METHOD.format(every=counted.every),
        evidence=bar(executed, reports=reports, parties=parties, looks=looks),
        seed=seed,
        counted=counted,
        periods=rows["period"].to_numpy(),
        courses=courses,
        oscillation=swings,
        merged=merged,
    )


def _looked_at(rows: Any, volume_known: bool) -> Any:
    """Periods with data that are settled and after that of the first report, which may have come at its end."""
    kept = rows[rows["settled"] & rows["repression"].notna()] if len(rows) else rows
    if volume_known and len(kept):
        reported = rows.loc[rows["volume"] > 0, "period"]
        kept = kept[kept["period"] > reported.min()] if len(reported) else kept.head(0)
    return kept.reset_index(drop=True)


def _course(rows: Any, name: Name, counted: Counted, penalty: float, least: int, seed: int) -> Course:
    if not len(rows) or not float((rows["repression"] + rows["concession"]).sum()):
        return Course(series=name)
    family: Counts | Shares
    if name == "balance":
        family = Shares(rows["concession"].to_numpy(), rows["repression"].to_numpy())
        acts = float((rows["concession"] + rows["repression"]).sum())
    else:
        family = Counts(rows[name].to_numpy(), relative=True)
        acts = float(rows[name].sum())
    enough = acts >= FEWEST and len(rows) >= 2 * least
    cuts = settle(family, penalty=penalty, least=least) if enough else []
    family.dispersion = dispersion(family, cuts)
    dated = posterior(family, len(cuts), least=least).breaks if cuts else ()
    ends = [0, *(each.place for each in dated), len(rows)]
    levels = [family.level(a, b) for a, b in pairwise(ends)]
    first = rows["period"].dt.date.to_list()
    last = [day - dt.timedelta(days=1) for day in after(rows["period"], counted.every).dt.date]
    found = tuple(
        Phase(start=first[a], end=last[b - 1], rate=level[0], low=level[1], high=level[2])
        for (a, b), level in zip(pairwise(ends), levels, strict=True)
    )
    turns = _turns(rows, name, dated, levels, first, least)
    states = _hidden(rows, name, counted, seed) if enough and name != "balance" else None
    return Course(
        series=name,
        phases=found,
        turns=turns,
        dispersion=family.dispersion,
        enough=enough,
        states=states,
        agreement=None if states is None or len(states.rates) == 1 else _agreement(states, ends, levels),
    )


def _turns(
    rows: Any, name: Name, dated: tuple[Break, ...], levels: list[Any], first: list[Any], least: int
) -> tuple[Turn, ...]:
    ends = [0, *(each.place for each in dated), len(rows)]
    return tuple(
        Turn(
            date=first[each.place],
            low=first[each.low],
            high=first[each.high],
            bayes_factor=each.bayes_factor,
            bayes_factor_volume=_by_volume(rows.iloc[ends[i] : ends[i + 2]], name, each.place - ends[i], least),
            before=levels[i][0],
            after=levels[i + 1][0],
        )
        for i, each in enumerate(dated)
    )


def _by_volume(rows: Any, name: Name, place: int, least: int) -> float:
    """The Bayes factor of a break in acts a report, in the stretch between the breaks beside it."""
    if name == "balance" or rows["volume"].isna().any():
        return float("nan")
    reported = (rows["volume"] > 0).to_numpy()
    held = rows[reported]
    if len(held) < 2 * least:
        return float("nan")
    family = Counts(held[name].to_numpy(), held["volume"].to_numpy(), relative=True)
    cut = int(reported[:place].sum())
    family.dispersion = dispersion(family, [cut] if 0 < cut < len(held) else [])
    return posterior(family, 1, least=least).bayes_factor


def _hidden(rows: Any, name: Name, counted: Counted, seed: int) -> States | None:
    """Hidden states of the operations, each counted once whatever its weight: a Poisson count is whole."""
    executed = counted.events[(counted.events["stage"] == "executed") & (counted.events["side"] == name)]
    counts = executed.groupby("period").size().reindex(rows["period"], fill_value=0).to_numpy()
    best: States | None = None
    for states in range(1, _MOST_STATES + 1):
        chain = poisson_states(counts, states, seed=seed)
        if chain is None or (best is not None and chain.bic >= best.bic):
            break
        best = chain
    return best


def _agreement(states: States, ends: list[int], levels: list[Any]) -> float | None:
    """Share of periods on the same side of the middle; None where there is but one phase."""
    if len(levels) < 2:
        return None
    rates = np.repeat([level[0] for level in levels], np.diff(ends))
    hidden = states.rates[states.most_probable]
    middle = (rates.min() + rates.max()) / 2
    return float(((rates > middle) == (hidden > (hidden.min() + hidden.max()) / 2)).mean())


def _swinging(rows: Any) -> tuple[Any, int]:
    """The log ratio of concession to repression, in periods taken together until each holds acts enough.

    Returns:
        the values, NaN where a period has no act, and how many periods are taken together; 0 where it cannot be told.
    """
    total = rows["operations"].to_numpy(dtype=float) if len(rows) else np.zeros(0)
    for merged in (1, 2, 4, 8):
        n = len(rows) // merged
        if n < _PERIODS:
            break
        acts = _merge(total, merged, n)
        if acts.mean() >= _A_PERIOD:
            c, r = (_merge(rows[side].to_numpy(), merged, n) for side in ("concession", "repression"))
            return np.where(acts > 0, np.log((c + 0.5) / (r + 0.5)), np.nan), merged
    return np.zeros(0), 0


def _merge(values: Any, merged: int, n: int) -> Any:
    return values[: n * merged].reshape(n, merged).sum(axis=1)


def _frame(pandas: Any, courses: tuple[Course, ...], what: str, kind: Any, days: tuple[str, ...]) -> Any:
    rows = [
        {"series": course.series, **msgspec.structs.asdict(each)}
        for course in courses
        for each in getattr(course, what)
    ]
    made = pandas.DataFrame(rows, columns=["series", *(field.name for field in msgspec.structs.fields(kind))])
    return made.assign(**{day: pandas.to_datetime(made[day]) for day in days})


@analysis("phases", summary="phases and turning points of repression and concession, and whether they oscillate")
def run(case: Case, scope: Scope) -> Phases:
    """The phases of a case within `scope`; settings as `veedor.analysis.balance.run`."""
    held = of_scope(case, scope)
    return phases(
        held.events,
        held.reports,
        table=table_of(case),
        home=scope.country,
        source_weights=case.settings.weights,
        parties=held.parties,
        publishers=held.publishers,
        since=scope.since,
        until=scope.until,
        simulations=scope.simulations or SIMULATIONS,
        seed=scope.seed,
        notify=scope.notify,
    )
