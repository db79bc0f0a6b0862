"""What an evaluation hands to the gate."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """Numbers that can be held against floors, and the table for a person.

    Args:
        numbers: flat names such as ``en.event.f1``.
        table: what the evaluation prints.
        digest: a hash of the labelled data, where it is pinned; else None.
        unmeasured: first parts of names that this machine cannot measure: languages whose model is not installed.
    """

    numbers: dict[str, float]
    table: str
    digest: str | None = None
    unmeasured: frozenset[str] = frozenset()
