"""The leverage test on plain tables: operations, dates, and the volume of reports where it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from veedor.analysis.calendars import Calendar, LeverageDate
from veedor.analysis.evidence import EvidenceBar, bar
from veedor.analysis.frames import EVENTS, EXTRA, REPORTS, check
from veedor.analysis.leverage import epochs
from veedor.analysis.leverage.bursts import GAP, before_collapsing, collapse
from veedor.analysis.leverage.coincidence import DEFAULT, Days, Window, textbook
from veedor.analysis.leverage.jitter import REACH, SIMULATIONS, jittered, p_value
from veedor.analysis.leverage.multiplicity import benjamini_hochberg, holm
from veedor.analysis.leverage.power import RATIOS, RUNS, outcomes
from veedor.analysis.leverage.result import Leverage, Look, NearDate, WindowResult
from veedor.analysis.leverage.track import Track, covered
from veedor.analysis.leverage.verdict import ALPHA, FEWEST_DATES, verdict
from veedor.analysis.leverage.volume import WindowTerm, window_term
from veedor.analysis.simulating import Arrays, Notify, Simulation
from veedor.errors import UsageError
from veedor.ledger.entry import digest
from veedor.optional import need

METHOD = (
    "Event coincidence rates (Donges, Schleussner, Siegmund and Donner 2016) of operations, bursts collapsed, with "
    "leverage dates; null: each date moved independently by up to 120 days either way, one-sided, "
    "p = (1 + k) / (1 + R); Holm over the declared windows, Benjamini-Hochberg over all further looks; where the "
    "volume of reports is known, also the window term of a count model with the logarithm of the volume as offset has "
    "to be below .05."
)
_LEAVING_OUT = 40_000_000
"""Moved dates over which the range without one date is computed: fewer draws for very many dates."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How the test is made; see `leverage`."""

    parties: frozenset[str] | None = None

    windows: tuple[Window, ...] = DEFAULT
    gap: int = GAP
    reach: int = REACH
    simulations: int = SIMULATIONS
    runs: int = RUNS


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """Operations and dates as days of a record, counted from its first."""

    side: str
    category: str | None
    raw: Any
    track: Track
    dates: Any


def leverage(
    operations: Any,
    dates: Any,
    *,
    reports: Any = None,
    windows: Sequence[Window | tuple[int, int]] = DEFAULT,
    since: dt.date | None = None,
    until: dt.date | None = None,
    side: str = "concession",
    further: Mapping[str, Any] | None = None,
    simulations: int = SIMULATIONS,
    runs: int = RUNS,
    gap: int = GAP,
    reach: int = REACH,
    parties: frozenset[str] | None = None,
    seed: int = 0,
    state: Path | None = None,
    notify: Notify | None = None,
) -> Leverage:
    """Test whether operations fall near leverage dates more often than chance timing would have it.

    It is a test of timing alone. It tells nothing about motives, and the record that suggested a hypothesis cannot test
    it. Operations and dates without an exact day are left out and counted. What comes out is exploratory; only a case
    knows whether windows and dates were settled before the reports came (`veedor freeze`).

    Args:
        operations: a frame with ``first``, ``last`` and ``type`` of the operations to be tested and of no others.
        dates: a `Calendar`, leverage dates, or a frame with ``date`` and, if you like, ``category`` and ``label``.
        reports: a frame with ``published``: the volume of attention, of the same sources on all topics. None is a
            record whose volume is unknown: then an effect of attention alone cannot be told from the other.
        windows: declared windows, in days from a date; the number of them is paid for (Holm).
        since, until: first and last day that the record covers. None is the first operation or report, and the last
            report, or where there are none the last operation or date. Dates outside are not tested.
        side: what the operations are.
        further: other operations by name, for looks beyond the test.
        simulations: moved sets of dates, 99 at least.
        runs: simulated records for the power at each ratio.
        gap: days without an operation that end a burst.
        reach: days by which a date is moved at most.
        parties: sources that are a side of the conflict, or None where nobody said.
        seed: of random numbers.
        state: a file to go on from after an interruption; see `veedor.analysis.simulating.Simulation`.
        notify: called with what is done and how much there is.

    Raises:
        UsageError: A001, A002 for a frame that does not do; A026 for windows or numbers that do not.

    >>> import pandas
    >>> day = pandas.to_datetime(["2024-02-25", "2024-06-20", "2024-06-21", "2024-10-02"])
    >>> operations = pandas.DataFrame({"first": day, "last": day, "type": "RETREAT"})
    >>> dates = pandas.DataFrame({"date": ["2024-03-10", "2024-07-01"], "category": "election"})
    >>> found = leverage(operations, dates, simulations=199, runs=20)
    >>> found.windows[0].hits, found.kept, found.windows[0].verdict
    (2, 3, 'cannot tell')
    """
    chosen = Options(
        windows=_windows(windows), gap=gap, reach=reach, simulations=simulations, runs=runs, parties=parties
    )
    _refuse(chosen)
    frame = check(operations, EVENTS)
    calendar = _calendar(dates)
    volume = None if reports is None else check(reports, REPORTS)
    span = _span(frame, calendar, volume, since, until)
    if span is None:
        return _nothing(frame, calendar, volume, side, chosen, seed)
    study = _Study(frame, calendar, volume, span, side, further or {}, chosen)
    return study.result(seed, state, notify)


