"""``veedor records``: the records of a case."""

from __future__ import annotations

from pathlib import Path

import click

from veedor.cli.command import case_argument, command, day
from veedor.cli.session import Session, called

KINDS = {"event": "event", "count": "count_series", "status": "status", "deadline": "deadline"}
"""Words of ``--kind`` -> kinds of records."""


@command("records", "list events, counts, statuses and deadlines")
@case_argument
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only this kind.")
@click.option("--person", metavar="NAME", help="Only what names this person or body; accents do not matter.")
@click.option("--country", metavar="CODE", help="Only what concerns this country: VEN, USA, ...")
@click.option("--since", metavar="DATE", callback=day, help="Only what may lie on or after this date.")
@click.option("--until", metavar="DATE", callback=day, help="Only what may lie on or before this date.")
def records_command(
    session: Session,
    *,
    case: Path,
    kind: str | None,
    person: str | None,
    country: str | None,
    since: str | None,
    until: str | None,
) -> None:
    """List the records of CASE: events, counts, statuses and deadlines, with their sources and differences.

    An undated record is listed under --since where its report is not older, because it may lie in the period.
    """
    from veedor.case import Case
    from veedor.cli.listing import listing
    from veedor.cli.text import counted

    with Case.open(case) as opened:
        chosen = opened.records(
            kind=None if kind is None else KINDS[kind],
            person=person,
            country=country,
            since=since,
            until=until,
        )
        total = len(chosen) or len(opened.records())
        session.put({"records": chosen})
        if chosen:
            claims = {claim.id: claim for claim in opened.claims()}
            session.say(listing(chosen, claims, opened.library()))
        elif total:
            session.say(f"None of the {counted(total, 'record')} fits.")
        else:
            session.say(f"No records yet. Next: {called()} add {case} FILE...")
