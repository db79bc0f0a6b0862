"""Records of chance: operations, dates and reports of a country that is not there, drawn in known ways."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pandas

from veedor.analysis.calendars import LeverageDate

START = dt.date(2021, 1, 1)
LENGTH = 1095
DATES = 8


def day(n: int) -> dt.date:
    return START + dt.timedelta(days=int(n))


def frame(days: Sequence[int], **columns: object) -> pandas.DataFrame:
    """Operations on some days of the record."""
    stamps = pandas.to_datetime([day(n) for n in days])
    return pandas.DataFrame({"first": stamps, "last": stamps, "type": "RETREAT", **columns})


def reports(days: Sequence[int], **columns: object) -> pandas.DataFrame:
    """Reports published on some days of the record."""
    return pandas.DataFrame({"published": pandas.to_datetime([day(n) for n in days]), **columns})


def dates(days: Sequence[int], category: str = "election") -> list[LeverageDate]:
    return [LeverageDate(date=day(n), category=category) for n in days]


def drawn(rng: np.random.Generator, weight: np.ndarray, n: int) -> np.ndarray:
    """Days at random, each as likely as its weight."""
    up_to = np.cumsum(weight) / weight.sum()
    return np.minimum(np.searchsorted(up_to, rng.random(n), side="right"), len(weight) - 1)
