"""``veedor show``: one record, claim or report of a case."""

from __future__ import annotations

from pathlib import Path

import click

from veedor.cli.command import case_argument, command
from veedor.cli.session import Session


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
        found = opened.show(identity)
        view = showing.Around(
            claims={claim.id: claim for claim in opened.claims()},
            reports=opened.library(),
            emphasis=session.emphasis,
        )
        session.put(found)
        session.say(showing.shown_text(identity, found, view))
