"""Weekly counts against what two trailing baselines lead to expect: more, fewer, or silence.

Each baseline is a stretch of weeks that ends some weeks before the one that is judged (the gap keeps a slow begin out
of it). The mean of a baseline of n weeks is taken as (sum + 1/2) / n; what the next week brings is then negative
binomial with that mean and variance phi * mean * (1 + 1/n): for phi = 1 the posterior predictive of a Poisson rate
under Jeffreys' prior. phi is the dispersion of the long baseline, at its upper quartile (a dispersion estimated from a
year of weeks is too small as often as too large, and only the first costs false alarms), and at least 1. An alert needs
both baselines: the short one follows a trend, the long one keeps a bad month from becoming the rule. Idea and gap as in
the surveillance of disease: C. P. Farrington et al., "A statistical algorithm for the early detection of outbreaks",
Journal of the Royal Statistical Society A 159 (1996).
"""

from __future__ import annotations

from typing import Any

import msgspec

from veedor.optional import need

_LONGEST = 104
"""A silence that would have to last for more weeks than this to be told is not counted in the rate of false alarms."""
_YEAR = 52
_QUARTILE = 0.25


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """When a week is an alert.

    Args:
        short, long: weeks of the two baselines.
        gap: weeks between a baseline and the week that is judged.
        level: an alert needs a tail of the predictive distribution no larger than this, in both baselines.
        fewest: weeks of the long baseline that must be there, else the week is not judged; of the short one all but 2.
    """

    short: int = 8
    long: int = 52
    gap: int = 2
    level: float = 0.001
    fewest: int = 26


ALERTS = ("period", "series", "observed", "expected", "low", "high", "p", "kind", "weeks")
RATES = ("series", "expected_false_alarms_per_year", "weeks_judged", "mean", "dispersion")


