"""The claim ladder: each number a point with its own interval, day, definition and source, never averaged."""

from __future__ import annotations

from typing import Any

from veedor.analysis.counts.keys import combined
from veedor.analysis.counts.points import points
from veedor.optional import need

COLUMNS = (
    "id", "record", "group", "group_label", "as_of_first", "as_of_last", "low", "high", "qualifier", "measure", "unit",
    "universe", "according_to", "source", "report", "quote", "country", "counted", "noun", "definition", "window",
    "voice", "modality", "dated",
)  # fmt: skip
KEYS = ("measure", "counted", "noun", "universe", "country", "window")
"""What makes a comparability group: unit, universe, measure, window and country. How a source counts (`definition`)
keeps two numbers of one group from being compared; it cannot name a group, because most sources do not tell it.
"""


def ladder(frame: Any) -> Any:
    """The numbers of a frame, each with the group inside which it can be compared.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`, or what `points` made of one.

    Returns:
        One row a number, the largest group first, in order of days. Bounds that are not told stay missing: they are
        open, not 0. `as_of_first` of an undated number is NaT and `as_of_last` its publication.

    >>> import pandas
    >>> told = pandas.DataFrame({
    ...     "low": [893, 900], "high": [893, 900], "first": ["2025-12-08"] * 2, "last": ["2025-12-08"] * 2,
    ...     "unit": "political prisoners", "source": ["Vigía", "Collective"], "country": "VAL"})
    >>> ladder(told)[["group", "low"]].values.tolist()
    [['stock:political prisoner:VAL', 900], ['stock:political prisoner:VAL', 893]]
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    told = frame if "day_last" in frame else points(frame)
    code = combined(told, KEYS)
    groups = told.assign(_code=code).drop_duplicates("_code").sort_values("_code")[list(KEYS)].reset_index(drop=True)
    size = numpy.bincount(code, minlength=len(groups)) if len(told) else numpy.array([], dtype=int)
    day = told["day_last"].to_numpy().astype("datetime64[D]").astype("int64")
    order = numpy.lexsort((combined(told, ["voice"]), day, code, -size[code]))
    names = {"day_first": "as_of_first", "day_last": "as_of_last"}
    out = told.iloc[order][[name for name in told if names.get(name, name) in COLUMNS]].rename(columns=names)
    out["group"] = _group(groups).to_numpy()[code[order]]
    out["group_label"] = _labels(told, groups, code).to_numpy()[code[order]]
    return out[list(COLUMNS)].reset_index(drop=True)


def _group(told: Any) -> Any:
    """The id of each group: its parts that are told, so that the same group has the same id in every case."""
    of = told["noun"].where(
        (told["noun"] == told["counted"]) | (told["noun"] == ""), told["counted"] + "/" + told["noun"]
    )
    named = told["measure"].astype(object) + ":" + of.where(of != "", told["counted"])
    for key in ("universe", "country", "window"):
        named = named + (":" + told[key]).where(told[key] != "", "")
    return named


def _labels(told: Any, groups: Any, code: Any) -> Any:
    """A caption of each group: the unit in which most of its numbers are told, and what narrows it."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    units = pandas.DataFrame({"group": code, "unit": told["unit"].to_numpy()})
    times = units.groupby(["group", "unit"], sort=True).size().rename("times").reset_index()
    most = times.sort_values(["group", "times", "unit"], ascending=[True, False, True]).drop_duplicates("group")
    label = most["unit"].reset_index(drop=True).astype(object)
    for key in ("universe", "country", "window"):
        label = label + (", " + groups[key]).where(groups[key] != "", "")
    return label
