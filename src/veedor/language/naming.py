"""From the head of a noun phrase to the name objects of a claim: co-ordination spread, pronouns resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.tokens import Token

from veedor.language import coreference, syntax
from veedor.language.grammar import listed
from veedor.language.names import country_of, is_person_noun, name_tokens, sectors_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

Found = tuple[str, str | None, tuple[str, ...]]
"""``(name, country, sectors)``; the claims room makes its own name objects of it."""


def names_of(head: Token | None) -> list[Found]:
    """The names behind a noun-phrase head.

    Args:
        head: head of a noun phrase, a pronoun, or None.

    Returns:
        One entry for each co-ordinated member, in text order, without repeats. Empty for None, for an expletive, and
        for a pronoun that nothing resolves.
    """
    if head is None:
        return []
    members = [m for t in syntax.conjuncts(head) for m in _meant(t)]
    return unique(found for m in members if (found := _name(m)) is not None)


def _meant(token: Token) -> list[Token]:
    """The heads that a phrase stands for: a name put beside it ("one of them, Ana Karol"), else what it counts or
    points back to."""
    named = _named_apposition(token)
    return [named] if named.i != token.i else coreference.resolve(counted(token))


def counted(token: Token) -> Token:
    """What a counting word counts: the people of "twelve of these people" and "thousands of people", else the token."""
    if not (token.like_num or token.pos_ == "NUM" or token.lemma_.lower() in listed("quantities")):
        return token
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ == "of":
            for target in child.children:
                if target.dep_ == "pobj":
                    return counted(target)
    return token


def unique(found: Iterable[Found]) -> list[Found]:
    """Without repeats of the same name, order kept."""
    return list({f[0].lower(): f for f in found}.values())


def _name(token: Token, *, owned: bool = True) -> Found | None:
    """The name of one noun-phrase head; with `owned`, "his wife" is told as "Ales Karol's wife"."""
    token = _named_apposition(token)
    if token.pos_ == "PRON" and token.tag_ not in ("NN", "DT"):
        return None
    if token.pos_ == "NUM" or token.like_num:
        return None  # a bare number names nobody
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X", "DET", "PRON", "ADV"):
        return None
    if any(t.start <= token.idx < t.end for t in token.doc._.times or ()):
        return None  # "the arrests of March" has no victim called March
    words = name_tokens(token)
    possessor = syntax.possessor(token)
    text = text_of(words)
    if owned and possessor is not None and possessor.tag_ == "PRP$" and is_person_noun(token):
        owners = [_name(o, owned=False) for o in coreference.resolve(possessor) if o.i != possessor.i]
        if owners and owners[0]:
            text = f"{owners[0][0]}'s {text}"
    if not text or not any(c.isalnum() for c in text):
        return None
    return text, country_of(words), sectors_of(token, words)


def _named_apposition(token: Token) -> Token:
    """ "his wife, Hanna Karol" and "Hanna Karol, a baker" are both Hanna Karol."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"):
        return token
    if coreference.kind_at(token) == "person":
        return token
    if token.dep_ == "appos" and coreference.kind_at(token.head) == "person":
        return token.head
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and coreference.kind_at(child) == "person":
            return child
    return token
