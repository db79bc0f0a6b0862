"""Progress on the error stream: a bar where a person looks on, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Literal

import click

Style = Literal["bar", "lines", "none"]

REPAINT = 0.1
"""Seconds between two paintings of the bar: smooth enough, and free."""
QUIET = 10.0
"""Seconds between two plain lines: a log of an hour's run stays readable."""
BAR = 20


class Progress:
    """Shows how far a long command is.

    Args:
        label: what is being done, in the -ing form.
        unit: what is counted.
        total: how many there are, or None where nobody knows.
        style: a bar, plain lines, or nothing.

    >>> with Progress("Reading", unit="reports", total=4, style="none") as progress:
    ...     progress(2)
    >>> progress.text()
    'Reading: 2 of 4 reports'
    """

    def __init__(self, label: str, *, unit: str, total: int | None, style: Style) -> None:
        self.label, self.unit, self.total, self.style = label, unit, total, style
        self.done = 0
        self._began = self._shown = time.monotonic()
        self._painted = 0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wipe()

    def __call__(self, done: int | None = None, total: int | None = None, label: str | None = None) -> None:
        """Say how much is done (None: one more), and what else is known by now."""
        self.done = self.done + 1 if done is None else done
        self.total = self.total if total is None else total
        self.label = self.label if label is None else label
        now = time.monotonic()
        if self.style == "bar" and now - self._shown >= REPAINT:
            self._shown = now
            self._paint(self.text())
        elif self.style == "lines" and now - self._shown >= QUIET:
            self._shown = now
            click.echo(self.text(), err=True)

    def text(self) -> str:
        """The display as it stands, in one line."""
        seconds = int(time.monotonic() - self._began)
        clock = f", {seconds // 60}:{seconds % 60:02d}" if seconds else ""
        if not self.total:
            return f"{self.label}: {self.done:,} {self.unit}{clock}"
        count = f"{min(self.done, self.total):,} of {self.total:,} {self.unit}"
        if self.style != "bar":
            return f"{self.label}: {count}{clock}"
        filled = BAR * min(self.done, self.total) // self.total
        return f"{self.label} [{'#' * filled}{'.' * (BAR - filled)}] {count}{clock}"

    def _paint(self, text: str) -> None:
        padding = " " * max(0, self._painted - len(text))
        sys.stderr.write("\r" + text + padding)
        sys.stderr.flush()
        self._painted = len(text)

    def _wipe(self) -> None:
        """Take the bar away, so that the result stands alone."""
        if self._painted:
            sys.stderr.write("\r" + " " * self._painted + "\r")
            sys.stderr.flush()
            self._painted = 0
