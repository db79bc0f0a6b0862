"""The analyses by name. A new one is a new module here that registers itself with `analysis`."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from veedor.analysis.result import Result
from veedor.errors import UsageError

if TYPE_CHECKING:
    from veedor.case import Case


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """What part of a case an analysis looks at.

    Args:
        country: ISO 3166-1 alpha-3 of the country where acts were or that counts are about; None is all.
        since, until: first and last day, both within; None is open.
        seed: of random numbers.
        calendar: file of the user's own leverage dates (CSV or iCalendar), as a path, or None.
        simulations: how many random draws a test makes, or None for its own number.
        notify: called with what is done and how many steps there are while it computes; None is silent.
    """

    country: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    seed: int = 0
    calendar: str | None = None
    simulations: int | None = None
    notify: Callable[[int, int], None] | None = None


Run = Callable[["Case", Scope], Result]


class Analysis(msgspec.Struct, frozen=True):
    """An analysis: its name, what it tells in one sentence, and how a case is put through it."""

    name: str
    summary: str
    run: Run


_REGISTER: dict[str, Analysis] = {}


def analysis(name: str, *, summary: str) -> Callable[[Run], Run]:
    """Declare the decorated function as the analysis of a case by that name."""

    def add(run: Run) -> Run:
        _REGISTER[name] = Analysis(name, summary, run)
        return run

    return add


@cache
def _load_all() -> None:
    package = importlib.import_module("veedor.analysis")
    for module in pkgutil.walk_packages(package.__path__, "veedor.analysis."):
        importlib.import_module(module.name)


def all_analyses() -> dict[str, Analysis]:
    """Every analysis by name, sorted."""
    _load_all()
    return dict(sorted(_REGISTER.items()))


def get_analysis(name: str) -> Analysis:
    """An analysis by name.

    Raises:
        UsageError: A003 if there is none of this name.
    """
    known = all_analyses()
    if name not in known:
        raise UsageError("A003", name=name, known=", ".join(known))
    return known[name]
