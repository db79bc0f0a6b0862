"""Lives: each person's stays in states, with the days that are certain and the days that are possible.

A stay began in [start_low, start_high] and ended in [end_low, end_high]; its certain core is [start_high, end_low), its
possible hull [start_low, end_high). Several claims of one stay are merged, and stays of one person bound each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import Any

from veedor.analysis.counts.keys import combined
from veedor.analysis.frames import STATES, check
from veedor.analysis.people.allen import FAR
from veedor.judgement.checks.states import excluded
from veedor.judgement.disagreement import OUTLASTED
from veedor.judgement.intervals import Life
from veedor.judgement.words import compatibility
from veedor.optional import need

COLUMNS = (
    "id", "person", "state", "core_first", "core_last", "hull_first", "hull_last", "ongoing", "sources", "claims",
    "place", "country", "protected", "modality", "disputed", "bounded_by", "start_low", "start_high", "end_low",
    "end_high", "told_first", "told_last",
)  # fmt: skip
BOUNDS = ("start_low", "start_high", "end_low", "end_high")
MANY = 40
"""Each stay of a person is held against so many that follow it."""


def lives(frame: Any, *, protected: Iterable[str] = ()) -> Any:
    """Each stay of each person, merged over the claims that tell it.

    Merging keeps what all claims allow. Where they exclude each other (one says arrested in May, another in July), the
    begin or end may be anywhere between, and the stay is ``disputed``. Stays bound each other: whoever was in a state
    for certain was not before or after that, as far as the record goes, in one that excludes it or that it ends
    (``vocabulary/compatibility.yaml``), and a release closes a detention. ``bounded_by`` names the stays that did so;
    ``told_first`` and ``told_last`` are the hull without. Alleged claims count only where nothing is asserted of a
    stay, and bound nothing. What is planned, hypothetical or denied is left out, as are groups without names.

    Whoever is in hiding by a claim that does not itself say that it is over is ``protected``: place and country of
    stays that may go on are withheld, here and in every table made from here.

    Args:
        frame: a frame of `veedor.analysis.frames.STATES`. A table of anybody's needs ``subject`` and ``state``, and
            either the four bounds or ``when`` (EDTF) with ``as_of``. Rows with one ``record`` are one stay; without
            that column each row is one.
        protected: names of further people whose place is withheld.

    Returns:
        One row a stay, by person and time. Days are inclusive; NaT is open, or for a core that no day is certain.
        ``ongoing``: no end is known, as far as the record goes.

    >>> import pandas
    >>> told = pandas.DataFrame({
    ...     "subject": ["Jon Aster"] * 2, "state": ["detained", "released"], "when": ["2025-01-05/..", "2025-03-01/.."],
    ...     "as_of": ["2025-01-20", "2025-03-02"]})
    >>> lives(told)[["state", "core_first", "core_last", "hull_last"]].astype(str).values.tolist()
    [['detained', '2025-01-05', '2025-02-28', '2025-03-01'], ['released', '2025-03-01', '2025-03-02', 'NaT']]
    """
    told = _told(check(frame, STATES))
    hidden = _hiding(told) | set(protected)
    told = told[told["modality"].isin(["asserted", "alleged"])]
    stays = _merged(told)
    stays = _bounded(stays)
    return _shown(stays, hidden)


def _told(frame: Any) -> Any:
    """The claims about persons, with every column, bounds as whole days."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = frame.reset_index(drop=True)
    if "named" in told:
        told = told[told["named"].fillna(False).astype(bool)]
    told = told.copy()
    ids = [str(number) for number in told.index]
    told["id"] = told["id"].astype(object) if "id" in told else ids
    told["record"] = (
        told["record"].astype(object).where(told["record"].notna(), told["id"]) if "record" in told else told["id"]
    )
    told["modality"] = (
        told["modality"].astype(object).where(told["modality"].notna(), "asserted")
        if "modality" in told
        else "asserted"
    )
    for name in ("according_to", "source", "place", "country"):
        told[name] = told[name].astype(object).where(told[name].notna(), "") if name in told else ""
    told["source"] = told["according_to"].where(told["according_to"] != "", told["source"])
    if "as_of" not in told:
        told["as_of"] = pandas.Series(pandas.NaT, index=told.index, dtype="datetime64[s]")
    if not set(BOUNDS) <= set(told):
        told = _from_when(told)
    for name, open_end in zip(BOUNDS, (-FAR, FAR, -FAR, FAR), strict=True):
        told[name] = _days(told[name], open_end)
    return told


