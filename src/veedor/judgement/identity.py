"""Who is who across the reports of one case, conservatively.

Applied: one name in other letters (accents, case, titles); a well-known alias of a public body; a part of a
person's name where only one person of the report, or else of the case, can be meant; an acronym in a report
that also has the full name. Proposed and not applied: everything else that looks alike (two candidates for a
part of a name, one letter of difference, an acronym whose full name stands in another report). A person
confirms or rejects those.

Not done: no search in any list of persons, no transliteration, no use of what happened to somebody to tell
who it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations, pairwise

import msgspec

from veedor.claims.claim import (
    Claim,
    CountClaim,
    DeadlineClaim,
    EventClaim,
    Name,
    StatementClaim,
    StatusClaim,
)
from veedor.judgement.words import fold, head_classes, linking, singular
from veedor.language.actors.entries import shipped
from veedor.reports.report import Report


class Merge(msgspec.Struct, frozen=True, order=True):
    """Two names that may be one: the keys, and why it is thought so. Never applied by itself."""

    left: str
    right: str
    reason: str


class Group(msgspec.Struct, frozen=True):
    """A group without a name: the class of its head noun and what narrows it."""

    head: str
    modifiers: frozenset[str]

    def may_be(self, other: Group) -> bool:
        """Whether two groups can be one: one class, and neither narrowed to something that the other is not.

        >>> group_of("Venezuelan opposition leaders").may_be(group_of("opposition figures"))
        True
        >>> group_of("Venezuelan activists").may_be(group_of("Cuban activists"))
        False
        """
        if self.head != other.head:
            return False
        return self.modifiers <= other.modifiers or other.modifiers <= self.modifiers


def names_of(claim: Claim) -> tuple[Name, ...]:
    """Every name object of a claim, attribution included."""
    own: tuple[Name, ...] = ()
    if isinstance(claim, EventClaim):
        own = (*claim.actors, *claim.recipients)
    elif isinstance(claim, StatusClaim):
        own = (claim.subject,)
    elif isinstance(claim, DeadlineClaim):
        own = claim.parties
    elif isinstance(claim, StatementClaim):
        own = (claim.speaker, *((claim.addressee,) if claim.addressee else ()))
    elif isinstance(claim, CountClaim):
        own = ()
    return (*own, *claim.attribution)


def is_group(name: str) -> bool:
    """Whether the words name nobody in particular: their last word is not capitalised.

    >>> is_group("political prisoners"), is_group("Foro Penal"), is_group("FARC")
    (True, False, False)
    """
    words = [w for w in name.replace("’", "'").split() if w[:1].isalnum()]
    if not words:
        return True
    return not words[-1][:1].isupper() and not any(w[:1].isdigit() for w in words[-1:])


@lru_cache(maxsize=65_536)
def group_of(name: str) -> Group:
    """The head class and the modifiers of a group's name, loosely.

    The head is the first word with a known class, looked for from the end (English) and then from the start;
    an unknown head is its own class. Words after "of", "in", "who" and the like are modifiers as well.
    """
    table, classes = linking(), head_classes()
    words = [singular(w) for w in fold(name).split()]
    words = [w for w in words if w not in table.titles and w not in table.particles]
    content = [w for w in words if w not in table.loose_modifiers] or words
    if not content:
        return Group(fold(name), frozenset())
    pairs = [f"{a} {b}" for a, b in pairwise(content)]
    for two in reversed(pairs):
        if two in classes:
            return Group(classes[two], frozenset(content) - set(two.split()))
    known = [w for w in reversed(content) if w in classes]
    head = known[0] if known else content[-1]
    heads = {w for w in content if classes.get(w) == classes.get(head)} if known else {head}
    return Group(classes.get(head, head), frozenset(content) - heads)


@lru_cache(maxsize=65_536)
def name_tokens(name: str) -> tuple[str, ...]:
    """The words of a proper name, folded, without titles and particles; never empty for a name with words."""
    table = linking()
    words = fold(name).split()
    kept = tuple(w for w in words if w not in table.titles and w not in table.particles)
    return kept or tuple(words)


def is_person(key: str) -> bool:
    """Whether a key can be a person's full name: an entity that is no place or body, or two words or more without
    a word of an organisation.
    """
    if key.startswith("entity:"):
        return _is_persons(key.removeprefix("entity:"))
    words = key.removeprefix("name:").split()
    table = linking()
    return (
        len(words) > 1
        and key.removeprefix("name:") not in table.aliases
        and not (set(words) & table.organisation_words)
    )


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Id of an actor of the packs -> its kind."""
    return {actor.id: actor.kind for actor in shipped()}


