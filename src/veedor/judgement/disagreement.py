"""How the claims of one record differ: typed, and a contradiction only where nothing else explains it.

===============
================================================================================================= type
said when ===============
================================================================================================= date two
claims give days for one thing that cannot be the same value            two numbers for one thing at one time
that cannot be the same window           the times that two claims speak of differ, so their numbers (or a yes
and a no) need not agree universe         they count different things: inmates, political prisoners definition
they say that they count by different rules framing          one act or state under two names: evacuated,
released contradiction    one says yes and the other no, or two sources give two numbers for the same thing,
time and rule ===============
=================================================================================================

Every claim that differs from some other is named with its value. Claims without a value take no side.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from veedor.claims.claim import Claim, CountClaim, DeadlineClaim, EventClaim, StatusClaim
from veedor.edtf import bounds, is_approximate, is_edtf
from veedor.judgement.index import Index
from veedor.judgement.intervals import extent, length, range_of, shared
from veedor.judgement.record import Difference, Disagreement
from veedor.judgement.words import fold, linking, unit_of

OUTLASTED = 31
"""An end that another claim's end outlasts by more days was only the day of the report."""
C = TypeVar("C", bound=Claim)
V = TypeVar("V", bound=Hashable)


def of_events(claims: Sequence[EventClaim], index: Index) -> tuple[Disagreement, ...]:
    """Differences of framing, date or window, size, and whether it happened at all."""
    told = [c for c in claims if c.modality != "negated"]
    found = [
        _differing("framing", "type", told, _act, _two_acts, str),
        *_times(told),
        _sizes(told, index),
        *_denied(claims, index, _event_denied),
    ]
    return tuple(d for d in found if d)


def of_statuses(claims: Sequence[StatusClaim], index: Index) -> tuple[Disagreement, ...]:
    """Differences of name of the state, begin and end, duration, size, and whether it was so at all."""
    told = [c for c in claims if c.modality != "negated"]
    found = [
        _differing("framing", "state", told, lambda c: c.state, _any_other, str),
        _differing("value", "duration", told, lambda c: c.duration, _other_durations, str),
        _differing("date", "when", told, _start, _apart, _day_words),
        _differing("date", "when", not_cut_short(told, index), _end, _apart, _day_words),
        _sizes(told, index),
        *_denied(claims, index, _status_denied),
    ]
    return tuple(d for d in found if d)


def of_deadlines(claims: Sequence[DeadlineClaim], index: Index) -> tuple[Disagreement, ...]:
    """Differences of date within one deadline; a moved deadline is a chain, not a difference."""
    found = _differing("date", "when", claims, lambda c: c.when, _other_times, str)
    return (found,) if found else ()


def of_counts(claims: Sequence[CountClaim], index: Index) -> tuple[Disagreement, ...]:
    """Differences of window, universe, definition and value between the numbers of a record."""
    pairs: dict[Difference, dict[str, str]] = {}
    for left, right in _neighbours(claims, index):
        for kind, field in reasons(left, right, index):
            values = pairs.setdefault(kind, {})
            for claim in (left, right):
                values.setdefault(claim.id, count_value(claim, field, index))
    fields: dict[Difference, str] = {"window": "when", "universe": "unit", "definition": "universe"}
    return tuple(
        Disagreement(kind, fields.get(kind, "low"), tuple(values.values()), tuple(values))
        for kind, values in sorted(pairs.items())
    )


class Likeness(msgspec.Struct, frozen=True):
    """In what two numbers of one topic are alike: all that decides whether they can be compared.

    Args:
        unit, universe: whether both count the same things by the words, and the same ones of them.
        meets: whether some number lies in both.
        window: whether both speak of the same time (`same_window`).
        voice: whether both are one source's.
        definition: whether both tell the same words about how they count.
        attribute: whether they belong to one event or person and are no stock or flow.
    """

    unit: bool
    universe: bool
    meets: bool
    window: bool
    voice: bool
    definition: bool
    attribute: bool = False


def reasons(left: CountClaim, right: CountClaim, index: Index) -> list[tuple[Difference, str]]:
    """Why two numbers for one topic differ, as (type, field); empty where the numbers can be the same."""
    return reasons_of(
        Likeness(
            unit=unit_of(left.unit) == unit_of(right.unit),
            universe=fold(left.universe or "") == fold(right.universe or ""),
            meets=range_of(left).meets(range_of(right)),
            window=not _other_window(left, right, index),
            voice=index.source(left) == index.source(right),
            definition=definition(left, index) == definition(right, index),
            attribute=left.measure == "attribute",
        )
    )


