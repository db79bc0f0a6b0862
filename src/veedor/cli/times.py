"""``veedor times``: the expressions of time in reports, resolved."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from veedor.cli.command import command, report_options
from veedor.cli.session import Session
from veedor.errors import Diagnostic, VeedorError

if TYPE_CHECKING:
    from veedor.language.times import TimeExpression
    from veedor.reports import Report

    Writer = Callable[[Report, list[TimeExpression]], bytes]


@command("times", "expressions of time in reports, resolved, one line a report")
@click.argument("inputs", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "timeml"]),
    default="jsonl",
    show_default=True,
    help="One JSON object a line, or one TimeML document a line.",
)
@report_options
def times_command(
    session: Session,
    *,
    inputs: tuple[str, ...],
    form: str,
    published: str | None,
    language: str | None,
    source: str | None,
    title: str | None,
) -> None:
    """Find every expression of time in reports, and say which date it means and why.

    FILE is a report (text, Markdown, HTML, JSON Lines), a folder of them, or - for standard input. One line a
    report comes out, with characters of its text: start, end, text, TIMEX3 type and value, the date or interval
    in EDTF, its basis and the steps of its derivation. Days that no calendar has are listed on the error
    stream and left undated. No language model is needed.
    """
    from veedor.language.times import of_report, problems
    from veedor.reports import read

    write = _writer(form)
    found = read(inputs, published=published, language=language, source=source, title=title)
    with session.watch("Dating") as progress:
        for item in found:
            if isinstance(item, Diagnostic):
                session.note(item)
                continue
            try:
                expressions = of_report(item)
            except VeedorError as error:
                session.note(error.diagnostic)
                continue
            for problem in problems(expressions, file=item.origin or None):
                session.note(problem)
            session.line(write(item, expressions))
            sys.stdout.flush()
            progress()


def _writer(form: str) -> Writer:
    if form == "timeml":
        from veedor.exchange.timeml import timeml

        return lambda report, expressions: timeml(report, expressions).encode("utf-8", "replace")

    import msgspec

    def rows(report: Report, expressions: list[TimeExpression]) -> bytes:
        return msgspec.json.encode({"id": report.id, "timex": [expression.row() for expression in expressions]})

    return rows
