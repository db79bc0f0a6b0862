"""The words by which a text shows that a name is a place: ``places.LANGUAGE.yaml``."""

from __future__ import annotations

from functools import cache

import msgspec

from veedor.vocabulary import entries, load


class Cues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``places.LANGUAGE.yaml``; what each list does stands in ``places.en.yaml``.

    Args:
        stops: function words of the language.
        small_demonyms: whether the language writes demonyms with a small letter.
    """

    at: frozenset[str]
    by: frozenset[str]
    kinds: frozenset[str]
    directions: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    says: frozenset[str]
    streets: frozenset[str]
    media: frozenset[str]
    persons: frozenset[str]
    not_places: frozenset[str]
    facilities: frozenset[str]
    missions: frozenset[str]
    stops: frozenset[str] = frozenset()
    small_demonyms: bool = False


class GivenNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``givennames.yaml``."""

    names: frozenset[str]


@cache
def given_names() -> frozenset[str]:
    """Given names in small letters."""
    return load("givennames", GivenNames).names


def languages() -> frozenset[str]:
    """Languages that have words of place, by ISO 639-1 code."""
    return frozenset(name.partition(".")[2] for name in entries() if name.startswith("places."))


@cache
def cues(language: str) -> Cues:
    """The cues of a language.

    Raises:
        VocabularyError: V001 if it has none.
    """
    found = load(f"places.{language}", Cues)
    return msgspec.structs.replace(found, stops=_stop_words(language), small_demonyms=language == "es")


def _stop_words(language: str) -> frozenset[str]:
    """Function words of the language, as spaCy lists them."""
    if language == "es":
        from spacy.lang.es.stop_words import STOP_WORDS
    else:
        from spacy.lang.en.stop_words import STOP_WORDS
    return frozenset(STOP_WORDS)