def reasons_of(like: Likeness) -> list[tuple[Difference, str]]:
    """Why two numbers for one topic differ, as (type, field); empty where the numbers can be the same.

    Window, universe and definition are reasons why they need not agree. Only without any of them do two
    numbers differ in value (one source, or an attribute) or contradict each other (two sources).

    >>> alike = {"unit": True, "universe": True, "window": True, "definition": True}
    >>> reasons_of(Likeness(**alike, meets=False, voice=False))
    [('contradiction', 'low')]
    >>> reasons_of(Likeness(**alike | {"window": False}, meets=False, voice=False))
    [('window', 'when')]
    """
    found: list[tuple[Difference, str]] = []
    if not like.unit and not like.attribute:
        found.append(("universe", "unit"))
    elif not like.universe:
        found.append(("universe", "universe"))
    if found == [] and like.meets:
        return []
    if not like.window:
        found.append(("window", "when"))
    two = not like.voice and not like.attribute
    if two and not like.definition:
        found.append(("definition", "universe"))
    if found:
        return found
    return [("contradiction" if two else "value", "low")]


def definition(claim: CountClaim, index: Index) -> frozenset[str]:
    """The words in a count's sentence that tell by which rule it counts."""
    text = f" {fold(index.sentence(claim))} {fold(claim.universe or '')} "
    return frozenset(cue for cue in linking().definition_cues if f" {cue} " in text)


def as_of(claim: Claim, index: Index) -> tuple[date | None, date | None]:
    """The days that a count speaks of; undated, everything up to publication."""
    days = extent(claim.when)
    return days if days != (None, None) else (None, index.published(claim))


def count_value(claim: CountClaim, field: str, index: Index) -> str:
    """What a count says in one field, as text."""
    if field == "when":
        published = index.published(claim)
        return claim.when or (f"../{published}" if published else "")
    if field == "unit":
        return claim.unit
    if field == "universe":
        return claim.universe or claim.unit
    return range_of(claim).words


def _other_window(left: CountClaim, right: CountClaim, index: Index) -> bool:
    """Whether the times differ: another as-of date of a stock, another window of a flow."""
    a, b = as_of(left, index), as_of(right, index)
    dated, undated = (a, b) if left.when is not None else (b, a)
    return not same_window(
        left.measure,
        dated=(left.when is not None) + (right.when is not None),
        equal=a == b,
        approximate=any(c.when is not None and is_approximate(c.when) for c in (left, right)),
        later=bool(dated[0] and undated[1] and dated[0] > undated[1]),
    )


def same_window(measure: str, *, dated: int, equal: bool, approximate: bool, later: bool) -> bool:
    """Whether two numbers can be taken to speak of the same time.

    Args:
        measure: of both.
        dated: how many of the two tell their time (0, 1 or 2).
        equal: whether the days are the same, the latest possible ones for what is undated.
        approximate: whether a told time is only about right.
        later: where one is dated, whether it begins after the undated one was published.

    >>> same_window("stock", dated=2, equal=False, approximate=False, later=False)
    False
    """
    if dated == 2:
        return equal or approximate
    if dated == 0:
        return equal or measure != "stock"
    return measure == "attribute" and not later


def _neighbours(claims: Sequence[CountClaim], index: Index) -> Iterator[tuple[CountClaim, CountClaim]]:
    """Pairs to compare: all in a small record, each with the next few in a large one."""
    reach = len(claims) if len(claims) <= 30 else 5
    for i, left in enumerate(claims):
        for right in claims[i + 1 : i + 1 + reach]:
            yield left, right


def _differing(
    kind: Difference,
    field: str,
    claims: Sequence[C],
    value: Callable[[C], V | None],
    conflicting: Callable[[list[V]], set[V]],
    words: Callable[[V], str],
) -> Disagreement | None:
    """The claims whose value conflicts with that of some other claim, or None.

    `conflicting` picks, from distinct values, those that conflict with some other one.
    """
    held = [(c, v) for c in claims if (v := value(c)) is not None]
    distinct = list(dict.fromkeys(v for _, v in held))
    bad = conflicting(distinct) if len(distinct) > 1 else set()
    named = [(c, v) for c, v in held if v in bad]
    if not named:
        return None
    return Disagreement(kind, field, tuple(words(v) for _, v in named), tuple(c.id for c, _ in named))


def _act(claim: EventClaim) -> str:
    return f"{claim.type}-{claim.mode}" if claim.mode else claim.type


def _two_acts(acts: list[str]) -> set[str]:
    """One type with and without a mode is the same act told more or less exactly."""

    def other(left: str, right: str) -> bool:
        return left.partition("-")[0] != right.partition("-")[0] or ("-" in left and "-" in right)

    return {a for a in acts if any(a != b and other(a, b) for b in acts)}


def _any_other(values: list[V]) -> set[V]:
    """Any two different values conflict."""
    return set(values)


def _other_times(whens: list[str]) -> set[str]:
    """Times that share no day with some other time."""
    spans = {when: extent(when) for when in whens}
    first_end = min((d[1] for d in spans.values() if d[1]), default=None)
    last_start = max((d[0] for d in spans.values() if d[0]), default=None)
    after = {w for w, d in spans.items() if d[0] and first_end and d[0] > first_end}
    return after | {w for w, d in spans.items() if d[1] and last_start and d[1] < last_start}


