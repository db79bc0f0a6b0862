"""``veedor analyze``: an analysis of a case in honest words, with its numbers."""

from __future__ import annotations

from pathlib import Path

import click

from veedor.cli.command import case_argument, command
from veedor.cli.scope import scope_of, scope_options
from veedor.cli.session import Session


def _known(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse an analysis that does not exist. The register is asked now and not when help is shown."""
    from veedor.analysis.registry import get_analysis

    return get_analysis(value).name


@command("analyze", "balance, phases, leverage, counts, people or alerts")
@case_argument
@click.argument("name", callback=_known, metavar="NAME")
@scope_options
def analyze_command(
    session: Session, *, case: Path, name: str, language: str, protect: tuple[str, ...], **chosen: object
) -> None:
    """Analyze CASE and say what may honestly be said of it.

    NAME is balance (repression and concession over time), phases (turning points), leverage (whether concessions
    fell near moments of leverage), counts (who counts what, and whether it adds up), people (who was in which
    state, and how long) or alerts (more or fewer than usual, and silence).

    How much stands behind a result comes first, with the share that is known from a single source. Then come the
    sentences, the beginning of each table, and the method. --json gives everything. Where too little is known, the
    answer is "cannot tell". Where somebody is who is in hiding is withheld. The numbers come with: pip install
    'veedor[analysis]'.
    """
    from veedor.analysis.registry import get_analysis
    from veedor.case import Case
    from veedor.cli import analyzing
    from veedor.figures.record import masked
    from veedor.judgement.hiding import Hiding

    with Case.open(case) as opened, session.watch("Simulating", unit="steps") as progress:
        result = get_analysis(name).run(opened, scope_of(dict(chosen), lambda done, of: progress(done, of)))
        hiding = Hiding.of(opened.claims(), opened.library(), protected=protect)
    tables = masked(result.tables(), hiding, language)
    if session.as_json:
        session.put(analyzing.document(result, tables, language))
    else:
        session.say(analyzing.told(result, tables, language))
