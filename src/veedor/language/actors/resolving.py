"""Which actor of the directory each name of a document means, if any.

A full name means its actor, unless another has it too. A short name ("Maduro", "CNE") means an actor only where
something in the document vouches for it: the actor's full name, or its country. Whatever is left open stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from veedor.language.actors import acronyms, spotting
from veedor.language.actors.directory import Candidate, Directory, pieces
from veedor.language.actors.spotting import Sighting, Sightings, touches_name
from veedor.language.grammar import among, listed


class ActorMention(msgspec.Struct, frozen=True):
    """A name in a document that means an actor of the directory.

    Args:
        start, end: token indices of the name, the end exclusive.
        entity: id of the actor.
    """

    start: int
    end: int
    entity: str


def resolve(doc: Doc, directory: Directory, *, leading: frozenset[str]) -> list[ActorMention]:
    """The names of a document that mean an actor, in text order.

    Args:
        doc: a tagged document.
        directory: whom a name may mean.
        leading: words in small letters that may stand before a name without being part of it: titles, kinds of bodies.

    >>> from veedor.language import runtime
    >>> doc = runtime.load("en")("The Venezuelan NGO Foro Penal named Maduro. Diego Maduro, no relation, left.")
    >>> [(doc[m.start : m.end].text, m.entity) for m in doc._.actors]
    [('Foro Penal', 'VEN/foro-penal'), ('Maduro', 'VEN/nicolas-maduro')]
    """
    seen = spotting.spot(doc, directory)
    countries = _countries(doc, seen, directory)
    doc.user_data["veedor_countries"] = dict(countries.most_common())
    if not seen.names:
        return []
    parts = [_is_part(doc, name, directory, leading) for name in seen.names]
    whole = [name for name, part in zip(seen.names, parts, strict=True) if not part]
    others = [name for name, part in zip(seen.names, parts, strict=True) if part]
    document = _Document(doc, directory, whole, others, countries, acronyms.definitions(doc))
    chosen = ((name, document.meant(name)) for name in whole)
    return [ActorMention(name.start, name.end, entity) for name, entity in chosen if entity is not None]


class _Document:
    """What decides in one document."""

    def __init__(
        self,
        doc: Doc,
        directory: Directory,
        whole: list[Sighting],
        others: list[Sighting],
        countries: Counter[str],
        defined: dict[str, tuple[int, int]],
    ) -> None:
        self.doc, self.directory, self.whole = doc, directory, whole
        self.countries, self.defined = countries, defined
        self.full = [(name.start, full[0].id) for name in whole if len(full := _full(name)) == 1]
        self.others = [(name.start, word) for name in others for word in pieces(doc[name.start : name.end].text)]

    def meant(self, name: Sighting) -> str | None:
        """The actor that a name means, or None."""
        full = _full(name)
        if len(full) == 1:
            return full[0].id
        span = self.defined.get(self.doc[name.start : name.end].text)
        if span is not None:
            return self._defined(span)
        open_to = [c.id for c in full or name.candidates]
        beside = _countries_beside(self.doc, name, self.directory)
        if beside:
            open_to = [entity for entity in open_to if self.directory.actors[entity].country in beside]
        named = {entity for _, entity in self.full}.intersection(open_to)
        if self._borne_by_another(name, named):
            return None
        if len(named) == 1:
            return named.pop()
        vouched = [entity for entity in open_to if self.directory.actors[entity].country in self.countries]
        return vouched[0] if len(vouched) == 1 else None

    def _defined(self, span: tuple[int, int]) -> str | None:
        """The actor whose name, between two tokens, the document says an acronym to be short for."""
        inside = {self.meant(n) for n in self.whole if span[0] <= n.start and n.end <= span[1]} - {None}
        return inside.pop() if len(inside) == 1 else None

    def _borne_by_another(self, name: Sighting, named: set[str]) -> bool:
        """Whether the last to bear the name before is somebody else: "Diego Maduro ... Maduro"."""
        word = pieces(self.doc[name.start : name.end].text)[-1]
        another = max((at for at, borne in self.others if borne == word and at < name.start), default=-1)
        own = max((at for at, entity in self.full if entity in named and at < name.start), default=-1)
        return another > own


def _full(name: Sighting) -> list[Candidate]:
    return [c for c in name.candidates if c.full]


def _countries(doc: Doc, seen: Sightings, directory: Directory) -> Counter[str]:
    """The countries that the document is about: named in its text or title, or by an actor in full."""
    told = Counter(seen.countries)
    told.update(spotting.countries_in(doc._.context.title or "", directory))
    for name in seen.names:
        full = _full(name)
        country = directory.actors[full[0].id].country if len(full) == 1 else None
        if country is not None:
            told[country] += 1
    return told


_LONGEST_COUNTRY = 4


def _countries_beside(doc: Doc, name: Sighting, directory: Directory) -> set[str]:
    """The country that stands right before the name or in an of-phrase behind it: "the Cuban Supreme Court", "Fiscalía
    General de Colombia"."""
    start = name.start
    while start > 0 and doc[start - 1].tag_ == "POS":
        start -= 1
    before = _country_ending(doc, start, directory)
    behind = doc[name.end] if name.end < len(doc) else None
    if before is None and behind is not None and among(behind, "of"):
        text = doc[behind.i + 1 : behind.i + 2 + _LONGEST_COUNTRY].text
        words = text.split()
        if words and words[0].lower() in listed("leading", behind.lang_):
            words = words[1:]
        found = next(spotting.countries_at(words, directory), None)
        return {found} if found else set()
    return {before} if before else set()


