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
    actors: tuple[Path, ...],
    model: str | None,
    learned: bool,
) -> None:
    """Add reports to CASE: files, folders with all that is in them, or - for standard input.

    Text, Markdown, HTML and JSON Lines are read. The same report added again changes nothing, so the command
    can be repeated after anything that stopped it. What could not be read is listed at the end; the rest is
    in the case. --actors adds actors of your own for this run; `actors` in case.toml does so for every run.
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
            actors=actors,
            model=model,
            learned=learned,
            progress=progress,
        )
    for message in result.skipped:
        session.note(message)
    session.put(result)
    told = [f"{counted(result.added, 'report')} added", f"{result.unchanged:,} unchanged"]
    told += [f"{result.revised:,} of them new versions"] if result.revised else []
    told += [f"{result.completed:,} completed"] if result.completed else []
    told += [counted(result.claims, "claim")]
    told += [f"{result.withheld:,} withheld because they were redacted"] if result.withheld else []
    session.say(", ".join(told) + ".")
