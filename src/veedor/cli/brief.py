"""``veedor brief``: a cited brief from the records of a case, or the proof of one that is already a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.command import case_argument, command, day, output_option
from veedor.cli.session import Session

if TYPE_CHECKING:
    from veedor.case import Case

FORMS = {".html": "html", ".htm": "html", ".md": "md", ".json": "json"}
"""Ending of a file -> format."""


@command("brief", "a cited brief, or the proof of one")
@case_argument
@click.option(
    "--language", type=click.Choice(["en", "es"]), default="en", show_default=True, help="Its language."
)
@click.option(
    "--since", metavar="DATE", callback=day, help="Only what reports published on or after DATE tell."
)
@output_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["html", "md", "json"]),
    help="The format; by default what the name of FILE ends in, else md.",
)
@click.option(
    "--check",
    "written",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write nothing; check a brief that was written before, sentence by sentence.",
)
def brief_command(
    session: Session,
    *,
    case: Path,
    language: str,
    since: str | None,
    output: Path | None,
    form: str | None,
    written: Path | None,
) -> int:
    """Write a brief of CASE in which every sentence opens its evidence, or --check one.

    Every number, name and date of a sentence stands in the words it cites or in their arithmetic; a brief for
    which this does not hold is not written. --check refuses a file in which somebody changed a number,
    dropped an "according to" or an "alleged"; exit code 3.
    """
    from veedor.case import Case

    with Case.open(case) as opened:
        if written is not None:
            return _check(session, opened, written)
        return _write(session, opened, language, since, output, form or _by_name(output))


def _by_name(output: Path | None) -> str:
    return "md" if output is None else FORMS.get(output.suffix.lower(), "md")


def written(case: Case, *, form: str, language: str = "en", since: str | None = None) -> bytes:
    """A proven brief of a case as the bytes of a file.

    Args:
        case: an open case.
        form: ``html``, ``md`` or ``json``.
        language, since: as for `veedor.brief.compose`.

    Raises:
        ProofError: if a sentence says what its evidence does not; nothing is written then.
    """

    raise NotImplementedError


def _write(
    session: Session, case: Case, language: str, since: str | None, output: Path | None, form: str
) -> int:
    raise NotImplementedError


def _check(session: Session, case: Case, file: Path) -> int:
    raise NotImplementedError
