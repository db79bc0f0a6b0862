"""Deadlines that passed (J502).

A deadline has passed if its last day lies before the day of the check (the newest report's date unless
another day is given), no later deadline has replaced it, and no claim tells it as held. The note asks what
came of it; it does not say that nothing happened.
"""

from __future__ import annotations

from collections.abc import Iterator

from veedor.judgement.checks.registry import Case, finding, register
from veedor.judgement.intervals import extent
from veedor.judgement.record import Finding


@register("J502")
def deadlines(case: Case) -> Iterator[Finding]:
    """Look at every dated deadline that nothing replaces."""
    replaced = {earlier for record in case.of("deadline") for earlier in record.supersedes}
    for record in case.of("deadline"):
        day = extent(record.when)[1]
        members = case.deadlines(record)
        held = any(c.modality in ("asserted", "negated") for c in members)
        if day and case.today and day < case.today and record.id not in replaced and not held:
            yield finding(
                "J502",
                members,
                records=[record],
                steps=[f"{day} is before {case.today}"],
                data={"day": str(day), "today": str(case.today)},
                day=day,
            )
