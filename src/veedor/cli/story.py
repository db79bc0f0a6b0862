"""What a case holds, told on a screen or two: how much, the best attested, and what does not fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from veedor.claims.claim import Claim
from veedor.cli.check import summary
from veedor.cli.findings import finding_text
from veedor.cli.listing import KINDS, listing
from veedor.cli.text import counted
from veedor.judgement.record import Finding, Record
from veedor.reports.report import Report

SHOWN = 5
"""Records of each kind that are shown: a screen or two, not everything."""


def story(
    records: Sequence[Record],
    findings: Sequence[Finding],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
) -> str:
    """What was found: how much of each kind, the best attested of each, the differences and the findings."""
    counts = Counter(record.kind for record in records)
    told = ", ".join(counted(counts[kind], one, many) for kind, (one, many) in KINDS.items())
    parts = [
        f"{counted(len(reports), 'report')} say {counted(len(claims), 'claim')}; judged together they are "
        f"{counted(len(records), 'record')}:\n{told}."
    ]
    for kind, (_, many) in KINDS.items():
        best = best_attested([record for record in records if record.kind == kind])
        if best:
            title = f"{many.upper()}, the best attested {len(best)} of {counts[kind]}"
            parts.append(f"{title}\n\n{listing(best, claims, reports, headings=False)}")
    loud = [finding for finding in findings if finding.severity != "note"]
    parts.append(f"WHAT DOES NOT FIT: {summary(Counter(finding.severity for finding in findings))}")
    parts += [finding_text(finding, claims, reports) for finding in loud]
    return "\n\n".join(parts)


def best_attested(records: Sequence[Record]) -> list[Record]:
    """The records with the most differences and claims, shown in the order in which all are listed."""
    ranked = sorted(records, key=lambda r: (len(r.disagreements) > 0, len(r.claims)), reverse=True)[:SHOWN]
    return [record for record in records if record in ranked]
