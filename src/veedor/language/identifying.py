"""Who a noun phrase means beyond its words: the actor of the directory, its country, its sectors on a day."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Token

from veedor.language import gazetteer, syntax
from veedor.language.actors import directory, offices
from veedor.language.actors.directory import Directory
from veedor.language.actors.resolving import actor_at
from veedor.language.countries import country_names
from veedor.language.describing import description
from veedor.language.names import country_of, sectors_of, text_of

Identity = tuple[str | None, str | None, tuple[str, ...]]
"""``(entity, country, sectors)``."""


def identity_of(token: Token, words: list[Token]) -> Identity:
    """The actor, country and sectors of a noun phrase.

    Args:
        token: its head.
        words: its name, as `veedor.language.names.name_tokens` gives it.

    Returns:
        The directory's facts first, valid on the day of the report; then what the report says of the name elsewhere;
        then what the words of the phrase tell. None and nothing where none of these tells.
    """
    known = directory.of(token.doc._.context.actors)
    told = description(token)
    mention = actor_at(token)
    entity = mention.entity if mention else told.entity if told else _by_office(token)
    actor = known.get(entity) if entity else None
    day = day_of(token)
    if actor is not None:
        return actor.id, actor.country, known.sectors(actor, day) or (told.sectors if told else ())
    country = country_of(words)
    if country is not None and text_of(words).lower() in country_names():
        return _place(country), country, sectors_of(token, words)
    if told is not None:
        return None, told.country or country, told.sectors or sectors_of(token, words)
    return None, country or _owner(token, words, known), sectors_of(token, words)


def day_of(token: Token) -> date | None:
    """The day by which roles are judged: that of the report, else the last of the year that it is about."""
    context = token.doc._.context
    return context.published or (date(context.year, 12, 31) if context.year else None)


def _by_office(token: Token) -> str | None:
    """The only holder of the office that "the Venezuelan president" names, else the office itself."""
    if token.pos_ != "NOUN":
        return None
    ids, told = offices.holders_of(token, day_of(token))
    if not told:
        return None
    if len(ids) == 1:
        return ids[0]
    own, _ = offices.offices_of(token)
    return own[0] if len(own) == 1 else None


def _place(country: str) -> str | None:
    if not gazetteer.available():
        return None
    entry = gazetteer.default().country(country)
    return f"geonames:{entry.geonames_id}" if entry is not None and entry.geonames_id else None


def _owner(token: Token, words: list[Token], known: Directory) -> str | None:
    """The country of the actor that a phrase is built on: "the Maduro government", "Maduro's police"."""
    possessor = syntax.possessor(token)
    for part in (*words, *((possessor,) if possessor is not None else ())):
        mention = actor_at(part)
        actor = known.get(mention.entity) if mention else None
        if actor is not None and actor.country is not None:
            return actor.country
    return country_of([possessor]) if possessor is not None else None
