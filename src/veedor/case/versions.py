"""Whether a report that arrives is known: the same, the same read better, or another version.

The same id and the same bytes are the same report. Read again with something stated that was not stated
before (a date given by an option, a text that a better reader found), it is stored as a new version; what was
stated before of the same bytes stays. Other bytes under the same id are a new version as they are. The newest
version counts; the others are kept.
"""

from __future__ import annotations

from typing import Any

import msgspec

from veedor.reports.report import Report

_PROVENANCE = {"origin": "", "reader": ""}
"""Where and by what a report was read: no part of what it is."""

_STATED = ("language", "title", "source", "url", "year")


def settle(report: Report, versions: list[tuple[int, Report]]) -> tuple[int | None, Report]:
    """Find a report among the versions that are stored.

    Args:
        report: as it was read now.
        versions: entry and report of each version with its id, oldest first.

    Returns:
        the entry of the version that it is, and that version; or None and the report to store.
    """
    same = [(seq, old) for seq, old in versions if old.bytes_sha256 == report.bytes_sha256]
    for seq, old in reversed(same):
        merged = with_stated(report, old)
        if content(merged) == content(old):
            return seq, old
    return None, with_stated(report, same[-1][1]) if same else report


def with_stated(report: Report, old: Report) -> Report:
    """The report with what was stated earlier of the same bytes, where it states nothing itself.

    A date that an older reader found is not taken over from it: the newer reader may know better.
    """
    fields: dict[str, Any] = {
        name: getattr(old, name) for name in _STATED if getattr(report, name) is None and old.reader == report.reader
    }
    if report.published is None and (old.reader == report.reader or old.published_basis == "option"):
        fields |= {"published": old.published, "published_basis": old.published_basis}
    return msgspec.structs.replace(report, **fields)


def content(report: Report) -> Report:
    """The report without where and by what it was read."""
    return msgspec.structs.replace(report, **_PROVENANCE)
