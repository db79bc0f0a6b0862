"""Which gender words tell, so that "he" does not stand for Hanna: it decides between antecedents and nothing else."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from veedor.language.grammar import listed
from veedor.vocabulary import load

Gender = Literal["female", "male"]


class GivenNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Schema of ``genders.yaml``."""

    female: frozenset[str]
    male: frozenset[str]


@cache
def given_names() -> GivenNames:
    """Given names by gender."""
    return load("genders", GivenNames)


def of_word(token: Token) -> Gender | None:
    """The gender that a pronoun, a noun or a title tells: "she", "his wife", "Mr", "la detenida".

    A grammatical gender that says nothing of a person ("la víctima") counts for nothing.
    """
    if token.pos_ == "PRON" or token.tag_ == "PRP$":
        return _told(token)
    low, lemma = token.lower_, token.lemma_.lower()
    if {low, lemma} & listed("female_words", token.lang_):
        return "female"
    if {low, lemma} & listed("male_words", token.lang_):
        return "male"
    return _told(token) if token.pos_ == "NOUN" and lemma not in listed("either_gender", token.lang_) else None


def _told(token: Token) -> Gender | None:
    """By the morphology that the tagger gives."""
    found = token.morph.get("Gender")
    if len(found) != 1:
        return None
    return "female" if found[0] == "Fem" else "male" if found[0] == "Masc" else None


def of_name(words: list[Token]) -> Gender | None:
    """The gender that the given name of a person tells, where there are a given name and a surname."""
    if len(words) < 2:
        return None
    first = words[0].lower_
    known = given_names()
    return "female" if first in known.female else "male" if first in known.male else None
