"""One record or claim for people: what it says, its evidence in context, its sources and differences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from veedor.case import Shown
from veedor.claims.claim import (
    Claim,
    CountClaim,
    DeadlineClaim,
    EventClaim,
    StatementClaim,
    StatusClaim,
)
from veedor.cli.findings import finding_text
from veedor.cli.listing import KINDS, difference, interval, lead, short, when
from veedor.cli.quotes import in_context, origin, people
from veedor.cli.text import counted, number, paragraph, plain
from veedor.judgement.record import Finding, Record
from veedor.reports.report import Report

Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Around:
    """What else of a case is needed to show something of it."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]
    emphasis: Callable[[str], str] = str


def shown_text(identity: str, shown: Shown, around: Around) -> str:
    """What `veedor.case.Case.show` found under an id: a record, a claim, or a report."""
    if shown.record is not None:
        return record_text(shown.record, shown.findings, around)
    if len(shown.claims) == 1 and shown.claims[0].id.startswith(identity):
        (claim,) = shown.claims
        held = ", ".join(record.id for record in shown.records) or "none"
        return f"Claim {claim.id}\n\n{claim_text(claim, around)}\n     in records: {held}"
    return report_text(shown.reports[0], shown.claims)


def record_text(record: Record, findings: Sequence[Finding], around: Around) -> str:
    """A record with its claims, their words in context, and what the checks found on it."""
    parts = [f"{KINDS[record.kind][0].capitalize()} {record.id}", _block(_record_fields(record))]
    parts.append(f"Resting on {counted(len(record.claims), 'claim')}")
    for n, claim in enumerate((around.claims[each] for each in record.claims if each in around.claims), 1):
        parts.append(claim_text(claim, around, mark=f"{n}."))
    if record.disagreements:
        parts.append(
            "Differences\n"
            + "\n".join(paragraph(difference(d), indent="    ", first="  ") for d in record.disagreements)
        )
    if findings:
        found = [finding_text(finding, around.claims, around.reports) for finding in findings]
        parts.append("Findings\n" + "\n".join(found))
    return "\n\n".join(parts)


def _record_fields(record: Record) -> Fields:
    what = plain(f"{lead(record)}{record.label}")
    fields: Fields = [("what", what), ("when", when(record))]
    if record.when_basis:
        fields[-1] = ("when", f"{record.when} ({record.when_basis})")
    if record.subjects:
        fields.append(("by" if record.kind == "event" else "who", people(record.subjects)))
    if record.recipients:
        fields.append(("toward", people(record.recipients)))
    if record.where:
        fields.append(("where", plain(record.where.name)))
    if record.size:
        fields.append(("people", number(record.size)))
    if record.supersedes:
        fields.append(("replaces", ", ".join(short(each) for each in record.supersedes)))
    return fields


def claim_text(claim: Claim, around: Around, *, mark: str = "") -> str:
    """A claim: who says it, its words in context, and what was read from them."""
    report = around.reports.get(claim.report)
    head = f"{origin(report, claim)} — {claim.kind} {short(claim.id)}"
    lines = [paragraph(head, indent="     ", first=f"  {mark} " if mark else "  ")]
    quotes = [in_context(report, span, emphasis=around.emphasis) for span in claim.evidence] if report else []
    if quotes:
        lines.append(paragraph(quotes[0], indent="     "))
    if len(quotes) > 1:
        lines.append(f"     (the passage stands {counted(len(quotes), 'time')} in the report)")
    lines.append(_block(_claim_fields(claim), indent="     "))
    return "\n".join(lines)


def _claim_fields(claim: Claim) -> Fields:
    fields: Fields = [("says", " ".join([*_modality(claim), _content(claim)]))]
    if claim.attribution:
        fields.append(("source", " citing ".join(plain(name.name) for name in claim.attribution)))
    if claim.when:
        fields.append(("when", f"{claim.when} ({claim.when_basis})"))
    fields += [("", plain(step)) for step in claim.derivation]
    if claim.where:
        fields.append(("where", plain(claim.where.name)))
    return fields


def _modality(claim: Claim) -> list[str]:
    return [] if claim.modality == "asserted" else [f"({claim.modality})"]


def _content(claim: Claim) -> str:
    """The content of a claim in one line."""
    match claim:
        case EventClaim():
            act = f"{claim.type}{'-' + claim.mode if claim.mode else ''}"
            return " ".join([act, *_part("by", people(claim.actors)), *_part("toward", people(claim.recipients))])
        case CountClaim():
            amount = interval(claim.low, claim.high)
            qualifier = claim.qualifier.replace("_", " ") + " " if claim.qualifier == "about" else ""
            return plain(f"{qualifier}{amount} {claim.unit} ({claim.measure})")
        case StatusClaim():
            size = f" ({number(claim.size)})" if claim.size else ""
            lasting = _part("for", claim.duration or "")
            return plain(" ".join([f"{claim.subject.name}{size}:", claim.state.replace("_", " "), *lasting]))
        case DeadlineClaim():
            return plain(
                " ".join(
                    [
                        f"{claim.category.replace('_', ' ')}: {claim.what.text}",
                        *_part("for", people(claim.parties)),
                    ]
                )
            )
        case StatementClaim():
            label = " (a label)" if claim.label else ""
            return plain(f'{claim.speaker.name} {claim.cue.text}: "{claim.content.text}"{label}')


def _part(word: str, text: str) -> list[str]:
    return [word, text] if text else []


def report_text(report: Report, claims: Sequence[Claim]) -> str:
    """A report: what its source says about itself, and how much was read from it."""
    fields: Fields = [
        ("title", plain(report.title or "(none)")),
        ("source", plain(report.source or "(not stated)")),
    ]
    published = f"{report.published} ({report.published_basis})" if report.published else "(not stated)"
    fields += [("published", published), ("language", report.language or "(not stated)")]
    fields += [("from", plain(report.origin)), ("bytes", report.bytes_sha256), ("text", report.text_sha256)]
    fields += [("claims", number(len(claims)))]
    return f"Report {report.id}\n\n{_block(fields)}"


def _block(fields: Fields, *, indent: str = "  ") -> str:
    """Names and values, lined up."""
    widest = max((len(name) for name, _ in fields), default=0)
    return "\n".join(
        paragraph(value, indent=f"{indent}{'':{widest}}  ", first=f"{indent}{name:{widest}}  ")
        for name, value in fields
    )
