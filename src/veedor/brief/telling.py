"""What can be said of claims: pieces of sentences for one claim, before its sources are added.

Every value comes from the claim itself, never from the record that joins it to others, so that a proof can say the
same again from the claims alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from veedor.brief import dates, numerals
from veedor.brief.building import Parts, fill, inside_quotes, joined, part
from veedor.brief.phrases import Phrases
from veedor.claims.claim import (
    Claim,
    CountClaim,
    DeadlineClaim,
    EventClaim,
    Name,
    StatementClaim,
    StatusClaim,
)
from veedor.judgement.hiding import Hiding
from veedor.judgement.intervals import rounding
from veedor.reports.report import Report
from veedor.spans import Span

LONGEST_QUOTE = 240
"""Characters of a quote inside a sentence; the whole evidence stands below it."""
_LONGEST_LABEL = 80
_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?")


class Teller:
    """Tells claims in one language.

    Args:
        table: phrases of the language.
        claims: every claim of the brief by id.
        reports: the reports by id.
        hiding: whose place is withheld.
    """

    def __init__(
        self, table: Phrases, claims: Mapping[str, Claim], reports: Mapping[str, Report], hiding: Hiding
    ) -> None:
        self.table = table
        self.claims = claims
        self.reports = reports
        self.hiding = hiding
        self.told_by = Counter(claim.report for claim in claims.values())

    # -- values

    def words(self, text: str) -> str:
        """Words of a report for a sentence: one line, nothing hidden, its own quotes as inner ones."""
        return inside_quotes(text, self.table)

    def number(self, value: float) -> str:
        """The number in figures of the language."""
        form = self.table.numbers
        return numerals.show(value, group=form.group, decimal=form.decimal, group_from=form.group_from)

    def when(self, claims: Sequence[Claim], *, style: dates.Style) -> Parts:
        """When the claims, which give the same date, say it was, and how that was found."""
        lead = claims[0]
        if lead.when is None:
            published = [self.reports[c.report].date for c in claims]
            known = sorted(d for d in published if d)
            return part("date", dates.undated(self.table, latest=known[0] if known else None))
        shown = dates.words(lead.when, self.table, style=style)
        note = {"derived": "calculated", "publication": "of_report"}.get(lead.when_basis or "")
        return part("date", self.table.dates[note].format(date=shown) if note else shown)

    def names(self, names: Sequence[Name]) -> Parts:
        """Names as a list in words; a name that stands twice is said once."""
        once = list(dict.fromkeys(self.words(n.name) for n in names))
        return joined([part("name", name) for name in once], self.table)

    def quote(self, claim: Claim, span: Span | None = None) -> Parts:
        """Words of the claim's evidence in quotes, in the report's language, what must be withheld left out."""
        report, span = self.reports[claim.report], span or claim.evidence[0]
        marks = self.table.quotes
        pieces = self.hiding.masked(report, span.start, span.end, marks.withheld)
        words = inside_quotes("".join(shown for _, _, shown in pieces), self.table)
        if len(words) > LONGEST_QUOTE:
            words = words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + marks.cut
        return part("quote", marks.open + words + marks.close, language=report.language)

    def report(self, report: Report) -> Parts:
        """A report by its source and date."""
        date = report.date
        fields = {"source": part("source", self.source(report))}
        if date is None:
            return fill(self.table.sentences["report_undated"], fields, kind="source")
        shown = part("source", dates.words(date, self.table))
        return fill(self.table.sentences["report"], fields | {"date": shown}, kind="source")

    def source(self, report: Report) -> str:
        """Who published the report: its source, else its title, else its id."""
        words = self.title(report, report.source or report.title or "")
        if len(words) > _LONGEST_LABEL:
            words = words[:_LONGEST_LABEL].rsplit(" ", 1)[0] + self.table.quotes.cut
        return words or f"{self.table.sentences['nameless']} {self.words(report.id)}"

    def title(self, report: Report, words: str | None = None) -> str:
        """The title of a report, or other `words` about it, places of people in hiding withheld."""
        hides = report.id in self.hiding.told
        given = self.words((report.title or "") if words is None else words)
        return self.hiding.mask(given, self.table.quotes.withheld, always=hides)

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Names of the sources that the report names, nearest first."""
        return tuple(self.words(name.name) for name in claim.attribution)

    # -- what is told, without its sources

    def core(self, claims: Sequence[Claim]) -> dict[str, Parts]:
        """The fields of a sentence about claims that say the same: its pattern is the first claim's kind."""
        lead = claims[0]
        if isinstance(lead, EventClaim):
            return self._event(lead, claims)
        if isinstance(lead, StatusClaim):
            return self._status(lead, claims)
        if isinstance(lead, CountClaim):
            return self._count(lead, claims)
        if isinstance(lead, DeadlineClaim):
            return self._deadline(lead, claims)
        return self._statement(lead)

    def act(self, claim: EventClaim) -> Parts:
        """The noun of the act, with its modality."""
        act = self.table.act(claim.type, claim.mode)
        form = self.table.modalities.acts[claim.modality]
        return fill(form[act.gender], {"x": part("label", act.noun)}, kind="label")

    def state(self, claim: StatusClaim) -> Parts:
        """The state, with its modality."""
        label = part("label", self.table.states[claim.state])
        return fill(self.table.modalities.states[claim.modality], {"x": label}, kind="label")

    def quantity(self, claim: CountClaim) -> Parts:
        """The number, with its qualifier, its rounding where it is one, and its modality."""
        forms = self.table.qualifiers
        if claim.low is not None and claim.high is not None and claim.low != claim.high:
            words = forms["range"].format(low=self.number(claim.low), high=self.number(claim.high))
        else:
            value = claim.low if claim.low is not None else claim.high
            if value is None:
                return ()
            words = forms["exact" if claim.qualifier == "range" else claim.qualifier].format(n=self.number(value))
            if claim.qualifier == "about":
                span = rounding(value)
                if span.low != span.high:
                    bounds = {"low": self.number(span.low), "high": self.number(span.high)}
                    words += " " + forms["rounded"].format(**bounds)
        return fill(self.table.modalities.counts[claim.modality], {"x": part("number", words)}, kind="label")

    def duration(self, written: str | None) -> str:
        """An ISO 8601 duration in words, or "" where there is none."""
        match = _DURATION.fullmatch(written or "")
        if match is None:
            return ""
        words = []
        for unit, amount in zip("YMWDH", match.groups(), strict=True):
            if amount:
                form = self.table.durations[unit]
                words.append((form.one if int(amount) == 1 else form.many).format(n=self.number(int(amount))))
        return self.table.joining.comma.join(words)

    def foreign(self, words: str, claim: Claim) -> Parts:
        """Words of the report inside a sentence: in quotes where the report's language is not the brief's."""
        language = self.reports[claim.report].language
        if language in (None, self.table.language):
            return part("text", self.words(words))
        marks = self.table.quotes
        return part("quote", marks.open + inside_quotes(words, self.table) + marks.close, language=language)

    def hides(self, claim: Claim) -> bool:
        """Whether this claim says that someone is in hiding, so that its place is withheld."""
        return claim.id in self.hiding.claims

    def _event(self, lead: EventClaim, claims: Sequence[Claim]) -> dict[str, Parts]:
        act, forms = self.table.act(lead.type, lead.mode), self.table.sentences
        fields = {
            "when": self.when(claims, style="act"),
            "act": self.act(lead),
            "recipients": self._connected(forms["event_to"], act.to, lead.recipients),
            "actors": self._connected(forms["event_by"], act.by, lead.actors),
            "place": self._place(forms["event_place"], lead, lead.where.name if lead.where else None),
            "quote": (),
        }
        if act.quoted or not (lead.actors or lead.recipients):
            fields["quote"] = fill(forms["event_quote"], {"quote": self.quote(lead)})
        return fields

    def _connected(self, pattern: str, connector: str, names: Sequence[Name]) -> Parts:
        if not names:
            return ()
        return fill(pattern, {"connector": part("text", connector), "names": self.names(names)})

    def _place(self, pattern: str, claim: Claim, place: str | None) -> Parts:
        if not place:
            return ()
        if self.hides(claim) or self.hiding.shows(f"{place} {self._people(claim)}"):
            return part("text", self.table.sentences["status_withheld"])
        return fill(pattern, {"place": part("name", self.words(place))})

    @staticmethod
    def _people(claim: Claim) -> str:
        if isinstance(claim, EventClaim):
            return " ".join(n.name for n in (*claim.actors, *claim.recipients))
        return claim.subject.name if isinstance(claim, StatusClaim) else ""

    def _status(self, lead: StatusClaim, claims: Sequence[Claim]) -> dict[str, Parts]:
        forms = self.table.sentences
        duration = part("number", self.duration(lead.duration))
        place = lead.place or (lead.where.name if lead.where else None)
        size = part("number", self.number(lead.size)) if lead.size else ()
        return {
            "subject": self.names([lead.subject]),
            "size": fill(forms["status_size"], {"n": size}) if size else (),
            "state": self.state(lead),
            "when": fill(forms["status_when"], {"when": self.when(claims, style="state")}),
            "duration": fill(forms["status_duration"], {"duration": duration}) if duration else (),
            "place": self._place(forms["status_place"], lead, place),
        }

    def _count(self, lead: CountClaim, claims: Sequence[Claim]) -> dict[str, Parts]:
        forms = self.table.sentences
        when = self.when(claims, style="window")
        if lead.when is not None:
            when = fill(self.table.measures[lead.measure], {"when": when})
        universe = self.foreign(lead.universe, lead) if lead.universe else ()
        return {
            "number": self.quantity(lead),
            "unit": self.foreign(lead.unit, lead),
            "universe": fill(forms["count_universe"], {"universe": universe}) if universe else (),
            "when": fill(forms["count_when"], {"when": when}),
        }

    def _deadline(self, lead: DeadlineClaim, claims: Sequence[Claim]) -> dict[str, Parts]:
        forms = self.table.sentences
        parties = fill(forms["deadline_parties"], {"names": self.names(lead.parties)}) if lead.parties else ()
        return {
            "when": self.when(claims, style="act"),
            "category": part("label", self.table.categories.get(lead.category, self.table.categories["other"])),
            "modality": part("label", self.table.modalities.deadlines[lead.modality]),
            "what": self.quote(lead, lead.what),
            "parties": parties,
        }

    def _statement(self, lead: StatementClaim) -> dict[str, Parts]:
        forms = self.table.sentences
        said = self.table.modalities.labels if lead.label else self.table.modalities.statements
        to = fill(forms["statement_addressee"], {"name": self.names([lead.addressee])}) if lead.addressee else ()
        return {
            "speaker": self.names([lead.speaker]),
            "said": part("label", said[lead.modality]),
            "addressee": to,
            "quote": self.quote(lead, lead.content),
        }