def _is_persons(entity: str) -> bool:
    """Whether an id may be a person's: not that of a place, nor that of a body or organisation of the packs."""
    return not entity.startswith("geonames:") and _kinds().get(entity, "person") == "person"


@lru_cache(maxsize=1)
def _aliases() -> dict[str, str]:
    table = linking().aliases
    return {form: name for name, forms in table.items() for form in (name, *forms)}


@lru_cache(maxsize=65_536)
def plain_key(name: str) -> str:
    """The key of a name by its words alone, before names are compared with each other.

    >>> plain_key("Dr. Ana Sarmiento"), plain_key("U.S."), plain_key("opposition leaders")
    ('name:ana sarmiento', 'name:united states', 'group:political figure|opposition')
    """
    folded = fold(name)
    if folded in _aliases():
        return f"name:{_aliases()[folded]}"
    if is_group(name):
        group = group_of(name)
        return f"group:{group.head}|{' '.join(sorted(group.modifiers))}"
    return f"name:{' '.join(name_tokens(name))}"


class Identity:
    """Canonical keys for the names of a case.

    Args (of `of`):
        claims: the claims whose names are compared.
        reports: their reports; the source of a report is a name too.
        confirmed: pairs of keys that a person has judged to be one (from a decision); applied.
        rejected: pairs of keys that a person has judged to be two; neither applied nor proposed again.
    """

    def __init__(self, keys: dict[tuple[str, str], str], shared: dict[str, str], proposed: tuple[Merge, ...]) -> None:
        self._in_report = keys
        self._shared = shared
        self.proposed = proposed

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        reports: Mapping[str, Report],
        *,
        confirmed: Iterable[tuple[str, str]] = (),
        rejected: Iterable[tuple[str, str]] = (),
    ) -> Identity:
        """Compare all names of a case; independent of the order of `claims`."""
        by_report: dict[str, set[str]] = defaultdict(set)
        entities: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            for name in names_of(claim):
                key = plain_key(name.name)
                by_report[claim.report].add(key)
                if name.entity:
                    entities[key].add(name.entity)
        for report in by_report:
            source = reports[report].source if report in reports else None
            if source:
                by_report[report].add(plain_key(source))
        refused = {frozenset(pair) for pair in rejected}
        resolver = _Resolver(by_report, refused)
        in_report = resolver.in_report()
        shared = _joined({k: f"entity:{min(ids)}" for k, ids in entities.items() if len(ids) == 1}, confirmed)
        return cls(in_report, shared, tuple(sorted(resolver.proposed(in_report))))

    def key(self, name: Name, report: str) -> str:
        """The canonical key of `name` as it stands in `report`.

        Two names with one key are one; a key that begins with ``group:`` names nobody in particular.
        """
        if name.entity:
            return self._shared.get(f"entity:{name.entity}", f"entity:{name.entity}")
        plain = plain_key(name.name)
        found = self._in_report.get((report, plain), plain)
        return self._shared.get(found, found)

    def source_key(self, source: str, report: str) -> str:
        """The canonical key of a report's source, in the same space as the names."""
        return self.key(Name(source), report)


