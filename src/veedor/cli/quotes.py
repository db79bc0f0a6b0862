"""Evidence for people: the words in their context, and where they come from."""

from __future__ import annotations

from collections.abc import Callable

from veedor.claims.claim import Claim, Name
from veedor.cli.text import plain
from veedor.reports.report import Report
from veedor.spans import Span

AROUND = 60
"""Characters of context on each side: enough to see whose words they are."""


def in_context(report: Report, span: Span, *, emphasis: Callable[[str], str] = str) -> str:
    """The words of a span in square brackets, with the text around them.

    Args:
        report: whose text the span lies in.
        span: the evidence.
        emphasis: applied to the words in the brackets; must not be needed to find them.

    >>> report = Report(id="r", text="On Monday police arrested two men in Vereda.")
    >>> in_context(report, Span.of(report.text, 17, 33))
    'On Monday police [arrested two men] in Vereda.'
    """
    before, after = report.text[: span.start], report.text[span.end :]
    return f"{_tail(before)}[{emphasis(plain(span.text))}]{_head(after)}"


def _tail(text: str) -> str:
    """The last words of a text, cut between words."""
    if len(text) <= AROUND:
        return _keep_edges(text)
    cut = text[-AROUND:]
    return "… " + _keep_edges(cut[cut.find(" ") + 1 :] if " " in cut[:-1] else cut)


def _head(text: str) -> str:
    """The first words of a text, cut between words."""
    if len(text) <= AROUND:
        return _keep_edges(text)
    cut = text[:AROUND]
    return _keep_edges(cut[: cut.rfind(" ")] if " " in cut[1:] else cut) + " …"


def _keep_edges(text: str) -> str:
    """Folded and made safe, but with a blank where one touched the quote."""
    left = " " if text[:1].isspace() else ""
    right = " " if text[-1:].isspace() and text.strip() else ""
    return f"{left}{plain(text)}{right}"


def origin(report: Report | None, claim: Claim) -> str:
    """Who published the words, and when: ``Radio Faro, 2025-05-07``."""
    if report is None:
        return claim.report
    who = report.source or report.title or report.id
    return plain(f"{who}, {report.date}" if report.date else f"{who}, undated")


def people(names: tuple[Name, ...] | list[Name]) -> str:
    """Names in a row."""
    return ", ".join(plain(name.name) for name in names)
