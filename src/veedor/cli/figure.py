"""``veedor figure``: a figure of a case as a picture or as its table."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from veedor.cli.command import case_argument, command, output_option
from veedor.cli.scope import scope_of, scope_options
from veedor.cli.session import Session
from veedor.errors import UsageError

ENDINGS = (".svg", ".png", ".csv")


def _known(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Refuse a figure that does not exist. The register is asked now and not when help is shown."""
    from veedor.figures.registry import get_figure

    return get_figure(value).name


@command("figure", "a figure as SVG, PNG or its table")
@case_argument
@click.argument("name", callback=_known, metavar="NAME")
@output_option
@scope_options
def figure_command(
    session: Session,
    *,
    case: Path,
    name: str,
    output: Path | None,
    language: str,
    protect: tuple[str, ...],
    **chosen: object,
) -> None:
    """Draw the figure NAME of CASE; what it is depends on how the name of FILE ends.

    NAME is mirror (repression and concession), balance (with its interval), ribbon (phases), epochs (operations
    around leverage dates), leverage (its table), ladder (counts by source), door (arrests against releases), lanes
    (persons and their states), map or calendar (deadlines).

    FILE ends in .svg, .png (needs: pip install 'veedor[figures]') or .csv for the table with every number that is
    drawn. A picture is saved with its caption: how much stands behind it, what may honestly be said, the method.
    Without FILE the SVG goes to standard output. Where somebody is who is in hiding is drawn nowhere.
    """
    from veedor.case import Case
    from veedor.cli.files import whole
    from veedor.cli.text import paragraph, plain
    from veedor.figures.given import Given
    from veedor.figures.registry import of_case

    if output is not None and output.suffix.lower() not in ENDINGS:  # before anything is computed
        raise UsageError("A004", path=str(output))
    with Case.open(case) as opened, session.watch("Simulating", unit="steps") as progress:
        scope = scope_of(dict(chosen), lambda done, of: progress(done, of))
        drawn = of_case(opened, name, scope, language=language, protected=protect)
    if output is None and session.as_json:
        rows = Given(tables={"table": drawn.table}).rows("table")
        session.put({"figure": name, "svg": drawn.svg, "caption": drawn.caption, "table": rows})
        return
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(drawn.captioned().encode() + b"\n")
        return
    data = drawn.encoded(output)
    with whole(output) as stream:
        stream.write(data)
    session.put({"file": str(output), "figure": name, "rows": len(drawn.table), "caption": drawn.caption})
    session.say(f"Wrote {output}.")
    session.say(paragraph(plain(drawn.caption)))
