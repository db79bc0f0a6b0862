"""``veedor add``: put reports into a case."""

from __future__ import annotations

from pathlib import Path

import click

from veedor.cli.command import case_argument, command, reading_options
from veedor.cli.session import Session


@command("add", "add reports to a case")
@case_argument
@click.argument("inputs", nargs=-1, required=True, metavar="FILE|FOLDER|-...")
@reading_options
def add_command(
    session: Session,
    *,
    case: Path,
    inputs: tuple[str, ...],
    published: str | None,
    language: str | None,
    source: str | None,
    title: str | None,
    model: str | None,
) -> None:
    """Add reports to CASE: files, folders with all that is in them, or - for standard input.

    Text, Markdown, HTML and JSON Lines are read. The same report added again changes nothing, so the command
    can be repeated after anything that stopped it. What could not be read is listed at the end; the rest is
    in the case.
    """
    from veedor.case import Case
    from veedor.cli.text import counted

    with Case.open(case) as opened, session.watch("Adding") as progress:
        result = opened.add(
            inputs,
            published=published,
            language=language,
            source=source,
            title=title,
            model=model,
            progress=progress,
        )
    for message in result.skipped:
        session.note(message)
    session.put({"added": result.added, "unchanged": result.unchanged, "claims": result.claims})
    session.say(
        f"{counted(result.added, 'report')} added with {counted(result.claims, 'claim')}, "
        f"{result.unchanged:,} unchanged."
    )
