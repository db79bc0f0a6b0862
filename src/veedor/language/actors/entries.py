"""What an actor is, and the packs of actors that a person edits: ``vocabulary/actors/COUNTRY.yaml``.

A pack names the persons, organisations, bodies and offices of one country, each with the source of the fact. It is
read once a process and checked when a test asks for it; a user's own file is checked whenever it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal

import msgspec

from veedor.edtf import bounds, is_edtf
from veedor.vocabulary import load, path_of

Kind = Literal["person", "organisation", "body", "office"]
"""What an actor is: a human being; a party, NGO, medium, company or union; an organ of a state or of an
international organisation (court, parliament, police); a post that persons hold in turn."""


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an actor was from a day to a day: the holder of an office, a member of a party or body, or of a sector.

    Args:
        of: id of the office, organisation or body, or None for a role that only gives sectors.
        titles: what its holder is called in it, in any language, in small letters: "secretary general".
        sectors: PLOVER codes, primary first; where none are given, those of `of`.
        since: EDTF date of its first day (``from`` in a file), or None where it is not known.
        until: EDTF date of its last day, or None for a role that goes on or whose end is not known.
        source: where the fact stands, if not in the entry's own source.
    """

    of: str | None = None
    titles: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    since: str | None = msgspec.field(default=None, name="from")
    until: str | None = None
    source: str | None = None

    def holds(self, day: date | None) -> bool:
        """Whether the role may be held on a day; one without a known end goes on. Without a day only a role without
        an end holds.

        >>> Role(of="VEN/president", since="1999-02", until="2013-03-05").holds(date(2014, 1, 1))
        False
        """
        if day is None:
            return self.until is None
        first = bounds(self.since)[0] if self.since else None
        last = bounds(self.until)[1] if self.until else None
        return (first is None or first <= day) and (last is None or day <= last)


class Actor(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One actor.

    Args:
        id: stable, ``COUNTRY/slug``; it is the ``entity`` of name objects and is never changed or given to another.
        kind: person, organisation, body or office.
        names: full names in any language, accents kept, the usual one first. Each is enough to know the actor
            anywhere, unless another actor has it too. An acronym that belongs to nobody else ("SEBIN") is one of them.
            Empty where it has short names alone ("La Prensa").
        short: short names and acronyms that other people or bodies have too ("Maduro", "CNE"): they count only in a
            report that names the actor in full, or its country.
        titles: of an office: what its holder is called, in any language, in small letters ("president",
            "presidenta").
        country: ISO 3166-1 alpha-3; None in a file means the pack's.
        sectors: PLOVER codes, primary first, for whenever no role gives any.
        source: address of a page where the facts stand.
        note: anything a reader should know.
        roles: what it was when, in order of time.
    """

    id: str
    kind: Kind
    names: tuple[str, ...]
    short: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    source: str | None = None
    note: str | None = None
    roles: tuple[Role, ...] = ()


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Schema of a file in ``vocabulary/actors/``.

    Args:
        country: ISO 3166-1 alpha-3 of its actors, or None for international ones.
        checked: EDTF date up to which its facts were looked after; a role without an end is known to go on until then.
        actors: the entries.
    """

    country: str | None = None
    checked: str
    actors: tuple[Actor, ...]


def packs() -> list[str]:
    """Names of the packs that ship, sorted: ``["BLR", "COL", ...]``."""
    return sorted(p.stem for p in path_of("plover").parent.joinpath("actors").glob("*.yaml"))


@cache
def pack(name: str) -> Pack:
    """A pack, each actor with its country.

    Args:
        name: as in `packs`.

    Raises:
        VocabularyError: V001 if the file breaks the schema.

    >>> [actor.id for actor in pack("VEN").actors if "Foro Penal" in actor.names]
    ['VEN/foro-penal']
    """
    read = load(f"actors/{name}", Pack, plain=True)
    settled = tuple(
        actor if actor.country else msgspec.structs.replace(actor, country=read.country) for actor in read.actors
    )
    return msgspec.structs.replace(read, actors=settled)


@cache
def shipped() -> tuple[Actor, ...]:
    """The actors of all packs that ship."""
    return tuple(actor for name in packs() for actor in pack(name).actors)


@cache
def sector_codes() -> frozenset[str]:
    """The PLOVER sectors and international codes."""
    return frozenset(load("sectors", dict[str, dict[str, str]]))


@cache
def country_codes() -> frozenset[str]:
    """The codes of countries that an actor may have."""
    return frozenset(load("countries", dict[str, dict[str, object]]))


_ID = re.compile(r"[A-Z]{3}/[a-z0-9]+(-[a-z0-9]+)*")
_SOURCE = re.compile(r"https?://\S+")


def faults(actor: Actor, known: Iterable[str], *, own: bool = False) -> Iterator[str]:
    """What is wrong with an entry beyond its form; nothing where all is well.

    Args:
        actor: the entry.
        known: ids that a role may point to.
        own: a user's entry: its id may have any form, and it needs no source.
    """
    if not own and not _ID.fullmatch(actor.id):
        yield f"the id {actor.id!r} is not of the form VEN/some-name"
    if not own and not _SOURCE.fullmatch(actor.source or ""):
        yield "it has no address as its source"
    if not actor.names and not actor.short:
        yield "it has no name"
    yield from _bad_names(actor)
    if actor.country is not None and actor.country not in country_codes():
        yield f"{actor.country!r} is no country of ISO 3166-1 alpha-3"
    if actor.titles and actor.kind != "office":
        yield "titles belong to an office, or to a role"
    ids = known if isinstance(known, (set, frozenset, dict)) else set(known)
    for role in actor.roles:
        yield from (f"a role: {fault}" for fault in _bad_role(role, ids, own=own))
    yield from _bad_sectors(actor.sectors)


def _bad_names(actor: Actor) -> Iterator[str]:
    told: set[str] = set()
    for name in (*actor.names, *actor.short):
        if name != " ".join(name.split()) or not any(c.isalnum() for c in name):
            yield f"the name {name!r} is empty or has spaces too many"
        if name in told:
            yield f"the name {name!r} is given twice"
        told.add(name)
    for title in (*actor.titles, *(t for role in actor.roles for t in role.titles)):
        if title != " ".join(title.split()) or not title:
            yield f"the title {title!r} is empty or has spaces too many"


def _bad_role(role: Role, known: Iterable[str], *, own: bool) -> Iterator[str]:
    if role.of is None and not role.sectors:
        yield "it gives neither `of` nor `sectors`"
    if role.of is not None and role.of not in known:
        yield f"there is no actor {role.of!r}"
    for name, value in (("from", role.since), ("until", role.until)):
        if value is not None and (not is_edtf(value) or "/" in value):
            yield f"`{name}` is {value!r}, which is no EDTF date"
            return
    if role.since and role.until and not role.holds(bounds(role.since)[0]):
        yield "it ends before it begins"
    if role.source is not None and not own and not _SOURCE.fullmatch(role.source):
        yield "its source is no address"
    yield from _bad_sectors(role.sectors)


def _bad_sectors(sectors: tuple[str, ...]) -> Iterator[str]:
    for code in sectors:
        if code not in sector_codes():
            yield f"{code!r} is no PLOVER sector"
    if len(set(sectors)) < len(sectors):
        yield "a sector is given twice"
