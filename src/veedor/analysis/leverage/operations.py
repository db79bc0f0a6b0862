"""Which operations are tested: executed, asserted acts of one side, by the table of weights."""

from __future__ import annotations

from typing import Any

from veedor.analysis.sides import sides
from veedor.analysis.weights import Side, Weights


def executed(events: Any, table: Weights, side: Side, *, home: str | None = None) -> Any:
    """The executed operations of a side among events. Promises, threats, and what is only alleged are not among them.

    Args:
        events: a frame of `veedor.analysis.frames.EVENTS`.
        table: which acts are whose.
        side: repression or concession.
        home: country of the government, or None for each actor's own.

    >>> import pandas
    >>> from veedor.analysis.weights import weights
    >>> days = pandas.to_datetime(["2025-03-03", "2025-03-12", "2025-03-20"])
    >>> told = pandas.DataFrame({"first": days, "last": days, "type": ["COERCE", "RETREAT", "CONCEDE"],
    ...                          "mode": ["arrest", "release", "yield"]})
    >>> executed(told, weights(), "concession")["type"].tolist()
    ['RETREAT']
    """
    return executed_by_side(events, table, home=home)[side]


def executed_by_side(events: Any, table: Weights, *, home: str | None = None) -> dict[Side, Any]:
    """The executed operations of each side, gone through once.

    Args: as `executed`.
    """
    told = sides(events, table, home=home)
    counted = (told["stage"] == "executed") & (told["weight"] > 0)
    return {side: events[counted & (told["side"] == side)] for side in table.sides}


def definition(table: Weights, side: Side, *, home: str | None = None) -> dict[str, Any]:
    """The same as plain values, to be settled in a ledger: two that are equal choose the same operations.

    Args: as `executed`.
    """
    lines = [line for line in table.acts if line.side == side]
    return {
        "side": side,
        "stage": "executed",
        "modality": "asserted",
        "home": home,
        "agents": sorted(table.agents),
        "armed": sorted(table.armed),
        "acts": [
            {
                "act": line.act,
                "stage": line.stage,
                "toward": line.toward,
                "unnamed": line.unnamed,
                "counts": line.weight > 0,
            }
            for line in sorted(lines, key=lambda line: line.act)
        ],
    }
