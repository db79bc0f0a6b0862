"""The same id twice in one reading: seen, told, and never read over the first."""

from __future__ import annotations

from veedor.errors import Diagnostic, diagnostic
from veedor.reports.report import Report
from veedor.reports.showing import shown


class Identities:
    """Remembers the id, the hash and the place of every report of one reading (about 300 bytes each)."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[bytes, str]] = {}

    def note(self, report: Report, *, file: str, line: int | None) -> Diagnostic | None:
        """None for a new id; otherwise what is to be said instead of giving the report.

        The same bytes again are a note (R031). Other bytes under the same id are refused (R030): which of the
        two is right cannot be known here, and what came first may already stand in somebody's record.
        """
        digest = bytes.fromhex(report.bytes_sha256)
        if report.id not in self._seen:
            self._seen[report.id] = (digest, report.origin)
            return None
        known, first = self._seen[report.id]
        code = "R031" if known == digest else "R030"
        return diagnostic(code, file=file, line=line, id=shown(report.id), first=first)
