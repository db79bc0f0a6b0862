"""Figures that are drawn from the record itself: its frames within a scope, and who is in hiding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from veedor.analysis import scoping
from veedor.analysis.balance import table_of
from veedor.analysis.evidence import EvidenceBar, bar
from veedor.analysis.frames import of_case
from veedor.analysis.sides import sides
from veedor.analysis.weights import weights
from veedor.figures.wording import word
from veedor.judgement.hiding import Hiding

if TYPE_CHECKING:
    from veedor.analysis.registry import Scope
    from veedor.case import Case


def material(case: Case, scope: Scope, hiding: Hiding, *, about: str = "events") -> tuple[dict[str, Any], EvidenceBar]:
    """The frames of a case within a scope, and its evidence bar.

    Events get the columns ``side`` and ``stage`` of `veedor.analysis.sides`, and ``withheld``: whether they may tell
    where somebody is who is in hiding now. Those get no spot.

    Args:
        case: an open case.
        about: the frame whose rows the evidence bar counts: ``events`` or ``deadlines``.
        hiding: who is in hiding or protected.
        scope: the country, and the days: what certainly lies outside of them is left out, what has no day stays.
    """
    frames = of_case(case)
    parties = frozenset(name for name, source in case.settings.sources.items() if source.party) or None
    told = zip(frames.events["claims"], frames.events["actors"] + frames.events["recipients"], strict=True)
    table = table_of(case) or weights()
    known = sides(frames.events, table, home=scope.country)[["side", "stage"]]
    withheld = [_withheld(hiding, *row) for row in told]
    events = scoping.within(frames.events.assign(withheld=withheld, **known), scope)
    tables = {"events": events, "deadlines": within(frames.deadlines, scope)}
    tables |= {"states": frames.states, "reports": frames.reports}
    evidence = bar(tables[about], reports=frames.reports, parties=parties)
    return tables, msgspec.structs.replace(evidence, noun="deadline") if about == "deadlines" else evidence


_WORDS = ("quote", "what", "label", "group_label")
_PLACES = {"person": "place", "subject": "place"}


def masked(tables: Mapping[str, Any], hiding: Hiding, language: str) -> dict[str, Any]:
    """Tables in which no word tells where somebody is who is in hiding.

    Words of reports are masked where they name somebody in hiding; the place in a row about such a person is left out.

    Args:
        tables: pandas frames by name.
        about: the frame whose rows the evidence bar counts: ``events`` or ``deadlines``.
        hiding: who is in hiding or protected.
        language: of what is shown instead.
    """
    mask = word("withheld", language)
    return {name: _masked(frame, hiding, mask) for name, frame in tables.items()}


def _masked(frame: Any, hiding: Hiding, mask: str) -> Any:
    changed = {}
    for name in _WORDS:
        if name in frame:
            changed[name] = [hiding.mask(text, mask) if isinstance(text, str) else text for text in frame[name]]
    for who, place in _PLACES.items():
        if who in frame and place in frame:
            rows = zip(frame[who], frame[place], strict=True)
            changed[place] = [None if isinstance(name, str) and hiding.hides(name) else where for name, where in rows]
    return frame.assign(**changed) if changed else frame


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
