"""Figures that are drawn from the record itself: its frames within a scope, and who is in hiding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from veedor.analysis import scoping
from veedor.analysis.balance import table_of
from veedor.analysis.evidence import EvidenceBar, bar
from veedor.analysis.frames import of_case
from veedor.analysis.sides import sides
from veedor.analysis.weights import weights
from veedor.judgement.hiding import Hiding

if TYPE_CHECKING:
    from veedor.analysis.registry import Scope
    from veedor.case import Case


def material(case: Case, scope: Scope) -> tuple[dict[str, Any], EvidenceBar]:
    """The frames of a case within a scope, and the evidence bar of its events.

    Events get the columns ``side`` and ``stage`` of `veedor.analysis.sides`, and ``withheld``: whether they may tell
    where somebody is who is in hiding now. Those get no spot.

    Args:
        case: an open case.
        scope: the country, and the days: what certainly lies outside of them is left out, what has no day stays.
    """
    frames = of_case(case)
    parties = frozenset(name for name, source in case.settings.sources.items() if source.party) or None
    hiding = Hiding.of(case.claims(), case.library())
    told = zip(frames.events["claims"], frames.events["actors"] + frames.events["recipients"], strict=True)
    table = table_of(case) or weights()
    known = sides(frames.events, table, home=scope.country)[["side", "stage"]]
    withheld = [_withheld(hiding, *row) for row in told]
    events = scoping.within(frames.events.assign(withheld=withheld, **known), scope)
    tables = {"events": events, "deadlines": within(frames.deadlines, scope)}
    tables |= {"states": frames.states, "reports": frames.reports}
    return tables, bar(events, reports=frames.reports, parties=parties)


def within(frame: Any, scope: Scope) -> Any:
    """Deadlines, or other rows of a frame with ``first``, ``last`` and ``country`` that may lie within
    a scope: what will fall due has often no exact day.

    >>> import datetime as dt, pandas
    >>> from veedor.analysis.registry import Scope
    >>> days = pandas.to_datetime(["2025-03-01", None])
    >>> frame = pandas.DataFrame({"first": days, "last": days, "country": ["VEN", "VEN"]})
    >>> len(within(frame, Scope(country="VEN", since=dt.date(2025, 4, 1))))
    1
    """
    kept = frame
    if scope.country is not None:
        kept = kept[(kept["country"] == scope.country).fillna(False).astype(bool)]
    if scope.since is not None:
        kept = kept[~(kept["last"] < str(scope.since))]
    if scope.until is not None:
        kept = kept[~(kept["first"] > str(scope.until))]
    return kept


def _withheld(hiding: Hiding, claims: list[str], names: list[str]) -> bool:
    """Whether an event rests on words about hiding, or names somebody who is in hiding."""
    return bool(hiding.claims.intersection(claims)) or any(hiding.hides(name) for name in names if name)
