"""``veedor freeze``: settle the design of a leverage test before the reports come."""

from __future__ import annotations

from pathlib import Path

import click

from veedor.cli.command import case_argument, command
from veedor.cli.scope import country
from veedor.cli.session import Session
from veedor.cli.text import counted


@command("freeze", "settle a leverage test before its reports come")
@case_argument
@click.option(
    "--calendar",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Your own leverage dates, in CSV or iCalendar, beside those of the record.",
)
@click.option(
    "--country", metavar="CODE", callback=country, help="Whose government is tested, as VEN; default: all together."
)
@click.option("--author", metavar="NAME", default="not stated", help="Who settles it; it stays in the ledger.")
def freeze_command(session: Session, *, case: Path, calendar: Path | None, country: str | None, author: str) -> None:
    """Settle in the ledger of CASE what a leverage test will test: the windows of case.toml, the dates of leverage
    (deadlines of the record and your own), and which operations count.

    Only reports that are added later make a result confirmatory; everything else is exploratory. It cannot be
    taken back, but frozen again: then the last one holds. Dates and categories go into the ledger, no words.
    """
    from veedor.analysis.leverage import settle
    from veedor.analysis.registry import Scope
    from veedor.case import Case

    scope = Scope(country=country, calendar=str(calendar) if calendar else None)
    with Case.open(case) as opened:
        found = settle(opened, scope, author=author)
        head = str(opened.head())
    session.put({"freeze": found, "head": head})
    design = found.design
    days = len({each.date for each in design.calendar})
    windows = ", ".join(f"{first:+d}..{last:+d}" for first, last in design.windows)
    session.say(f"Frozen in entry {found.seq}: {counted(days, 'date')} of leverage, windows {windows} (days).")
    session.say("Reports that you add from now on can confirm; note the head where nobody can change it.")
    session.say(f"head  {head}")
