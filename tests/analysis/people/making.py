"""States of invented persons for the tests of people."""

from __future__ import annotations

import pandas as pd


def states(*rows: tuple[str, str | None, str], who: str = "Jon Aster", **more: object) -> pd.DataFrame:
    """A frame of states from (state, when, publication day)."""
    made = [
        {"id": f"s{number}", "subject": who, "state": state, "when": when, "as_of": day, "source": "Vigía"}
        for number, (state, when, day) in enumerate(rows)
    ]
    return pd.DataFrame(made).assign(**more)
