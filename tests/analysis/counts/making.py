"""Numbers for the tests of counts. The bodies and the country are invented, unless a test says otherwise."""

from __future__ import annotations

from typing import Any

import pandas as pd

DEFAULTS = {"unit": "political prisoners", "measure": "stock", "source": "Vigía", "country": "VAL", "universe": ""}


def told(*rows: dict[str, Any]) -> pd.DataFrame:
    """A frame of counts; ``n`` stands for both bounds, ``day`` for both days, ``days`` for a window."""
    made = []
    for number, row in enumerate(rows):
        full = {"id": f"c{number}", **DEFAULTS, **row}
        if "n" in full:
            full["low"] = full["high"] = full.pop("n")
        if "day" in full:
            full["first"] = full["last"] = full.pop("day")
        if "days" in full:
            full["first"], full["last"] = full.pop("days")
        made.append({"first": None, "last": None, **full})
    return pd.DataFrame(made)


def week(n: float, unit: str, **more: Any) -> dict[str, Any]:
    """A flow of the second week of December 2025."""
    return {"n": n, "unit": unit, "measure": "flow", "days": ("2025-12-08", "2025-12-15"), **more}