def _other_windows(whens: list[str]) -> set[str]:
    """Windows, if not all are the same."""
    return set(whens) if len({extent(when) for when in whens}) > 1 else set()


def _times(claims: Sequence[EventClaim]) -> list[Disagreement | None]:
    """Days that exclude each other, and windows that are not the same."""

    def short(claim: Claim) -> str | None:
        return claim.when if claim.when and not is_approximate(claim.when) and not _window(claim.when) else None

    def long(claim: Claim) -> str | None:
        return claim.when if claim.when and _window(claim.when) else None

    return [
        _differing("date", "when", claims, short, _other_times, str),
        _differing("window", "when", claims, long, _other_windows, str),
    ]


def _window(when: str) -> bool:
    return "/" in when and length(extent(when)) is not None


def _sizes(claims: Sequence[EventClaim] | Sequence[StatusClaim], index: Index) -> Disagreement | None:
    """Numbers of persons that exclude each other, named by the counts that tell them."""
    held = []
    for claim in claims:
        told = index.size(claim)
        if told is not None:
            held.append((told[1].id if told[1] else claim.id, told[0]))
    held = list(dict.fromkeys(held))
    lowest_high, highest_low = (
        min((r.high for _, r in held), default=0),
        max((r.low for _, r in held), default=0),
    )
    named = [(i, r) for i, r in held if r.low > lowest_high or r.high < highest_low]
    if not named:
        return None
    return Disagreement("value", "size", tuple(r.words for _, r in named), tuple(i for i, _ in named))


def _denied(
    claims: Sequence[C], index: Index, kind: Callable[[C, C, Index], Difference | None]
) -> Iterator[Disagreement]:
    """Claims that something was against claims that it was not."""
    told = [c for c in claims if c.modality in ("asserted", "alleged")]
    denied = [c for c in claims if c.modality == "negated"]
    found: dict[Difference, dict[str, str]] = {}
    for yes in told:
        for no in denied:
            difference = kind(yes, no, index)
            if difference is not None:
                found.setdefault(difference, {}).update({yes.id: yes.modality, no.id: no.modality})
    for difference, values in sorted(found.items()):
        yield Disagreement(difference, "modality", tuple(values.values()), tuple(values))


def _event_denied(yes: EventClaim, no: EventClaim, index: Index) -> Difference | None:
    """A denial from before the act contradicts nothing: its window is another."""
    said = extent(no.when)[1] or index.published(no)
    happened = extent(yes.when)[0]
    return "window" if said and happened and said < happened else "contradiction"


def _status_denied(yes: StatusClaim, no: StatusClaim, index: Index) -> Difference | None:
    if yes.state != no.state:
        return None
    life = index.life(yes)
    denied = index.life(no)
    at = denied.core or denied.hull
    return "contradiction" if shared(life.hull, at) else "window"


def _start(claim: StatusClaim) -> tuple[date, date] | None:
    """The days on which the state can have begun, where the claim tells a begin."""
    start = (claim.when or "").partition("/")
    if not start[1] or start[0] in ("", "..") or not is_edtf(start[0]) or is_approximate(start[0]):
        return None
    return _closed(bounds(start[0]))


def not_cut_short(claims: Sequence[StatusClaim], index: Index) -> list[StatusClaim]:
    """Without the claims whose end other claims outlast by far: they tell the state up to their own day."""
    ends = {c.id: e for c in claims if (e := _end(c)) is not None}
    standing = [core[1] for c in claims if c.id not in ends and (core := index.life(c).core)]
    last = max([e[0] for e in ends.values()] + standing, default=date.min)
    return [c for c in claims if c.id not in ends or (last - ends[c.id][1]).days <= OUTLASTED]


def _end(claim: StatusClaim) -> tuple[date, date] | None:
    end = (claim.when or "").partition("/")
    if not end[1] or end[2] in ("", "..") or not is_edtf(end[2]) or is_approximate(end[2]):
        return None
    return _closed(bounds(end[2])) if end[0] not in ("", "..") else None


def _closed(days: tuple[date | None, date | None]) -> tuple[date, date] | None:
    return (days[0], days[1]) if days[0] and days[1] else None


def _apart(days: list[tuple[date, date]]) -> set[tuple[date, date]]:
    """Spans of days that share none with some other span."""
    first_end, last_start = min(d[1] for d in days), max(d[0] for d in days)
    return {d for d in days if d[0] > first_end or d[1] < last_start}


def _day_words(days: tuple[date, date]) -> str:
    return str(days[0]) if days[0] == days[1] else f"{days[0]}/{days[1]}"


def _other_durations(durations: list[str]) -> set[str]:
    """Durations in one unit that differ; "P412D" and "P1Y" are compared by the check of durations."""
    return {a for a in durations if any(a != b and a[-1:] == b[-1:] for b in durations)}
