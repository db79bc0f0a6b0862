"""Dates that cannot be: after publication though told as having happened (J503), or in no readable form
(J504).

A date is after publication only if its first possible day is; a report without a date of publication is not
judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from veedor.edtf import is_edtf
from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.intervals import extent
from veedor.judgement.record import Finding

GRACE = timedelta(days=1)
"""The day of the act and the day of publication may lie in two time zones."""


@register("J503", "J504")
def dates(case: Case) -> Iterator[Finding]:
    """Look at the date of every member of every record."""
    for record in case.records:
        for claim in case.members(record):
            if claim.when is None:
                continue
            if not is_edtf(claim.when):
                yield finding("J504", [claim], records=[record], when=claim.when)
                continue
            published, first = case.index.published(claim), extent(claim.when)[0]
            told = claim.modality in ("asserted", "alleged") and record.kind != "deadline"
            if told and published and first and first > published + GRACE:
                yield finding(
                    "J503",
                    [claim],
                    records=[record],
                    steps=[f"{claim.when} is after {published}"],
                    data={"when": claim.when, "published": str(published)},
                    when=claim.when,
                    published=published,
                )
