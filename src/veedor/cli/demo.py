"""``veedor demo``: the example reports, read into a new case."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import click

from veedor.cli.command import command
from veedor.cli.session import OK, Session, called
from veedor.errors import UsageError

if TYPE_CHECKING:
    from veedor.judgement.record import Record

MARK = ".veedor-demo"
"""A file in the folder of a demo case: what has it may be made anew without asking."""


@command("demo", "read the example reports, show what is found, write brief.html")
@click.argument("case", type=click.Path(path_type=Path), metavar="[CASE]", default=Path("demo-case"))
def demo_command(session: Session, *, case: Path) -> int:
    """Read the example reports into a new case (./demo-case), show what is found, and write brief.html beside
    it.

    The reports tell one invented thread of events from several sources, with the disagreements that real
    sources have. A demo case that is there already is made anew; any other folder is left alone.
    """
    from veedor.case import Case
    from veedor.cli.brief import written
    from veedor.cli.files import whole
    from veedor.cli.story import story

    examples = examples_folder()
    brief = case.parent / "brief.html"
    make_room(case)
    with Case.new(case) as opened:
        (case / MARK).write_text("This case was made by `veedor demo`, which may delete it.\n", encoding="utf-8")
        with session.watch("Reading the examples") as progress:
            result = opened.add([examples], progress=progress)
        for message in result.skipped:
            if message.severity != "note":
                session.note(message)
        claims = {claim.id: claim for claim in opened.claims()}
        reports = {report.id: report for report in opened.reports()}
        records, findings = opened.records(), opened.findings()
        with whole(brief) as stream:
            stream.write(written(opened, form="html")[1])
    kinds = Counter(record.kind for record in records)
    session.put(
        {
            "case": str(case),
            "brief": str(brief),
            "reports": len(reports),
            "claims": len(claims),
            "records": kinds,
            "findings": findings,
        }
    )
    if not session.as_json:
        session.say(story(records, findings, claims, reports))
        session.say(_next(case, brief, records))
    return OK


def examples_folder() -> Path:
    """Where the example reports lie: in the installed package, or at the top of the source tree.

    Raises:
        UsageError: U010 if they are in neither place.
    """
    package = Path(str(resources.files("veedor")))
    for folder in (package / "examples", package.parents[1] / "examples"):
        if folder.is_dir():
            return folder
    raise UsageError("U010")


def make_room(case: Path) -> None:
    """Remove a demo case that is in the way.

    Raises:
        UsageError: U009 if something else is there.
    """
    if not case.exists():
        return
    if not (case / MARK).is_file():
        raise UsageError("U009", path=str(case))
    shutil.rmtree(case)


def _next(case: Path, brief: Path, records: Sequence[Record]) -> str:
    """What to do from here."""
    from veedor.cli.listing import short

    first = short(records[0].id) if records else "ID"
    veedor = called()
    looks = (f"{veedor} records {case}", f"{veedor} show {case} {first}", f"{veedor} check {case}")
    return "\n".join(
        [
            f"\nThe brief is {brief}: open it in a browser; every sentence opens its evidence.",
            "Look further:",
            *(f"  {look}" for look in looks),
        ]
    )
