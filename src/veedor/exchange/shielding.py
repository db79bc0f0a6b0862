"""The shield: what could lead to somebody in hiding, or to somebody protected, is taken out before anything is written.

It works on the objects, before any format sees them, so that no format can forget it. Who is in hiding is found out by
`veedor.judgement.hiding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from veedor.claims.claim import (
    Claim,
    CountClaim,
    DeadlineClaim,
    EventClaim,
    Name,
    Place,
    StatementClaim,
    StatusClaim,
)
from veedor.exchange.columns import Surroundings
from veedor.judgement.hiding import Hiding, in_hiding, taking_part
from veedor.judgement.record import Disagreement, Finding, Record
from veedor.reports.report import Report
from veedor.spans import Span

T = TypeVar("T", bound=msgspec.Struct)

WITHHELD = "[place withheld]"
"""What stands where a place stood inside words of a report."""


class Shield:
    """Takes places out of claims, records, findings and reports that could lead to somebody.

    Withheld are: the place of a claim or record in which somebody in hiding or protected takes part; such a place
    wherever words name that person or say that somebody is in hiding; title and address of a report that says it. The
    offsets of evidence stay, so that who may see the report finds the words. Where somebody in refuge takes part, a
    building keeps its name and loses its point: no map shows a refuge finer than its settlement.

    It does not know a place that is told only in another sentence, without the person's name.

    Args:
        hiding: who is in hiding, and which places would tell where.
        around: where claims and reports are looked up, as they were before the shield.
    """

    def __init__(self, hiding: Hiding, around: Surroundings) -> None:
        self.hiding, self._before = hiding, around
        told = (c for c in around.claims.values() if isinstance(c, StatusClaim) and c.state == "in_refuge")
        self._refuge = Hiding.naming(claim.subject.name for claim in told if claim.modality != "negated")
        self.around = self._shielded(around)

    @classmethod
    def of(cls, around: Surroundings, protected: Iterable[str] = ()) -> Shield:
        """The shield of a case.

        Args:
            around: its claims and reports.
            protected: names of further people whose places are withheld.
        """
        claims = around.claims.values()
        hiding = Hiding.of(claims, around.reports, protected=protected)
        return cls(hiding.with_acts(claims, around.reports), around)

    def item(self, item: Any) -> Any:
        """A claim, record, finding or report without what could lead to somebody; the same object where it has none."""
        if isinstance(item, Record):
            return self.record(item)
        if isinstance(item, Finding):
            return self.finding(item)
        if isinstance(item, Report):
            return self.report(item)
        return self.claim(item)

    def claim(self, claim: Claim) -> Claim:
        """A claim without it."""
        if claim.id in self.around.claims and claim.id in self._before.claims:
            return self.around.claims[claim.id]
        return self._claim(claim)

    def record(self, record: Record) -> Record:
        """A record without it."""
        members = [self._before.claims[id] for id in record.claims if id in self._before.claims]
        people = () if record.kind == "count_series" else (*record.subjects, *record.recipients)
        hidden = self._hides_itself(record) or any(claim.id in self.hiding.claims for claim in members)
        takes_part = hidden or any(self.hiding.hides(name.name) for name in people)
        if takes_part or any(claim.id in self.around.withheld for claim in members):
            self.around.withheld.add(record.id)
        withheld = record.id in self.around.withheld
        changes: dict[str, Any] = {"where": None if withheld else self._coarse(record.where, people)}
        if self.hiding.places:
            hidden = hidden or any(self._touches(claim) for claim in members)
            changes["label"] = self._words(record.label, hidden)
            changes["disagreements"] = tuple(self._difference(d, hidden) for d in record.disagreements)
        return _changed(record, changes)

    def finding(self, finding: Finding) -> Finding:
        """A finding without it."""
        if not self.hiding.places:
            return finding
        hidden = any(claim in self.hiding.claims for claim in finding.claims)
        return _changed(
            finding,
            {
                "message": self._words(finding.message, hidden),
                "steps": tuple(self._words(step, hidden) for step in finding.steps),
                "data": self._inside(finding.data, hidden),
            },
        )

    def report(self, report: Report) -> Report:
        """A report whose title names no such place, and whose address does not lead to one."""
        if report.id not in self.hiding.told:
            return report
        return msgspec.structs.replace(report, title=report.title and self._words(report.title, True), url=None)

    def _shielded(self, around: Surroundings) -> Surroundings:
        """The surroundings behind the shield, with the ids of claims whose place is withheld."""
        self.around = Surroundings(records=around.records, decisions=around.decisions, added=around.added)
        claims = {id: self._claim(claim) for id, claim in around.claims.items()}
        shielded = Surroundings(
            reports=_Reports(around.reports, self) if self.hiding.told else around.reports,
            claims=claims,
            decisions=around.decisions,
            added=around.added,
            withheld=self.around.withheld,
        )
        self.around = shielded
        records = {id: self.record(record) for id, record in around.records.items()}
        return Surroundings(
            reports=shielded.reports,
            claims=claims,
            records=records,
            decisions=around.decisions,
            added=around.added,
            withheld=shielded.withheld,
        )

    def _claim(self, claim: Claim) -> Claim:
        people = taking_part(claim)
        hidden = claim.id in self.hiding.claims or self._hides_itself(claim)
        takes_part = hidden or any(self.hiding.hides(name.name) for name in people)
        told = claim.where is not None and self._touches(claim) and self._told_place(claim.where.name)
        changes: dict[str, Any] = {"where": self._coarse(claim.where, people)}
        if takes_part or told:
            self.around.withheld.add(claim.id)
            changes["where"] = None
            if isinstance(claim, StatusClaim):
                changes["place"] = None
        if self.hiding.places:
            changes |= self._masked(claim, takes_part)
        return _changed(claim, changes)

    def _masked(self, claim: Claim, hidden: bool) -> dict[str, Any]:
        """The words of a claim, withheld places taken out."""
        hidden = hidden or self._touches(claim)
        changes: dict[str, Any] = {"evidence": tuple(self._span(span, hidden) for span in claim.evidence)}
        for field in _SPANS.get(type(claim), ()):
            changes[field] = self._span(getattr(claim, field), hidden)
        if isinstance(claim, CountClaim):
            changes["unit"] = self._words(claim.unit, hidden)
            changes["universe"] = claim.universe and self._words(claim.universe, hidden)
        return changes

    def _coarse(self, place: Place | None, people: Iterable[Name]) -> Place | None:
        """A place without the point of a building, where somebody in refuge takes part."""
        if place is None or place.precision != "facility" or not any(self._refuge.hides(n.name) for n in people):
            return place
        return msgspec.structs.replace(place, lat=None, lon=None)

    def _span(self, span: Span, hidden: bool) -> Span:
        return Span(span.start, span.end, self._words(span.text, hidden))

    def _touches(self, claim: Claim) -> bool:
        return any(self.hiding.touches(claim.report, span.start, span.end) for span in claim.evidence)

    def _told_place(self, name: str) -> bool:
        """Whether a place's name holds one that is withheld."""
        return self.hiding.mask(name, "", always=True) != name

    def _words(self, text: str, hidden: bool) -> str:
        return self.hiding.mask(text, WITHHELD, always=hidden)

    def _difference(self, difference: Disagreement, hidden: bool) -> Disagreement:
        values = tuple(self._words(value, hidden) for value in difference.values)
        return _changed(difference, {"values": values})

    def _inside(self, value: Any, hidden: bool) -> Any:
        if isinstance(value, str):
            return self._words(value, hidden)
        if isinstance(value, Mapping):
            return {key: self._inside(each, hidden) for key, each in value.items()}
        if isinstance(value, list | tuple):
            return [self._inside(each, hidden) for each in value]
        return value

    def _hides_itself(self, item: Any) -> bool:
        """Whether an item alone says that somebody is in hiding, and not that it is over."""
        if isinstance(item, StatusClaim):
            return in_hiding(item, self._before.reports.get(item.report))
        known = isinstance(item, Record) and any(id in self._before.claims for id in item.claims)
        return isinstance(item, Record) and item.kind == "status" and item.type == "in_hiding" and not known


_SPANS: Mapping[type, tuple[str, ...]] = {
    EventClaim: ("trigger",),
    DeadlineClaim: ("what",),
    StatementClaim: ("cue", "content"),
}
"""Words of a claim beside its evidence."""


class _Reports(Mapping[str, Report]):
    """Reports behind the shield, read when they are asked for."""

    def __init__(self, reports: Mapping[str, Report], shield: Shield) -> None:
        self._reports, self._shield = reports, shield

    def __getitem__(self, id: str) -> Report:
        return self._shield.report(self._reports[id])

    def __iter__(self) -> Iterator[str]:
        return iter(self._reports)

    def __len__(self) -> int:
        return len(self._reports)


def _changed(item: T, changes: Mapping[str, Any]) -> T:
    """The item with what really changes; the same object where nothing does."""
    real = {name: value for name, value in changes.items() if value != getattr(item, name)}
    return msgspec.structs.replace(item, **real) if real else item
