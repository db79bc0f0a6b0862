"""``veedor check``: what arithmetic finds in a case."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from veedor.cli.command import case_argument, command
from veedor.cli.session import FOUND, OK, Session


@command("check", "what arithmetic finds")
@case_argument
def check_command(session: Session, *, case: Path) -> int:
    """Check CASE: durations against dates, parts against totals, stocks against flows, sequences of statuses.

    Every finding has a code, the words that it compares and its arithmetic. Exit code 1 if there is an error
    or a warning; notes (such as "not comparable") leave it 0.
    """
    from veedor.case import Case
    from veedor.cli.findings import finding_text

    with Case.open(case) as opened:
        findings = opened.findings()
        counts = Counter(finding.severity for finding in findings)
        session.put({"findings": findings, "counts": counts})
        claims, library = {claim.id: claim for claim in opened.claims()}, opened.library()
        for finding in findings:
            session.say(finding_text(finding, claims, library) + "\n")
    session.say(summary(counts))
    return FOUND if counts["error"] or counts["warning"] else OK


def summary(counts: Counter[str]) -> str:
    """How many findings of each severity, in one line.

    >>> summary(Counter({"warning": 2, "note": 1})), summary(Counter())
    ('2 warnings, 1 note', 'Nothing found that contradicts the arithmetic.')
    """
    named = [(s, counts[s]) for s in ("error", "warning", "note") if counts[s]]
    told = ", ".join(f"{n} {severity}{'s' if n > 1 else ''}" for severity, n in named)
    return told or "Nothing found that contradicts the arithmetic."
