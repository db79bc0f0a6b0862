"""People who are in hiding now, or protected: where they are is withheld from every brief and every export.

Also inside quotes and their context: a place that the extraction missed must not appear either. What a page or a file
shows instead is for who writes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from veedor.claims.claim import Claim, Name, StatusClaim
from veedor.judgement.identity import is_group, names_of
from veedor.judgement.intervals import extent
from veedor.reports.report import Report

_NAME = r"[^\W\d_a-z][\w'’-]*(?:\s+(?:(?:de|del|la|las|los|el|of|the)\s+)*[^\W\d_a-z][\w'’-]*)*"
_NAMED = re.compile(_NAME)
_BEFORE_PLACES = r"in|at|near|outside|inside|around|from|to|across|en|cerca\s+de|fuera\s+de|dentro\s+de|desde|hacia|a"
_PLACED = re.compile(rf"\b(?:{_BEFORE_PLACES})\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+)?({_NAME})")
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_SHORTEST = 3
"""Shorter words of a place or a name would mask what they do not mean."""


class Hiding(msgspec.Struct, frozen=True):
    """Who is in hiding, which places are withheld for it, and where the reports say so.

    Withheld are the places that the claims give, and every name after a word of place in a sentence that says that
    someone is in hiding: a place that the extraction missed must not appear either.

    It does not know a place that is told only in another sentence, without the person's name.

    Args:
        people: last words of the names of people in hiding.
        places: words that would tell where.
        told: by report, the sentences that say that someone is in hiding.
        claims: ids of the claims that say so.
        groups: groups without a name that are in hiding, in small letters.
        acts: by report, the sentences that tell what these people take part in, where `with_acts` looked for them.
    """

    people: frozenset[str]
    places: tuple[str, ...]
    told: dict[str, tuple[tuple[int, int], ...]]
    claims: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    acts: dict[str, tuple[tuple[int, int], ...]] = {}

    @classmethod
    def naming(cls, names: Iterable[str]) -> Hiding:
        """Known by their names alone, with no place.

        >>> Hiding.naming(["Inés Otamendi"]).hides("Otamendi")
        True
        """
        held = list(names)
        groups = frozenset(name.lower() for name in held if is_group(name))
        people = frozenset(word for name in held if not is_group(name) for word in _last_word(name))
        return cls(people, (), {}, frozenset(), groups)

    @classmethod
    def of(
        cls,
        claims: Iterable[Claim],
        reports: Mapping[str, Report],
        *,
        today: str | None = None,
        protected: Iterable[str] = (),
    ) -> Hiding:
        """Find out from the claims.

        Args:
            claims: all claims of a case.
            reports: their reports by id; a sentence can be masked only where its report is there.
            today: a day, ``YYYY-MM-DD``. A state that ended before its report was published (for an undated report:
                before `today`) is over and withholds nothing; one that reached that day may still last.
            protected: names of further people whose places are withheld, whatever state they are in.
        """
        people = {word for name in protected for word in _last_word(name)}
        marked = frozenset(people)
        places: set[str] = set()
        told: dict[str, list[tuple[int, int]]] = {}
        ids: set[str] = set()
        groups: set[str] = set()
        for claim in claims:
            state = claim if isinstance(claim, StatusClaim) and claim.state == "in_hiding" else None
            hidden = state is not None and in_hiding(state, reports.get(claim.report), today=today)
            if not hidden and not _concerns(claim, marked):
                continue
            ids.add(claim.id)
            if isinstance(claim, StatusClaim) and hidden:
                people |= set(_last_word(claim.subject.name))
                groups |= {claim.subject.name.lower()} if is_group(claim.subject.name) else set()
            for words in _place_words(claim):
                places |= {words, *(n for n in _NAMED.findall(words) if len(n) > _SHORTEST)}
            report = reports.get(claim.report)
            for span in claim.evidence if report is not None else ():
                start, end = _sentence(report.text if report else "", span.start, span.end)
                told.setdefault(claim.report, []).append((start, end))
                places |= _placed(report.text[start:end] if report else "", claim)
        longest_first = tuple(sorted(places, key=lambda p: (-len(p), p)))
        spans = {report: tuple(found) for report, found in told.items()}
        return cls(frozenset(people), longest_first, spans, frozenset(ids), frozenset(groups))

    def with_acts(self, claims: Iterable[Claim], reports: Mapping[str, Report]) -> Hiding:
        """The same, with the places of everything in which these people take part: a town, not a whole country.

        Sentences that tell such an act without the name ("police searched her home in ...") count as naming them.

        Args:
            claims: all claims of a case.
            reports: their reports by id.
        """
        places = set(self.places)
        acts: dict[str, list[tuple[int, int]]] = {}
        for claim in claims if self.people or self.groups else ():
            if not any(self.hides(name.name) for name in taking_part(claim)):
                continue
            if claim.where is None or claim.where.precision != "country":
                places.update(_place_words(claim))
            report = reports.get(claim.report)
            for span in claim.evidence if report is not None else ():
                acts.setdefault(claim.report, []).append(_sentence(report.text if report else "", span.start, span.end))
        longest_first = tuple(sorted(places, key=lambda place: (-len(place), place)))
        spans = {report: tuple(found) for report, found in acts.items()}
        return msgspec.structs.replace(self, places=longest_first, acts=spans)

    def hides(self, name: str) -> bool:
        """Whether a name in a claim is that of somebody in hiding or protected.

        A group without a name is meant only where it is told in the same words.
        """
        return name.lower() in self.groups if is_group(name) else self._named(name)

    def touches(self, report: str, start: int, end: int) -> bool:
        """Whether a stretch of a report lies in a sentence that tells of somebody in hiding."""
        spans = (*self.told.get(report, ()), *self.acts.get(report, ()))
        return any(first < end and start < last for first, last in spans)

    def masked(self, report: Report, start: int, end: int, mask: str) -> list[tuple[int, int, str]]:
        """The stretch of a report in pieces ``(start, end, shown)``, places withheld where it speaks of hiding.

        A stretch speaks of it when it touches a span that says so, or names somebody who is in hiding.
        """
        text = report.text
        if not self.places or not (self.touches(report.id, start, end) or self._named(text[start:end])):
            return [(start, end, text[start:end])]
        pieces, at = [], start
        for match in self._places().finditer(text, start, end):
            pieces += [(at, match.start(), text[at : match.start()]), (match.start(), match.end(), mask)]
            at = match.end()
        return [piece for piece in [*pieces, (at, end, text[at:end])] if piece[0] < piece[1]]

    def mask(self, text: str, mask: str, *, always: bool = False) -> str:
        """The text with the places withheld, if it names somebody who is in hiding, or `always`."""
        if not self.places or not (always or self._named(text)):
            return text
        return self._places().sub(mask, text)

    def shows(self, text: str) -> bool:
        """Whether the text names somebody in hiding together with a place that is withheld."""
        return bool(self.places) and self._named(text) and self._places().search(text) is not None

    def _named(self, text: str) -> bool:
        return bool(self.people) and not self.people.isdisjoint(re.findall(r"\w+", text))

    def _places(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"(?<!\w){re.escape(place)}(?!\w)" for place in self.places), re.IGNORECASE)


def taking_part(claim: Claim) -> tuple[Name, ...]:
    """The names of a claim, without those who only tell it."""
    names = names_of(claim)
    return names[: len(names) - len(claim.attribution)]


def in_hiding(claim: StatusClaim, report: Report | None, *, today: str | None = None) -> bool:
    """Whether a claim says that somebody is in hiding, and not that this is over.

    Args:
        claim: any claim of a status.
        report: its report, or None where it is not at hand.
        today: see `Hiding.of`.
    """
    if claim.state != "in_hiding" or claim.modality == "negated":
        return False
    last = extent(claim.when)[1] if claim.when and "/" in claim.when else None
    told = (report.date if report is not None else None) or today
    return last is None or told is None or last.isoformat() >= told


def _concerns(claim: Claim, people: frozenset[str]) -> bool:
    return bool(people) and any(people.intersection(re.findall(r"\w+", name.name)) for name in taking_part(claim))


def _last_word(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name)[-1:] if len(word) >= _SHORTEST]


def _place_words(claim: Claim) -> list[str]:
    where = claim.where
    words = (claim.place if isinstance(claim, StatusClaim) else None, where and where.name, where and where.geo_name)
    return [text for text in words if text]


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence or sentences around a span."""
    before = [m.end() for m in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else 0), (after.start() + 1 if after else len(text))


def _placed(sentence: str, claim: Claim) -> set[str]:
    """Names that stand where a place stands, but for those of the persons told of."""
    found = {name for name in _PLACED.findall(sentence) if len(name) > _SHORTEST}
    own = [name.name for name in names_of(claim)]
    return {name for name in found if not any(name in one or one in name for one in own)}
