"""Closed word lists that several rules lean on, by name; the words stand in ``grammar.LANGUAGE.yaml``."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

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


def among(token: Token, name: str) -> bool:
    """Whether a word, in small letters, is in a list of its own language.

    Args:
        token: a word of a document.
        name: a key of the file.

    >>> import spacy
    >>> among(spacy.blank("en")("thousands")[0], "quantities")
    False
    """
    return token.lower_ in listed(name, token.lang_)
