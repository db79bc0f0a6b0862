"""`veedor.Case`: the case of `veedor.case`, with frames and a view for notebooks."""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from veedor import case
from veedor.marking import escape

Table = Literal["claims", "records", "findings"]


class Case(case.Case):
    """A case on disk, as `veedor.case.Case`, whose tables become frames and which shows itself in a notebook.

    >>> import tempfile
    >>> from veedor.reports import from_text
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Case.new(folder.name + "/case") as case:
    ...     added = case.add(from_text("Police arrested two teachers.", id="a", language="en"))
    ...     case.to_pandas("records")["kind"].sort_values().tolist()
    ['count_series', 'event', 'status']
    """

    def to_pandas(self, table: Table = "records", **chosen: Any) -> Any:
        """A table of the case as a ``pandas.DataFrame``.

        Args:
            table: claims, records or findings.
            chosen: for claims and records the filters of `claims` and `records`.

        Raises:
            MissingPartError: U002 if pandas is not installed.
        """
        from veedor.exchange import to_pandas

        return to_pandas(self._rows(table, chosen), what=table, around=self._around())

    def to_polars(self, table: Table = "records", **chosen: Any) -> Any:
        """A table of the case as a ``polars.DataFrame``; arguments and refusals as in `to_pandas`."""
        from veedor.exchange import to_polars

        return to_polars(self._rows(table, chosen), what=table, around=self._around())

    def _rows(self, table: Table, chosen: dict[str, Any]) -> list[Any]:
        if table == "claims":
            return list(self.claims(**chosen))
        return list(self.records(**chosen)) if table == "records" else self.findings()

    def _around(self) -> Any:
        from veedor.exchange import Surroundings

        return Surroundings(reports={r.id: r for r in self.reports()}, claims={c.id: c for c in self.claims()})

    def _repr_html_(self) -> str:
        """A small table: how many reports, claims and records of each kind, and what does not fit."""
        rows = [("reports", sum(1 for _ in self.reports()))]
        rows += sorted(Counter(f"{record.kind.replace('_', ' ')} records" for record in self.records()).items())
        rows += sorted(Counter(f"{finding.severity}s" for finding in self.findings()).items())
        cells = "".join(f"<tr><th scope='row'>{escape(name)}</th><td>{number}</td></tr>" for name, number in rows)
        return f"<table><caption>{escape(repr(self))}</caption>{cells}</table>"
