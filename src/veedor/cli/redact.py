"""``veedor redact``: erase a payload, leaving a tombstone."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from veedor.cli.command import case_argument, command
from veedor.cli.session import OK, USAGE, Session


@command("redact", "erase a payload, leaving a tombstone")
@case_argument
@click.argument("identity", metavar="ID")
@click.option(
    "--reason", required=True, metavar="TEXT", help="Why; it stays in the ledger, so name nobody in it."
)
@click.option("--author", metavar="NAME", help="Who decides; by default the name of the account.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def redact_command(
    session: Session, *, case: Path, identity: str, reason: str, author: str | None, yes: bool
) -> int:
    """Erase a report or a claim from CASE for good; a tombstone with the reason stays, and the ledger still
    verifies.

    Redacting a report erases its bytes, its text and every claim from it. It cannot be undone.
    """
    from veedor.case import Case

    if not yes and sys.stdin.isatty() and not click.confirm(f"Erase {identity} for good?", err=True):
        return USAGE
    with Case.open(case) as opened:
        opened.redact(identity, reason=reason, author=author or getpass.getuser())
    session.put({"redacted": identity, "reason": reason})
    session.say(f"Erased {identity}; a tombstone with the reason stays.")
    return OK
