"""From the head of a noun phrase to the name objects of a claim: co-ordination spread, pronouns resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from spacy.tokens import Token

from veedor.language import coreference, syntax
from veedor.language.grammar import listed
from veedor.language.identifying import identity_of
from veedor.language.issuing import issuer
from veedor.language.names import is_person_noun, name_tokens, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Found(NamedTuple):
    """What a noun phrase names; the claims room makes its own name objects of it.

    Args:
        name: the words, without title or article.
        entity: id of an actor of the directory, or ``geonames:`` with the id of a country, or None.
        country: ISO 3166-1 alpha-3, or None.
        sectors: PLOVER codes, primary first.
    """

    name: str
    entity: str | None
    country: str | None
    sectors: tuple[str, ...]


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
    return unique(found for member in syntax.conjuncts(head) for found in names_of_one(member))


def names_of_one(member: Token) -> list[Found]:
    """The names behind one member of a list, without those co-ordinated with it; several where it is a pronoun for
    several."""
    found = [found for meant in _meant(member) if (found := _name(meant)) is not None]
    if not found and (issued := issuer(member)) is not None:
        name, identity = issued
        return [Found(name, *identity)]
    return found


def _meant(token: Token) -> list[Token]:
    """The heads that a phrase stands for: a name put beside it ("one of them, Ana Karol"), else what it counts or
    points back to."""
    named = _named_apposition(token)
    if named.i == token.i:
        return coreference.resolve(counted(token))
    several = token.tag_ == "NNS" and named.dep_ == "appos" and named.head.i == token.i
    return syntax.conjuncts(named) if several else [named]


def counted(token: Token) -> Token:
    """What a counting word counts: the people of "twelve of these people" and "thousands of people", else the token."""
    if not (token.like_num or token.pos_ == "NUM" or token.lemma_.lower() in listed("quantities", token.lang_)):
        return token
    if token.dep_ == "dobj" and token.head.lemma_ in listed("taking_of", token.lang_):
        return token  # "accused both of incitement"
    for child in token.rights:
        if child.dep_ == "prep" and child.lower_ in listed("of", child.lang_):
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
            text = _belonging(owners[0].name, text, token.lang_)
    if not text or not any(c.isalnum() for c in text):
        return None
    return Found(text, *identity_of(token, words))


def _belonging(owner: str, thing: str, language: str) -> str:
    """ "Ales Karol's wife", "esposa de Ales Karol"."""
    (form,) = listed("owned", language)
    return form.format(owner=owner, thing=thing)


def _named_apposition(token: Token) -> Token:
    """ "his wife, Hanna Karol" and "Hanna Karol, a baker" are both Hanna Karol."""
    if token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON"):
        return token
    if coreference.kind_at(token) == "person":
        return token
    if token.dep_ == "appos" and token.tag_ != "NNS" and coreference.kind_at(token.head) == "person":
        return token.head
    for child in token.children:
        if child.dep_ == "appos" and child.pos_ == "PROPN" and coreference.kind_at(child) == "person":
            return child
        if child.dep_ == "conj" and _role_of(token, child):
            return child
        if child.dep_ == "acl" and child.lower_ in listed("called", child.lang_):  # "a woman named Hanna Karol"
            named = [t for t in syntax.children(child, "oprd") if coreference.kind_at(t) == "person"]
            if named:
                return named[0]
    return _name_right_after(token) or token


def _name_right_after(noun: Token) -> Token | None:
    """The name in "the fugitive judge Ana Karol", where the parser tore the role and the name apart."""
    if noun.tag_ != "NN" or not is_person_noun(noun) or noun.i + 1 >= noun.sent.end:
        return None
    head = noun.nbor(1)
    while head.dep_ in ("compound", "flat") and head.head.i > head.i:
        head = head.head
    torn = head.dep_ == noun.dep_ and head.head.i == noun.head.i
    return head if torn and coreference.kind_at(head) == "person" else None


def _role_of(noun: Token, name: Token) -> bool:
    """ "political leader and journalist Ana Karol" is one person: a role without article, and one before the name."""
    if noun.tag_ != "NN" or not is_person_noun(noun) or coreference.kind_at(name) != "person":
        return False
    if any(c.dep_ in ("det", "poss", "nummod") for c in noun.children):
        return False
    roles = [c for c in name.children if c.dep_ in ("compound", "nmod") and c.pos_ == "NOUN" and is_person_noun(c)]
    between = noun.doc[noun.i + 1 : roles[0].left_edge.i] if roles else ()
    return bool(roles) and all(t.dep_ == "cc" for t in between)
