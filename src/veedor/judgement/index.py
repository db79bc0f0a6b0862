"""What the linker and the checks look up about claims: order, publication, source, neighbours in the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from veedor.claims.claim import Claim, CountClaim, EventClaim, Name, StatusClaim
from veedor.judgement.identity import Identity, group_of, is_group, is_person, names_of
from veedor.judgement.intervals import Life, Range, range_of
from veedor.judgement.passage import sentence_bounds
from veedor.judgement.words import country_in, fold, head_classes, most_named
from veedor.reports.report import Report

PERSONS = frozenset({"person", "political figure", "prisoner", "protester", "reporter", "police", "soldier"})
"""Classes of head nouns that count persons."""

LEAD = 300
"""Characters of a report's beginning."""
STEM = 6
"""Letters of a place's words that are compared."""

Order = tuple[date, str, int, str]


class Index:
    """Claims of one case with what is asked about them again and again. It changes nothing.

    Args:
        claims: any iterable; the order does not matter, a claim given twice is taken once.
        reports: reports by id; a report that is missing leaves its claims without date and source.
        identity: who is who; made from the claims if None.
    """

    def __init__(
        self, claims: Iterable[Claim], reports: Mapping[str, Report], *, identity: Identity | None = None
    ) -> None:
        unique = {claim.id: claim for claim in claims}
        self.reports = reports
        self._published: dict[str, date | None] = {}
        self._sources: dict[str, str] = {}
        for name in sorted({c.report for c in unique.values()}):
            report = reports.get(name)
            if report is not None:
                self._published[name] = _day(report.date)
                self._sources[name] = report.source or ""
        self.claims: dict[str, Claim] = dict(sorted(unique.items(), key=lambda item: self.order(item[1])))
        self.identity = identity or Identity.of(self.claims.values(), reports)

    def published(self, claim: Claim) -> date | None:
        """The day on which the claim's report was published, or None."""
        return self._published.get(claim.report)

    def order(self, claim: Claim) -> Order:
        """The canonical order of claims: publication (undated last), report, place in the text, id."""
        start = claim.evidence[0].start if claim.evidence else 0
        return self.published(claim) or date.max, claim.report, start, claim.id

    def key(self, name: Name, claim: Claim) -> str:
        """The canonical key of a name in a claim."""
        return self.identity.key(name, claim.report)

    def source(self, claim: Claim) -> str:
        """The key of who says it in the end: the outermost name of the attribution, else the report's own
        source.

        A report without a source speaks for itself: its id.
        """
        if claim.attribution:
            return self.key(claim.attribution[-1], claim)
        source = self._sources.get(claim.report)
        return self.identity.source_key(source, claim.report) if source else f"report:{claim.report}"

    def source_name(self, claim: Claim) -> Name | None:
        """The same as a name object, or None for a report without a source."""
        if claim.attribution:
            return claim.attribution[-1]
        source = self._sources.get(claim.report)
        return Name(source) if source else None

    def country(self, claim: Claim) -> str | None:
        """The country of the claim, or None where nothing tells.

        Of its place where that is resolved or names one; else the one that its report is about; else the
        only one of the reports that name the same persons.
        """
        return self.place_country(claim) or self.about(claim.report)

    def place_country(self, claim: Claim) -> str | None:
        """The country of the claim's place where that is resolved or names one."""
        if claim.where and claim.where.country:
            return claim.where.country
        return country_in(claim.where.name) if claim.where else None

    def about(self, report: str) -> str | None:
        """The country that a report is about, as far as its words tell; a guess, never a reason by itself."""
        return self._named_most.get(report) or self._shared_country.get(report)

    def life(self, claim: StatusClaim) -> Life:
        """The status in time. An undated state with a duration ("had spent 14 months in prison") may be over."""
        over = claim.when is None and claim.duration is not None
        return Life.of(claim.when, None if over else self.published(claim))

    @cached_property
    def _named_most(self) -> dict[str, str]:
        """The country that a report names twice or more, and more often than all others together; its title
        counts three times and its beginning twice, because they tell what it is about. A long report names many:
        where its title names one alone, in whatever letters, that need only be named most.
        """
        found: dict[str, str] = {}
        for name in self._published:
            report = self.reports[name]
            words = "\n".join([f"{report.title or ''}\n" * 3, report.text[:LEAD], report.text])
            code = most_named(words, at_least=2)
            if code is None and report.title:
                titled = most_named(report.title.title(), share=0.99)
                code = titled if titled == most_named(words, at_least=2, share=0.0) else None
            if code is not None:
                found[name] = code
        return found

    @cached_property
    def _shared_country(self) -> dict[str, str]:
        """Countries by way of persons, for reports that name none themselves."""
        persons: dict[str, set[str]] = defaultdict(set)
        for claim in self.claims.values():
            for name in names_of(claim):
                key = self.key(name, claim)
                if is_person(key):
                    persons[key].add(claim.report)
        found: dict[str, set[str]] = defaultdict(set)
        for named_in in persons.values():
            codes = {self._named_most[r] for r in named_in if r in self._named_most}
            for report in named_in - self._named_most.keys():
                found[report] |= codes
        return {report: min(codes) for report, codes in found.items() if len(codes) == 1}

    def in_sentence(self, claim: Claim) -> tuple[Claim, ...]:
        """Other claims of the same report whose evidence begins in the sentence of the claim's evidence."""
        report = self.reports.get(claim.report)
        if report is None or not claim.evidence or not claim.evidence[0].fits(report.text):
            return self.beside(claim)
        start, end = sentence_bounds(report.text, claim.evidence[0].start, claim.evidence[0].end)
        return tuple(self.claims[i] for at, i in self._places[claim.report] if start <= at < end and i != claim.id)

    @cached_property
    def _places(self) -> dict[str, list[tuple[int, str]]]:
        """Where the claims of each report begin, in order."""
        found: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.evidence:
                found[claim.report].append((claim.evidence[0].start, claim.id))
        return {report: sorted(places) for report, places in found.items()}

    def sentence(self, claim: Claim) -> str:
        """The sentence of the claim's first evidence; the evidence alone where the report is not at hand."""
        if not claim.evidence:
            return ""
        span = claim.evidence[0]
        report = self.reports.get(claim.report)
        if report is None or not span.fits(report.text):
            return span.text
        start, end = sentence_bounds(report.text, span.start, span.end)
        return report.text[start:end]

    def beside(self, claim: Claim) -> tuple[Claim, ...]:
        """Other claims of the same report told in overlapping words."""
        return tuple(self.claims[i] for i in self._neighbours.get(claim.id, ()))

    def size(self, claim: EventClaim | StatusClaim) -> tuple[Range, CountClaim | None] | None:
        """How many persons the act or state is about, with the count that tells it (None for the status
        itself).
        """
        if isinstance(claim, StatusClaim) and claim.size is not None:
            return Range(claim.size, claim.size), None
        names = claim.recipients if isinstance(claim, EventClaim) else (claim.subject,)
        heads = {group_of(n.name).head for n in names if is_group(n.name)}
        for other in self.beside(claim):
            if isinstance(other, CountClaim) and other.measure != "stock":
                head = group_of(other.unit).head
                if head in PERSONS and (head in heads or (not names and isinstance(claim, EventClaim))):
                    return range_of(other), other
        return None

    @cached_property
    def _neighbours(self) -> dict[str, list[str]]:
        """Ids of claims whose first evidence overlaps, found by a sweep over each report."""
        by_report: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for claim in self.claims.values():
            if claim.evidence:
                span = claim.evidence[0]
                by_report[claim.report].append((span.start, span.end, claim.id))
        found: dict[str, list[str]] = defaultdict(list)
        for spans in by_report.values():
            open_spans: list[tuple[int, int, str]] = []
            for start, end, name in sorted(spans):
                open_spans = [s for s in open_spans if s[1] > start]
                for _, _, other in open_spans:
                    found[name].append(other)
                    found[other].append(name)
                open_spans.append((start, end, name))
        return {k: sorted(v, key=lambda i: self.order(self.claims[i])) for k, v in found.items()}


def place_words(claim: Claim) -> frozenset[str]:
    """Folded words of the claim's place, cut to `STEM` letters: "Lithuanian border" meets "Lithuania"."""
    text = claim.where.name if claim.where else ""
    if isinstance(claim, StatusClaim) and not text:
        text = claim.place or ""
    small = {"the", "in", "of", "at", "s", "de", "la", "el", "en", "del"}
    return frozenset(w[:STEM] for w in fold(text).split() if w not in small)


def generic(name: str) -> bool:
    """Whether the words say only that there were persons: "people", "those"."""
    if not is_group(name):
        return False
    group = group_of(name)
    return group.head == "person" and not group.modifiers


def counts_persons(unit: str) -> bool:
    """Whether a unit counts persons, by the class of its head noun.

    >>> counts_persons("opposition leaders"), counts_persons("days")
    (True, False)
    """
    return head_classes() is not None and group_of(unit).head in PERSONS


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