class _Study:
    """One test, made once."""

    def __init__(
        self,
        frame: Any,
        calendar: Calendar,
        reports: Any,
        span: tuple[dt.date, dt.date],
        side: str,
        further: Mapping[str, Any],
        options: Options,
    ) -> None:
        self.frame, self.calendar, self.reports, self.options = frame, calendar, reports, options
        self.first, self.last = span
        self.length = (self.last - self.first).days + 1
        self.near = tuple(each for each in calendar.dates if self.first <= each.date <= self.last)
        self.main = self._sample(side, frame, None)
        self.looks = [look for look in self._further(side, further) if look.track.total and len(look.dates)]

    def _sample(self, side: str, frame: Any, category: str | None) -> Sample:
        raw = self._days(exact(frame)["first"])
        days = {each.date for each in self.near if category in (None, each.category)}
        return Sample(
            side=side,
            category=category,
            raw=raw,
            track=Track(collapse(raw, gap=self.options.gap), self.length),
            dates=np.array(sorted((day - self.first).days for day in days), dtype=np.int64),
        )

    def _further(self, side: str, further: Mapping[str, Any]) -> Iterable[Sample]:
        """The other operations with all dates; each category of dates that has enough of them."""
        for name, frame in further.items():
            yield self._sample(name, check(frame, EVENTS), None)
        categories = sorted({each.category for each in self.near})
        for category in categories if len(categories) > 1 else ():
            sample = self._sample(side, self.frame, category)
            if len(sample.dates) >= FEWEST_DATES:
                yield sample

    def _days(self, days: Any) -> Days:
        """Days from the first of the record; those outside are left out."""
        whole = days.dropna().to_numpy().astype("datetime64[D]").astype(np.int64) - _number(self.first)
        return whole[(whole >= 0) & (whole < self.length)]

    # the parts

    def result(self, seed: int, state: Path | None, notify: Notify | None) -> Leverage:
        options, main = self.options, self.main
        some = bool(main.track.total and len(main.dates))
        n = len(main.dates)
        leaving = min(options.simulations, max(199, _LEAVING_OUT // (n * n))) if n > 1 else 0
        powers = options.runs * len(RATIOS) * len(options.windows)
        total = options.simulations * (1 + len(self.looks)) + leaving + powers
        simulation = Simulation(seed=seed, total=total, state=state, key=self._key(), notify=notify)
        windows = self._windows(simulation, leaving) if some else self._blank()
        profile = self._profile(simulation) if some else ()
        looks = self._looks(simulation) if some else ()
        simulation.finish()
        return Leverage(
            method=METHOD,
            evidence=self._evidence(len(windows) + len(looks)),
            seed=seed,
            side=main.side,
            since=self.first,
            until=self.last,
            operations=len(main.raw),
            kept=main.track.total,
            undated=len(self.frame) - len(exact(self.frame)),
            dates=tuple(self._near()),
            outside=len(self.calendar.dates) - len(self.near),
            inexact=self.calendar.inexact,
            windows=windows,
            profile=profile,
            looks=looks,
            volume_known=self.reports is not None and len(self._days(self.reports["published"])) > 0,
            countries=_countries(self.frame),
            simulations=options.simulations,
        )

    def _evidence(self, looks: int) -> EvidenceBar:
        """Of the operations within the record and of those without an exact day, which are told as such."""
        first = self.frame["first"]
        beyond = _exact(self.frame) & ((first < _stamp(self.first)) | (first > _stamp(self.last)))
        return bar(self.frame[~beyond], reports=self.reports, parties=self.options.parties, looks=looks)

    def _blank(self) -> tuple[WindowResult, ...]:
        n, dates = self.main.track.total, len(self.main.dates)
        return tuple(WindowResult(window=w, operations=n, dates=dates) for w in self.options.windows)

    def _null(self, sample: Sample, simulation: Simulation) -> Arrays:
        """Moved dates: operations near and dates reached by window, and the profile."""
        options, track = self.options, sample.track

        def step(rng: np.random.Generator, n: int) -> Arrays:
            moved = jittered(sample.dates, rng, draws=n, length=self.length, reach=options.reach)
            return {
                "near": np.stack([track.near(moved, w) for w in options.windows], axis=-1),
                "reached": np.stack([track.reached(moved, w) for w in options.windows], axis=-1),
                "profile": epochs.counts(track, moved),
            }

        return simulation.draw(f"null {sample.side} {sample.category}", step, options.simulations)

    def _profile(self, simulation: Simulation) -> tuple[epochs.Point, ...]:
        observed = epochs.counts(self.main.track, self.main.dates)
        return tuple(epochs.envelope(observed, self._moved["profile"]))

    def _windows(self, simulation: Simulation, leaving: int) -> tuple[WindowResult, ...]:
        main, options = self.main, self.options
        moved = self._moved = self._null(main, simulation)
        p = self._p(main, moved)
        adjusted = holm(p)
        left_out = self._left_out(simulation, leaving)
        found = []
        for n, window in enumerate(options.windows):
            power = self._power(window, simulation)
            term = self._term(window)
            operations, dates = main.track.total, len(main.dates)
            at = dict(zip(RATIOS, power, strict=True))
            hits = int(main.track.near(main.dates, window))
            found.append(
                WindowResult(
                    window=window,
                    operations=operations,
                    dates=dates,
                    hits=hits,
                    expected=float(moved["near"][:, n].mean()),
                    dates_hit=int(main.track.reached(main.dates, window)),
                    dates_expected=float(moved["reached"][:, n].mean()),
                    p=p[n],
                    p_holm=adjusted[n],
                    ratio_volume=term.ratio if term else None,
                    p_volume=term.p if term else None,
                    p_textbook=textbook(hits, operations, dates, self._share(window)),
                    loo_low=left_out[n][0] if left_out else None,
                    loo_high=left_out[n][1] if left_out else None,
                    power=power,
                    verdict=verdict(
                        operations=operations,
                        dates=dates,
                        power=at[3.0],
                        p=adjusted[n],
                        p_volume=term.p if term else None,
                    ),
                )
            )
        return tuple(found)

    def _p(self, sample: Sample, moved: Arrays) -> list[float]:
        observed = [int(sample.track.near(sample.dates, w)) for w in self.options.windows]
        at_least = (moved["near"] >= np.array(observed)).sum(0)
        return [p_value(int(k), self.options.simulations) for k in at_least]

    def _share(self, window: Window) -> float:
        """Length of the window over that of the record, less the distance between the two kinds of events."""
        apart = max(window.from_day, -window.to_day, 0)
        return min(1.0, window.length / max(1, self.length - apart))

    def _term(self, window: Window) -> WindowTerm | None:
        if self.reports is None:
            return None
        published = self._days(self.reports["published"])
        return window_term(
            np.bincount(self.main.raw, minlength=self.length),
            np.bincount(published, minlength=self.length),
            covered(self.main.dates, window, self.length),
        )

    def _power(self, window: Window, simulation: Simulation) -> tuple[float, ...]:
        options, main = self.options, self.main
        raw = before_collapsing(main.track.total, length=self.length, gap=options.gap)
        found = []
        for ratio in RATIOS:

            def step(rng: np.random.Generator, n: int, ratio: float = ratio) -> Arrays:
                runs = outcomes(
                    main.dates, rng, window, raw, ratio, self.length, n, gap=options.gap, reach=options.reach
                )
                return {"found": np.fromiter(runs, dtype=bool)}

            drawn = simulation.draw(f"power {window} {ratio}", step, options.runs, size=200)
            found.append(float(drawn["found"].mean()))
        return tuple(found)

    def _left_out(self, simulation: Simulation, draws: int) -> list[tuple[float, float]]:
        """For each window the least and the greatest p if one date is left out."""
        if not draws:
            return []
        main, windows = self.main, self.options.windows
        rest = [np.delete(main.dates, n) for n in range(len(main.dates))]
        observed = np.array([[int(main.track.near(dates, w)) for w in windows] for dates in rest])

        def step(rng: np.random.Generator, n: int) -> Arrays:
            moved = jittered(main.dates, rng, draws=n, length=self.length, reach=self.options.reach)
            counts = np.zeros((n, *observed.shape), dtype=bool)
            for left in range(len(rest)):
                some = np.delete(moved, left, axis=1)
                for place, window in enumerate(windows):
                    counts[:, left, place] = main.track.near(some, window) >= observed[left, place]
            return {"at_least": counts}

        at_least = simulation.draw("one date left out", step, draws)["at_least"].sum(0)
        p = [[p_value(int(k), draws) for k in row] for row in at_least]
        return [(min(column), max(column)) for column in zip(*p, strict=True)]

    def _looks(self, simulation: Simulation) -> tuple[Look, ...]:
        listed = [
            (sample, window, p)
            for sample in self.looks
            for window, p in zip(self.options.windows, self._p(sample, self._null(sample, simulation)), strict=True)
        ]
        q = benjamini_hochberg([p for _, _, p in listed]) if listed else []
        return tuple(
            Look(side=sample.side, category=sample.category, window=window, p=p, q=value)
            for (sample, window, p), value in zip(listed, q, strict=True)
        )

    def _near(self) -> Iterable[NearDate]:
        for each in self.near:
            day = np.array([(each.date - self.first).days])
            windows = _merged(self.options.windows)
            yield NearDate(date=each, operations_near=sum(int(self.main.track.near(day, w)) for w in windows))

    def _key(self) -> str:
        """What makes this simulation another one than that of a file that was left behind."""
        parts = [self.main, *self.looks]
        held = [(s.side, s.category, digest(s.raw.tobytes()), s.dates.tolist()) for s in parts]
        return f"{self.length} {self.options} {held}"


def exact(frame: Any) -> Any:
    """The operations that are dated to a single day."""
    return frame[_exact(frame)]


def _exact(frame: Any) -> Any:
    return frame["first"].notna() & (frame["first"] == frame["last"])


def _merged(windows: Sequence[Window]) -> list[Window]:
    """Windows that overlap or touch as one, so that nothing in them counts twice."""
    found: list[Window] = []
    for each in sorted(windows):
        if found and each.from_day <= found[-1].to_day + 1:
            found[-1] = Window(found[-1].from_day, max(found[-1].to_day, each.to_day))
        else:
            found.append(each)
    return found


def _nothing(frame: Any, calendar: Calendar, reports: Any, side: str, options: Options, seed: int) -> Leverage:
    """No operation, no date and no report tells a day: there is no record to test."""
    return Leverage(
        method=METHOD,
        evidence=bar(frame, reports=reports, parties=options.parties, looks=len(options.windows)),
        seed=seed,
        side=side,
        undated=len(frame),
        inexact=calendar.inexact,
        windows=tuple(WindowResult(window=w, operations=0, dates=0) for w in options.windows),
        countries=_countries(frame),
        simulations=options.simulations,
    )


def _windows(windows: Sequence[Window | tuple[int, int]]) -> tuple[Window, ...]:
    return tuple(each if isinstance(each, Window) else Window(*each) for each in windows)


def _refuse(options: Options) -> None:
    """Raise for what cannot be computed."""
    wrong = [str(w) for w in options.windows if w.from_day > w.to_day]
    reasons = {
        "no window is declared": not options.windows,
        f"the window {', '.join(wrong)} ends before it begins": bool(wrong),
        "a window is declared twice": len(set(options.windows)) < len(options.windows),
        f"{options.simulations} simulations are too few to tell p < {ALPHA} (99 at least)": options.simulations < 99,
        "the power needs at least one run": options.runs < 1,
        "dates have to be moved by at least one day": options.reach < 1,
        "the gap of bursts is negative": options.gap < 0,
    }
    for reason, applies in reasons.items():
        if applies:
            raise UsageError("A026", reason=reason)


def _calendar(dates: Any) -> Calendar:
    """Dates in any of the accepted forms as a calendar."""
    if isinstance(dates, Calendar):
        return dates
    if hasattr(dates, "columns"):
        if "date" not in dates:
            raise UsageError("A001", table="dates", missing="date")
        pandas = need("pandas", extra=EXTRA, what="an analysis")
        try:
            days = pandas.to_datetime(dates["date"])
        except (ValueError, TypeError) as error:
            raise UsageError("A002", column="date", reason=str(error).split(",")[0]) from error
        known = [name for name in ("category", "label") if name in dates]
        told = [dict(zip(known, row, strict=True)) for row in dates[known].fillna("").astype(str).to_numpy().tolist()]
        held = [
            LeverageDate(date=day.date(), **{name: value for name, value in row.items() if value})
            for day, row in zip(days, told, strict=True)
            if not pandas.isna(day)
        ]
        return Calendar(dates=tuple(sorted(held, key=lambda each: each.date)), inexact=int(days.isna().sum()))
    return Calendar(dates=tuple(sorted(dates, key=lambda each: each.date)))


def _span(
    frame: Any, calendar: Calendar, reports: Any, since: dt.date | None, until: dt.date | None
) -> tuple[dt.date, dt.date] | None:
    """First and last day of the record, as `leverage` says; None where nothing tells one."""
    operations = [day.date() for day in (exact(frame)["first"].min(), exact(frame)["first"].max()) if day == day]
    published = (
        [] if reports is None else [day.date() for day in reports["published"].agg(["min", "max"]) if day == day]
    )
    days = [each.date for each in calendar.dates]
    begins = [*operations[:1], *published[:1]] or days[:1]
    ends = published[1:] or [*operations[1:], *days[-1:]]
    if reports is None and days:
        begins = [*begins, days[0]]
    first = since or min(begins, default=None)
    last = until or max(ends, default=None)
    return (first, last) if first is not None and last is not None and first <= last else None


def _countries(frame: Any) -> int:
    return int(frame["country"].dropna().nunique()) if "country" in frame else 0


def _number(day: dt.date) -> int:
    return (day - dt.date(1970, 1, 1)).days


def _stamp(day: dt.date) -> Any:
    return need("pandas", extra=EXTRA, what="an analysis").Timestamp(day)
