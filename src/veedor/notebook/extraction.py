"""What was read from one report, for a person at a notebook: claims, tables, and the text with its evidence marked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from veedor.claims.claim import Claim, to_dict
from veedor.marking import mark
from veedor.reports.report import Report


class Extraction:
    """The claims of one report. Iterate over it, ask for one kind, turn it into a frame, or show it in a notebook.

    Args:
        report: the report as it was read.
        claims: its claims, in offsets of ``report.text``.
    """

    def __init__(self, report: Report, claims: list[Claim]) -> None:
        self.report = report
        self.claims = claims

    def __iter__(self) -> Iterator[Claim]:
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)

    def __repr__(self) -> str:
        kinds = ", ".join(f"{len(self.of(k))} {k}" for k in ("event", "count", "status", "deadline", "statement"))
        return f"<Extraction of {self.report.id}: {kinds}>"

    def of(self, kind: str) -> list[Claim]:
        """The claims of one kind: event, count, status, deadline or statement."""
        return [c for c in self.claims if c.kind == kind]

    def to_dicts(self) -> list[dict[str, Any]]:
        """The claims as they stand in the JSON output."""
        return [to_dict(c) for c in self.claims]

    def to_pandas(self) -> Any:
        """One row a claim, as a ``pandas.DataFrame``.

        Raises:
            MissingPartError: U002 if pandas is not installed.
        """
        from veedor.exchange import to_pandas

        return to_pandas(self.claims, what="claims", around=self._around())

    def to_polars(self) -> Any:
        """One row a claim, as a ``polars.DataFrame``.

        Raises:
            MissingPartError: U002 if polars is not installed.
        """
        from veedor.exchange import to_polars

        return to_polars(self.claims, what="claims", around=self._around())

    def _around(self) -> Any:
        from veedor.exchange import Surroundings

        return Surroundings(reports={self.report.id: self.report}, claims={c.id: c for c in self.claims})

    def _repr_html_(self) -> str:
        """The report's text, escaped, with the evidence of every claim marked."""
        spans = [(s.start, s.end) for c in self.claims for s in c.evidence]
        labels = [c.kind for c in self.claims for _ in c.evidence]
        return f'<div style="white-space: pre-wrap">{mark(self.report.text, spans, labels=labels)}</div>'
