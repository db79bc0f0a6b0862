"""``veedor new``: make a case."""

from __future__ import annotations

from pathlib import Path

from veedor.cli.command import case_argument, command
from veedor.cli.session import Session, called


@command("new", "make an empty case")
@case_argument
def new_command(session: Session, *, case: Path) -> None:
    """Make a new, empty case in the folder CASE.

    The folder holds the ledger and the tables (case.db), the original bytes (objects/) and the settings
    (case.toml).
    """
    from veedor.case import Case

    with Case.new(case):
        pass
    session.put({"case": str(case)})
    session.say(f"Made the case {case}.")
    session.say(f"Next: {called()} add {case} FILE...")
