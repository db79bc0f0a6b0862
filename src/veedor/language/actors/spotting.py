"""Where names of the directory stand in a text, and which countries the text is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Doc, Token

from veedor.language.actors.directory import Candidate, Directory, Node, Readings, pieces

_SHORTEST_PLAIN_COUNTRY = 4
"""Letters that a country's word needs in small letters: "chileno" tells of Chile, "us" is a pronoun."""


class Sighting(msgspec.Struct, frozen=True):
    """Words that are a name of the directory.

    Args:
        start, end: token indices, the end exclusive.
        candidates: the actors that have the name.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]


class Sightings(msgspec.Struct):
    """What was seen in a document: names in text order, and how often each country is named."""

    names: list[Sighting]
    countries: Counter[str]


def spot(doc: Doc, directory: Directory) -> Sightings:
    """Find the names of the directory and of countries, the longest that fits first.

    Args:
        doc: tokens are enough.
        directory: whose names to look for.
    """
    seen = Sightings([], Counter())
    root = directory.names
    past = 0
    for token in doc:
        text = token.text
        words = pieces(text) if token.i >= past else ()
        if not words or words[0] not in root:
            continue
        found = _longest(doc, token.i, root)
        if found is None:
            continue
        end, country, candidates = found
        if country is not None and (not text[0].islower() or len(text) >= _SHORTEST_PLAIN_COUNTRY):
            seen.countries[country] += 1
        if candidates:
            seen.names.append(Sighting(token.i, end, candidates))
        past = end
    return seen


def countries_in(text: str, directory: Directory) -> Iterator[str]:
    """The countries named in a text that is no document, such as a title."""
    words = text.split()
    for n in range(len(words)):
        yield from countries_at(words[n:], directory)


def countries_at(words: Sequence[str], directory: Directory) -> Iterator[str]:
    """The countries whose names begin with the first of some words, the longest name first."""
    yield from (code for code, _ in reversed(list(spelled(words, directory))))


def spelled(words: Sequence[str], directory: Directory) -> Iterator[tuple[str, int]]:
    """The countries that the first word, the first two, ... spell, each with the number of words."""
    node = directory.names
    for n, word in enumerate(words, 1):
        for piece in pieces(word):
            if piece not in node:
                return
            node = node[piece]
        readings: Readings | None = node.get("")
        if readings is not None and readings.country is not None:
            yield readings.country, n


def _longest(doc: Doc, start: int, root: Node) -> tuple[int, str | None, tuple[Candidate, ...]] | None:
    """The longest name or country that starts at a token: the token behind it, the country, the actors."""
    node, found = root, None
    capital = _capitalised(doc, start)
    for n in range(start, len(doc)):
        words = pieces(doc[n].text)
        if not words and doc[n].text not in _INSIDE:
            break
        for word in words:
            if word not in node:
                return found
            node = node[word]
        readings: Readings | None = node.get("")
        if words and readings is not None:
            candidates = _fitting(doc, start, n + 1, readings) if capital else ()
            if candidates or readings.country is not None:
                found = n + 1, readings.country, candidates
    return found


def _capitalised(doc: Doc, start: int) -> bool:
    """Whether a name may start here: with a capital, or with an article that a hyphen joins to one ("al-Burhan")."""
    text = doc[start].text
    if not text[0].islower():
        return True
    if text.isalpha():
        joined = start + 2 < len(doc) and doc[start + 1].text in _HYPHENS
        return joined and doc[start + 2].text[0].isupper()
    head, _, tail = text.partition("-")
    return head.isalpha() and tail[:1].isupper()


_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_INSIDE = _HYPHENS | {".", "&", "'", "’"}
"""Marks that may stand inside a name: "Ortega-Murillo"."""


def _fitting(doc: Doc, start: int, end: int, readings: Readings) -> tuple[Candidate, ...]:
    """The candidates whose letters are right."""
    if not readings.actors:
        return ()
    text = doc[start:end].text
    return tuple(c for c in readings.actors if _spelled(doc, start, end, text, c))


def _spelled(doc: Doc, start: int, end: int, text: str, name: Candidate) -> bool:
    if name.exact is not None:
        return name.exact == text or text == ".".join(name.exact) + "."
    return not name.capitals or not any(t.text[0].islower() and len(t.text) > _LONGEST_SMALL for t in doc[start:end])


_LONGEST_SMALL = 3
"""Letters of a word that may stand in small letters inside a name: "of", "del", "the"."""


def touches_name(token: Token | None) -> bool:
    """Whether a neighbouring token goes on with a name: it is capitalised and tagged as one."""
    return token is not None and token.pos_ == "PROPN" and token.text[0].isupper() and len(token.text) > 1
