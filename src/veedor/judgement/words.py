"""Words made comparable: folded, singular, without what says nothing, by the tables of
``vocabulary/linking.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from veedor.vocabulary import load

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)


class Framing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Types of act under which one act can be told: ``TYPE`` or ``TYPE-mode``, within so many days."""

    name: str
    days: int
    acts: tuple[str, ...]


class Linking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The schema of ``vocabulary/linking.yaml``; the file explains each table."""

    titles: frozenset[str]
    particles: frozenset[str]
    organisation_words: frozenset[str]
    aliases: dict[str, tuple[str, ...]]
    heads: dict[str, tuple[str, ...]]
    loose_modifiers: frozenset[str]
    units: dict[str, tuple[str, ...]]
    acts: dict[str, tuple[str, ...]]
    event_acts: dict[str, str]
    definition_cues: tuple[str, ...]
    moved_cues: frozenset[str]
    deadline_noise: frozenset[str]
    distinguishing: tuple[frozenset[str], ...]
    framings: tuple[Framing, ...]
    state_framings: tuple[tuple[str, ...], ...]
    begins: dict[str, tuple[str, ...]]
    complements: tuple[tuple[tuple[str, ...], ...], ...]
    part_cues: tuple[str, ...]


class Compatibility(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The schema of ``vocabulary/compatibility.yaml``."""

    incompatible: tuple[tuple[str, str], ...]
    after_death: frozenset[str]
    ends: dict[str, frozenset[str]]
    closes: dict[str, frozenset[str]]


def linking() -> Linking:
    """The linker's tables, read once."""
    return load("linking", Linking)


def compatibility() -> Compatibility:
    """The states that exclude each other, and what ends a state; read once."""
    return load("compatibility", Compatibility)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Lower case, without accents and punctuation, single spaces.

    >>> fold("María  Corina MACHADO's")
    'maria corina machado s'
    >>> fold("U.S.")
    'u s'
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join(_NOT_WORD.sub(" ", plain).split())


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """The singular of a folded word, by its ending; good enough to compare two units, not to print one.

    >>> [singular(w) for w in ("prisoners", "politicos", "excarcelaciones", "bodies", "crisis", "police")]
    ['prisoner', 'politico', 'excarcelacion', 'body', 'crisis', 'police']
    """
    irregular = {"men": "man", "women": "woman", "persons": "person", "children": "child", "meses": "mes"}
    if word in irregular:
        return irregular[word]
    if len(word) < 4 or word.endswith(("ss", "us", "is")):
        return word
    for ending, instead in (
        ("ciones", "cion"),
        ("siones", "sion"),
        ("ores", "or"),
        ("ies", "y"),
        ("deres", "der"),
    ):
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


@lru_cache(maxsize=65_536)
def tokens(text: str) -> tuple[str, ...]:
    """Folded singular words of `text` without particles.

    >>> tokens("members of the opposition")
    ('member', 'opposition')
    """
    drop = linking().particles
    return tuple(singular(w) for w in fold(text).split() if w not in drop)


@cache
def head_classes() -> dict[str, str]:
    """Class of head noun by folded singular noun."""
    return {noun: name for name, nouns in linking().heads.items() for noun in nouns}


@lru_cache(maxsize=65_536)
def unit_of(unit: str) -> str:
    """The canonical form of a counted unit: what it is called where several phrases mean the same.

    Names and proper adjectives ("Venezuelan") are left out, and the noun of the act; other words stay,
    because they narrow what is counted.

    >>> unit_of("people jailed for political reasons"), unit_of("Venezuelan political prisoners")
    ('political prisoner', 'political prisoner')
    >>> unit_of("military political prisoners"), unit_of("border crossings")
    ('military political prisoner', 'border crossing')
    """
    words = " ".join(singular(w) for w in fold(_without_names(unit)).split())
    for canonical, phrases in linking().units.items():
        found = next((p for p in phrases if f" {p} " in f" {words} "), None)
        if found:
            rest = f" {words} ".replace(f" {found} ", " ", 1)
            return " ".join([*_narrowing(rest), canonical])
    return " ".join(_narrowing(words)) or words


def _without_names(text: str) -> str:
    kept = [w for w in text.split() if not w[:1].isupper() or singular(fold(w)) in _known()]
    return " ".join(kept) or text


@cache
def _known() -> frozenset[str]:
    """Words of the tables: a capital at the start of a sentence does not make them names."""
    table = linking()
    phrases = [p for group in (table.units, table.heads, table.acts) for ps in group.values() for p in ps]
    return frozenset(word for phrase in phrases for word in phrase.split())


def _narrowing(words: str) -> list[str]:
    table = linking()
    acts = {noun for nouns in table.acts.values() for noun in nouns}
    drop = table.loose_modifiers | table.particles | table.titles
    kept = [w for w in words.split() if w not in drop]
    narrowed = [w for w in kept if w not in acts]
    return narrowed or kept


@lru_cache(maxsize=65_536)
def act_of(unit: str) -> str | None:
    """The act that a unit counts by its noun, or None.

    >>> act_of("releases of political prisoners"), act_of("inmates")
    ('release', None)
    """
    words = {singular(w) for w in fold(unit).split()}
    return next((act for act, nouns in linking().acts.items() if words & set(nouns)), None)


_NAMES = re.compile(r"[A-Z][\w.]+(?: [A-Z]\w+)*")


class _Country(msgspec.Struct, frozen=True):
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()


@cache
def _countries() -> dict[str, str]:
    table = load("countries", dict[str, _Country])
    return {word: code for code, c in table.items() for word in (*c.names, *c.demonyms)}


@cache
def _country_names() -> dict[str, str]:
    return {word: code for code, c in load("countries", dict[str, _Country]).items() for word in c.names}


def country_in(place: str) -> str | None:
    """ISO code of the only country that a place's name has in it; a demonym is no place.

    >>> country_in("prison near Minsk, Belarus"), country_in("Lithuanian border")
    ('BLR', None)
    """
    codes = {code for run in _NAMES.findall(place) for code in _in_run(run, _country_names())}
    return codes.pop() if len(codes) == 1 else None


def most_named(text: str, *, at_least: int = 1, share: float = 0.5) -> str | None:
    """ISO code of the country that a text names most, itself or by demonym, or None.

    Args:
        text: any text with its capitals.
        at_least: how often it must be named.
        share: more than this share of all names of countries must be its; by default it is named more often than
            all others together.

    >>> most_named("Belarus freed prisoners; Belarusian lawyers and Poland said so.")
    'BLR'
    """
    words = _countries()
    told = Counter(code for run in _NAMES.findall(text) for code in _in_run(run, words))
    code, times = max(told.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return code if times >= at_least and times > share * told.total() else None


def _in_run(run: str, words: dict[str, str]) -> list[str]:
    """Countries in a run of capitalised words: two words before one."""
    parts = run.rstrip(".").split()
    two = [words[pair] for pair in map(" ".join, pairwise(parts)) if pair in words]
    return two or [words[w] for w in parts if w in words]


def overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared words as a share of the smaller set; 0 where one is empty.

    >>> overlap(frozenset({"caracas", "residence"}), frozenset({"caracas"}))
    1.0
    """
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right))
