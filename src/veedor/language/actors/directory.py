"""The directory: whom a name may mean, who held which office when, and which sectors an actor has on a day.

It holds the packs that ship and the entries that a user adds; a user's entry wins over a pack's with the same id or
the same name. The names of countries and capitals stand in it too, since they are what vouches for a short name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from veedor.language import gazetteer
from veedor.language.actors import entries
from veedor.language.actors.entries import Actor, Role
from veedor.language.countries import english_forms, spanish_forms
from veedor.language.placenames import entries as places
from veedor.language.placenames.folding import fold


class Candidate(msgspec.Struct, frozen=True):
    """One reading of a name.

    Args:
        id: id of the actor.
        full: whether the name is one of its full names, so that it needs nothing to vouch for it.
        exact: the letters as they must stand, for an acronym; None where case and accents do not matter.
        capitals: whether its longer words must be capitalised, since a country's name opens it: "Russia Today" is a
            channel, "Russia today" is none.
    """

    id: str
    full: bool
    exact: str | None = None
    capitals: bool = False


class Readings(msgspec.Struct):
    """What a sequence of words may mean: actors, and the country that it names."""

    actors: list[Candidate] = msgspec.field(default_factory=list)
    country: str | None = None


Node = dict[str, Any]
"""A step of the tree of names: folded word -> next step; ``""`` -> `Readings` of what ends here."""


_BETWEEN_WORDS = re.compile(r"\s+|(?=['’]s(?:\s|$))")


@lru_cache(maxsize=100_000)
def pieces(word: str) -> tuple[str, ...]:
    """A token or name as it is compared: without case, accents, stops and hyphens; empty for punctuation.

    A possessive is a word of its own, as it is a token of its own.

    >>> pieces("Fiscalía"), pieces("Anti-Corruption"), pieces("-"), pieces("U.S.")
    (('fiscalia',), ('anti', 'corruption'), (), ('us',))
    >>> pieces("Prosecutor's Office")
    ('prosecutor', 's', 'office')
    """
    return tuple(
        piece
        for chunk in _BETWEEN_WORDS.split(word)
        for piece in fold(chunk).split()
        if any(c.isalnum() for c in piece)
    )


class Directory:
    """Look up actors by id, name, office.

    Args:
        actors: the entries of the packs.
        own: the entries that a user adds; they win.
    """

    def __init__(self, actors: Iterable[Actor], own: Iterable[Actor] = ()) -> None:
        added = {actor.id: actor for actor in own}
        self.actors: dict[str, Actor] = {**{actor.id: actor for actor in actors}, **added}
        self.names: Node = {}
        self._titles: dict[str, list[str]] = {}
        self.title_words: set[str] = set()
        self._holders: dict[str, list[tuple[Role, str]]] = {}
        taken = {pieces(name) for actor in added.values() for name in (*actor.names, *actor.short)}
        for actor in self.actors.values():
            self._keep(actor, () if actor.id in added else taken)
        self._keep_countries()

    def get(self, identity: str) -> Actor | None:
        """The actor with an id."""
        return self.actors.get(identity)

    def find(self, name: str) -> list[Candidate]:
        """Whom a name may mean, as long as no text decides.

        >>> [c.id for c in default().find("Foro Penal")]
        ['VEN/foro-penal']
        """
        node = self.names
        for piece in pieces(name):
            if piece not in node:
                return []
            node = node[piece]
        readings: Readings | None = node.get("")
        return [c for c in readings.actors if c.exact in (None, name)] if readings else []

    def sectors(self, actor: Actor, day: date | None) -> tuple[str, ...]:
        """The sectors of an actor on a day: those of the roles that it held, else its own.

        Args:
            actor: an entry.
            day: None counts only what goes on.
        """
        held = [role for role in actor.roles if role.holds(day)]
        found = dict.fromkeys(code for role in held for code in self._sectors_of_role(role))
        return tuple(found) or actor.sectors

    def _sectors_of_role(self, role: Role) -> tuple[str, ...]:
        if role.sectors or role.of is None:
            return role.sectors
        of = self.actors.get(role.of)
        return of.sectors if of else ()

    def holders(self, office: str, day: date | None) -> list[str]:
        """Ids of those who held an office, or a titled role in a body, on a day.

        >>> from datetime import date
        >>> default().holders("VEN/president", date(2015, 6, 1))
        ['VEN/nicolas-maduro']
        """
        return list(dict.fromkeys(holder for role, holder in self._holders.get(office, ()) if role.holds(day)))

    def titled(self, title: str, country: str) -> list[str]:
        """Ids of the offices of a country that a title may mean.

        Args:
            title: in small letters, such as "attorney general".
            country: ISO 3166-1 alpha-3.
        """
        return [office for office in self._titles.get(title, ()) if self.actors[office].country == country]

    def is_title(self, title: str) -> bool:
        """Whether a title, in small letters, belongs to any office."""
        return title in self._titles

    # how it is put together

    def _keep(self, actor: Actor, taken: Iterable[tuple[str, ...]]) -> None:
        for name, full in (*((n, True) for n in actor.names), *((n, False) for n in actor.short)):
            words = pieces(name)
            if words and words not in taken:
                self._add(
                    words, Candidate(actor.id, full, name if is_acronym(name) else None, _opens_with_country(words))
                )
        for title in actor.titles:
            self._titles.setdefault(title.lower(), []).append(actor.id)
            self.title_words.update(title.lower().split())
        for role in actor.roles:
            if role.of is not None and actor.kind == "person" and self._is_office(role.of):
                self._holders.setdefault(role.of, []).append((role, actor.id))

    def _add(self, words: tuple[str, ...], new: Candidate) -> None:
        """Keep one reading an actor: "SEBIN" and "Sebin" are one, whose letters do not matter."""
        readings = self._readings(words).actors
        for n, old in enumerate(readings):
            if old.id == new.id:
                exact = old.exact if old.exact == new.exact else None
                readings[n] = Candidate(new.id, old.full or new.full, exact, old.capitals)
                return
        readings.append(new)

    def _is_office(self, identity: str) -> bool:
        office = self.actors.get(identity)
        return office is not None and office.kind == "office"

    def _readings(self, words: tuple[str, ...]) -> Readings:
        node = self.names
        for word in words:
            node = node.setdefault(word, {})
        found: Readings = node.setdefault("", Readings())
        return found

    def _keep_countries(self) -> None:
        for words, code in country_words():
            self._readings(words).country = code


def is_acronym(name: str) -> bool:
    """Whether a name is told by its exact letters alone: "SEBIN", "CNE"; "CNe" is none."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) > 1 and all(c.isupper() for c in letters)


