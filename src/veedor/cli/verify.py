"""``veedor verify`` and ``veedor head``: integrity, and the hash to note elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from veedor.cli.command import case_argument, command
from veedor.cli.session import FOUND, INTEGRITY, OK, Session
from veedor.cli.text import counted


@command("verify", "verify that nothing was altered")
@case_argument
@click.option("--against", metavar="HEAD", help="A head that was noted elsewhere, as `veedor head` printed it.")
def verify_command(session: Session, *, case: Path, against: str | None) -> int:
    """Verify the ledger of CASE, its payloads and the stored bytes. Exit code 3 if something does not fit.

    By itself it sees entries that were altered or put in another order. With --against it also sees entries
    that were removed or rewritten since that head was noted: note `veedor head` where nobody can change it.
    """
    from veedor.case import Case

    with Case.open(case) as opened:
        problems = list(opened.verify(against))
        head = str(opened.head())
    session.put({"intact": not any(p.severity == "error" for p in problems), "problems": problems, "head": head})
    for problem in problems:
        session.say(problem.render())
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        session.say(f"\nThe ledger does not verify: {counted(len(errors), 'problem')}.")
        return INTEGRITY
    session.say("Intact." if against is None else "Intact, and nothing was removed or rewritten since that head.")
    session.say(f"head  {head}")
    return FOUND if problems else OK


@command("head", "the hash to note elsewhere")
@case_argument
def head_command(session: Session, *, case: Path) -> None:
    """Print the head of CASE's ledger: one hash that stands for everything in it.

    Note it on paper, in a message, or in another system; `veedor verify CASE --against HEAD` then proves that
    nothing was altered, removed or rewritten since.
    """
    from veedor.case import Case

    with Case.open(case) as opened:
        head = opened.head()
    session.put({"case": str(case), "head": head})
    session.say(str(head))
