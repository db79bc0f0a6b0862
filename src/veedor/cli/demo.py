"""``veedor demo``: the example reports, read into a new case."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib import resources
from pathlib import Path

import click

from veedor.claims.claim import Claim
from veedor.cli.command import command
from veedor.cli.session import OK, Session
from veedor.errors import UsageError
from veedor.judgement.record import Finding, Record
from veedor.reports.report import Report

MARK = ".veedor-demo"
"""A file in the folder of a demo case: what has it may be made anew without asking."""

SHOWN = 5
"""Records of each kind that are shown: a screen or two, not everything."""


@command("demo")
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

    examples = examples_folder()
    brief = case.parent / "brief.html"
    make_room(case)
    with Case.new(case) as opened:
        (case / MARK).write_text(
            "This case was made by `veedor demo`, which may delete it.\n", encoding="utf-8"
        )
        with session.watch("Reading the examples") as progress:
            result = opened.add([examples], progress=progress)
        for message in result.skipped:
            session.note(message)
        claims = {claim.id: claim for claim in opened.claims()}
        reports = {report.id: report for report in opened.reports()}
        records, findings = opened.records(), opened.findings()
        with whole(brief) as stream:
            stream.write(written(opened, form="html"))
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


def story(
    records: Sequence[Record],
    findings: Sequence[Finding],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
) -> str:
    """What was found: how much of each kind, the best attested of each, the differences and the findings."""
    from veedor.cli.check import summary
    from veedor.cli.findings import finding_text
    from veedor.cli.listing import KINDS, listing
    from veedor.cli.text import counted

    counts = Counter(record.kind for record in records)
    told = ", ".join(counted(counts[kind], one, many) for kind, (one, many) in KINDS.items())
    parts = [
        f"{counted(len(reports), 'report')} say {counted(len(claims), 'claim')}; judged together they are "
        f"{counted(len(records), 'record')}:\n{told}."
    ]
    for kind, (_, many) in KINDS.items():
        best = best_attested([record for record in records if record.kind == kind])
        if best:
            title = f"{many.upper()}, the best attested {len(best)} of {counts[kind]}"
            parts.append(f"{title}\n\n{listing(best, claims, reports, headings=False)}")
    loud = [finding for finding in findings if finding.severity != "note"]
    parts.append(f"WHAT DOES NOT FIT: {summary(Counter(finding.severity for finding in findings))}")
    parts += [finding_text(finding, claims, reports) for finding in loud]
    return "\n\n".join(parts)


def best_attested(records: Sequence[Record]) -> list[Record]:
    """The records with the most differences and claims, shown in the order in which all are listed."""
    ranked = sorted(records, key=lambda r: (len(r.disagreements) > 0, len(r.claims)), reverse=True)[:SHOWN]
    return [record for record in records if record in ranked]


def _next(case: Path, brief: Path, records: Sequence[Record]) -> str:
    """What to do from here."""
    from veedor.cli.listing import short

    first = short(records[0].id) if records else "ID"
    return (
        f"\nThe brief is {brief}: open it in a browser; every sentence opens its evidence.\n"
        f"Look further:  veedor records {case}   veedor show {case} {first}   veedor check {case}"
    )
