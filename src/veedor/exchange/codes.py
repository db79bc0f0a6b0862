"""The closed lists of codes that columns hold, each code with its meaning, taken from the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from veedor.vocabulary import load

MODALITIES: Mapping[str, str] = {
    "asserted": "told as a fact",
    "alleged": "told as contested or unproven",
    "planned": "scheduled, ordered or threatened, not done yet",
    "hypothetical": "would, could, called for",
    "negated": "said not to have happened",
}
QUALIFIERS: Mapping[str, str] = {
    "exact": "the number itself",
    "about": "a round number",
    "at_least": "it or more",
    "more_than": "more than it",
    "at_most": "it or fewer",
    "fewer_than": "fewer than it",
    "range": "from low to high",
}
MEASURES: Mapping[str, str] = {
    "stock": "standing at a time",
    "flow": "over a period",
    "attribute": "of one event or person",
}
BASES: Mapping[str, str] = {
    "stated": "stated in the text",
    "relative": "resolved against another date",
    "derived": "reckoned, with its steps",
    "publication": "news of the day of publication",
}
PRECISIONS: Mapping[str, str] = {
    "facility": "a building or site",
    "settlement": "a town or village",
    "admin2": "a second-order division",
    "admin1": "a first-order division",
    "country": "a whole country",
}


def modalities() -> Mapping[str, str]:
    """How a claim tells what it tells."""
    return MODALITIES


def qualifiers() -> Mapping[str, str]:
    """How exact a number is."""
    return QUALIFIERS


def measures() -> Mapping[str, str]:
    """What a number measures."""
    return MEASURES


def bases() -> Mapping[str, str]:
    """How a date was found."""
    return BASES


def precisions() -> Mapping[str, str]:
    """How fine a place is."""
    return PRECISIONS


@cache
def event_types() -> Mapping[str, str]:
    """The 16 PLOVER types.

    >>> event_types()["RETREAT"]
    'material concession carried out: release, withdrawal, ceasefire, access, resignation'
    """
    return {code: entry["meaning"]["en"] for code, entry in _plover()["types"].items()}


@cache
def event_modes() -> Mapping[str, str]:
    """The PLOVER modes of all types, without their types."""
    return {code: label["en"] for code, label in _plover()["mode_labels"].items()}


@cache
def states() -> Mapping[str, str]:
    """The states that a person or group can be in."""
    return {code: entry["label"]["en"] for code, entry in load("states", dict[str, dict[str, Any]]).items()}


@cache
def categories() -> Mapping[str, str]:
    """The categories of deadlines."""
    return {code: label["en"] for code, label in load("deadlines", dict[str, dict[str, str]]).items()}


def quad(type: str) -> int | None:
    """The quad class of a PLOVER type: 1 verbal cooperation, 2 material, 3 verbal conflict, 4 material.

    >>> quad("COERCE"), quad("SANCTION")
    (4, 4)
    """
    entry = _plover()["types"].get(type)
    return None if entry is None else int(entry["quad"])


def intensity(type: str, mode: str | None) -> float | None:
    """The score that PLOVER gives a mode, or its type where there is no mode or the mode has no score.

    >>> intensity("COERCE", "arrest"), intensity("PROTEST", "vandalize"), intensity("CONSULT", None)
    (-7.0, -5.0, 2.5)
    """
    entry = _plover()["types"].get(type)
    if entry is None:
        return None
    score = (entry.get("modes") or {}).get(mode)
    return float(entry["score"] if score is None else score)


def _plover() -> dict[str, Any]:
    return load("plover", dict[str, Any])
