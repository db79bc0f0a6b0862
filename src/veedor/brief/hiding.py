"""People who are in hiding now: where they are is withheld from every brief, also inside quotes and their context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from veedor.brief.dates import last_day
from veedor.claims.claim import Claim, StatusClaim
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
    """

    people: frozenset[str]
    places: tuple[str, ...]
    told: dict[str, tuple[tuple[int, int], ...]]
    claims: frozenset[str] = frozenset()

    @classmethod
    def of(cls, claims: Iterable[Claim], reports: Mapping[str, Report], *, today: str | None = None) -> Hiding:
        """Find out from the claims. A state that ended on a known day before `today` withholds nothing."""
        people: set[str] = set()
        places: set[str] = set()
        told: dict[str, list[tuple[int, int]]] = {}
        ids: set[str] = set()
        for claim in claims:
            if not isinstance(claim, StatusClaim) or claim.state != "in_hiding" or _ended(claim, today):
                continue
            ids.add(claim.id)
            people |= {w for w in re.findall(r"\w+", claim.subject.name)[-1:] if len(w) >= _SHORTEST}
            for words in (claim.place, claim.where and claim.where.name, claim.where and claim.where.geo_name):
                if words:
                    places |= {words, *(n for n in _NAMED.findall(words) if len(n) > _SHORTEST)}
            report = reports.get(claim.report)
            for span in claim.evidence if report is not None else ():
                start, end = _sentence(report.text if report else "", span.start, span.end)
                told.setdefault(claim.report, []).append((start, end))
                places |= _placed(report.text[start:end] if report else "", claim)
        longest_first = tuple(sorted(places, key=lambda p: (-len(p), p)))
        return cls(frozenset(people), longest_first, {r: tuple(s) for r, s in told.items()}, frozenset(ids))

    def masked(self, report: Report, start: int, end: int, mask: str) -> list[tuple[int, int, str]]:
        """The stretch of a report in pieces ``(start, end, shown)``, places withheld where it speaks of hiding.

        A stretch speaks of it when it touches a span that says so, or names somebody who is in hiding.
        """
        text = report.text
        touches = any(first < end and start < last for first, last in self.told.get(report.id, ()))
        if not self.places or not (touches or self._named(text[start:end])):
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
        return any(re.search(rf"\b{re.escape(person)}\b", text) for person in self.people)

    def _places(self) -> re.Pattern[str]:
        return re.compile("|".join(rf"(?<!\w){re.escape(place)}(?!\w)" for place in self.places), re.IGNORECASE)


def _ended(claim: StatusClaim, today: str | None) -> bool:
    """Whether the state ended on a day that is known and over."""
    if claim.modality == "negated":
        return True
    end = last_day(claim.when) if claim.when and "/" in claim.when else None
    return end is not None and today is not None and end < today


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the sentence or sentences around a span."""
    before = [m.end() for m in _SENTENCE_END.finditer(text, 0, start)]
    after = _SENTENCE_END.search(text, end)
    return (before[-1] if before else 0), (after.start() + 1 if after else len(text))


def _placed(sentence: str, claim: StatusClaim) -> set[str]:
    """Names that stand where a place stands, but for the person's own."""
    found = {name for name in _PLACED.findall(sentence) if len(name) > _SHORTEST}
    return {name for name in found if name not in claim.subject.name and claim.subject.name not in name}