def watch(counts: Any, *, rule: Rule | None = None) -> tuple[Any, Any]:
    """Judge every week of every series.

    A week of silence is told once, when a run of weeks with nothing has become so long that the baselines before it
    rule it out at the level; its ``weeks`` say how long. A week without data (missing, not 0) is neither judged nor
    part of a baseline, and ends a run.

    The rate of false alarms is computed, not wished: the size of each tail beyond the limits of both baselines, under
    the predictive distribution of the long one, over the last year of weeks that were judged. It holds as far as the
    weeks are alike and independent of each other; where they hang together there are more.

    Args:
        counts: ``period`` (Mondays, one row a week and series), ``series``, ``observed`` (missing for no data), and
            if known ``settled``: a week that may still fill (False) is in no baseline and judged for *more* alone, by
            baselines that end with the last settled week.
        rule: when a week is an alert.

    Returns:
        Alerts and rates, with the columns `ALERTS` and `RATES`; a series without any judged week has no rate.

    >>> import pandas
    >>> weeks = pandas.date_range("2023-01-02", periods=80, freq="W-MON")
    >>> told = pandas.DataFrame({"period": weeks, "series": "arrests", "observed": [3, 5] * 39 + [4, 25]})
    >>> alerts, rates = watch(told)
    >>> alerts[["observed", "kind"]].values.tolist(), bool(rates["expected_false_alarms_per_year"][0] < 0.11)
    ([[25, 'more']], True)
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    rule = rule or Rule()
    if not len(counts):
        return pandas.DataFrame(columns=list(ALERTS)), pandas.DataFrame(columns=list(RATES))
    wide = counts.pivot(index="series", columns="period", values="observed").sort_index()
    weeks = pandas.date_range(wide.columns.min(), wide.columns.max(), freq="W-MON")
    observed = wide.reindex(columns=weeks).to_numpy(dtype="float64")
    settled = observed == observed
    if "settled" in counts:
        told = counts.pivot(index="series", columns="period", values="settled").sort_index().reindex(columns=weeks)
        settled &= told.eq(True).to_numpy(dtype=bool)
    judge = _Judge(observed, settled, rule)
    return judge.alerts(list(wide.index), weeks), judge.rates(list(wide.index))


class _Judge:
    """Predictions for all weeks of all series at once."""

    def __init__(self, observed: Any, settled: Any, rule: Rule) -> None:
        numpy = need("numpy", extra="analysis", what="an analysis")
        self.stats = need("scipy.stats", extra="analysis", what="an alert")
        self.observed, self.settled, self.rule = observed, settled, rule
        base = numpy.where(settled, observed, numpy.nan)
        end = _ends(settled, rule.gap)
        n, total, squares = (_trailing(part, rule.long, end) for part in _parts(base))
        n8, total8, _ = (_trailing(part, rule.short, end) for part in _parts(base))
        with numpy.errstate(invalid="ignore", divide="ignore"):
            mean = total / n
            spread = (squares - n * mean**2) / (n - 1)
            upper = (n - 1) / self.stats.chi2.ppf(_QUARTILE, n - 1)
            self.dispersion = numpy.where(mean > 0, numpy.maximum(1.0, upper * spread / mean), 1.0)
            self.mean = ((total8 + 0.5) / n8, (total + 0.5) / n)
        self.n = (n8, n)
        known = (n >= rule.fewest) & (n8 >= rule.short - 2)
        self.judged = known & ~numpy.isnan(observed)

    def predictive(self, which: int, cells: Any, weeks: Any = 1) -> Any:
        """The predictive distribution of the total of so many weeks, by baseline (0 short, 1 long)."""
        mean = self.mean[which][cells] * weeks
        spread = self.dispersion[cells] * (1 + weeks / self.n[which][cells])
        return self.stats.nbinom(mean / (spread - 1), 1 / spread)

    def alerts(self, names: list[Any], weeks: Any) -> Any:
        """The weeks that are alerts, in order of time."""
        numpy = need("numpy", extra="analysis", what="an analysis")
        pandas = need("pandas", extra="analysis", what="an analysis")
        found = []
        cells = numpy.nonzero(self.judged & (self.observed > 0))
        x = self.observed[cells]
        more = [self.predictive(which, cells).sf(x - 1) for which in (0, 1)]
        found.append(self._kept("more", cells, cells, more, 1))
        calm = self.settled[cells]
        fewer = [numpy.where(calm, self.predictive(which, cells).cdf(x), 1.0) for which in (0, 1)]
        found.append(self._kept("fewer", cells, cells, fewer, 1))
        found.append(self._silences())
        rows = pandas.concat(found, ignore_index=True)
        rows["series"] = [names[i] for i in rows.pop("row")]
        rows["period"] = weeks[rows.pop("column").to_numpy(dtype=int)]
        return rows.sort_values(["period", "series"], kind="stable")[list(ALERTS)].reset_index(drop=True)

    def _silences(self) -> Any:
        """Runs of nothing at the week in which they become an alert."""
        numpy = need("numpy", extra="analysis", what="an analysis")
        silent = (self.observed == 0) & self.settled
        length = numpy.zeros(silent.shape, dtype=int)
        for column in range(silent.shape[1]):
            before = length[:, column - 1] if column else 0
            length[:, column] = numpy.where(silent[:, column], before + 1, 0)
        rows, columns = numpy.nonzero(length)
        run = length[rows, columns]
        start = columns - run + 1
        kept = self.judged[rows, start]
        rows, columns, run, start = rows[kept], columns[kept], run[kept], start[kept]
        p = [self.predictive(which, (rows, start), run).pmf(0) for which in (0, 1)]
        before = numpy.maximum(*(self.predictive(w, (rows, start), numpy.maximum(run - 1, 1)).pmf(0) for w in (0, 1)))
        told = (run > 1) & (before <= self.rule.level)
        p = [numpy.where(told, 1.0, part) for part in p]
        return self._kept("silence", (rows, columns), (rows, start), p, run)

    def _kept(self, kind: str, cells: Any, at: Any, p: list[Any], weeks: Any) -> Any:
        """The alerts among judged weeks: both tails within the level; told is the baseline that allows more."""
        numpy = need("numpy", extra="analysis", what="an analysis")
        pandas = need("pandas", extra="analysis", what="an analysis")
        alert = numpy.maximum(*p) <= self.rule.level
        rows, columns = cells[0][alert], cells[1][alert]
        places = (at[0][alert], at[1][alert])
        run = numpy.broadcast_to(weeks, alert.shape)[alert]
        short = p[0][alert] >= p[1][alert]
        parts = [self.predictive(which, places, run) for which in (0, 1)]
        pick = {
            name: numpy.where(short, *(getattr(part, name)(*a) for part in parts))
            for name, a in _asked(self.rule.level)
        }
        return pandas.DataFrame(
            {
                "row": rows,
                "column": columns,
                "observed": self.observed[rows, columns].astype(int),
                "expected": pick["mean"],
                "low": pick["ppf"],
                "high": pick["isf"],
                "p": numpy.maximum(p[0][alert], p[1][alert]),
                "kind": kind,
                "weeks": run,
            }
        )

    def rates(self, names: list[Any]) -> Any:
        """Expected false alarms a year of each series, over the last year of judged weeks."""
        numpy = need("numpy", extra="analysis", what="an analysis")
        pandas = need("pandas", extra="analysis", what="an analysis")
        later = numpy.cumsum(self.judged[:, ::-1], axis=1)[:, ::-1]
        cells = numpy.nonzero(self.judged & (later <= _YEAR))
        size = self._size(cells)
        judged = numpy.bincount(cells[0], minlength=len(names))
        total = numpy.bincount(cells[0], weights=size, minlength=len(names))
        mean = numpy.bincount(cells[0], weights=self.mean[1][cells], minlength=len(names))
        spread = numpy.bincount(cells[0], weights=self.dispersion[cells], minlength=len(names))
        kept = judged > 0
        n = judged[kept]
        values = ([name for name, k in zip(names, kept, strict=True) if k], total[kept] / n * _YEAR,
                  self.judged.sum(axis=1)[kept], mean[kept] / n, spread[kept] / n)  # fmt: skip
        return pandas.DataFrame(dict(zip(RATES, values, strict=True)))

    def _size(self, cells: Any) -> Any:
        """The chance of an alert in each week, under the predictive distribution of the long baseline."""
        numpy = need("numpy", extra="analysis", what="an analysis")
        level = self.rule.level
        short, long = (self.predictive(which, cells) for which in (0, 1))
        above = numpy.maximum(short.isf(level), long.isf(level))
        size = long.sf(above)
        below = numpy.minimum(*(_last_below(part, level) for part in (short, long)))
        size += numpy.where(below > 0, long.cdf(below) - long.pmf(0), 0.0)
        heard, open_ = 1 - long.pmf(0), numpy.ones(len(cells[0]), dtype=bool)
        for run in range(1, _LONGEST + 1):
            nothing = [self.predictive(which, cells, run).pmf(0) for which in (0, 1)]
            now = open_ & (numpy.maximum(*nothing) <= level)
            size += numpy.where(now, heard * nothing[1], 0.0)
            open_ &= ~now
            if not open_.any():
                break
        return size


def _asked(level: float) -> tuple[tuple[str, tuple[float, ...]], ...]:
    return ("mean", ()), ("ppf", (level,)), ("isf", (level,))


def _last_below(part: Any, level: float) -> Any:
    """The largest count whose lower tail is within the level; -1 if there is none."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    first = part.ppf(level)
    return numpy.where(part.cdf(first) <= level, first, first - 1)


def _parts(base: Any) -> tuple[Any, Any, Any]:
    """How many weeks there are, their counts, and the squares of these; 0 for a week without data."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    there = ~numpy.isnan(base)
    value = numpy.where(there, base, 0.0)
    return there.astype("float64"), value, value**2


def _ends(settled: Any, gap: int) -> Any:
    """For each week the first one after its baselines: `gap` weeks before it, and none after the last settled week."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    width = settled.shape[1]
    last = width - numpy.argmax(settled[:, ::-1], axis=1)
    last = numpy.where(settled.any(axis=1), last, 0)
    return numpy.minimum(numpy.maximum(numpy.arange(width) - gap, 0)[None, :], last[:, None])


def _trailing(values: Any, width: int, end: Any) -> Any:
    """For each week the sum over so many weeks up to its end."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    added = numpy.concatenate([numpy.zeros((len(values), 1)), values.cumsum(axis=1)], axis=1)
    begin = numpy.maximum(end - width, 0)
    return numpy.take_along_axis(added, end, axis=1) - numpy.take_along_axis(added, begin, axis=1)
