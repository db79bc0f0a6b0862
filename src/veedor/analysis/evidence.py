"""The evidence bar: how much stands behind a figure, printed above every result."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any, Literal

import msgspec

from veedor.analysis.telling import Sentence, show, tell


class EvidenceBar(msgspec.Struct, frozen=True, kw_only=True):
    """How much stands behind a result.

    Args:
        operations: acts counted, whatever the number of persons.
        persons: least and most persons concerned, over the operations that tell it; None where none does.
        sources: distinct sources.
        single_source_share: share (0 to 1) of the operations known from one source only; None without operations.
        party_share: share (0 to 1) known only from sources that are a side of the conflict; None where none is set.
        exact_day_share: share (0 to 1) dated to a single day; None without operations.
        last_complete_week: Sunday of the last week that the record covers whole; None without dated reports.
        looks: how many looks were taken at the same question.
        noun: what `operations` counts where it is no operation: ``number`` (counts), ``stay`` (people),
            ``deadline``.
    """

    operations: int
    persons: tuple[float, float] | None = None
    sources: int = 0
    single_source_share: float | None = None
    party_share: float | None = None
    exact_day_share: float | None = None
    last_complete_week: dt.date | None = None
    looks: int = 1
    noun: Literal["operation", "number", "stay", "deadline"] = "operation"


def bar(events: Any, *, reports: Any = None, parties: frozenset[str] | None = None, looks: int = 1) -> EvidenceBar:
    """The evidence bar of a frame of events.

    Args:
        events: a frame of `veedor.analysis.frames.EVENTS`; of what is missing nothing is said.
        reports: a frame of `veedor.analysis.frames.REPORTS`, for the last complete week.
        parties: sources that are a side of the conflict, or None where nobody said.
        looks: see `EvidenceBar`.

    >>> import pandas
    >>> day = pandas.to_datetime(["2025-03-01", "2025-03-04"])
    >>> frame = pandas.DataFrame({"first": day, "last": day, "sources": [["A"], ["A", "B"]]})
    >>> found = bar(frame)
    >>> found.operations, found.sources, found.single_source_share, found.exact_day_share
    (2, 2, 0.5, 1.0)
    """
    n = len(events)
    sources = [tuple(found) for found in events["sources"]] if "sources" in events else []
    names = Counter(name for found in sources for name in found)
    alone = [found for found in sources if len(found) == 1]
    exact = int((events["first"].notna() & (events["first"] == events["last"])).sum()) if n else 0
    return EvidenceBar(
        operations=n,
        persons=_persons(events),
        sources=len(names),
        single_source_share=len(alone) / n if n and sources else None,
        party_share=None
        if not (n and sources) or parties is None
        else sum(bool(found) and set(found) <= parties for found in sources) / n,
        exact_day_share=exact / n if n else None,
        last_complete_week=_week(reports),
        looks=looks,
    )


def _persons(events: Any) -> tuple[float, float] | None:
    if "persons_low" not in events:
        return None
    told = events[events["persons_low"].notna() & events["persons_high"].notna()]
    return (float(told["persons_low"].sum()), float(told["persons_high"].sum())) if len(told) else None


def _week(reports: Any) -> dt.date | None:
    """The last Sunday on which or before which the newest report was published."""
    published = None if reports is None else reports["published"].dropna()
    if published is None or published.empty:
        return None
    day: dt.date = published.max().date()
    return day - dt.timedelta(days=(day.weekday() + 1) % 7)


def told(found: EvidenceBar, language: str = "en") -> tuple[Sentence, ...]:
    """The evidence bar in words, the share known from a single source first; what is unknown is not said.

    Args:
        found: the bar.
        language: ``en`` or ``es``.

    >>> [sentence.text for sentence in told(EvidenceBar(operations=8, single_source_share=0.75, sources=3))]
    ['Known from a single source: 75% of 8 operations.', '3 sources.']
    >>> told(EvidenceBar(operations=0), "es")[0].text
    'Ninguna operación.'
    """
    if not found.operations:
        return (tell("evidence", "none", language),)

    def say(key: str, **values: Any) -> Sentence:
        return tell("evidence", key, language, **values)

    def many(noun: str, n: int) -> str:
        return say(f"{noun}_one" if n == 1 else f"{noun}_many", n=n).text

    def percent(share: float) -> str:
        return say("percent", n=round(share * 100)).text

    operations = many(found.noun, found.operations)
    alone = found.single_source_share
    said = [say("single_unknown", operations=operations)]
    if alone is not None:
        said = [say("single", share=percent(alone), operations=operations)]
    if found.party_share is not None:
        said.append(say("party", share=percent(found.party_share)))
    if found.sources:
        said.append(say("sources", sources=many("source", found.sources)))
    if found.persons is not None:
        low, high = (int(n) for n in found.persons)
        persons = show(low, language) if low == high else say("range", low=low, high=high).text
        said.append(say("persons", persons=persons))
    if found.exact_day_share is not None:
        said.append(say("exact", share=percent(found.exact_day_share)))
    if found.last_complete_week is not None:
        said.append(say("week", day=found.last_complete_week))
    if found.looks > 1:
        said.append(say("looks", looks=found.looks))
    return tuple(said)
