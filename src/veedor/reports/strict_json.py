"""JSON as the readers take it: nothing that cannot be stored, nothing overwritten in silence."""

from __future__ import annotations

import json
import math
from collections import Counter
from typing import Any


def decoder(repeated: list[str]) -> json.JSONDecoder:
    """A decoder that refuses NaN and infinite numbers and notes names given twice (the last value counts).

    Args:
        repeated: names given twice are appended to it.

    >>> twice = []
    >>> decoder(twice).decode('{"a": 1, "a": 2}'), twice
    ({'a': 2}, ['a'])
    """

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(items)
        if len(made) < len(items):
            counts = Counter(name for name, _ in items)
            repeated.extend(name for name, count in counts.items() if count > 1)
        return made

    return json.JSONDecoder(object_pairs_hook=pairs, parse_constant=_refuse, parse_float=_finite)


def reason_of(error: ValueError | RecursionError) -> str:
    """Why something is not JSON, with the column where there is one.

    >>> try:
    ...     decoder([]).decode('{"a": }')
    ... except ValueError as error:
    ...     reason_of(error)
    'expecting value, column 7'
    """
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg[:1].lower()}{error.msg[1:]}, column {error.colno}"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


def kind_of(value: object) -> str:
    """What a JSON value is, in words.

    >>> kind_of([1]), kind_of(None), kind_of(True)
    ('a list', 'null', 'true or false')
    """
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case str():
            return "a string"
        case int() | float():
            return "a number"
        case list():
            return "a list"
        case _:
            return "an object"


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError("a number is too large")
    return number
