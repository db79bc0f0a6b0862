"""Whom "the president", "the opposition leader" or "the NGO" means: somebody whom the report named before.

By the office that the packs say somebody held on the day of the report, by the very noun that the report said of
somebody ("Ana Karol, a trade unionist ... the trade unionist"), or by a trade that both share ("the journalist").
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from veedor.language.actors import offices
from veedor.language.actors.directory import of as directory_of
from veedor.language.describing import Described, description
from veedor.language.grammar import among
from veedor.language.identifying import day_of
from veedor.language.names import Mention, is_person_noun, name_tokens, sectors_of

_FURTHEST = 600
"""Tokens back to which a name is looked for."""

_TRADES = frozenset({"OPP", "JRN", "REL", "EDU", "LAB", "MED", "CVL", "SOC", "NGO", "AGR", "BUS", "PTY"})
"""Sectors by which one noun can stand for somebody of whom another was said; "the minister" is not any official."""

_FATES = frozenset({"OPP", "JRN", "REL", "EDU", "LAB", "CVL", "AGR"})
"""Sectors of those whose fate reports tell rather than of those who decide it or plead for them."""

_NEARBY = 120
"""Tokens within which the only person told of is the one a noun means."""


def antecedent(noun: Token) -> Token | None:
    """The head of the name that a definite noun phrase in the singular stands for, or None.

    Args:
        noun: a common noun in the singular, with a definite determiner.
    """
    return _by_office(noun) or _by_description(noun) or _only_one(noun)


def kin(noun: Token) -> Token | None:
    """The head of the name of "his wife", where the report said before whose name that is, or None.

    Args:
        noun: a common noun in the singular, with a possessive or with no determiner at all ("father and son").
    """
    if not among(noun, "kin"):
        return None
    named = {id(told): m for m, told in _before(noun) if m.kind == "person" and noun.lemma_.lower() in told.nouns}
    return noun.doc[next(iter(named.values())).head] if len(named) == 1 else None


def _by_office(noun: Token) -> Token | None:
    ids, _ = offices.holders_of(noun, day_of(noun))
    if not ids:
        return None
    named = [m for m, told in _before(noun) if told.entity in ids]
    return noun.doc[named[0].head] if len({description(noun.doc[m.head]).entity for m in named}) == 1 else None  # type: ignore[union-attr]


def _by_description(noun: Token) -> Token | None:
    person = is_person_noun(noun)
    kind = "person" if person else "organisation"
    own = set(sectors_of(noun, name_tokens(noun)))
    lemma = noun.lemma_.lower()
    by_trade: Token | None = None
    for mention, told in _before(noun):
        if mention.kind != kind:
            continue
        if lemma in told.nouns:
            return noun.doc[mention.head]
        if by_trade is None and own and own <= _TRADES and own & _sectors(mention, told, noun):
            by_trade = noun.doc[mention.head]
    return by_trade


def _only_one(noun: Token) -> Token | None:
    """The only person of whom the report speaks nearby, for "the trade unionist", if nothing else was said of them.

    Officials are left out: whoever is arrested is not "the judge".
    """
    own = set(sectors_of(noun, name_tokens(noun)))
    if not is_person_noun(noun) or not own or not own <= _FATES:
        return None
    near = [(m, told) for m, told in _before(noun) if m.kind == "person" and noun.i - m.head <= _NEARBY]
    if len({id(told) for _, told in near}) != 1:
        return None
    mention, told = near[0]
    return None if _sectors(mention, told, noun) else noun.doc[mention.head]


def _sectors(mention: Mention, told: Described, noun: Token) -> set[str]:
    """What the name itself, the report or the packs say that the bearer of a name is."""
    known = directory_of(noun.doc._.context.actors)
    actor = known.get(told.entity) if told.entity else None
    packed = known.sectors(actor, day_of(noun)) if actor else ()
    head = noun.doc[mention.head]
    return {*sectors_of(head, name_tokens(head)), *told.sectors, *packed}


def _before(noun: Token) -> Iterator[tuple[Mention, Described]]:
    """The names of persons and bodies before a noun, the nearest first, with what is said of them."""
    for mention in reversed(noun.doc._.mentions or ()):
        if noun.i - _FURTHEST <= mention.head < noun.left_edge.i:
            told = description(noun.doc[mention.head])
            if told is not None:
                yield mention, told
