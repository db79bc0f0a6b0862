"""Who can be in a state, and whether a phrase speaks of somebody in particular."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from veedor.claims.claim import Name
from veedor.claims.naming import objects
from veedor.claims.parties import looks_like_person
from veedor.claims.statuses.state_file import words_of
from veedor.language import coreference, naming, syntax
from veedor.language.countries import country_names
from veedor.language.grammar import among, listed
from veedor.language.names import is_actor_noun, is_person_noun, name_tokens, text_of


@dataclass(slots=True, frozen=True)
class Bearer:
    """Somebody in a state, as named in the text.

    Args:
        name: the name.
        size: the number of a counted group, where it is exact or about.
        counted: index of the number that counts the group, so that "60 prisoners, 12 of them" are two groups, or None.
    """

    name: Name
    size: int | None = None
    counted: int | None = None


def bearers(head: Token | None) -> Iterator[Bearer]:
    """The persons and groups behind a noun-phrase head, co-ordination spread.

    Args:
        head: head of a noun phrase, or None.

    Returns:
        None of them where the phrase names things, bodies, or nobody in particular ("anyone", "those jailed").
    """
    if head is None:
        return
    seen: set[str] = set()
    some = [m for named in included(head) for m in syntax.conjuncts(named)]
    whole = not is_nobody(head) and (is_specific(head) or not some)
    for member in (*(syntax.conjuncts(head) if whole else ()), *some):
        if not is_somebody(member):
            continue
        for name in names_alone(member):
            if name.name.lower() not in seen | words_of("nobody", head.lang_):
                seen.add(name.name.lower())
                yield Bearer(name, size_of(member), _number_of(member))


def names_alone(member: Token) -> tuple[Name, ...]:
    """The names of one member of a list; a pronoun may stand for several."""
    return objects(naming.names_of_one(member))


def is_somebody(head: Token) -> bool:
    """Whether a noun-phrase head names persons: by name, pronoun, person noun, or a number of them."""
    if is_nobody(head):
        return False
    if head.pos_ == "PROPN":
        return coreference.kind_at(head) != "organisation"
    if head.pos_ == "PRON" or is_person_noun(head) or head.like_num or head.pos_ == "NUM":
        return True
    if head.dep_ == "appos" and coreference.kind_at(head.head) == "person":
        return True  # "Ana Brandt, a printer"
    counted = naming.counted(head)
    if counted.i != head.i:
        return is_somebody(counted)
    if is_actor_noun(head):
        return any(is_person_noun(t) for t in _of(head))  # "a group of students"
    if head.pos_ != "NOUN" or any(is_person_noun(t) for t in _of(head)):
        return False
    return looks_like_person(head, head.lemma_.lower())


def _of(noun: Token) -> list[Token]:
    return [t for p, t in syntax.prepositions(noun) if p in listed("of", noun.lang_)]


def whom(subject: Token, verb: Token) -> Token:
    """The person that "who" stands for: the detainees of "reports of detainees who were held", not the reports."""
    if subject.pos_ != "NOUN" or is_person_noun(subject) or not any(c.tag_ == "WP" for c in verb.children):
        return subject
    return next((t for t in _of(subject) if is_person_noun(t)), subject)


def is_nobody(head: Token) -> bool:
    """Whether a pronoun speaks of nobody in particular: "anyone", or "those" with a clause that says who."""
    if head.pos_ not in ("PRON", "DET", "NOUN", "NUM") or head.lower_ not in words_of("nobody", head.lang_):
        return False
    return not any(c.dep_ == "prep" and c.lower_ in listed("of", head.lang_) for c in head.children)


def is_specific(head: Token) -> bool:
    """Whether a phrase speaks of some in particular: named, counted, pointed at or one; not of "exiled lawyers"."""
    if head.pos_ in ("PROPN", "PRON", "NUM") or head.like_num or counts(head):
        return True
    counted = naming.counted(head)
    if counted.i != head.i:
        return True
    determined = [c for c in head.children if c.dep_ in ("det", "poss", "nummod", "quantmod")]
    plural = head.tag_ in ("NNS", "NNPS")
    if plural:
        if any(among(c, "quantities") for c in head.children if c.dep_ in ("amod", "det")):
            return True  # "many monks"
        return any(c.dep_ == "nummod" or c.lower_ in words_of("definite", head.lang_) for c in determined)
    return bool(determined)


def is_country(token: Token) -> bool:
    """Whether a name is that of a country."""
    return token.pos_ == "PROPN" and text_of(name_tokens(token)).lower() in country_names()


def counts(head: Token) -> bool:
    """Whether a number counts the noun."""
    return any(q.noun == head.i for q in head.doc._.quantities or ())


def _number_of(head: Token) -> int | None:
    if head.like_num or head.pos_ == "NUM":
        return head.i
    return next((q.number for q in head.doc._.quantities or () if q.noun == head.i), None)


def size_of(head: Token) -> int | None:
    """The number of a counted group, where it is exact or about."""
    for quantity in head.doc._.quantities or ():
        if quantity.noun == head.i and quantity.low == quantity.high and quantity.low is not None:
            return int(quantity.low)
    return None


def included(head: Token) -> Iterator[Token]:
    """Heads of the names that a phrase after a group gives as some of it: "six poets, including Ana Brandt"."""
    opener = _opener(head)
    if opener is not None:
        yield from (t for t in opener.children if t.dep_ in ("pobj", "dobj") and _holds_name(t))


def _opener(head: Token) -> Token | None:
    """The word after a group that opens a list of some of it, before anybody else is named or another verb begins."""
    last = head.right_edge.i
    subject = head.dep_ in ("nsubj", "nsubjpass")  # "six monks are still held, including Ana's brother"
    for token in head.doc[head.i + 1 : head.sent.end]:
        words = " ".join([*(c.lower_ for c in token.children if c.i < token.i), token.lower_])
        if words in words_of("including", head.lang_):
            return token
        if token.i > last and (is_person_noun(token) or (token.pos_ in ("VERB", "AUX") and not subject)):
            return None
    return None


def _holds_name(token: Token) -> bool:
    return any(_is_named(t) for t in syntax.conjuncts(token))


def _is_named(token: Token) -> bool:
    """Whether a phrase names a person: by a name, or by a role with a name beside it."""
    if token.pos_ == "PROPN":
        return coreference.kind_at(token) == "person"
    return is_person_noun(token) and any(name.name[0].isupper() for name in names_alone(token))
