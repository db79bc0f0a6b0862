"""``veedor doctor``: what this machine has and lacks, and the command that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from veedor.cli.command import command
from veedor.cli.machine import Part, parts
from veedor.cli.session import FOUND, OK, Session
from veedor.cli.text import Column, counted, table


@command("doctor", "what this machine has and lacks")
@click.argument("case", type=click.Path(path_type=Path), metavar="[CASE]", required=False)
def doctor_command(session: Session, *, case: Path | None) -> int:
    """Tell what this machine has and lacks, with the command that mends it; with CASE, the state of that case
    too.

    Exit code 1 if something is wrong that Veedor needs; optional parts that are missing leave it 0. Nothing
    is sent anywhere and nothing is changed.
    """
    looked_at = list(parts())
    if case is not None:
        looked_at += list(_case_parts(case))
    session.put({"parts": looked_at})
    session.say(listing(looked_at))
    wrong = [part for part in looked_at if part.state == "wrong"]
    session.say("")
    session.say(f"{counted(len(wrong), 'thing is', 'things are')} wrong." if wrong else "Ready.")
    return FOUND if wrong else OK


def listing(looked_at: Sequence[Part]) -> str:
    """The parts as a table, with the remedies below what lacks them."""
    marks = {"fine": "ok", "missing": "-", "wrong": "WRONG"}
    rows = [
        (marks[part.state], part.name, f"{part.found}\n{part.remedy}" if part.remedy else part.found)
        for part in looked_at
    ]
    return table((Column(""), Column("PART"), Column("FOUND", wraps=True)), rows)


def _case_parts(folder: Path) -> list[Part]:
    """The state of a case: how much is in it, who read it, and whether its ledger verifies."""
    from veedor.case import Case

    with Case.open(folder) as case:
        reports = case.library()
        claims = case.claims()
        extractors = sorted({claim.extractor for claim in claims})
        problems = list(case.verify())
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    held = f"{counted(len(reports), 'report')}, {counted(len(claims), 'claim')}, {size / 1e6:,.1f} MB"
    intact = "verifies" if not problems else counted(len(problems), "problem")
    return [
        Part("case", "fine", held),
        Part("extractors", "fine", ", ".join(extractors) or "none yet"),
        Part("ledger", "wrong" if problems else "fine", intact, f"veedor verify {folder}" if problems else None),
    ]
