"""Alerts: weeks in which more or less is told than two trailing baselines lead to expect, and silence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from veedor.analysis import frames
from veedor.analysis.balance import table_of
from veedor.analysis.evidence import bar
from veedor.analysis.frames import EVENTS, REPORTS, check
from veedor.analysis.periods import floor, placed
from veedor.analysis.registry import Scope, analysis
from veedor.analysis.result import Result
from veedor.analysis.scoping import within
from veedor.analysis.series import UNSETTLED_WEEKS
from veedor.analysis.sides import sides
from veedor.analysis.telling import Sentence, tell
from veedor.analysis.watch import Rule, watch
from veedor.analysis.weights import Weights, weights
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.case import Case

METHOD = (
    "Negative binomial predictive distribution of each week from two trailing baselines (8 and 52 weeks, 2 weeks apart "
    "from the week that is judged); an alert needs both. Silence is told once a run of empty weeks is outside of both."
)
REPORTS_SERIES = "reports"
SOURCE_SERIES = "reports: "
"""Series of the reports of one source: this and its name."""
FEWEST_REPORTS = 26
"""A source with fewer reports has no series of its own."""
SHOWN = 5
"""So many of the newest alerts are told in a sentence of their own."""


class Alerts(Result, frozen=True, kw_only=True):
    """What stands out.

    Args:
        alerts: one row an alert, see `veedor.analysis.watch.watch`; ``attention`` where reports stood out alike.
        rates: expected false alarms a year of each series.
        weekly: the counts that were judged: ``period, series, observed, settled``.
        unplaced: executed acts of a side without a date that lies in one week.
        rule: when a week is an alert.
    """

    topic: ClassVar[str] = "alerts"

    alerts: Any
    rates: Any
    weekly: Any
    unplaced: int = 0
    rule: Rule = Rule()

    def sentences(self, language: str = "en") -> tuple[Sentence, ...]:
        """How many alerts there are, how many of them to expect by chance, and the newest of them."""

        def say(key: str, **values: Any) -> Sentence:
            return tell(self.topic, key, language, **values)

        left_out = [say("unplaced", n=self.unplaced)] * bool(self.unplaced)
        if not len(self.weekly):
            return (say("no_data"), *left_out)
        if not len(self.rates):
            return (say("cannot_tell", weeks=self.rule.fewest), *left_out)
        kinds = self.alerts["kind"].value_counts()
        told = {kind: int(kinds.get(kind, 0)) for kind in ("more", "fewer", "silence")}
        rate = float(self.rates["expected_false_alarms_per_year"].sum())
        said = [
            say("alerts", n=len(self.alerts), **told),
            say("watched", series=len(self.rates), weeks=int(self.rates["weeks_judged"].max())),
            say("rate", rate=rate),
        ]
        newest = self.alerts.sort_values(["period", "p"], ascending=[False, True], kind="stable").head(SHOWN)
        for row in newest.to_dict("records"):
            values = {name: row[name] for name in ("observed", "expected", "low", "high", "weeks")}
            values |= {"week": row["period"].date(), "series": self._name(row["series"], language)}
            said.append(
                say(row["kind"], **{k: int(v) if k in ("low", "high", "weeks") else v for k, v in values.items()})
            )
        attention = int(self.alerts["attention"].sum())
        return (*said, *([say("attention", n=attention)] * bool(attention)), *left_out, say("limit"))

    def _name(self, series: str, language: str) -> str:
        """A series as a reader of the language calls it."""
        if series.startswith(SOURCE_SERIES):
            return tell(self.topic, "name_source", language, source=series.removeprefix(SOURCE_SERIES)).text
        known = ("repression", "concession", REPORTS_SERIES)
        return tell(self.topic, f"name_{series}", language).text if series in known else series

    def tables(self) -> dict[str, Any]:
        """``alerts``, ``rates`` and ``weekly``."""
        return {"alerts": self.alerts, "rates": self.rates, "weekly": self.weekly}


def alerts(
    events: Any = None,
    reports: Any = None,
    *,
    table: Weights | None = None,
    home: str | None = None,
    rule: Rule | None = None,
    parties: frozenset[str] | None = None,
    unsettled_weeks: int = UNSETTLED_WEEKS,
) -> Alerts:
    """Judge the weeks of a record: its executed acts of repression and of concession, and its reports by source.

    A week in whose acts no report can have told of (none was published in it or the week after) is no data. The last
    weeks may still fill, so that acts are judged there for *more* alone; what counts as repression or concession says
    `veedor.analysis.sides.sides`. Other series are judged by `veedor.analysis.watch.watch`.

    It tells what stands out in a record. That is not what stood out in the world: reports come and go.

    Args:
        events: a frame of `veedor.analysis.frames.EVENTS`, or None.
        reports: a frame of `veedor.analysis.frames.REPORTS` (``published`` and ``source``), or None.
        table, home: see `veedor.analysis.series.series`.
        rule: when a week is an alert.
        parties: sources that are a side of the conflict, or None where nobody said.
        unsettled_weeks: how many of the last weeks may still fill.
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    rule = rule or Rule()
    acts, unplaced = _acts(events, table, home)
    volume = _volume(reports)
    series = [part for part in (_weekly(acts, volume, unsettled_weeks), volume) if len(part)]
    weekly = pandas.concat(series, ignore_index=True) if series else volume
    found, rates = watch(weekly, rule=rule)
    loud = set(found.loc[(found["series"] == REPORTS_SERIES) & (found["kind"] == "more"), "period"])
    acted = ~found["series"].astype(str).str.startswith(REPORTS_SERIES)
    found["attention"] = acted & (found["kind"] == "more") & found["period"].isin(loud)
    return Alerts(
        method=METHOD,
        evidence=bar(acts, reports=reports, parties=parties, looks=max(len(rates), 1)),
        alerts=found,
        rates=rates,
        weekly=weekly,
        unplaced=unplaced,
        rule=rule,
    )


