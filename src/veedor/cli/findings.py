"""Findings of the checks, printed as a compiler prints its messages."""

from __future__ import annotations

from collections.abc import Mapping

from veedor.claims.claim import Claim
from veedor.cli.listing import short
from veedor.cli.quotes import origin
from veedor.cli.text import paragraph, plain
from veedor.errors import CODES
from veedor.judgement.record import Finding
from veedor.reports.report import Report


def finding_text(finding: Finding, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> str:
    """A finding with the words that it compares, its arithmetic and what to do about it."""
    lines = [paragraph(f"{finding.severity}[{finding.code}]: {plain(finding.message)}", indent="    ", first="")]
    for claim in (claims[each] for each in finding.claims if each in claims):
        quote = f'{origin(reports.get(claim.report), claim)}: "{plain(claim.evidence[0].text)}"'
        lines.append(paragraph(quote, indent="  |   ", first="  | "))
    lines += [paragraph(plain(step), indent="      ", first="  = ") for step in finding.steps]
    if finding.code in CODES:
        lines.append(paragraph(CODES[finding.code].advice, indent="        ", first="  help: "))
    if finding.records:
        lines.append(f"  in: {', '.join(short(record) for record in finding.records)}")
    return "\n".join(lines)