@lru_cache(maxsize=1)
def country_words() -> tuple[tuple[tuple[str, ...], str], ...]:
    """What tells that a text is about a country: its names, demonyms and capital, in English and Spanish."""
    return tuple(_country_words())


def _country_words() -> Iterator[tuple[tuple[str, ...], str]]:
    for code, country in places.countries().items():
        english = (form for word in country.demonyms for form in english_forms(word))
        spanish = (form for word in country.gentilicios for form in spanish_forms(word))
        for word in (*country.names, *country.nombres, *english, *spanish):
            yield pieces(word), code
    if gazetteer.available():
        known = gazetteer.default()
        for code, nation in known.nations.items():
            capital = known.get(nation.capital) if nation.capital else None
            if capital is not None:
                yield pieces(capital.name), code


@lru_cache(maxsize=1)
def _country_names() -> frozenset[tuple[str, ...]]:
    return frozenset(
        pieces(name) for country in places.countries().values() for name in (*country.names, *country.nombres)
    )


def _opens_with_country(words: tuple[str, ...]) -> bool:
    """Whether a country's name is the beginning of a name and not all of it."""
    return any(words[:n] in _country_names() for n in range(1, len(words)))


@lru_cache(maxsize=1)
def default() -> Directory:
    """The directory of the packs that ship, put together once a process."""
    return Directory(entries.shipped())


_MOST_KEPT = 4
_kept: dict[int, tuple[tuple[Actor, ...], Directory]] = {}


def of(own: tuple[Actor, ...]) -> Directory:
    """The directory with a user's own entries; the last few are kept, by the very tuple that is given.

    Args:
        own: the entries, as `veedor.language.actors.reading.read` gives them.

    >>> of(()) is default()
    True
    """
    if not own:
        return default()
    known = _kept.get(id(own))
    if known is None or known[0] is not own:
        while len(_kept) >= _MOST_KEPT:
            _kept.pop(next(iter(_kept)))
        known = _kept[id(own)] = (own, Directory(entries.shipped(), own))
    return known[1]
