"""A finding as a compiler prints it: code, message, every place with its quote, the arithmetic, advice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from veedor.claims.claim import Claim
from veedor.errors import CODES
from veedor.judgement.passage import sentence_bounds
from veedor.judgement.record import Finding
from veedor.reports.report import Report

LONGEST_QUOTE = 300


def render(found: Finding, claims: Iterable[Claim] | Mapping[str, Claim], reports: Mapping[str, Report]) -> str:
    """The finding as text.

    Each claim is shown with its report and offset, who is said to have said it, and the sentence around its
    evidence with the evidence underlined where it fits on a line. A claim or report that is not at hand
    (redacted) is named as such.

    Args:
        found: the finding.
        claims: by id, or any iterable.
        reports: by id.
    """
    by_id = claims if isinstance(claims, Mapping) else {c.id: c for c in claims}
    lines = [f"{found.severity}[{found.code}]: {found.message}"]
    for name in found.claims:
        lines += _quoted(name, by_id.get(name), reports)
    lines += [f"  = {step}" for step in found.steps]
    lines.append(f"  help: {CODES[found.code].advice}")
    return "\n".join(lines)


def _quoted(name: str, claim: Claim | None, reports: Mapping[str, Report]) -> list[str]:
    if claim is None or not claim.evidence:
        return [f"  --> {name} (not at hand)"]
    span = claim.evidence[0]
    report = reports.get(claim.report)
    published = f", {report.date}" if report and report.date else ""
    source = f", {report.source}" if report and report.source else ""
    said = ", according to " + ", citing ".join(n.name for n in claim.attribution) if claim.attribution else ""
    head = f"  --> {claim.report}:{span.start}{source}{published}{said}"
    if report is None or not span.fits(report.text):
        return [head, f"   | {_one_line(span.text)}"]
    start, end = sentence_bounds(report.text, span.start, span.end)
    sentence = _one_line(report.text[start:end])
    if len(sentence) > LONGEST_QUOTE:
        return [head, f"   | {_one_line(span.text)}"]
    at = len(_one_line(report.text[start : span.start] + "x")) - 1
    return [head, f"   | {sentence}", f"   | {' ' * at}{'^' * len(_one_line(span.text))}"]


def _one_line(text: str) -> str:
    return " ".join(text.split())
