"""Toponyms in a text: which capitalised names are names of places, weighed by the words around them.

The weights say how much a cue moves the balance, in units of one power of ten of population: "in" before a name counts
like a hundredfold population. They were set by looking at errors on one half of the labelled news.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

import msgspec

from veedor.language.gazetteer import Gazetteer, Sense
from veedor.language.placenames.cues import Cues, given_names
from veedor.language.placenames.entries import Entry, Kind
from veedor.language.placenames.words import Word, is_inside

LONGEST = 7
"""Words of the longest name that is looked up."""
ENOUGH = 2.5
"""What a name needs to be told as a place."""


class Candidate(msgspec.Struct):
    """A name that the gazetteer knows, where it stands in the text.

    Args:
        first, last: indexes of its words.
        start, end: characters.
        name: as written, white space folded.
        senses: what it may mean.
        weight: how much speaks for a place, see `ENOUGH`.
        holders: senses of the name after the comma: "Paris, Ky.".
        held: senses of the name before the comma, for the name that holds it.
        demonym: the place of a demonym; then the name is no toponym.
        given: the caller says that this is a toponym.
        silent: it is evidence, and is not told.
    """

    first: int
    last: int
    start: int
    end: int
    name: str
    senses: tuple[Sense, ...]
    weight: float = 0.0
    holders: tuple[Sense, ...] = ()
    held: tuple[Sense, ...] = ()
    demonym: Entry | None = None
    given: bool = False
    silent: bool = False


def candidates(text: str, words: Sequence[Word], gazetteer: Gazetteer, cues: Cues) -> list[Candidate]:
    """Every name of the text that the gazetteer knows, the longest at each point, and every demonym."""
    found: list[Candidate] = []
    i = 0
    while i < len(words):
        candidate = _longest(text, words, i, gazetteer, cues) if words[i].capital or cues.small_demonyms else None
        if candidate is None:
            i += 1
            continue
        found.append(candidate)
        i = candidate.last + 1
    return found


def _longest(text: str, words: Sequence[Word], i: int, gazetteer: Gazetteer, cues: Cues) -> Candidate | None:
    first = words[i]
    if first.capital:
        for j in _ends(words, i, cues):
            last = words[j]
            name = first.text if j == i else " ".join(text[first.start : last.end].split())
            senses = gazetteer.senses(name)
            if j == i and first.text.lower() in cues.directions and j + 1 < len(words) and words[j + 1].joined:
                continue
            if senses and not (gazetteer.demonym(name) and all(s.entry.kind != Kind.COUNTRY for s in senses)):
                return Candidate(i, j, first.start, last.end, name, senses)
        for j in (min(i + 1, len(words) - 1), i):
            if j == i or words[j].joined:
                name = text[first.start : words[j].end]
                place = gazetteer.demonym(name)
                if place is not None:
                    return Candidate(i, j, first.start, words[j].end, name, (Sense(place, False),), demonym=place)
        return None
    place = gazetteer.demonym(first.text)
    if place is None:
        return None
    return Candidate(i, i, first.start, first.end, first.text, (Sense(place, False),), demonym=place)


def _ends(words: Sequence[Word], i: int, cues: Cues) -> Iterator[int]:
    """Last words of the names that may begin at `i`, the longest first."""
    ends = [i]
    for j in range(i + 1, min(i + LONGEST, len(words))):
        word = words[j]
        if not word.joined or (word.opens and not word.capital):
            break
        if word.capital:
            ends.append(j)
        elif word.text in cues.facilities:
            ends.append(j)
            break
        elif not is_inside(word):
            break
    return reversed(ends)


def weigh(text: str, words: Sequence[Word], found: Sequence[Candidate], gazetteer: Gazetteer, cues: Cues) -> None:
    """Give every candidate that is no demonym its weight and its holders."""
    small = {w.text for w in words if not w.capital}
    surnames = _surnames(words, found, cues)
    at = {c.first: c for c in found}
    ends = {c.last for c in found}
    for candidate in found:
        if candidate.demonym is None:
            candidate.holders, holder = _holders(text, words, candidate, at, gazetteer, cues)
            if holder is not None:
                holder.held = candidate.senses
            candidate.weight = (
                _importance(candidate, gazetteer)
                + _before(words, candidate, ends, cues)
                + _after(text, words, candidate, at, cues)
                + _alone(words, candidate, small, surnames, cues)
            )


def _importance(candidate: Candidate, gazetteer: Gazetteer) -> float:
    return max(importance(sense, gazetteer) for sense in candidate.senses) + 0.5 * (candidate.last > candidate.first)


def importance(sense: Sense, gazetteer: Gazetteer) -> float:
    """How likely a text tells of this place at all: a country 4, a city of a million 3, a village 0."""
    entry = sense.entry
    if entry.kind in (Kind.COUNTRY, Kind.REGION):
        return 4.0
    if entry.kind == Kind.FACILITY:
        return 1.0 if entry.common else 3.5
    if entry.kind == Kind.ADMIN1:
        return min(3.5, max(1.0, math.log10(entry.population + 1) - 2.5))
    size = max(0.0, math.log10(entry.population + 1) - 3.0)
    if entry.kind == Kind.ADMIN2:
        if sense.own and " " in entry.name:
            return max(2.5, min(size, 3.5))  # told with the word for its kind: "Metcalfe County"
        return min(size, 3.5) - (1.0 if sense.own else 1.5)
    if gazetteer.is_capital(entry) and sense.own:
        return 3.5
    return min(size, 3.5) - (0.0 if sense.own else 0.7)


def _before(words: Sequence[Word], candidate: Candidate, ends: set[int], cues: Cues) -> float:
    i = candidate.first - 1
    first = words[candidate.first]
    if i < 0 or not first.joined:
        return 0.0
    word = words[i]
    low = word.text.lower()
    if low in cues.directions:
        return 1.5 if i and words[i - 1].text.lower() in (cues.at | {"the", "el"}) else 1.0
    if low in cues.says:
        return -1.0 if _is_known(candidate) else -3.0
    if not word.capital or low in cues.at or low in cues.by:
        if low in ("of", "de", "del") and i and words[i - 1].text.lower() in cues.kinds:
            return 2.5
        if low in cues.kinds:
            return 1.5
        if low in cues.persons:
            return -3.0
        if low in ("the", "el", "los", "las", "la"):
            return -1.0 if candidate.last == candidate.first and not _is_large(candidate) else 0.0
        return 2.0 if low in cues.at else 1.0 if low in cues.by else 0.0
    if low in cues.persons or low in given_names():
        return -3.5
    if word.text in ("The", "El", "La") and not word.opens and not _is_large(candidate):
        return -2.5
    if low in cues.before or low in cues.after or low in cues.kinds or first.opens:
        return 0.0
    if low in cues.stops:
        return 0.0
    if i in ends:
        return 0.0
    return -1.0 if _is_known(candidate) else -2.5


def _is_large(candidate: Candidate) -> bool:
    """Whether it may be a country or region, which can have an article: "the U.S.", "the Balkans"."""
    return any(s.entry.kind in (Kind.COUNTRY, Kind.REGION) for s in candidate.senses)


_KNOWN_FROM = 1_000_000


def _is_known(candidate: Candidate) -> bool:
    """Whether it may be a country, a region or a unit of a million people, whose names stand in names of others:
    "Nazi Germany", "Alberta Liquor Store Association"."""
    return any(
        s.entry.kind in (Kind.COUNTRY, Kind.REGION)
        or (s.entry.kind == Kind.ADMIN1 and s.own and s.entry.population >= _KNOWN_FROM)
        for s in candidate.senses
    )


def _after(text: str, words: Sequence[Word], candidate: Candidate, at: dict[int, Candidate], cues: Cues) -> float:
    if any(contains(h.entry, s.entry) for h in candidate.holders for s in candidate.senses):
        return 3.0
    j = candidate.last + 1
    following = text[candidate.end : candidate.end + 3]
    weight = 1.5 if _is_dateline(text, candidate) else 0.0
    if j >= len(words) or not words[j].joined or following[:2] in ("'s", "’s"):
        return weight
    word, low = words[j], words[j].text.lower()
    if word.capital and (low in cues.streets or low in cues.media):
        return weight - 3.5
    if low in cues.kinds:
        return weight + 1.5
    if low in cues.says:
        return weight - 1.0
    if word.capital and candidate.first == candidate.last and candidate.name.lower() in given_names():
        return weight - 3.0
    ordinary = low in cues.after or low in cues.stops or word.text.isdigit()
    told_whole = words[candidate.last].text.lower() in cues.kinds and candidate.last > candidate.first
    if word.capital and not ordinary and j not in at and not word.opens and not told_whole:
        return weight - (1.0 if _is_known(candidate) else 2.0)
    return weight


def _is_dateline(text: str, candidate: Candidate) -> bool:
    """Whether the name opens a line and a dash or an agency in brackets follows: "TORRINGTON, Conn. (AP) —"."""
    if candidate.start and "\n" not in text[max(0, candidate.start - 12) : candidate.start]:
        return False
    rest = text[candidate.end : candidate.end + 40]
    head = rest.split("\n")[0]
    return any(
        mark in head for mark in (" — ", " – ", " -- ", " - ", "(AP)", "(Reuters)", "(AFP)", "(EFE)", ".—", ".-")
    )


def _alone(words: Sequence[Word], candidate: Candidate, small: set[str], surnames: set[str], cues: Cues) -> float:
    """What speaks against a single word: it begins a sentence, is an ordinary word, or somebody's surname."""
    low = candidate.name.lower()
    weight = 0.0
    abbreviated = candidate.name.isupper() and _is_large(candidate)
    if words[candidate.last].text.lower() in cues.streets and candidate.last > candidate.first:
        weight -= 3.0
    if (low in cues.not_places or low in cues.stops) and not abbreviated:
        weight -= 2.5 if not words[candidate.first].opens else 4.0
    if candidate.first != candidate.last:
        return weight
    if candidate.name in surnames:
        weight -= 3.0
    if low in small:
        weight -= 2.0
    if words[candidate.first].opens:
        weight -= 1.0
    if len(candidate.name) < 4 and not any(
        s.entry.kind in (Kind.COUNTRY, Kind.ADMIN1, Kind.REGION) for s in candidate.senses
    ):
        weight -= 1.5
    if candidate.name.isupper() and 2 < len(candidate.name) < 6 and "." not in candidate.name:
        strong = any(s.entry.kind in (Kind.COUNTRY, Kind.ADMIN1) for s in candidate.senses)
        weight -= 0.0 if strong else 1.5
    return weight


