"""Keys of several columns as whole numbers: what groups a million rows quickly."""

from __future__ import annotations

from typing import Any

from veedor.optional import need


def combined(frame: Any, names: tuple[str, ...] | list[str]) -> Any:
    """One number for each row, the same for rows that are equal in all columns; in order of the columns' values.

    Args:
        frame: any frame.
        names: columns; what is missing in one is equal to what is missing in another row.

    >>> import pandas
    >>> combined(pandas.DataFrame({"a": ["y", "x", "y"], "b": [1, 2, 1]}), ["a", "b"]).tolist()
    [1, 0, 1]
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    code = numpy.zeros(len(frame), dtype="int64")
    for name in names:
        part, values = pandas.factorize(frame[name], sort=True, use_na_sentinel=True)
        code = code * (len(values) + 1) + part + 1
        code = pandas.factorize(code, sort=True)[0]
    return code


def days_as_text(days: Any, missing: str = "") -> Any:
    """Days as ``YYYY-MM-DD`` in a column of texts; each day is written once.

    >>> import pandas
    >>> days_as_text(pandas.Series(pandas.to_datetime(["2025-05-06", None])), "..").tolist()
    ['2025-05-06', '..']
    """
    numpy = need("numpy", extra="analysis", what="an analysis")
    pandas = need("pandas", extra="analysis", what="an analysis")
    code, values = pandas.factorize(days, use_na_sentinel=True)
    written = numpy.array([*(day.strftime("%Y-%m-%d") for day in pandas.DatetimeIndex(values)), missing], dtype=object)
    return pandas.Series(written[code], index=days.index, dtype=object)
