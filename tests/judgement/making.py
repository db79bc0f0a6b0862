"""Reports and claims for the tests of this room: written by hand, so that nothing else is tested with them.

All persons, bodies and the country of Valdora are invented.
"""

from __future__ import annotations

from typing import Any

import msgspec

from veedor.claims.claim import Claim, Name, Place
from veedor.reports.report import Report
from veedor.spans import Span

REFUGE = "Norrmark ambassador's residence in Porto Alva"


class Desk:
    """Takes reports, and claims as quotes from them."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: list[Claim] = []

    def report(self, name: str, text: str, published: str | None, source: str | None = None, **more: Any) -> None:
        """Add a report."""
        self.reports[name] = Report(id=name, text=text, published=published, source=source)

    def claim(self, kind: str, report: str, quote: str, **fields: Any) -> Claim:
        """Add a claim whose evidence is the first occurrence of `quote`; names and spans are given as words."""
        text = self.reports[report].text
        start = text.index(quote)
        span = Span.of(text, start, start + len(quote))
        raw: dict[str, Any] = {
            "kind": kind,
            "id": f"{report}-{len(self.claims)}",
            "report": report,
            "evidence": [span],
            "extractor": "test/1",
            **fields,
        }
        for field in ("attribution", "actors", "recipients", "parties"):
            if field in fields:
                raw[field] = [Name(n) if isinstance(n, str) else n for n in fields[field]]
        for field in ("subject", "speaker"):
            if isinstance(fields.get(field), str):
                raw[field] = Name(fields[field])
        for field in ("trigger", "what", "cue", "content"):
            if field in fields:
                at = text.index(fields[field], start)
                raw[field] = Span.of(text, at, at + len(fields[field]))
        if isinstance(fields.get("where"), str):
            raw["where"] = Place(fields["where"])
        if fields.get("when") and "when_basis" not in fields:
            raw["when_basis"] = "stated"
        claim: Claim = msgspec.convert(msgspec.to_builtins(raw), Claim)
        self.claims.append(claim)
        return claim

    def event(self, report: str, quote: str, type: str, trigger: str, **fields: Any) -> Claim:
        """An event claim."""
        return self.claim("event", report, quote, type=type, trigger=trigger, **fields)

    def count(self, report: str, quote: str, number: float | None, unit: str, measure: str, **fields: Any) -> Claim:
        """A count claim with one number."""
        return self.claim(
            "count",
            report,
            quote,
            **{"low": number, "high": number, "unit": unit, "measure": measure, **fields},
        )

    def status(self, report: str, quote: str, subject: str, state: str, **fields: Any) -> Claim:
        """A status claim."""
        return self.claim("status", report, quote, subject=subject, state=state, **fields)

    def deadline(self, report: str, quote: str, category: str, **fields: Any) -> Claim:
        """A deadline claim about the whole quote."""
        given = {"what": quote, "modality": "planned", **fields}
        return self.claim("deadline", report, quote, category=category, **given)
