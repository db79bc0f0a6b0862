"""Whether a word belongs to a class of words: listed in ``frames.LANGUAGE.yaml``, or a person, an actor, a thing."""

from __future__ import annotations

from spacy.tokens import Token

from veedor.claims.framing.frame_file import Words, class_words
from veedor.language import coreference, naming
from veedor.language.grammar import listed
from veedor.language.names import is_actor_noun, is_person_noun


def fits(token: Token, words: Words) -> bool:
    """Whether a token is one of the words, or of a class among them."""
    lemma = token.lemma_.lower()
    for word in words:
        if word[0] != "@":
            if lemma == word or token.lower_ == word:
                return True
        elif _in_class(token, lemma, word[1:]):
            return True
    counted = naming.counted(token)  # "dozens of activists" are activists
    return counted.i != token.i and fits(counted, words)


def _in_class(token: Token, lemma: str, name: str) -> bool:
    if name == "any":
        return True
    if name == "place":
        return coreference.kind_at(token) == "place"
    if name in ("person", "actor", "thing"):
        person = is_person(token)
        actor = person or is_actor_noun(token) or token.pos_ == "PROPN"
        return {"person": person, "actor": actor, "thing": not person}[name]
    return lemma in class_words(name, token.lang_)


def is_person(token: Token) -> bool:
    if token.pos_ == "PROPN":
        return coreference.kind_at(token) not in ("organisation", "place")
    if token.pos_ == "PRON":
        clitic = token.dep_ == "dobj" and token.i == token.head.i - 1  # "lo detuvieron"
        return clitic or token.lower_ not in listed("impersonal", token.lang_)
    return is_person_noun(token) or (
        token.pos_ in ("NUM", "ADJ") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
    )
