"""Durations against dates.

"412 days" that ended on a known day gives the begin by arithmetic; another claim of the same record (or the
event that began the state) may state the begin. The rule: from S to E there are E - S days without the
first day (exclusive) and one more counting both (inclusive); a claim that says either is confirmed (J102),
any other number of days is flagged with both sentences (J101). 412 days before 2025-05-06 is 2024-03-20;
counting both days they are 413; 411 is neither. Durations in months or years are rough: they are flagged
only where the stated begin is outside what rounding allows. Two durations that lead to different begins are
flagged also where nobody states the begin; one without an end of its own takes the record's, and says so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from veedor.claims.claim import Claim, CountClaim, EventClaim, StatusClaim
from veedor.judgement.checks.registry import Case, finding, pairs_of, register
from veedor.judgement.identity import group_of, is_group
from veedor.judgement.index import place_words
from veedor.judgement.intervals import extent, number
from veedor.judgement.record import Finding, Record
from veedor.judgement.words import linking, overlap

_ISO = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_SPAN = {"Y": 365.25, "M": 30.44}
NEAR = 31
"""A begin further than so many days from the derived one is the begin of something else."""

Days = tuple[date, date]


class Lasting(msgspec.Struct, frozen=True):
    """A duration that a claim tells, with its end: `days` exact, or between `least` and `most` where it is
    rough.
    """

    claim: Claim
    least: int
    most: int
    exact: bool
    end: date
    borrowed: bool

    @property
    def begin(self) -> date:
        """The end minus the duration."""
        return self.end - timedelta(days=self.least)


@register("J101", "J102")
def durations(case: Case) -> Iterator[Finding]:
    """Compare every told duration of a status with the begins that are stated."""
    begun = _begins(case)
    for record in case.of("status"):
        members = [c for c in case.statuses(record) if c.modality == "asserted"]
        lasting = list(_lasting(record, members, case))
        if lasting:
            starts = [*_starts(members), *_begun(record, members, begun, case)]
            yield from _against_begins(record, lasting, starts)
            if not starts:
                yield from _against_each_other(record, lasting)


def day_range(duration: str) -> tuple[int, int, bool] | None:
    """Least and most days of an ISO 8601 duration, and whether it is a count of days; None if it is none.

    "P9M" stands for nine months or more, not yet ten, less half a month for rounding.

    >>> day_range("P412D"), day_range("P1Y")
    ((412, 412, True), (183, 731, False))
    """
    match = _ISO.fullmatch(duration)
    if match is None or not any(match.groups()):
        return None
    years, months, weeks, days = (int(g or 0) for g in match.groups())
    if not years and not months:
        exact = weeks * 7 + days
        return exact, exact, weeks == 0
    unit = _SPAN["M"] if months else _SPAN["Y"]
    whole = years * _SPAN["Y"] + months * _SPAN["M"] + weeks * 7 + days
    return max(0, round(whole - unit / 2)), round(whole + unit) + 1, False


def _lasting(record: Record, members: list[StatusClaim], case: Case) -> Iterator[Lasting]:
    known = _end_of(record.when)
    for claim in members:
        told = _told(claim, case)
        end = _end_of(claim.when) or known
        span = day_range(told[1]) if told else None
        if told and span and end:
            yield Lasting(told[0], span[0], span[1], span[2], end, _end_of(claim.when) is None)


def _told(claim: StatusClaim, case: Case) -> tuple[Claim, str] | None:
    """The duration of the status, or the count of days that is told in the same words."""
    if claim.duration:
        return claim, claim.duration
    for other in case.index.beside(claim):
        if isinstance(other, CountClaim) and other.qualifier == "exact" and group_of(other.unit).head == "day":
            return (other, f"P{other.low:.0f}D") if other.low is not None else None
    return None


def _end_of(when: str | None) -> date | None:
    """The day on which the state ended, where one day is told."""
    start, slash, end = (when or "").partition("/")
    days = extent(end) if slash and end not in ("", "..") else (None, None)
    return days[0] if start and days[0] == days[1] else None


def _starts(members: list[StatusClaim]) -> Iterator[tuple[Claim, Days]]:
    """Begins that are told, not derived from a duration."""
    for claim in members:
        start, slash, _ = (claim.when or "").partition("/")
        told = claim.when_basis in ("stated", "relative") and not claim.duration
        if slash and told and start not in ("", "..") and "~" not in start:
            days = extent(start)
            if days[0] and days[1]:
                yield claim, (days[0], days[1])


def _begins(case: Case) -> dict[tuple[str, str], list[EventClaim]]:
    """Dated events that begin a state, by act and recipient key or head of the group."""
    wanted = {act for acts in linking().begins.values() for act in acts}
    found: dict[tuple[str, str], list[EventClaim]] = defaultdict(list)
    for record in case.of("event"):
        for claim in case.events(record):
            act = f"{claim.type}-{claim.mode}" if claim.mode else claim.type
            told = claim.modality == "asserted" and claim.when_basis in ("stated", "relative")
            if told and (act in wanted or claim.type in wanted):
                for name in claim.recipients:
                    key = group_of(name.name).head if is_group(name.name) else case.index.key(name, claim)
                    found[claim.type, key].append(claim)
    return found


def _begun(
    record: Record, members: list[StatusClaim], begun: dict[tuple[str, str], list[EventClaim]], case: Case
) -> Iterator[tuple[Claim, Days]]:
    types = {act.partition("-")[0] for act in linking().begins.get(record.type, ())}
    seen: set[str] = set()
    for claim in members:
        group = is_group(claim.subject.name)
        key = group_of(claim.subject.name).head if group else case.index.key(claim.subject, claim)
        for event in (e for kind in sorted(types) for e in begun.get((kind, key), ())):
            days = extent(event.when)
            here = not group or overlap(place_words(event), place_words(claim)) >= 0.5
            if here and days[0] and days[0] == days[1] and event.id not in seen:
                seen.add(event.id)
                yield event, (days[0], days[0])


def _against_begins(record: Record, lasting: list[Lasting], starts: Iterable[tuple[Claim, Days]]) -> Iterator[Finding]:
    told = list(starts)
    confirmed: dict[tuple[int, date, date], list[Claim]] = defaultdict(list)
    flagged: dict[tuple[int, date, Days], list[Claim]] = defaultdict(list)
    for item in lasting:
        for claim, start in told:
            if claim.id == item.claim.id or abs((start[0] - item.begin).days) > NEAR + item.most - item.least:
                continue
            least, most = (item.end - start[1]).days, (item.end - start[0]).days + 1
            if item.most < least or item.least > most:
                flagged[item.least, item.end, start] += [item.claim, claim]
            elif item.exact and start[0] == start[1]:
                confirmed[item.least, item.end, start[0]] += [item.claim, claim]
    for (days, end, start), claims in sorted(flagged.items(), key=lambda i: i[0]):
        yield _flag(record, days, end, start, claims)
    for (days, end, begin), claims in sorted(confirmed.items(), key=lambda i: i[0]):
        yield _confirm(record, days, end, begin, claims)


def _flag(record: Record, days: int, end: date, start: Days, claims: list[Claim]) -> Finding:
    begin = str(start[0]) if start[0] == start[1] else f"{start[0]} to {start[1]}"
    exclusive = (end - start[0]).days
    return finding(
        "J101",
        claims,
        records=[record],
        steps=[
            f"{days} days before {end} is {end - timedelta(days=days)}",
            f"from {begin} to {end}: {exclusive} days without the first day, {exclusive + 1} counting both",
        ],
        data={
            "days": days,
            "end": str(end),
            "start": str(start[0]),
            "exclusive": exclusive,
            "inclusive": exclusive + 1,
        },
        duration=f"{number(days)} days",
        end=end,
        derived=end - timedelta(days=days),
        against=f"another claim states {begin}",
    )


def _confirm(record: Record, days: int, end: date, begin: date, claims: list[Claim]) -> Finding:
    exclusive = (end - begin).days
    rule = "without the first day" if days == exclusive else "counting the first and the last day"
    return finding(
        "J102",
        claims,
        records=[record],
        steps=[f"from {begin} to {end}: {exclusive} days without the first day, {exclusive + 1} counting both"],
        data={
            "days": days,
            "end": str(end),
            "start": str(begin),
            "exclusive": exclusive,
            "inclusive": exclusive + 1,
        },
        duration=f"{number(days)} days",
        end=end,
        start=begin,
        rule=rule,
    )


def _against_each_other(record: Record, lasting: list[Lasting]) -> Iterator[Finding]:
    """Exact durations that lead to different begins; one finding for each two begins and numbers."""
    exact: dict[tuple[int, date], list[Lasting]] = defaultdict(list)
    for item in lasting:
        if item.exact:
            exact[item.least, item.end].append(item)
    for (less, end), (more, other) in pairs_of(sorted(exact)):
        first, second = exact[less, end], exact[more, other]
        if first[0].begin == second[0].begin or abs((first[0].begin - second[0].begin).days) > NEAR:
            continue
        steps = [f"{days} days before {to} is {to - timedelta(days=days)}" for days, to in ((less, end), (more, other))]
        if any(item.borrowed for item in (*first, *second)):
            steps.append("one sentence tells no end; the end of the record was taken")
        if abs((first[0].begin - second[0].begin).days) == 1:
            steps.append("they agree only if one counts the first and the last day and the other does not")
        yield finding(
            "J101",
            [item.claim for item in (*first, *second)],
            records=[record],
            steps=steps,
            data={"days": [less, more], "ends": [str(end), str(other)]},
            duration=f"{number(less)} days",
            end=end,
            derived=first[0].begin,
            against=f"another claim says {number(more)} days"
            + ("" if end == other else f" until {other}, from {second[0].begin}"),
        )