def _surnames(words: Sequence[Word], found: Sequence[Candidate], cues: Cues) -> set[str]:
    """Last words of two or three capitalised words in a row, the first of them no place and no title of one."""
    names: set[str] = set()
    places = {
        i
        for c in found
        if c.last > c.first or c.senses[0].entry.kind == Kind.COUNTRY
        for i in range(c.first, c.last + 1)
    }
    i = 0
    while i < len(words):
        j = i
        while j + 1 < len(words) and words[j + 1].capital and words[j + 1].joined and not words[j + 1].opens:
            j += 1
        run = words[i : j + 1]
        if 2 <= len(run) <= 3 and words[i].capital and i not in places and j not in places:
            first = run[0].text.lower()
            odd = (
                first
                in cues.before | cues.after | cues.directions | cues.kinds | cues.stops | cues.at | cues.not_places
            )
            if first in cues.persons or (
                not odd and not run[-1].text.isupper() and run[-1].text.lower() not in cues.after
            ):
                names.add(run[-1].text)
        elif len(run) == 1 and i and words[i].capital and words[i].joined and words[i - 1].text.lower() in cues.persons:
            names.add(words[i].text)
        i = j + 1
    return names


def _holders(
    text: str,
    words: Sequence[Word],
    candidate: Candidate,
    at: dict[int, Candidate],
    gazetteer: Gazetteer,
    cues: Cues,
) -> tuple[tuple[Sense, ...], Candidate | None]:
    """Senses of the name that says where this one lies, after a comma or bracket or after "in", and that name."""
    j = candidate.last + 1
    if j >= len(words):
        return (), None
    gap = text[words[j - 1].end : words[j].start].strip()
    if gap in (",", "("):
        found = gazetteer.after_comma(words[j].text)
        if found:
            return found, None
        skipped = cues.directions | {"in", "the", "en", "el", "la"}
    elif words[j].text in ("in", "en") and words[j].joined:
        skipped = cues.directions | {"in", "en", "the", "el", "la"}
    else:
        return (), None
    while j < len(words) - 1 and words[j].text.lower() in skipped and j not in at:
        j += 1
    following = at.get(j)
    if following is None or following.demonym is not None:
        return (), None
    return following.senses, following


_NEAR_ENOUGH = 60.0


def contains(holder: Entry, entry: Entry) -> bool:
    """Whether one place lies in another: in its country or unit, or, for a settlement, at most 60 km from it."""
    if holder.key == entry.key:
        return False
    if holder.kind == Kind.COUNTRY:
        return holder.country == entry.country
    if holder.kind == Kind.ADMIN1:
        return entry.admin1 == holder.key
    if holder.kind == Kind.ADMIN2:
        return entry.admin2 == holder.key
    if holder.kind == Kind.SETTLEMENT and holder.population > 10 * entry.population:
        return holder.country == entry.country and kilometres(holder, entry) <= _NEAR_ENOUGH
    return False


def kilometres(one: Entry, other: Entry) -> float:
    """Great-circle distance of two places' points."""
    return distance(one.lat, one.lon, other.lat, other.lon)


def distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres.

    >>> round(distance(48.85, 2.35, 51.51, -0.13))
    344
    """
    a, b = math.radians(lat), math.radians(other_lat)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
