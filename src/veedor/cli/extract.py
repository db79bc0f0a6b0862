"""``veedor extract``: claims of reports, without a store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.command import command, reading_options
from veedor.cli.session import Session
from veedor.errors import Diagnostic

if TYPE_CHECKING:
    from veedor.reports import Report


@command("extract", "claims of reports as JSON Lines, without a case")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@reading_options
def extract_command(
    session: Session,
    *,
    inputs: tuple[str, ...],
    published: str | None,
    language: str | None,
    source: str | None,
    title: str | None,
    actors: tuple[Path, ...],
    model: str | None,
    learned: bool,
) -> None:
    """Print the claims of reports as JSON Lines, one claim a line; nothing is stored.

    FILE is a report (text, Markdown, HTML, JSON Lines), a folder of them, or - for standard input. Claims
    come out as reports are read, so a pipe of any length needs little memory. The options fill what a file
    does not say; --actors adds actors of your own to the packs.
    """
    from veedor.claims import claim as claims
    from veedor.claims.extract import extract
    from veedor.language.actors.reading import read as read_actors
    from veedor.reports import read

    own = read_actors(actors)
    found = read(inputs, published=published, language=language, source=source, title=title)
    with session.watch("Extracting") as progress:
        told_of = extract(_reports(found, session), model=model, actors=own, learned=learned, on_problem=session.note)
        for _, told in told_of:
            for claim in told:
                session.line(claims.to_json(claim))
            sys.stdout.flush()
            progress()


def _reports(found: Iterable[Report | Diagnostic], session: Session) -> Iterator[Report]:
    """The reports; what could not be read goes to the list at the end."""
    for item in found:
        if isinstance(item, Diagnostic):
            session.note(item)
        else:
            yield item
