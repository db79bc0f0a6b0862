"""``veedor show``: one record, claim or report of a case."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from veedor.cli.command import case_argument, command
from veedor.cli.session import Session
from veedor.errors import UsageError


@command("show", "one record with its claims and their words")
@case_argument
@click.argument("identity", metavar="ID")
def show_command(session: Session, *, case: Path, identity: str) -> None:
    """Show a record of CASE with its claims, their words in context and their sources; or a claim, or a
    report.

    ID is an id as `veedor records` prints it; any beginning will do that only one thing has. In the context
    of a quote, square brackets mark the words that are the evidence.
    """
    from veedor.case import Case
    from veedor.cli import showing

    with Case.open(case) as opened:
        claims = {claim.id: claim for claim in opened.claims()}
        reports = {report.id: report for report in opened.reports()}
        records = {record.id: record for record in opened.records()}
        found = chosen(identity, [*records, *claims, *reports])
        view = showing.Case(claims, reports, session.emphasis)
        if found in records:
            record = records[found]
            findings = [finding for finding in opened.findings() if found in finding.records]
            members = [claims[each] for each in record.claims if each in claims]
            session.put({"record": record, "claims": members, "findings": findings})
            session.say(showing.record_text(record, findings, view))
        elif found in claims:
            claim = claims[found]
            holding = [record.id for record in records.values() if found in record.claims]
            session.put({"claim": claim, "records": holding})
            session.say(showing.claim_text(claim, view))
        else:
            report = reports[found]
            own = [claim for claim in claims.values() if claim.report == found]
            session.put({"report": report, "claims": own})
            session.say(showing.report_text(report, own))


def chosen(beginning: str, identities: Iterable[str]) -> str:
    """The one id that is `beginning` or, where there is none, begins with it.

    Raises:
        UsageError: U007 if none does, U008 if several do.

    >>> chosen("ab", ["abc", "b"]), chosen("a", ["a", "ab"])
    ('abc', 'a')
    """
    candidates = [identity for identity in identities if identity.startswith(beginning)]
    if beginning in candidates:
        return beginning
    if not candidates:
        raise UsageError("U007", identity=beginning)
    if len(candidates) > 1:
        raise UsageError("U008", identity=beginning, number=len(candidates), detail=tuple(candidates[:5]))
    return candidates[0]
