"""Dates that cannot be: after publication though told as having happened (J503), or in no readable form
(J504).

A date is after publication only if its first possible day is; a report without a date of publication is not
judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from veedor.claims.claim import Claim
from veedor.edtf import is_edtf
from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.intervals import extent
from veedor.judgement.record import Finding, Record

GRACE = timedelta(days=1)
"""The day of the act and the day of publication may lie in two time zones."""


@register("J503", "J504")
def dates(case: Case) -> Iterator[Finding]:
    """Look at the date of every member of every record; one finding for each report and date."""
    late: dict[tuple[str, str], list[tuple[Claim, Record]]] = defaultdict(list)
    unreadable: dict[str, list[tuple[Claim, Record]]] = defaultdict(list)
    for record in case.records:
        for claim in case.members(record):
            if claim.when is not None and not is_edtf(claim.when):
                unreadable[claim.when].append((claim, record))
            elif claim.when is not None and record.kind != "deadline" and _late(claim, case):
                late[claim.report, claim.when].append((claim, record))
    for (_, when), told in sorted(late.items()):
        yield _after(when, told, case)
    for when, told in sorted(unreadable.items()):
        yield finding("J504", _claims(told, case), records=[r for _, r in told], when=when)


def _late(claim: Claim, case: Case) -> bool:
    published, first = case.index.published(claim), extent(claim.when)[0]
    told = claim.modality in ("asserted", "alleged")
    return bool(told and published and first and first > published + GRACE)


def _after(when: str, told: list[tuple[Claim, Record]], case: Case) -> Finding:
    published = case.index.published(told[0][0])
    return finding(
        "J503",
        _claims(told, case),
        records=[r for _, r in told],
        steps=[f"{when} is after {published}"],
        data={"when": when, "published": str(published)},
        when=when,
        published=published,
    )


def _claims(told: list[tuple[Claim, Record]], case: Case) -> list[Claim]:
    return sorted((c for c, _ in told), key=case.index.order)
