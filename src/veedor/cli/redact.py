"""``veedor redact``: erase a payload, leaving a tombstone."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from veedor.cli.command import case_argument, command
from veedor.cli.session import OK, USAGE, Session
from veedor.cli.text import counted


@command("redact", "erase a payload, leaving a tombstone")
@case_argument
@click.argument("identity", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help="Why; it stays in the ledger, so name nobody in it.")
@click.option("--author", metavar="NAME", default="not stated", help="Who decides; it stays in the ledger.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def redact_command(session: Session, *, case: Path, identity: str, reason: str, author: str, yes: bool) -> int:
    """Erase a report or a claim from CASE for good; a tombstone with the reason stays, and the ledger still
    verifies.

    Redacting a report erases its bytes, its text and every claim from it. It cannot be undone.
    """
    from veedor.case import Case

    if not yes and sys.stdin.isatty() and not click.confirm(f"Erase {identity} for good?", err=True):
        return USAGE
    with Case.open(case) as opened:
        result = opened.redact(identity, reason=reason, author=author)
    for warning in result.warnings:
        session.note(warning)
    session.put(result)
    what = [counted(len(result.reports), "report")] if result.reports else []
    what += [counted(result.claims, "claim")] if result.claims else []
    what += [counted(result.judgements, "judgement")] if result.judgements else []
    session.say(f"Erased {', '.join(what)}; entry {result.entry} of the ledger keeps the reason.")
    return OK
