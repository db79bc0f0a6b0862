"""Numbers made ready to be compared: what each counts, whose it is, and of which days it speaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from veedor.analysis.counts.keys import combined, days_as_text
from veedor.analysis.frames import COUNTS, check
from veedor.edtf import is_approximate
from veedor.judgement.count_links import topic_in_words
from veedor.judgement.words import act_of, fold
from veedor.optional import need

TOLD = ("asserted", "alleged")
"""Only these modalities are told of the world as it is; alleged numbers are shown and not compared."""


def points(frame: Any) -> Any:
    """The stocks and flows of a frame of counts as points, every column there that the analyses ask for.

    Numbers of one event or person, numbers that are planned, hypothetical or denied, and numbers of which the words
    do not tell what is counted ("400 people") are left out. Nothing is dated that is not: `day_first` and `day_last`
    of an undated number say only that it speaks of some day up to the publication of its report. A number whose country
    is not told joins the only country of which its source tells, as in the records.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`. A table of anybody's needs ``low, high, first, last``; it
            should have ``unit``, ``measure`` (else all are stocks), ``source`` or ``according_to``, and ``country``.

    Returns:
        A copy with all columns, and with ``floor`` and ``ceiling`` (the bounds without gaps), ``day_first``,
        ``day_last``, ``dated``, ``approximate`` and ``window`` (of a flow).

    Raises:
        UsageError: A001, A002 as `veedor.analysis.frames.check`.

    >>> import pandas
    >>> days = {"first": ["2025-12-08"], "last": ["2025-12-08"]}
    >>> told = points(pandas.DataFrame({"low": [893], "high": [893], **days, "unit": "political prisoners"}))
    >>> told[["counted", "noun", "measure", "floor", "ceiling"]].values.tolist()
    [['political prisoner', 'political prisoner', 'stock', 893.0, 893.0]]
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    told = _complete(check(frame, COUNTS))
    told = told[told["measure"].isin(["stock", "flow"]) & told["modality"].isin(TOLD)]
    told = _topics(told)
    told = told[told["counted"] != ""].copy()
    told["floor"] = told["low"].astype("float64").fillna(0.0)
    told["ceiling"] = told["high"].astype("float64").fillna(numpy.inf)
    told["dated"] = (told["first"].notna() | told["last"].notna()).to_numpy(dtype=bool)
    told["day_first"] = told["first"]
    told["day_last"] = told["last"].where(told["dated"], told["as_of"])
    told["approximate"] = _each(told["when"], lambda text: bool(text) and is_approximate(text)).astype(bool)
    told["window"] = _windows(told)
    told["country"] = _countries(told)
    return told.reset_index(drop=True)


def _complete(frame: Any) -> Any:
    """The frame with every column; what is not told is an empty text or NaT."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = frame.reset_index(drop=True).copy()
    if "id" not in told:
        told["id"] = [str(number) for number in range(len(told))]
    for name, value in (("measure", "stock"), ("modality", "asserted"), ("qualifier", "exact")):
        told[name] = told[name].astype(object).where(told[name].notna(), value) if name in told else value
    for name in (
        "record",
        "unit",
        "universe",
        "definition",
        "when",
        "according_to",
        "source",
        "country",
        "quote",
        "report",
    ):
        told[name] = _text(told[name]) if name in told else ""
    if "as_of" not in told:
        told["as_of"] = pandas.Series(pandas.NaT, index=told.index, dtype="datetime64[s]")
    if "voice" not in told:
        spoken = told["according_to"].where(told["according_to"] != "", told["source"])
        told["voice"] = _each(spoken, fold)
    told["voice"] = _text(told["voice"])
    return told


def _text(column: Any) -> Any:
    missing = column.isna()
    return column.astype(object).where(~missing, "") if missing.any() else column.astype(object)


def _each(column: Any, function: Callable[[str], Any]) -> Any:
    """The column through a function, called once for each text: the texts of a million rows are few."""
    return column.map({text: function(text) for text in column.unique()})


def _topics(told: Any) -> Any:
    """With ``counted`` and ``noun``, from the words where the frame does not have them; empty where nothing tells."""
    if "counted" in told and "noun" in told:
        return told.assign(
            counted=_text(told["counted"]),
            noun=_text(told["noun"]),
            universe=_each(told["universe"], fold).astype(object),
        )
    keys = told.assign(_key=combined(told, ["measure", "unit"]))
    found = {}
    for row in keys.drop_duplicates("_key").itertuples(index=False):
        act = act_of(row.unit) if row.measure == "flow" else None
        topic = topic_in_words(row.measure, row.unit, None, act=act)
        found[row[-1]] = (topic.counted, topic.unit) if topic is not None else ("", "")
    return told.assign(
        counted=keys["_key"].map({key: topic[0] for key, topic in found.items()}).astype(object),
        noun=keys["_key"].map({key: topic[1] for key, topic in found.items()}).astype(object),
        universe=_each(told["universe"], fold).astype(object),
    )


def _windows(told: Any) -> Any:
    """The window of a flow as text, open where nothing is told; empty for a stock, whose days are its points."""
    flow = told["measure"] == "flow"
    window = flow.map({True: "", False: ""}).astype(object)
    first, last = (days_as_text(told.loc[flow, name], "..") for name in ("day_first", "day_last"))
    window[flow] = first + "/" + last
    return window


def _countries(told: Any) -> Any:
    """The country of each number, the source's only one where its own is not told."""
    named = told[told["country"] != ""].groupby("voice")["country"].agg(["nunique", "first"])
    only = named.loc[named["nunique"] == 1, "first"]
    return (
        told["country"].where(told["country"] != "", told["voice"].map(only).astype(object).fillna("")).astype(object)
    )
