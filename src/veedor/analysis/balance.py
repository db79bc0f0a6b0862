"""The balance of repression and concession of a government, with what stands behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Set
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from veedor.analysis.evidence import bar, told
from veedor.analysis.offset import Term, offset_model
from veedor.analysis.periods import Every
from veedor.analysis.registry import Scope, analysis
from veedor.analysis.result import Result
from veedor.analysis.scoping import of_scope
from veedor.analysis.series import UNSETTLED_WEEKS, Counted, jeffreys, series
from veedor.analysis.telling import Sentence, tell
from veedor.analysis.weights import FILE, Weights, weights
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.case import Case

FEWEST = 10
"""Below so many operations nothing is said but that it cannot be told."""
COVERED = 0.8
"""Least share of a side's operations in periods of which there are reports with a day, for a trend per report."""
_SIDES = ("repression", "concession")
_YEAR = 365.25
METHOD = (
    "Executed, asserted acts of a government or its agents are counted by {every} with the weights of the table "
    "({table}); balance (C - R) / (C + R) with Jeffreys interval, Beta(C + 1/2, R + 1/2). Trend by negative binomial "
    "regression (Cameron and Trivedi 2013), {offset}; periods that may still fill are left out of it."
)


class Balance(Result, frozen=True, kw_only=True):
    """Repression and concession, counted and weighed.

    Args:
        counted: the operations in sides and periods.
        overall: balance of the whole record with its interval; None without an operation.
        model: side -> its terms: *rate* and *year*, the factor by which the rate changes in a year; empty where the
            record cannot tell.
        sectors_known: whether the frame says who acts.
        volume_known: whether reports were given.
        uncovered: sides without a trend because the volume says nothing of the periods in which their acts lie.
        unsettled_weeks: how many of the last weeks may still fill.
        countries: in how many countries the acts were, as far as told.
    """

    topic: ClassVar[str] = "balance"

    counted: Counted
    overall: tuple[float, float, float] | None
    model: dict[str, tuple[Term, ...]]
    sectors_known: bool
    volume_known: bool
    uncovered: frozenset[str] = frozenset()
    unsettled_weeks: int
    countries: int = 0

    def tables(self) -> dict[str, Any]:
        """``series`` by period, and ``model``: side and term with its factor, interval and p."""
        pandas = need("pandas", extra="analysis", what="an analysis")
        terms = [
            {"term": f"{side}: {t.name}", "estimate": t.estimate, "low": t.low, "high": t.high, "p": t.p}
            for side, found in self.model.items()
            for t in found
        ]
        model = pandas.DataFrame(terms, columns=["term", "estimate", "low", "high", "p"])
        return {"series": self.counted.series.copy(), "model": model}

    def sentences(self, language: str = "en") -> tuple[Sentence, ...]:
        """What is known from one source only, the balance, what was promised, the trend, and what limits them."""
        return tuple(self._said(language))

    def _said(self, language: str) -> Iterator[Sentence]:
        def say(key: str, **values: Any) -> Sentence:
            return tell("balance", key, language, **values)

        n = int(self.counted.whole["operations"])
        if self.overall is None:
            yield say("no_data")
        else:
            yield told(self.evidence, language)[0]
            balance, low, high = self.overall
            yield say(
                "balance" if n >= FEWEST else "cannot_tell",
                repression=_count(self.counted.whole["repression"]),
                concession=_count(self.counted.whole["concession"]),
                n=n,
                balance=_signed(balance),
                low=_signed(low),
                high=_signed(high),
            )
        yield from self._apart(say)
        if self.overall is not None and n >= FEWEST:
            yield from self._trend(say)
        yield from self._limits(say)

    def _apart(self, say: Any) -> Iterator[Sentence]:
        events = self.counted.events
        announced = events[events["stage"] == "announced"]["side"].value_counts()
        alleged = int((events["stage"] == "alleged").sum())
        told_of = {"threatened": int(announced.get("repression", 0)), "promised": int(announced.get("concession", 0))}
        if any(told_of.values()) or alleged:
            yield say("apart", alleged=alleged, **told_of)

    def _trend(self, say: Any) -> Iterator[Sentence]:
        for side in _SIDES:
            year = next((term for term in self.model.get(side, ()) if term.name == "year"), None)
            if year is None:
                why = "uncovered" if side in self.uncovered else "cannot_tell"
                yield say(f"trend_{why}_{side}")
                continue
            flat = year.low <= 1 <= year.high
            key = ("flat" if flat else "changed") + ("" if self.volume_known else "_no_volume")
            yield say(f"trend_{key}_{side}", factor=year.estimate, low=year.low, high=year.high)

    def _limits(self, say: Any) -> Iterator[Sentence]:
        why, counted = self.counted.why, self.counted
        if not self.sectors_known and len(counted.events):
            yield say("no_sectors")
        if self.countries > 1:
            yield say("countries", n=self.countries)
        if why.get("actor_unknown"):
            yield say("actor_unknown", n=why["actor_unknown"])
        if why.get("other_actor"):
            yield say("other_actor", n=why["other_actor"])
        if counted.unplaced:
            yield say(f"unplaced_{counted.every}", n=counted.unplaced)
        if len(counted.series) and not counted.series["settled"].all():
            yield say("unsettled", weeks=self.unsettled_weeks)
        if not self.volume_known and len(counted.events):
            yield say("no_volume")