def _country_ending(doc: Doc, end: int, directory: Directory) -> str | None:
    """The country whose name or demonym ends right before a token."""
    for start in range(max(0, end - _LONGEST_COUNTRY), end):
        words = doc[start:end].text.split()
        if doc[start].text[0].isupper() or end - start == 1:
            found = next((code for code, n in spotting.spelled(words, directory) if n == len(words)), None)
            if found:
                return found
    return None


def _is_part(doc: Doc, name: Sighting, directory: Directory, leading: frozenset[str]) -> bool:
    """Whether the words are only a part of a longer name: "Maduro" of "Diego Maduro"."""
    acronym = all(c.exact is not None for c in name.candidates)
    if acronym:
        return False
    before = doc[name.start - 1] if name.start > 0 else None
    after = doc[name.end] if name.end < len(doc) else None
    if touches_name(after) and not _may_neighbour(after, directory, leading):
        return True
    last_name = name.end - name.start == 1 or doc[name.start].text[0].islower()
    return last_name and touches_name(before) and not _may_neighbour(before, directory, leading)


def _may_neighbour(token: Token | None, directory: Directory, leading: frozenset[str]) -> bool:
    """Whether a capitalised word beside a name is none of its words: a title, a kind of body, a demonym."""
    if token is None or token.lower_ in leading or token.lemma_.lower() in leading:
        return True
    return token.text.isupper() or bool(list(spotting.countries_in(token.text, directory)))


def actor_at(token: Token) -> ActorMention | None:
    """The actor mention that a token stands in, or None."""
    doc = token.doc
    index: list[int] | None = doc.user_data.get("veedor_actor_at")
    if index is None:
        index = _index(doc, doc._.actors or ())
        if doc._.actors is not None:
            doc.user_data["veedor_actor_at"] = index
    if not index or (n := index[token.i]) < 0:
        return None
    found: ActorMention = doc._.actors[n]
    return found


def _index(doc: Doc, mentions: Sequence[ActorMention]) -> list[int]:
    """Token -> number of its mention, or -1; empty where there are none."""
    index = [-1] * len(doc) if mentions else []
    for n, mention in enumerate(mentions):
        index[mention.start : mention.end] = [n] * (mention.end - mention.start)
    return index


def countries_of(doc: Doc) -> dict[str, int]:
    """How often the document speaks of each country, the most often named first; empty before ``veedor_names``."""
    found: dict[str, int] = doc.user_data.get("veedor_countries", {})
    return found
