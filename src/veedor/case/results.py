"""What the methods of a case give back."""

from __future__ import annotations

import msgspec

from veedor.claims.claim import Claim
from veedor.errors import Diagnostic
from veedor.judgement.record import Finding, Record
from veedor.reports.report import Report


class AddResult(msgspec.Struct, frozen=True, kw_only=True):
    """What `Case.add` did.

    Args:
        added: reports stored now, new versions of known reports among them.
        revised: how many of those are new versions.
        completed: reports that were stored before and got claims now: after an interruption, or because the
            extractor is another one.
        unchanged: reports that were there already, claims and all.
        claims: claims stored now.
        withheld: claims left out because one with the same words was redacted.
        skipped: messages, in order: errors for input that was not read, warnings and notes for the rest.
    """

    added: int
    revised: int
    completed: int
    unchanged: int
    claims: int
    withheld: int
    skipped: list[Diagnostic]


class Redaction(msgspec.Struct, frozen=True, kw_only=True):
    """What `Case.redact` erased.

    Args:
        entry: number of the ledger entry that says so.
        reports: ids of the reports erased; more than one where others had the same bytes or the same text.
        claims: how many claims were erased.
        judgements: how many judgements were erased because they speak of what is gone.
        warnings: reports that still have sentences of what was erased.
    """

    entry: int
    reports: tuple[str, ...]
    claims: int
    judgements: int
    warnings: tuple[Diagnostic, ...]


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A record, claim or report with what belongs to it.

    Args:
        record: the record, if the id is one's.
        claims: the record's claims in its order; the one claim; or all claims of the report.
        reports: the reports of these claims.
        records: the records that rest on these claims (the record itself among them).
        findings: the findings about these claims or records.
    """

    record: Record | None
    claims: list[Claim]
    reports: list[Report]
    records: list[Record]
    findings: list[Finding]