def _from_when(told: Any) -> Any:
    """The four bounds, from ``when`` and the day of the report."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    when = (
        told["when"].astype(object).where(told["when"].notna(), "") if "when" in told else pandas.Series("", told.index)
    )
    days = [day.date() if day == day else None for day in told["as_of"]]
    found = [Life.of(text or None, day) for text, day in zip(when, days, strict=True)]
    for name in BOUNDS:
        told[name] = pandas.Series([getattr(life, name) for life in found], index=told.index, dtype="datetime64[s]")
    return told


def _days(column: Any, missing: int) -> Any:
    """Days since 1970 as whole numbers."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    days = column.to_numpy().astype("datetime64[D]")
    return numpy.where(numpy.isnat(days), missing, days.astype("int64"))


def _hiding(told: Any) -> set[str]:
    """Who is in hiding by a claim that does not itself say that it is over."""
    ended = (told["end_high"] < FAR) & told["as_of"].notna() & (told["end_high"] <= _days(told["as_of"], FAR))
    now = (told["state"] == "in_hiding") & (told["modality"] != "negated") & ~ended
    return set(told.loc[now, "subject"])


def _merged(told: Any) -> Any:
    """One row a stay: what all its claims allow."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = told.assign(stay=combined(told, ["subject", "state", "record"]))
    said = told.loc[told["modality"] == "asserted", "stay"].unique()
    told = told[(told["modality"] == "asserted") | ~told["stay"].isin(said)].sort_values("stay", kind="stable")
    lasted = told.groupby("stay")["end_low"].transform("max")
    cut_short = (told["end_high"] < FAR) & (told["end_high"] + OUTLASTED < lasted)
    told["end_high"] = told["end_high"].where(~cut_short, FAR)
    found = told.groupby("stay", sort=True)[list(BOUNDS)].agg(
        {"start_low": "max", "start_high": "min", "end_low": "max", "end_high": "min"}
    )
    first = numpy.flatnonzero(numpy.diff(told["stay"].to_numpy(), prepend=-1))
    last = numpy.append(first, len(told))[1:]
    out = told.iloc[first][["id", "subject", "state", "modality"]].reset_index(drop=True)
    out = out.rename(columns={"subject": "person"})
    for low, high in (BOUNDS[:2], BOUNDS[2:]):
        a, b = found[low].to_numpy(), found[high].to_numpy()
        out[low], out[high] = numpy.minimum(a, b), numpy.maximum(a, b)
        out[f"{low}_disputed"] = a > b
    out["disputed"] = out.pop("start_low_disputed") | out.pop("end_low_disputed")
    for name, make in (("source", _distinct), ("id", list), ("place", _most), ("country", _most)):
        values = told[name].tolist()
        made = [make(values[i:j]) for i, j in zip(first.tolist(), last.tolist(), strict=True)]
        out[{"source": "sources", "id": "claims"}.get(name, name)] = pandas.Series(made, dtype=object)
    out["told_first"], out["told_last"] = out["start_low"], out["end_high"]
    order = numpy.lexsort((out["start_high"], combined(out, ["person"])))
    return out.iloc[order].reset_index(drop=True)


def _distinct(values: list[str]) -> list[str]:
    return [value for value in dict.fromkeys(values) if value]


def _most(values: list[str]) -> str | None:
    """What most claims tell; of equals the first."""
    told = [value for value in values if value]
    return Counter(told).most_common(1)[0][0] if len(told) > 1 else told[0] if told else None


def pairs_of(stays: Any) -> tuple[Any, Any]:
    """Places of each two stays of one person, at most `MANY` places apart in order of begin."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    person = combined(stays, ["person"])
    left, right = [numpy.array([], dtype="int64")], [numpy.array([], dtype="int64")]
    for step in range(1, min(MANY, max(len(stays) - 1, 0)) + 1):
        at = numpy.flatnonzero(person[:-step] == person[step:])
        if not len(at):
            break
        left.append(at)
        right.append(at + step)
    return numpy.concatenate(left), numpy.concatenate(right)


@cache
def excludes(left: str, right: str) -> bool:
    """Whether one person cannot be in both states at one time.

    >>> excludes("detained", "in_hiding"), excludes("barred", "released")
    (True, False)
    """
    return excluded(left, right)


@cache
def ends(state: str, next_: str) -> bool:
    """Whether the second state, begun, means that the first is over."""
    table = compatibility()
    dead = next_ == "dead" and state not in table.after_death
    return dead or next_ in table.ends.get(state, frozenset()) or excludes(state, next_)


@cache
def closes(state: str, next_: str) -> bool:
    """Whether the begin of the second state is, by its meaning, the end of the first."""
    return next_ in compatibility().closes.get(state, frozenset())