def _acts(events: Any, table: Weights | None, home: str | None) -> tuple[Any, int]:
    """The executed acts of a side with their weeks, and how many lie in no single one."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    if events is None:
        events = pandas.DataFrame({"first": [], "last": [], "type": []})
    told = check(events, EVENTS)
    found = sides(told, table or weights(), home=home)
    kept = (found["why"] == "counted") & (found["stage"] == "executed")
    acts = told[kept].assign(series=found.loc[kept, "side"])
    acts = acts.assign(period=placed(acts, "week"))
    return acts, int(acts["period"].isna().sum())


def _volume(reports: Any) -> Any:
    """Reports by week, all and of each source that has enough, from the first to the last week that is whole."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    empty = pandas.DataFrame(columns=["period", "series", "observed", "settled"])
    if reports is None:
        return empty
    told = check(reports, REPORTS)
    told = told[told["published"].notna()]
    if told.empty:
        return empty
    week = floor(told["published"], "week")
    last = told["published"].max()
    end = floor(pandas.Series([last + pandas.Timedelta(days=1)]), "week")[0] - pandas.Timedelta(days=7)
    weeks = pandas.date_range(week.min(), end, freq="W-MON")
    out = [_filled(week.value_counts(), weeks, REPORTS_SERIES)]
    if "source" in told:
        many = told["source"].value_counts()
        for source in sorted(many[many >= FEWEST_REPORTS].index):
            mine = week[told["source"] == source]
            out.append(_filled(mine.value_counts(), weeks[weeks >= mine.min()], f"{SOURCE_SERIES}{source}"))
    return pandas.concat(out, ignore_index=True)


def _filled(counts: Any, weeks: Any, name: str) -> Any:
    """One series with its empty weeks."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    observed = counts.reindex(weeks, fill_value=0).to_numpy(dtype="float64")
    return pandas.DataFrame({"period": weeks, "series": name, "observed": observed, "settled": True})


def _weekly(acts: Any, volume: Any, unsettled_weeks: int) -> Any:
    """Acts by week; missing where no report of the record can have told of the week."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    dated = acts[acts["period"].notna()]
    if dated.empty:
        return pandas.DataFrame(columns=["period", "series", "observed", "settled"])
    reported = volume[volume["series"] == REPORTS_SERIES].set_index("period")["observed"]
    last = dated["period"].max() if reported.empty else reported.index.max()
    weeks = pandas.date_range(dated["period"].min(), max(last, dated["period"].min()), freq="W-MON")
    out = []
    for name in ("repression", "concession"):
        if (dated["series"] == name).any():
            one = _filled(dated.loc[dated["series"] == name, "period"].value_counts(), weeks, name)
            one["settled"] = one.index < len(one) - unsettled_weeks
            out.append(one)
    rows = pandas.concat(out, ignore_index=True)
    if not reported.empty:
        heard = reported.reindex(weeks, fill_value=0)
        heard = (heard + heard.shift(-1, fill_value=0)) > 0
        silent = ~rows["period"].map(heard).astype(bool)
        rows.loc[silent & (rows["observed"] == 0), "observed"] = float("nan")
    return rows


@analysis("alerts", summary="weeks with more or less than two trailing baselines lead to expect, and silence")
def run(case: Case, scope: Scope) -> Alerts:
    """The alerts of a case within `scope`; reports are those of the whole case, up to the scope's last day."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    held = frames.of_case(case)
    reports = held.reports
    if scope.until:
        reports = reports[~(reports["published"] > pandas.Timestamp(scope.until))]
    if scope.since:
        reports = reports[~(reports["published"] < pandas.Timestamp(scope.since))]
    return alerts(
        within(held.events, scope),
        reports,
        table=table_of(case),
        home=scope.country,
        parties=frozenset(name for name, source in case.settings.sources.items() if source.party) or None,
    )
