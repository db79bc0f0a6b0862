"""``veedor export``: claims, records or findings as a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from veedor.cli.command import case_argument, command, output_option
from veedor.cli.session import Session
from veedor.errors import UsageError

if TYPE_CHECKING:
    from veedor.case import Case
    from veedor.exchange import Surroundings


def _known_table(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse a table that does not exist. The register is asked now and not when help is shown."""
    from veedor.exchange import get_table

    return get_table(value).name


def _known_format(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Refuse a format that does not exist."""
    from veedor.exchange import get_format

    return None if value is None else get_format(value).name


@command("export", "claims or records as JSON Lines, CSV, Excel, Parquet")
@case_argument
@click.argument("what", callback=_known_table, metavar="claims|records|findings")
@click.option(
    "--format",
    "form",
    callback=_known_format,
    metavar="jsonl|csv|xlsx|parquet",
    help="The format; by default what the name of FILE ends in, else jsonl.",
)
@output_option
def export_command(session: Session, *, case: Path, what: str, form: str | None, output: Path | None) -> None:
    """Export the claims, records or findings of CASE as JSON Lines, CSV, Excel or Parquet.

    The columns are explained in docs/reference/tables.md and on the second sheet of a workbook. CSV is UTF-8
    with a byte order mark; text that a spreadsheet would run as a formula gets an apostrophe before it.
    """
    from veedor.case import Case
    from veedor.cli.files import whole
    from veedor.cli.text import counted
    from veedor.exchange import export, get_format

    chosen = get_format(form or _by_name(output))
    if output is None and not chosen.is_text and _is_terminal():
        raise UsageError("E003", format=chosen.name)
    with Case.open(case) as opened:
        items, around = _items(opened, what)
        if output is None:
            export(items, what, chosen.name, sys.stdout.buffer, around=around)
            return
        with whole(output) as stream:
            n = export(items, what, chosen.name, stream, around=around)
    session.put({"file": str(output), "format": chosen.name, "rows": n})
    session.say(f"Wrote {counted(n, 'row')} to {output}.")


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _by_name(output: Path | None) -> str:
    from veedor.exchange import all_formats

    suffixes = {form.suffix: name for name, form in all_formats().items()}
    return "jsonl" if output is None else suffixes.get(output.suffix.lower(), "jsonl")


def _items(case: Case, what: str) -> tuple[Any, Surroundings]:
    """The items of a table, and what surrounds them."""
    from veedor.exchange import Surroundings

    claims = case.claims()
    around = Surroundings(reports=case.library(), claims={claim.id: claim for claim in claims})
    if what == "claims":
        return claims, around
    return (case.records() if what == "records" else case.findings()), around
