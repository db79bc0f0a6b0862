"""What the analyses say of a case, for a brief: honest sentences, figures, and the tables behind them.

An analysis counts over many claims, so its sentences are proven by computing it again: whoever checks a brief does so
(`veedor.brief.checking.check_file`), and a number, a word or a stroke that differs is refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from veedor.brief.model import Analysis, Picture
from veedor.brief.phrases import phrases
from veedor.judgement.hiding import Hiding

if TYPE_CHECKING:
    from veedor.analysis.registry import Scope
    from veedor.case import Case
    from veedor.figures import Figure

NAMES = ("balance", "phases", "leverage", "counts", "people", "alerts", "deadlines")
"""Analyses that a brief can take up, in order; *deadlines* is the record's calendar, which needs no analysis."""
FIGURES = {
    "balance": ("mirror", "balance"),
    "phases": ("ribbon",),
    "leverage": ("epochs", "leverage"),
    "counts": ("ladder", "door"),
    "people": ("lanes",),
    "alerts": (),
    "deadlines": ("calendar", "map"),
}
"""The figures of each; one without a number is left out."""


def analyses(
    case: Case, *, language: str = "en", names: Iterable[str] = NAMES, since: dt.date | None = None
) -> tuple[Analysis, ...]:
    """Analyse a case for a brief.

    Args:
        case: an open case.
        language: ``en`` or ``es``.
        names: which of `NAMES`.
        since: only what happened from this day on; None for all.

    Raises:
        MissingPartError: U002 without the libraries of the analyses.
    """
    from veedor.analysis.registry import Scope

    hiding = Hiding.of(case.claims(), case.library())
    chosen = set(names)
    return tuple(_analysis(case, name, Scope(since=since), language, hiding) for name in NAMES if name in chosen)


def _analysis(case: Case, name: str, scope: Scope, language: str, hiding: Hiding) -> Analysis:
    from veedor.analysis.evidence import told as evidence_told
    from veedor.analysis.registry import get_analysis
    from veedor.figures.record import masked
    from veedor.figures.registry import of_case, of_result

    title = phrases(language).analyses[name]
    if name == "deadlines":
        drawn = [of_case(case, figure, scope, language=language) for figure in FIGURES[name]]
        return Analysis(name=name, title=title, pictures=_pictures(drawn, alone=True))
    result = get_analysis(name).run(case, scope)
    tables = masked(result.tables(), hiding, language)
    drawn = [of_result(result, figure, language=language, withheld=tables) for figure in FIGURES[name]]
    bar = tuple(sentence.text for sentence in evidence_told(result.evidence, language))
    said = tuple(sentence.text for sentence in result.sentences(language))
    return Analysis(
        name=name,
        title=title,
        standing=phrases(language).standings[result.standing],
        evidence=bar,
        sentences=tuple(text for text in said if text not in bar),
        method=result.method,
        seed=result.seed,
        pictures=_pictures(drawn, alone=False),
    )


def _pictures(drawn: Iterable[Figure], *, alone: bool) -> tuple[Picture, ...]:
    """Figures with their tables; where sentences and method stand beside them, only their own notes are the caption."""
    return tuple(
        Picture(
            name=figure.name,
            svg=figure.svg,
            caption=figure.caption if alone else " ".join(figure.notes),
            columns=tuple(str(column) for column in figure.table.columns),
            rows=tuple(tuple(_cell(value) for value in row) for row in figure.table.itertuples(index=False)),
        )
        for figure in drawn
        if len(figure.table)
    )


def _cell(value: Any) -> str:
    """A value of a table as text; what is missing is empty."""
    from veedor.figures.given import plain

    held = plain(value)
    if held is None:
        return ""
    if isinstance(held, list | tuple):
        return ", ".join(str(part) for part in held)
    return f"{held:.6g}" if isinstance(held, float) else str(held)
