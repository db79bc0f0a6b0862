"""The figures by name. A new one is a new module in `veedor.figures.kinds` that registers itself with `figure`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from veedor.analysis.evidence import EvidenceBar
from veedor.analysis.registry import Scope, get_analysis
from veedor.analysis.telling import Sentence
from veedor.errors import UsageError
from veedor.figures.caption import caption
from veedor.figures.figure import Figure
from veedor.figures.given import Drawn, Given
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.analysis.result import Result
    from veedor.case import Case

Draw = Callable[[Given], Drawn]


class Kind(msgspec.Struct, frozen=True):
    """A kind of figure.

    Args:
        name: as ``veedor figure CASE NAME`` gives it.
        needs: name of the analysis from whose tables it is drawn; empty where it is drawn from the record itself.
        summary: what it shows, in one sentence.
        draw: draws it.
    """

    name: str
    needs: str
    summary: str
    draw: Draw


_REGISTER: dict[str, Kind] = {}


def figure(name: str, *, needs: str, summary: str) -> Callable[[Draw], Draw]:
    """Declare the decorated function as the drawing of the figure by that name; see `Kind`."""

    def add(draw: Draw) -> Draw:
        _REGISTER[name] = Kind(name, needs, summary, draw)
        return draw

    return add


@cache
def _load_all() -> None:
    package = importlib.import_module("veedor.figures.kinds")
    for module in pkgutil.iter_modules(package.__path__, "veedor.figures.kinds."):
        importlib.import_module(module.name)


def all_figures() -> dict[str, Kind]:
    """Every kind of figure by name, sorted."""
    _load_all()
    return dict(sorted(_REGISTER.items()))


def get_figure(name: str) -> Kind:
    """A kind of figure by name.

    Raises:
        UsageError: A005 if there is none of this name.
    """
    known = all_figures()
    if name not in known:
        raise UsageError("A005", name=name, known=", ".join(known))
    return known[name]


def draw(
    name: str,
    tables: Mapping[str, Any],
    *,
    sentences: Iterable[Sentence] = (),
    evidence: EvidenceBar | None = None,
    method: str = "",
    standing: str | None = None,
    language: str = "en",
) -> Figure:
    """Draw a figure from tables.

    Args:
        name: which figure.
        tables: pandas frames by name, with the columns that the analysis of the figure documents.
        sentences, evidence, method, standing: for the caption; see `Given`.
        language: ``en`` or ``es``.

    Raises:
        UsageError: A005 for an unknown name, A001 for a table without a column that is needed.
        MissingPartError: U002 without pandas.

    >>> import pandas
    >>> drawn = draw("calendar", {"deadlines": pandas.DataFrame()})
    >>> drawn.name, len(drawn.table), "No data" in drawn.svg
    ('calendar', 0, True)
    """
    pandas = need("pandas", extra="analysis", what="a figure")
    given = Given(
        tables=tables,
        sentences=tuple(sentences),
        evidence=evidence,
        method=method,
        standing=standing,
        language=language,
    )
    drawn = get_figure(name).draw(given)
    table = pandas.DataFrame(drawn.table, columns=list(drawn.columns))
    return Figure(name=name, svg=drawn.svg, table=table, caption=caption(given, drawn.notes))


def of_result(result: Result, name: str, *, language: str = "en") -> Figure:
    """Draw a figure from the result of the analysis that it needs; arguments and refusals as in `draw`."""
    return draw(
        name,
        result.tables(),
        sentences=result.sentences(language),
        evidence=result.evidence,
        method=result.method,
        standing=result.standing,
        language=language,
    )


def of_case(case: Case, name: str, scope: Scope | None = None, *, language: str = "en") -> Figure:
    """Draw a figure of a case: its analysis is made first, or its record is read.

    Args:
        case: an open case.
        name: which figure.
        scope: what part of the case; None is all.
        language: ``en`` or ``es``.

    Raises:
        UsageError: A005 for an unknown name, and whatever the analysis raises.
        MissingPartError: U002 without the libraries of the analysis.
    """
    kind, within = get_figure(name), scope or Scope()
    if kind.needs:
        return of_result(get_analysis(kind.needs).run(case, within), name, language=language)
    from veedor.figures.record import material

    tables, evidence = material(case, within)
    return draw(name, tables, evidence=evidence, method="", language=language)