def each_pair(stays: Any, left: Any, right: Any, test: Any) -> Any:
    """A test of two states for many pairs, asked once for each two states."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    code, names = pandas.factorize(stays["state"], sort=True)
    table = numpy.array([[test(a, b) for b in names] for a in names], dtype=bool).reshape(len(names), len(names))
    return table[code[left], code[right]]


def _bounded(stays: Any) -> Any:
    """The stays with what the cores of others say about their begins and ends."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    one, two = pairs_of(stays)
    left, right = numpy.concatenate([one, two]), numpy.concatenate([two, one])
    start_low, start_high, end_low, end_high = (stays[name].to_numpy().copy() for name in BOUNDS)
    core = (start_high < end_low) & (stays["modality"] == "asserted").to_numpy()
    after = core[left] & core[right] & (start_high[right] >= end_low[left])
    left, right = left[after], right[after]
    over, apart = each_pair(stays, left, right, ends), each_pair(stays, left, right, excludes)
    told_start, told_end_low, told_end = start_low.copy(), end_low.copy(), end_high.copy()
    s, e = left[over], right[over]
    numpy.minimum.at(end_high, s, start_high[e] + 1)
    hit = (end_high[s] < told_end[s]) & (end_high[s] == start_high[e] + 1)
    by_end = zip(s[hit].tolist(), e[hit].tolist(), strict=True)
    s, e = left[apart], right[apart]
    numpy.maximum.at(start_low, e, told_end_low[s] - 1)
    hit = (start_low[e] > told_start[e]) & (start_low[e] == told_end_low[s] - 1)
    by_start = zip(e[hit].tolist(), s[hit].tolist(), strict=True)
    closed = _closed(stays, left, right, start_high, end_high)
    for stay, release in closed:
        if told_start[release] > -FAR:
            end_low[stay] = max(end_low[stay], told_start[release])
    by: dict[int, set[int]] = {}
    for stay, other in (*by_end, *by_start, *closed):
        by.setdefault(stay, set()).add(other)
    ids = stays["id"].tolist()
    named = [sorted(ids[other] for other in by[i]) if i in by else [] for i in range(len(stays))]
    out = stays.assign(start_low=start_low, start_high=start_high, end_low=end_low, end_high=end_high)
    return out.assign(bounded_by=pandas.Series(named, dtype=object))


def _closed(stays: Any, left: Any, right: Any, start_high: Any, end_high: Any) -> list[tuple[int, int]]:
    """Each stay with the one that closes it: the first after it, if no other stay of the state lies between."""
    closing = each_pair(stays, left, right, closes)
    first: dict[int, int] = {}
    last: dict[tuple[int, str], int] = {}
    states = stays["state"].tolist()
    for s, e in zip(left[closing].tolist(), right[closing].tolist(), strict=True):
        if s not in first or start_high[e] < start_high[first[s]]:
            first[s] = e
        key = (e, states[s])
        if key not in last or start_high[s] > start_high[last[key]]:
            last[key] = s
    return [(s, e) for s, e in first.items() if last[e, states[s]] == s and end_high[s] == start_high[e] + 1]


def _shown(stays: Any, hidden: set[str]) -> Any:
    """The table: days for days, and places withheld where they have to be."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    certain = (stays["start_high"] < stays["end_low"]) & (stays["start_high"] > -FAR) & (stays["end_low"] < FAR)
    out = stays.assign(
        core_first=_timestamps(stays["start_high"].where(certain, FAR)),
        core_last=_timestamps((stays["end_low"] - 1).where(certain, FAR)),
        hull_first=_timestamps(stays["start_low"]),
        hull_last=_timestamps(stays["end_high"] - 1),
        ongoing=stays["end_high"] >= FAR,
        protected=stays["person"].isin(hidden),
        told_first=_timestamps(stays["told_first"]),
        told_last=_timestamps(stays["told_last"] - 1),
    )
    for name in BOUNDS:
        out[name] = _timestamps(stays[name])
    withheld = out["protected"] & (out["ongoing"] | (out["state"] == "in_hiding"))
    for name in ("place", "country"):
        out[name] = numpy.where(withheld, None, out[name])
    return out[list(COLUMNS)]


def _timestamps(days: Any) -> Any:
    """Whole days as timestamps; NaT where far."""
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    values = days.to_numpy()
    known = numpy.abs(values) < FAR - 1
    made = numpy.where(known, values, 0).astype("datetime64[D]").astype("datetime64[s]")
    made[~known] = numpy.datetime64("NaT")
    return pandas.Series(made, index=days.index)
