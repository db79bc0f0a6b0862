"""Parts against totals.

Within one sentence of one source, numbers that come after "including", "of whom" and the like are parts of
the number before them. No part may be more than the whole (J201). Parts that make the whole by their meaning
(men and women, civilians and soldiers, adults and minors: ``complements`` in ``linking.yaml``) must add up to
it (J202; J203 where they do). Numbers with "about" are taken with their rounding. Not seen: parts in other
sentences, overlapping parts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from veedor.claims.claim import CountClaim
from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.identity import group_of
from veedor.judgement.index import PERSONS
from veedor.judgement.intervals import Range, range_of
from veedor.judgement.passage import sentence_bounds
from veedor.judgement.record import Finding
from veedor.judgement.words import linking, singular, tokens

_Placed = tuple[int, CountClaim]


@register("J201", "J202", "J203")
def parts(case: Case) -> Iterator[Finding]:
    """Look at every sentence with two numbers or more."""
    by_sentence: dict[tuple[str, int, int], list[_Placed]] = defaultdict(list)
    for record in case.of("count_series"):
        for claim in case.counts(record):
            text = _text(claim, case)
            if text is not None and claim.modality == "asserted":
                at = _position(claim, text)
                by_sentence[claim.report, *sentence_bounds(text, at, at + 1)].append((at, claim))
    for (report, start, end), placed in sorted(by_sentence.items(), key=lambda i: i[0]):
        if len(placed) > 1:
            text = case.index.reports[report].text
            yield from _in_sentence(text, start, end, sorted(placed, key=lambda p: (p[0], p[1].id)), case)


def _text(claim: CountClaim, case: Case) -> str | None:
    report = case.index.reports.get(claim.report)
    fits = report is not None and claim.evidence and claim.evidence[0].fits(report.text)
    return report.text if report is not None and fits else None


def _position(claim: CountClaim, text: str) -> int:
    """Where the unit stands in the evidence; the evidence itself where it has not these words."""
    span = claim.evidence[0]
    at = text.find(claim.unit, span.start, span.end)
    return at if at >= 0 else span.start


def _in_sentence(text: str, start: int, end: int, placed: list[_Placed], case: Case) -> Iterator[Finding]:
    cues = "|".join(re.escape(cue) for cue in linking().part_cues)
    cue = re.search(rf"\b(?:{cues})\b", text[start:end], re.IGNORECASE)
    if cue is None:
        return
    before = [c for at, c in placed if at < start + cue.start()]
    after = [c for at, c in placed if at >= start + cue.end() - 1]
    if not before:
        return
    total = before[-1]
    inside = [c for c in after if _part_of(c, total, case)]
    whole = range_of(total)
    for part in inside:
        if range_of(part).low > whole.high:
            yield _too_much([part], total, whole)
    yield from _complement(inside, total, whole)


def _part_of(part: CountClaim, total: CountClaim, case: Case) -> bool:
    """Whether two numbers count things of one sort by one source."""
    heads = {group_of(part.unit).head, group_of(total.unit).head}
    one_sort = heads <= PERSONS or len(heads) == 1 or bool(side_of(part.unit) and group_of(total.unit).head in PERSONS)
    return one_sort and case.index.source(part) == case.index.source(total)


def side_of(unit: str) -> tuple[int, int] | None:
    """Which side of which complement a unit names, or None.

    >>> side_of("women") is not None, side_of("political prisoners")
    (True, None)
    """
    words = set(tokens(unit))
    for number, sides in enumerate(linking().complements):
        for side, names in enumerate(sides):
            if words & {singular(n) for n in names}:
                return number, side
    return None


def _complement(inside: list[CountClaim], total: CountClaim, whole: Range) -> Iterator[Finding]:
    sides: dict[int, dict[int, CountClaim]] = defaultdict(dict)
    for claim in inside:
        side = side_of(claim.unit)
        if side is not None:
            sides[side[0]].setdefault(side[1], claim)
    for number, found in sorted(sides.items()):
        if len(found) != len(linking().complements[number]):
            continue
        claims = [found[s] for s in sorted(found)]
        total_of_parts = Range(0, 0)
        for claim in claims:
            total_of_parts = total_of_parts + range_of(claim)
        code = "J203" if total_of_parts.meets(whole) else "J202"
        yield finding(
            code,
            [*claims, total],
            steps=[f"{_sum(claims)} = {total_of_parts.words}; the whole is {whole.words}"],
            data={
                "parts": [range_of(c).words for c in claims],
                "sum": total_of_parts.words,
                "total": whole.words,
            },
            sum=total_of_parts.words,
            parts=_sum(claims),
            total=whole.words,
        )


def _sum(claims: list[CountClaim]) -> str:
    return " + ".join(range_of(c).words for c in claims)


def _too_much(inside: list[CountClaim], total: CountClaim, whole: Range) -> Finding:
    told = _sum(inside)
    return finding(
        "J201",
        [*inside, total],
        steps=[f"{told} {inside[0].unit} are more than {whole.words} {total.unit}"],
        data={"parts": [range_of(c).words for c in inside], "total": whole.words},
        parts=told,
        total=whole.words,
    )
