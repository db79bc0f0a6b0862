"""People who are in hiding now: where they are is withheld from every brief, also inside quotes and their context."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from veedor.brief.dates import last_day
from veedor.claims.claim import Claim, StatusClaim
from veedor.reports.report import Report

_NAME = re.compile(r"[^\W\d_a-z][\w'’-]*(?:\s+(?:de|del|la|las|los|of|the|[^\W\d_a-z][\w'’-]*))*")
_SHORTEST = 3
"""Shorter words of a place or a name would mask what they do not mean."""


class Hiding(msgspec.Struct, frozen=True):
    """Who is in hiding, which places are withheld for it, and where the reports say so.

    Args:
        people: last words of the names of people in hiding.
        places: words that would tell where.
        told: by report, the spans that say that someone is in hiding.
    """

    people: frozenset[str]
    places: tuple[str, ...]
    told: dict[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, claims: Iterable[Claim], *, today: str | None = None) -> Hiding:
        """Find out from the claims. A state that ended on a known day before `today` withholds nothing."""
        people: set[str] = set()
        places: set[str] = set()
        told: dict[str, list[tuple[int, int]]] = {}
        for claim in claims:
            if not isinstance(claim, StatusClaim) or claim.state != "in_hiding" or _ended(claim, today):
                continue
            people |= {w for w in re.findall(r"\w+", claim.subject.name)[-1:] if len(w) >= _SHORTEST}
            for words in (
                claim.place,
                claim.where and claim.where.name,
                claim.where and claim.where.geo_name,
            ):
                if words:
                    places |= {words, *(n for n in _NAME.findall(words) if len(n) > _SHORTEST)}
            told.setdefault(claim.report, []).extend((s.start, s.end) for s in claim.evidence)
        longest_first = tuple(sorted(places, key=lambda p: (-len(p), p)))
        return cls(frozenset(people), longest_first, {r: tuple(spans) for r, spans in told.items()})

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
        return re.compile(
            "|".join(rf"(?<!\w){re.escape(place)}(?!\w)" for place in self.places), re.IGNORECASE
        )


def _ended(claim: StatusClaim, today: str | None) -> bool:
    """Whether the state ended on a day that is known and over."""
    if claim.modality == "negated":
        return True
    end = last_day(claim.when) if claim.when and "/" in claim.when else None
    return end is not None and today is not None and end < today


def reports_of(claims: Iterable[Claim], reports: Mapping[str, Report]) -> list[Report]:
    """The reports of the claims, each once, oldest first, undated last."""
    found = {claim.report: reports[claim.report] for claim in claims}
    return sorted(found.values(), key=lambda r: (r.date is None, r.date or "", r.id))
