"""The part of a case that a scope asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from veedor.analysis import frames
from veedor.analysis.registry import Scope
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.case import Case


class Held(msgspec.Struct, frozen=True):
    """Operations within a scope, all reports, and what the settings say of sources.

    Args:
        events: operations, see `within`.
        reports: all reports: attention is counted on all topics, and they tell how far the record goes.
        publishers: who published the reports that tell of these operations.
        parties: sources that are a side of the conflict; None where the settings name none.
        deadlines: all deadlines, of whatever country.
    """

    events: Any
    reports: Any
    publishers: frozenset[str]
    parties: frozenset[str] | None
    deadlines: Any = None


def of_scope(case: Case, scope: Scope) -> Held:
    """What a case holds within a scope."""
    all_frames = frames.of_case(case)
    events = within(all_frames.events, scope)
    ids = {id for claims in events["claims"] for id in claims}
    telling = {claim.report for claim in case.claims() if claim.id in ids}
    reports = all_frames.reports
    return Held(
        events=events,
        reports=reports,
        publishers=frozenset(reports.loc[reports["id"].isin(telling), "source"]),
        parties=frozenset(name for name, source in case.settings.sources.items() if source.party) or None,
        deadlines=all_frames.deadlines,
    )


def within(events: Any, scope: Scope) -> Any:
    """The operations in the country of the scope that lie whole between its days.

    Where an operation's own country is unknown, that of an actor decides. With a first or last day, operations that are
    undated, or of which only a part of the possible days lies within, are left out; without, undated ones stay.

    >>> import datetime as dt, pandas
    >>> days = pandas.to_datetime(["2025-03-01", "2025-05-01", None])
    >>> held = pandas.DataFrame({"first": days, "last": days, "country": ["VEN", None, "VEN"],
    ...                          "actor_countries": [[], ["VEN"], []]})
    >>> len(within(held, Scope(country="VEN"))), len(within(held, Scope(since=dt.date(2025, 4, 1))))
    (3, 1)
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    kept = pandas.Series(True, index=events.index)
    if scope.country:
        there = (events["country"] == scope.country).fillna(False).astype(bool)
        actors = pandas.Series([scope.country in c for c in events["actor_countries"]], index=events.index, dtype=bool)
        kept &= there | (events["country"].isna() & actors)
    if scope.since:
        kept &= events["first"] >= pandas.Timestamp(scope.since)
    if scope.until:
        kept &= events["last"] <= pandas.Timestamp(scope.until)
    return events[kept]
