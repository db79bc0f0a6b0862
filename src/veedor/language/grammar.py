"""Closed word lists that several rules lean on, by name; the words stand in ``grammar.LANGUAGE.yaml``."""

from __future__ import annotations

from functools import cache

from veedor.vocabulary import load


@cache
def listed(name: str, language: str = "en") -> frozenset[str]:
    """The words of a list.

    Args:
        name: a key of the file, such as ``facilities``.
        language: ISO 639-1 code.

    >>> "thousand" in listed("quantities")
    True
    """
    return load(f"grammar.{language}", dict[str, frozenset[str]])[name]
