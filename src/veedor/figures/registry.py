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
from veedor.judgement.hiding import Hiding
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
        says: beginnings of the keys of the sentences that belong under it, since an analysis says more than one figure
            shows; empty takes its main sentence.
        about: the frame of the record that it shows, where it needs no analysis.
    """

    name: str
    needs: str
    summary: str
    draw: Draw
    says: tuple[str, ...] = ()
    about: str = "events"


LEVERAGE = tuple(
    "no_data no_record coincides no_evidence attention cannot_tell confirmatory exploratory looks caution".split()
)
"""What is said under each figure of the leverage test; see ``says`` of `Kind`."""

_REGISTER: dict[str, Kind] = {}


def figure(
    name: str, *, needs: str, summary: str, says: tuple[str, ...] = (), about: str = "events"
) -> Callable[[Draw], Draw]:
    """Declare the decorated function as the drawing of the figure by that name; see `Kind`."""

    def add(draw: Draw) -> Draw:
        _REGISTER[name] = Kind(name, needs, summary, draw, says, about)
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
    language: str = "en",
) -> Figure:
    """Draw a figure from tables.

    Args:
        name: which figure.
        tables: pandas frames by name, with the columns that the analysis of the figure documents.
        sentences, evidence, method: for the caption; see `Given`.
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
    kind = get_figure(name)
    given = Given(
        tables=tables,
        sentences=tuple(_said(kind, sentences)),
        evidence=evidence,
        method=method,
        language=language,
    )
    drawn = kind.draw(given)
    table = pandas.DataFrame(drawn.table, columns=list(drawn.columns))
    return Figure(name=name, svg=drawn.svg, table=table, caption=caption(given, drawn.notes), notes=tuple(drawn.notes))


def _said(kind: Kind, sentences: Iterable[Sentence]) -> list[Sentence]:
    """The sentences that belong under a figure, without those of the evidence bar, which the caption has anyway."""
    own = [sentence for sentence in sentences if sentence.topic != "evidence"]
    return [sentence for sentence in own if sentence.key.startswith(kind.says)] if kind.says else own[:1]


def of_result(result: Result, name: str, *, language: str = "en", withheld: Mapping[str, Any] | None = None) -> Figure:
    """Draw a figure from the result of the analysis that it needs; arguments and refusals as in `draw`.

    Args:
        result: of the analysis.
        name: which figure.
        language: ``en`` or ``es``.
        withheld: the tables to draw instead of the result's own, where words in them may not be shown.
    """
    return draw(
        name,
        result.tables() if withheld is None else withheld,
        sentences=result.sentences(language),
        evidence=result.evidence,
        method=result.method,
        language=language,
    )


def of_case(
    case: Case, name: str, scope: Scope | None = None, *, language: str = "en", protected: Iterable[str] = ()
) -> Figure:
    """Draw a figure of a case: its analysis is made first, or its record is read.

    Args:
        case: an open case.
        name: which figure.
        scope: what part of the case; None is all.
        language: ``en`` or ``es``.
        protected: names of people whose places are withheld as those of people in hiding.

    Raises:
        UsageError: A005 for an unknown name, and whatever the analysis raises.
        MissingPartError: U002 without the libraries of the analysis.
    """
    from veedor.figures.record import masked, material  # brings numpy, which the register does without

    kind, within = get_figure(name), scope or Scope()
    hiding = Hiding.of(case.claims(), case.library(), protected=protected)
    if kind.needs:
        result = get_analysis(kind.needs).run(case, within)
        return of_result(result, name, language=language, withheld=masked(result.tables(), hiding, language))
    tables, evidence = material(case, within, hiding, about=kind.about)
    return draw(name, masked(tables, hiding, language), evidence=evidence, language=language)