def balance(
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
    looks: int = 1,
) -> Balance:
    """The balance of a frame of events.

    Of anybody's table ``first``, ``last`` and ``type`` are enough. Without ``actor_sectors`` every act of a listed type
    is taken to be the government's, and the result says so; with that column, an act whose actor is not named counts
    only where the table says that nobody but a state can do it. Without ``modality`` all acts are taken as asserted,
    without ``reports`` the volume of attention is unknown, and the result says so.

    Args:
        events, reports, table, home, every, source_weights, publishers, since, until, unsettled_weeks: see
            `veedor.analysis.series.series`.
        parties: sources that are a side of the conflict, or None where nobody said.
        looks: how many looks were taken at the same question.

    Returns:
        The series, the balance of the whole record, and a trend for each side.

    Raises:
        UsageError: A001, A002 for a frame that lacks a column or has days that cannot be read.

    >>> import pandas
    >>> told = pandas.DataFrame({"first": ["2025-03-03", "2025-03-12"], "last": ["2025-03-03", "2025-03-12"],
    ...                          "type": ["COERCE", "RETREAT"], "mode": ["arrest", "release"]})
    >>> print(balance(told).sentences()[1].text)
    Cannot tell how they balance: the record holds only 2 executed acts of the government.
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
    whole = counted.whole
    overall = None
    if whole["operations"]:
        point = jeffreys(whole["concession"], whole["repression"], whole["effective"])
        overall = (float(point[0]), float(point[1]), float(point[2]))
    executed = counted.events[counted.events["stage"] == "executed"]
    uncovered = frozenset(s for s in _SIDES if reports is not None and not _is_covered(counted.series, s))
    offset = (
        "with log(volume of reports) as offset" if reports is not None else "on plain counts, the volume is unknown"
    )
    return Balance(
        method=METHOD.format(every=counted.every, table="as shipped" if table is None else "edited", offset=offset),
        evidence=bar(executed, reports=reports, parties=parties, looks=looks),
        counted=counted,
        overall=overall,
        model={side: () if side in uncovered else _model(counted.series, side, reports is not None) for side in _SIDES},
        sectors_known="actor_sectors" in events,
        volume_known=reports is not None,
        uncovered=uncovered,
        unsettled_weeks=unsettled_weeks,
        countries=int(executed["country"].nunique()) if home is None and "country" in executed else 0,
    )


def _is_covered(rows: Any, side: str) -> bool:
    """Whether the volume of reports is known where the acts lie. A report without a day of publication counts in none.

    Yearly reports tell much and have no day: a trend per report would rest on the few others alone.
    """
    acts = rows[side].sum() if len(rows) else 0
    return not acts or rows.loc[rows["volume"] > 0, side].sum() >= COVERED * acts


def _model(rows: Any, side: str, volume_known: bool) -> tuple[Term, ...]:
    """Rate and yearly change over the periods that are settled."""
    held = rows[rows["settled"]] if len(rows) else rows
    if not len(held) or held[side].sum() < FEWEST:
        return ()
    years = (held["period"] - held["period"].iloc[0]).dt.days.to_numpy() / _YEAR
    volume = held["volume"].to_numpy() if volume_known else None
    fit = offset_model(held[side].to_numpy(), volume, {"year": years - np.mean(years)})
    return fit.terms if fit is not None else ()


def _count(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _signed(value: float) -> float:
    return round(value, 2) + 0.0


@analysis("balance", summary="repression and concession over time, promised apart from executed, and their balance")
def run(case: Case, scope: Scope) -> Balance:
    """The balance of a case within `scope`.

    Sources count as ``[weights]`` of ``case.toml`` says, sides of the conflict are those of ``[sources]``, and a file
    ``balance.yaml`` in the folder of the case replaces the table of weights.
    """
    held = of_scope(case, scope)
    return balance(
        held.events,
        held.reports,
        table=table_of(case),
        home=scope.country,
        source_weights=case.settings.weights,
        parties=held.parties,
        publishers=held.publishers,
        since=scope.since,
        until=scope.until,
    )


def table_of(case: Case) -> Weights | None:
    """The edited table of weights of a case, if it has one.

    Raises:
        VocabularyError: V001 if it breaks the schema.
    """
    file = case.path / FILE
    return weights(file) if file.is_file() else None
