"""How long people are held, where begin, end or both are known only within bounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from veedor.analysis.people.turnbull import FOREVER, Turnbull
from veedor.optional import need

FEWEST_STAYS, FEWEST_ENDS = 10, 5
"""Below these nothing is said of how long it lasts."""
RESAMPLES = 200
_CHUNK = 50
_DIFFERENT = 1_500
"""So many different lengths at most are fitted; more are widened to whole weeks, months, quarters or years."""
_STEPS = (1, 7, 30, 91, 365)
_ALPHA = 0.05


class Survival(msgspec.Struct, frozen=True, kw_only=True):
    """A survival curve.

    Args:
        table: ``days, low, estimate, high``: the share that lasts longer, with a 95% interval.
        stays: how many stays it is made of.
        ended: how many of them have an end in the record.
        median: days after which half have ended, or None if the curve does not fall so far.
        median_low, median_high: the same for the lower and the upper curve.
        method: ``kaplan-meier``, ``turnbull`` or ``cannot tell``.
    """

    table: Any
    stays: int
    ended: int
    median: int | None = None
    median_low: int | None = None
    median_high: int | None = None
    method: str = "cannot tell"


def durations(lives: Any, *, state: str = "detained") -> Any:
    """How long each stay in a state lasted, in days from the first to the last (the last not counted).

    Args:
        lives: what `veedor.analysis.people.lives.lives` made. Alleged stays are left out.
        state: a term of the vocabulary of states.

    Returns:
        ``days_low`` and ``days_high`` (missing where open) and ``censored``: ``none`` where begin and end are known to
        the day; ``right`` where no end is known, or no earliest begin; ``left`` where it is known only that it lasted
        no longer; ``interval`` where both bounds are known.

    >>> import pandas
    >>> from veedor.analysis.people.lives import lives
    >>> told = pandas.DataFrame({"subject": ["Jon Aster"], "state": ["detained"], "when": ["2024-03-20/2025-05-06"],
    ...                          "as_of": ["2025-05-06"]})
    >>> durations(lives(told))[["days_low", "days_high", "censored"]].values.tolist()
    [[412, 412.0, 'none']]
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    held = lives[(lives["state"] == state) & (lives["modality"] == "asserted")]
    low = (held["end_low"] - held["start_high"]).dt.days.fillna(0).clip(lower=0).astype(int)
    high = (held["end_high"] - held["start_low"]).dt.days - 1
    high = high.where(high.isna() | (high >= low), low).astype("float64")
    censored = numpy.select([high.isna(), low == high, low == 0], ["right", "none", "left"], default="interval")
    return pandas.DataFrame(
        {
            "person": held["person"],
            "state": state,
            "days_low": low,
            "days_high": high,
            "censored": pandas.Series(censored, index=held.index, dtype=object),
            "id": held["id"],
        }
    ).reset_index(drop=True)


def survival(
    lengths: Any,
    *,
    seed: int = 0,
    resamples: int = RESAMPLES,
    notify: Callable[[int, int], None] | None = None,
) -> Survival:
    """The share of stays that last longer than so many days, with a 95% interval.

    Where every end is known to the day or not at all, the curve is Kaplan's and Meier's with Greenwood's interval on
    the scale of log(-log) (`lifelines`). Where some lengths are known within bounds only, it is Turnbull's estimate,
    with the interval of a bootstrap over stays that includes what the bounds leave open.

    It holds for stays that reports tell of. Reports tell more of those that last, and of people whom many know.

    Args:
        lengths: a frame with ``days_low``, ``days_high`` and ``censored``, as `durations` makes it.
        seed: of the bootstrap.
        resamples: how many.
        notify: told how many of how many resamples are done.

    Returns:
        The curve. Below `FEWEST_STAYS` stays or `FEWEST_ENDS` ends the table is empty: cannot tell.
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    stays, ended = len(lengths), int((lengths["censored"] != "right").sum())
    if stays < FEWEST_STAYS or ended < FEWEST_ENDS:
        empty = pandas.DataFrame(columns=["days", "low", "estimate", "high"], dtype="float64")
        return Survival(table=empty, stays=stays, ended=ended)
    if lengths["censored"].isin(["none", "right"]).all():
        table, method = _kaplan_meier(lengths), "kaplan-meier"
    else:
        table, method = _turnbull(lengths, seed, resamples, notify), "turnbull"
    return Survival(
        table=table,
        stays=stays,
        ended=ended,
        median=_half(table, "estimate"),
        median_low=_half(table, "low"),
        median_high=_half(table, "high"),
        method=method,
    )


def _half(table: Any, column: str) -> int | None:
    """The first day on which a curve is at one half or below."""
    below = table.loc[table[column] <= 0.5, "days"]
    return int(below.iloc[0]) if len(below) else None


def _kaplan_meier(lengths: Any) -> Any:
    lifelines = need("lifelines", extra="analysis", what="a survival curve")
    pandas = need("pandas", extra="analysis", what="an analysis")
    fit = lifelines.KaplanMeierFitter(alpha=_ALPHA).fit(
        lengths["days_low"].to_numpy(), event_observed=(lengths["censored"] == "none").to_numpy()
    )
    curve, interval = fit.survival_function_, fit.confidence_interval_survival_function_
    return pandas.DataFrame(
        {
            "days": curve.index.to_numpy(dtype="float64"),
            "low": interval.iloc[:, 0].to_numpy(),
            "estimate": curve.iloc[:, 0].to_numpy(),
            "high": interval.iloc[:, 1].to_numpy(),
        }
    )


def _turnbull(lengths: Any, seed: int, resamples: int, notify: Callable[[int, int], None] | None) -> Any:
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    bounds = _different(lengths)
    curve = Turnbull(bounds["low"].to_numpy(), bounds["high"].to_numpy())
    days, times = curve.days, bounds["times"].to_numpy()
    mass = curve.fit(times[None, :].astype("float64"))
    chance = numpy.random.default_rng(seed)
    early, late = [], []
    for done in range(0, resamples, _CHUNK):
        n = min(_CHUNK, resamples - done)
        drawn = chance.multinomial(int(times.sum()), times / times.sum(), size=n)
        resampled = curve.fit(drawn, steps=500, tolerance=1e-5)
        early.append(curve.survival(resampled, days, early=True))
        late.append(curve.survival(resampled, days))
        if notify is not None:
            notify(done + n, resamples)
    estimate = curve.survival(mass, days)[0]
    low = numpy.percentile(numpy.concatenate(early), 100 * _ALPHA / 2, axis=0)
    high = numpy.percentile(numpy.concatenate(late), 100 * (1 - _ALPHA / 2), axis=0)
    return pandas.DataFrame(
        {
            "days": days.astype("float64"),
            "low": numpy.minimum(low, estimate).clip(0.0, 1.0),
            "estimate": estimate.clip(0.0, 1.0),
            "high": numpy.maximum(high, estimate).clip(0.0, 1.0),
        }
    )


def _different(lengths: Any) -> Any:
    """The different lengths with how often each is told, widened outward until they are few enough to fit."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    low, high = lengths["days_low"].astype("int64"), lengths["days_high"].fillna(FOREVER).astype("int64")
    found = pandas.DataFrame()
    for step in _STEPS:
        wide = pandas.DataFrame(
            {"low": low // step * step, "high": (-(-high // step) * step).where(high < FOREVER, FOREVER)}
        )
        found = wide.groupby(["low", "high"]).size().rename("times").reset_index()
        if len(found) <= _DIFFERENT:
            break
    return found
