"""``veedor export``: what a case holds as a file, in tables or in the forms of others."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.command import case_argument, command, output_option
from veedor.cli.session import Session
from veedor.errors import UsageError, diagnostic

if TYPE_CHECKING:
    from veedor.exchange import Format


def _known_table(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse a table that does not exist. The register is asked now and not when help is shown."""
    from veedor.exchange import get_table

    return get_table(value).name


def _known_format(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse a format that does not exist."""
    from veedor.exchange import get_format

    return None if value is None else get_format(value).name


@command("export", "what a case holds as CSV, Excel, Stata, a calendar, a map ...")
@case_argument
@click.argument("what", callback=_known_table, metavar="WHAT")
@click.option(
    "--format",
    "form",
    callback=_known_format,
    metavar="FORMAT",
    help="The format; by default what the name of FILE ends in, else jsonl.",
)
@output_option
@click.option(
    "--codebook",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write what every field means, as CSV or Markdown.",
)
@click.option(
    "--protect",
    multiple=True,
    metavar="NAME",
    help="Withhold the places of this person as of somebody in hiding; may be given several times.",
)
def export_command(
    session: Session,
    *,
    case: Path,
    what: str,
    form: str | None,
    output: Path | None,
    codebook: Path | None,
    protect: tuple[str, ...],
) -> None:
    """Export WHAT of CASE: events, counts, people or deadlines, or claims, records or findings as they stand.

    As tables: jsonl, csv, xlsx, parquet, stata. In the forms of others: plover and plover-json (events), geojson
    (events), ics (deadlines), ftm (FollowTheMoney), prov (W3C PROV), huridocs (events, people). The reference
    docs/reference/tables.md explains the fields of each.

    Where people in hiding are is withheld: their records carry no place, and no words that tell it.
    """
    from veedor.case import Case
    from veedor.cli.files import whole
    from veedor.cli.text import counted
    from veedor.exchange import around_of, export, get_format, get_table, items_of
    from veedor.exchange import codebook as described

    chosen = get_format(form or _by_name(output))
    chosen.expect(get_table(what))
    meanings = None if codebook is None else described(what, chosen.name, form=codebook.suffix.lower().lstrip("."))
    if output is None and not chosen.is_text and _is_terminal():
        raise UsageError("E003", format=chosen.name)
    with Case.open(case) as opened:
        items, around = items_of(opened, what), around_of(opened, what)
        if output is None:
            n = export(items, what, chosen.name, sys.stdout.buffer, around=around, protected=protect)
        else:
            with whole(output) as stream:
                n = export(items, what, chosen.name, stream, around=around, protected=protect)
    if n < len(items):
        session.note(diagnostic("E008", left=len(items) - n, all=len(items), why=chosen.left_out))
    if codebook is not None and meanings is not None:
        with whole(codebook) as stream:
            stream.write(meanings)
    if output is not None:
        session.put({"file": str(output), "format": chosen.name, "rows": n})
        session.say(_told(counted(n, "row"), output, codebook))


def _told(rows: str, output: Path, codebook: Path | None) -> str:
    beside = "" if codebook is None else f", and what its fields mean to {codebook}"
    return f"Wrote {rows} to {output}{beside}."


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _by_name(output: Path | None) -> str:
    from veedor.exchange import by_name

    found: Format | None = None if output is None else by_name(output.name)
    return "jsonl" if found is None else found.name
