"""What a report itself says of those whom it names: "activist Ana Karol", "Casa Abierta, a Cuban NGO".

A name is described where it stands beside a title, a role, an apposition or a predicate; every other mention of it in
the same report, also by surname or by an acronym that the report defines, is described alike. Nothing is known across
reports here; that is what the packs of actors are for.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from spacy.tokens import Doc, Token

from veedor.language import genders, syntax
from veedor.language.actors import acronyms
from veedor.language.actors.directory import pieces
from veedor.language.actors.resolving import actor_at
from veedor.language.genders import Gender
from veedor.language.grammar import among
from veedor.language.names import Mention, country_of, name_tokens, sectors_of

_OFFICIAL = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
"""Sectors whose former members are ELI."""


class _Beside(msgspec.Struct, frozen=True):
    """What stands beside one mention of a name."""

    country: str | None
    sectors: tuple[str, ...]
    nouns: frozenset[str]
    gender: Gender | None = None


class Described(msgspec.Struct):
    """What a report says of one whom it names.

    Args:
        entity: id of the actor in the directory, or None.
        country: ISO 3166-1 alpha-3, or None.
        sectors: PLOVER codes in the order in which they were told.
        nouns: the nouns that were said of it, as lemmas in small letters.
        gender: as a title, a noun or the given name tells it, or None.
    """

    entity: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    nouns: frozenset[str] = frozenset()
    gender: Gender | None = None

    def add(self, entity: str | None, told: _Beside) -> None:
        """Take in what one more mention tells; what was told first stays."""
        self.entity = self.entity or entity
        self.country = self.country or told.country
        self.sectors = tuple(dict.fromkeys((*self.sectors, *told.sectors)))
        self.nouns |= told.nouns
        self.gender = self.gender or told.gender


def description(token: Token) -> Described | None:
    """What the report says of the name whose head is `token`; None where that is no name of a person or body."""
    doc = token.doc
    index: dict[int, Described] | None = doc.user_data.get("veedor_described")
    if index is None:
        index = doc.user_data["veedor_described"] = _describe(doc)
    return index.get(token.i)


def _describe(doc: Doc) -> dict[int, Described]:
    """Head of a name -> what is said of its bearer."""
    mentions = [m for m in doc._.mentions or () if m.kind in ("person", "organisation")]
    bearers = Bearers(doc, mentions)
    index: dict[int, Described] = {}
    for mention in mentions:
        told = index[mention.head] = bearers.of(mention)
        known = actor_at(doc[mention.head])
        told.add(known.entity if known else None, _beside(doc[mention.head]))
    return index


class Bearers:
    """Who bears which name in one document: surnames and acronyms belong to the full name told before, or to the only
    one there is.

    Args:
        doc: the document.
        mentions: its names of persons and bodies, in text order.
    """

    def __init__(self, doc: Doc, mentions: list[Mention]) -> None:
        self._of: dict[tuple[str, ...], Described] = {}
        self._by_last: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for mention in mentions:
            words = pieces(mention.name)
            if mention.kind == "person" and len(words) > 1:
                for last in dict.fromkeys((words[-1], words[-2] if len(words) > 2 else words[-1])):
                    self._by_last.setdefault(last, []).append((mention.head, words))
        self._defined = {
            pieces(short): pieces(doc[start:end].text) for short, (start, end) in acronyms.definitions(doc).items()
        }

    def of(self, mention: Mention) -> Described:
        """What is known so far of the bearer of a mention's name; the same object for all mentions of one bearer."""
        words = pieces(mention.name)
        words = self._defined.get(words, words)
        if mention.kind == "person" and len(words) == 1:
            words = self._full(words[0], mention.head) or words
        return self._of.setdefault(words, Described())

    def _full(self, surname: str, head: int) -> tuple[str, ...] | None:
        """The full name that a surname stands for: the last before it, else the only one of the document."""
        full = self._by_last.get(surname, [])
        before = [words for at, words in full if at < head]
        if before:
            return before[-1]
        every = {words for _, words in full}
        return every.pop() if len(every) == 1 else None


def _beside(head: Token) -> _Beside:
    """What stands beside a name."""
    nouns: set[str] = set()
    said: list[Token] = []
    country: str | None = None
    sectors: dict[str, None] = {}
    for noun, words in _roles(head):
        country = country or country_of(words)
        own = sectors_of(noun, words)
        nouns.add(noun.lemma_.lower())
        said.append(noun)
        if any(among(w, "former") for w in words) and _OFFICIAL & set(own):
            own = ("ELI",)
        sectors.update(dict.fromkeys(own))
    name = name_tokens(head)
    titles = head.doc[max(head.left_edge.i, name[0].i - 2) : name[0].i]
    gender = next((g for w in (*titles, *said) if (g := genders.of_word(w))), None) or genders.of_name(name)
    return _Beside(country, tuple(sectors), frozenset(nouns), gender)


def _roles(head: Token) -> Iterator[tuple[Token, list[Token]]]:
    """The phrases that say what the bearer of a name is, each with its head."""
    name = name_tokens(head)
    inside = {w.i for w in name}
    before = [t for t in head.doc[head.left_edge.i : name[0].i] if t.i not in inside and not t.is_punct]
    before = [t for t in before if t.dep_ in ("compound", "amod", "nmod", "flat", "advmod") or t.pos_ == "PROPN"]
    if before:
        yield before[-1], before
    for child in head.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN":
            yield child, name_tokens(child)
    if head.dep_ == "appos" and head.head.pos_ == "NOUN":
        yield head.head, name_tokens(head.head)
    if head.dep_ == "nsubj":
        for attribute in syntax.children(head.head, "attr"):
            if attribute.pos_ == "NOUN" and not syntax.children(head.head, "neg"):
                yield attribute, name_tokens(attribute)