def _joined(entities: dict[str, str], confirmed: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Keys to their representative: resolved entities first, then what persons confirmed."""
    parent = dict(entities)

    def root(key: str) -> str:
        while parent.get(key, key) != key:
            key = parent[key]
        return key

    for left, right in sorted(tuple(sorted(pair)) for pair in confirmed):
        a, b = root(left), root(right)
        if a != b:
            parent[max(a, b)] = min(a, b)
    return {key: root(key) for key in parent}


class _Resolver:
    """Finds which partial names and acronyms stand for which full ones."""

    def __init__(self, by_report: Mapping[str, set[str]], refused: set[frozenset[str]]) -> None:
        self._by_report = {r: {k for k in ks if k.startswith("name:")} for r, ks in by_report.items()}
        self._refused = refused
        self._all = set().union(*self._by_report.values()) if self._by_report else set()
        self._by_token: dict[str, set[str]] = defaultdict(set)
        self._by_initials: dict[str, set[str]] = defaultdict(set)
        for key in self._all:
            words = _words(key)
            for word in set(words):
                self._by_token[word].add(key)
            if len(words) > 1:
                self._by_initials["".join(w[0] for w in words)].add(key)

    def in_report(self) -> dict[tuple[str, str], str]:
        """Full name by report and partial name, where it is certain enough to apply."""
        found: dict[tuple[str, str], str] = {}
        for report, keys in self._by_report.items():
            for key in keys:
                full = self._full(key, keys)
                if full is not None:
                    found[report, key] = full
        return found

    def _full(self, key: str, here: set[str]) -> str | None:
        longer = self._longer(key)
        inside = _longest(longer & here)
        if len(inside) == 1:
            return inside.pop()
        if not inside:
            anywhere = _longest(longer)
            if len(anywhere) == 1:
                return anywhere.pop()
        acronyms = {k for k in self._acronyms(key) if k in here}
        return acronyms.pop() if not longer and len(acronyms) == 1 else None

    def _longer(self, key: str) -> set[str]:
        """Names of persons of which `key` can be the short form: a surname, or one name left out."""
        words = _words(key)
        if not _may_be_person(words):
            return set()
        candidates = set.intersection(*(self._by_token.get(w, set()) for w in words)) - {key}
        return {c for c in candidates if _short_of(words, _words(c)) and frozenset((key, c)) not in self._refused}

    def _acronyms(self, key: str) -> set[str]:
        words = _words(key)
        if len(words) != 1 or not 2 <= len(words[0]) <= 7:
            return set()
        return {c for c in self._by_initials.get(words[0], set()) if frozenset((key, c)) not in self._refused}

    def proposed(self, applied: Mapping[tuple[str, str], str]) -> set[Merge]:
        """What looks alike and was not applied everywhere."""
        done = {frozenset((key, full)) for (_, key), full in applied.items()}
        found: set[Merge] = set()
        for key in self._all:
            for full in self._longer(key):
                found.add(_merge(key, full, "one name may be the short form of the other"))
            for full in self._acronyms(key):
                found.add(_merge(key, full, "one name may be the acronym of the other"))
        found |= {_merge(a, b, "one letter of difference") for a, b in self._misspelt()}
        return {m for m in found if frozenset((m.left, m.right)) not in done | self._refused}

    def _misspelt(self) -> set[tuple[str, str]]:
        """Pairs of long names that become equal when one letter is left out of either."""
        shortened: dict[str, set[str]] = defaultdict(set)
        for key in self._all:
            if len(key) >= len("name:") + 8:
                for i in range(len("name:"), len(key)):
                    shortened[key[:i] + key[i + 1 :]].add(key)
                shortened[key].add(key)
        return {
            pair
            for keys in shortened.values()
            if 1 < len(keys) <= 20
            for pair in combinations(sorted(keys), 2)
            if abs(len(pair[0]) - len(pair[1])) <= 1
        }


def _merge(left: str, right: str, reason: str) -> Merge:
    return Merge(min(left, right), max(left, right), reason)


def _words(key: str) -> tuple[str, ...]:
    return tuple(key.removeprefix("name:").split())


def _may_be_person(words: tuple[str, ...]) -> bool:
    table = linking()
    known = " ".join(words) in table.aliases
    return bool(words) and not known and not any(w in table.organisation_words for w in words)


def _short_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` can be the short form of the person `full`.

    One word must be the last word of the full name, or the last but one of three or more (Spanish double
    surnames); several words must contain the first or one of the last two, in order. A first name alone is no
    short form.
    """
    if len(full) < 2 or len(short) >= len(full) or not _may_be_person(full):
        return False
    surnames = full[-2:] if len(full) > 2 else full[-1:]
    if len(short) == 1:
        return short[0] in surnames and len(short[0]) > 2
    rest = iter(full)
    return all(word in rest for word in short) and any(w in surnames for w in short)


def _longest(keys: set[str]) -> set[str]:
    """The names that are no part of another one in the set: "Ana Ruiz" and "Ana María Ruiz" are one
    candidate.
    """
    return {k for k in keys if not any(k != other and _short_of(_words(k), _words(other)) for other in keys)}
