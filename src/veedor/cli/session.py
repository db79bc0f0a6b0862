"""One run of one command: where results go, where messages go, and how much to say."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click
import msgspec

from veedor.cli.progress import Progress
from veedor.errors import Diagnostic

OK, FOUND, USAGE, INTEGRITY = 0, 1, 2, 3
"""The exit codes of the contract: fine; findings or skipped input; usage; integrity."""


def called() -> str:
    """How a person calls the command here: ``veedor``, or its path where it is not on the search path.

    After ``make demo`` the command lies in ``.venv/bin`` and nowhere else.
    """
    here = Path(sys.argv[0])
    if here.name != "veedor" or not here.is_file():
        return "veedor"
    found = shutil.which("veedor")
    if found is not None and Path(found).samefile(here):
        return "veedor"
    return os.path.relpath(here) if here.resolve().is_relative_to(Path.cwd()) else str(here)


@dataclass
class Session:
    """What a command writes to and how.

    Results go to standard output, messages and progress to the error stream. With ``--json`` both are JSON:
    one document (or JSON Lines, where a command streams) on standard output, one object a line on the error
    stream.

    Args:
        as_json: for machines instead of for people.
        progress: True draws a bar even where the error stream is no terminal, False draws nothing, None
            decides.
    """

    as_json: bool = False
    progress: bool | None = None
    problems: list[Diagnostic] = field(default_factory=list)

    # results

    def say(self, text: str = "") -> None:
        """A line for people on standard output; nothing with ``--json``."""
        if not self.as_json:
            click.echo(text)

    def put(self, document: Any) -> None:
        """The result as one JSON document on standard output; nothing without ``--json``."""
        if self.as_json:
            self.line(msgspec.json.format(msgspec.json.encode(document), indent=2))

    def line(self, data: bytes) -> None:
        """One line of bytes on standard output."""
        sys.stdout.flush()  # what was said as text stands before it
        sys.stdout.buffer.write(data + b"\n")

    # messages

    def complain(self, message: Diagnostic) -> None:
        """Show a message on the error stream, now."""
        if self.as_json:
            click.echo(msgspec.json.encode(message).decode(), err=True)
        else:
            click.echo(message.render(), err=True)

    def note(self, message: Diagnostic) -> None:
        """Keep a message for the list at the end."""
        self.problems.append(message)

    def close(self) -> bool:
        """Show the list of messages kept, with a last line that counts them.

        Returns:
            Whether any of them is an error, that is, whether some input was skipped.
        """
        for message in self.problems:
            self.complain(message)
        if self.problems and not self.as_json:
            click.echo(_tally(self.problems), err=True)
        return any(message.severity == "error" for message in self.problems)

    # progress

    def watch(self, label: str, *, unit: str = "reports", total: int | None = None) -> Progress:
        """A progress display on the error stream; a context manager to be called with what is done."""
        quiet = self.progress is False or (self.as_json and self.progress is None)
        bar = bool(self.progress) or sys.stderr.isatty()
        return Progress(label, unit=unit, total=total, style="none" if quiet else "bar" if bar else "lines")

    @property
    def emphasis(self) -> Callable[[str], str]:
        """Bold on a terminal that wants it, else the words as they are. Nothing ever depends on it."""
        wanted = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
        return (lambda text: f"\x1b[1m{text}\x1b[0m") if wanted else (lambda text: text)


def _tally(problems: Iterable[Diagnostic]) -> str:
    """How many messages of each severity: ``2 errors, 1 warning``."""
    counts = Counter(problem.severity for problem in problems)
    parts = [f"{counts[s]} {s}{'s' if counts[s] > 1 else ''}" for s in ("error", "warning", "note") if counts[s]]
    return ", ".join(parts)
