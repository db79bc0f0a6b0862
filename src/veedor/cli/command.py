"""How a command is declared: with the options that every command has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import update_wrapper
from pathlib import Path
from typing import Any

import click

from veedor.cli.session import Session

Body = Callable[..., int | None]


def command(name: str, summary: str) -> Callable[[Body], click.Command]:
    """Declare a command: its function gets a `Session` first, then its own arguments, and returns an exit
    code.

    Adds ``--json``, ``--progress / --no-progress`` and ``--debug``; shows the messages that the session kept
    when the function is through; an error among them makes the code 1 where it would have been 0.

    Args:
        name: the word on the command line. The help is the function's docstring.
        summary: what it does, in a few words for the list of commands.
    """

    def declare(body: Body) -> click.Command:
        def run(*, as_json: bool, progress: bool | None, debug: bool, **arguments: Any) -> int:
            session = Session(as_json=as_json, progress=progress)
            code = body(session, **arguments) or 0
            skipped = session.close()
            return max(code, int(skipped))

        update_wrapper(run, body)
        built = click.command(name, short_help=summary)(run)
        built.params += _shared()
        return built

    return declare


def _shared() -> list[click.Parameter]:
    """The options that every command has."""
    return [
        click.Option(["--json", "as_json"], is_flag=True, help="Answer in JSON, for machines."),
        click.Option(["--progress/--no-progress"], default=None, help="Show progress always, or never."),
        click.Option(["--debug"], is_flag=True, help="Show a traceback where Veedor itself fails."),
    ]


case_argument = click.argument("case", type=click.Path(path_type=Path), metavar="CASE")
"""The folder of a case."""

_READING = (
    click.option("--published", metavar="DATE", help="Publication date, where a file states none."),
    click.option("--language", metavar="CODE", help="Language, where a file states none: en, es."),
    click.option("--source", metavar="NAME", help="Who published it, where a file does not say."),
    click.option("--title", metavar="TEXT", help="Title, where a file has none."),
)
_actors = click.option(
    "--actors",
    type=click.Path(path_type=Path, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Your own actors, in CSV or YAML; may be given several times.",
)
_model = click.option("--model", metavar="NAME", help="An installed spaCy pipeline to use instead of Veedor's own.")

_learned = click.option(
    "--learned/--no-learned", default=False, help="Ask the learned coder about acts that no frame tells (English)."
)


def report_options(function: Body) -> Body:
    """The options that fill what a file does not say of its report."""
    for option in reversed(_READING):
        function = option(function)
    return function


def reading_options(function: Body) -> Body:
    """The options of every command that extracts claims from reports: `report_options`, the model, own actors,
    the learned coder."""
    return report_options(_actors(_model(_learned(function))))


output_option = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write to FILE."
)


def day(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Check an option that is a date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

    Raises:
        click.BadParameter: if it is none of these or not in the calendar.
    """
    if value is None:
        return None
    for form in ("%Y-%m-%d", "%Y-%m", "%Y"):
        try:
            parsed = dt.datetime.strptime(value, form)
        except ValueError:
            continue
        if parsed.strftime(form) == value:
            return value
    raise click.BadParameter(f"'{value}' is not a date (2025, 2025-05 or 2025-05-06)", ctx=ctx, param=param)
