"""From records to a brief: what stands in which section, in which order, under which heading."""

from __future__ import annotations

import contextlib
import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from importlib.metadata import PackageNotFoundError, version

import msgspec

from veedor.brief import dates, licence
from veedor.brief.forms import CannotTellError, Forms
from veedor.brief.model import Analysis, Brief, Group, Section, Sentence
from veedor.brief.proof import Claims, Reports, prove, teller
from veedor.claims.claim import Claim, StatementClaim, StatusClaim
from veedor.errors import Diagnostic, ProofError, diagnostic
from veedor.judgement.record import Finding, Record

_SHARE = {"finding": 2, "count_series": 2, "status": 3, "event": 2, "deadline": 1}
"""Sentences of the first section by what they are about: what fits one look."""
_BACKGROUND = ("in_office", "candidate", "other")
"""States that every report names and that are no news."""
_INCOMPARABLE = ("window", "universe", "definition")
_WEIGHT = {"error": 3, "warning": 2, "note": 1}


def compose(
    records: Iterable[Record],
    findings: Iterable[Finding],
    claims: Claims,
    reports: Reports,
    *,
    language: str = "en",
    since: date | str | None = None,
    today: date | str | None = None,
    analyses: Iterable[Analysis] = (),
) -> Brief:
    """Write a brief and prove it.

    Args:
        records: the records of a case.
        findings: what the checks found.
        claims: its claims, by id or listed.
        reports: its reports, by id or listed.
        language: ``en`` or ``es``; evidence stays in the language of its report.
        since: tell only records with a report published on this day or later; the sources stay whole. None for all.
        analyses: what `veedor.brief.analyses` computed over the case, to stand below the sections.
        today: the day for which deadlines are ahead or passed; None for the date of the newest report.

    Returns:
        a brief in which every sentence is proven. `Brief.notes` says how many sentences only quote their evidence.

    Raises:
        ProofError: B001 for another language; B019 if a sentence does not prove, B020 if a record names a claim or
            report that is not given. Nothing is left out silently.

    It does not judge which side of a disagreement is right, and it infers nothing.
    """
    day = _iso(today)
    told = teller(language, claims, reports, today=day)
    newest = max((r.date for r in told.reports.values() if r.date), default=None)
    writer = _Writer(Forms(told), since=_iso(since), today=day or newest)
    known = sorted(records, key=lambda record: record.id)
    found = list(findings)
    writer.refuse_unknown(known, found)
    brief = Brief(
        language=language,
        version=_version(),
        today=day or newest,
        since=_iso(since),
        sections=tuple(writer.sections(known, found)),
        analyses=tuple(analyses),
        notes=tuple(writer.notes()),
    )
    refused = prove(brief, told.claims, told.reports, findings=found)
    if refused:
        lines = tuple(f"{r.code} {r.where}: {r.message} | {r.sentence}" for r in refused[:10])
        raise ProofError("B019", count=len(refused), detail=lines)
    return brief


class _Writer:
    """Writes sections; remembers how many sentences had to quote instead of tell."""

    def __init__(self, forms: Forms, *, since: str | None, today: str | None) -> None:
        self.forms = forms
        self.teller = forms.teller
        self.since = since
        self.today = today
        self.quoted: set[str] = set()
        self._tracing: dict[str, bool] = {}

    def refuse_unknown(self, records: Sequence[Record], findings: Sequence[Finding]) -> None:
        """Refuse records and findings that name claims which are not at hand, and claims without their report."""
        named = [c for record in records for c in record.claims] + [c for f in findings for c in f.claims]
        missing = [c for c in named if c not in self.teller.claims]
        missing += [c.report for c in self.teller.claims.values() if c.report not in self.teller.reports]
        if missing:
            raise ProofError("B020", what=missing[0])

    def notes(self) -> Iterator[Diagnostic]:
        """What the writer of the brief should know."""
        if self.quoted:
            yield diagnostic("B017", count=len(self.quoted), detail=tuple(sorted(self.quoted)[:20]))

    def sections(self, records: Sequence[Record], findings: Sequence[Finding]) -> Iterator[Section]:
        """All sections, in order."""
        news = [r for r in records if self._is_news(r.claims)]
        heard = [f for f in findings if self._is_news(f.claims)]
        events, counts = _of("event", news), _of("count_series", news)
        statuses, deadlines = _of("status", news), _of("deadline", news)
        yield Section(id="headline", groups=_groups(Group(sentences=tuple(self._headline(news, heard)))))
        yield Section(id="timeline", groups=self._timeline(events))
        yield Section(id="people", groups=self._people(statuses))
        yield Section(id="counts", groups=self._counts(counts))
        yield Section(id="deadlines", groups=self._deadlines(deadlines, records))
        yield Section(id="disagreements", groups=self._disagreements(news))
        yield Section(id="checks", groups=_groups(Group(sentences=tuple(self._checks(heard)))))
        yield Section(id="labels", groups=_groups(Group(sentences=tuple(self._labels()))))
        yield Section(id="sources", groups=self._sources(records))

    # sections

    def _headline(self, records: Sequence[Record], findings: Sequence[Finding]) -> Iterator[Sentence]:
        """What the checks found, then of each kind what the most sources tell, the newest first among equals."""
        yield from [s for s in self._checks(findings) if s.severity != "note"][: _SHARE["finding"]]
        weighed = sorted(records, key=self._weight, reverse=True)
        for kind in ("count_series", "status", "event", "deadline"):
            weighty = [r for r in weighed if r.kind == kind and r.type not in _BACKGROUND]
            for record in weighty[: _SHARE[kind]]:
                yield self._tellings(record)[0]

    def _weight(self, record: Record) -> tuple[bool, int, int, str, str]:
        claims = self._claims(record.claims)
        sources = {self.teller.source(self.teller.reports[c.report]) for c in claims}
        told = {"asserted": 2, "alleged": 1, "planned": 1}.get(record.modality, 0)
        newest = max((self.teller.reports[c.report].date or "" for c in claims), default="")
        ahead = record.kind == "deadline" and (dates.last_day(record.when) or "") >= (self.today or "")
        return (ahead, len(sources), told + bool(record.disagreements), newest, record.id)

    def _timeline(self, records: Sequence[Record]) -> tuple[Group, ...]:
        dated = sorted((r for r in records if r.when), key=self._order)
        undated = sorted((r for r in records if not r.when), key=lambda r: (r.latest or "", r.id))
        return _groups(
            Group(sentences=self._all(dated)),
            self._group("undated", self._all(undated)) if undated else None,
        )

    def _people(self, records: Sequence[Record]) -> tuple[Group, ...]:
        """One heading a subject; above all a table of the states that last, or of the last one."""
        by_subject: dict[str, list[Record]] = {}
        for record in sorted(records, key=self._order):
            by_subject.setdefault(self._subject(record), []).append(record)
        groups = [Group(columns=("person", "state", "when", "source"), rows=self._last_states(by_subject))]
        for name in sorted(by_subject, key=str.casefold):
            told = self._all(by_subject[name])
            heading = name if any(s.form == "status" for s in told) else None
            groups.append(Group(heading=heading, key="name" if heading else "", sentences=told))
        return _groups(*groups)

    def _last_states(self, by_subject: dict[str, list[Record]]) -> tuple[Sentence, ...]:
        rows = []
        for name in sorted(by_subject, key=str.casefold):
            lasting = [r for r in by_subject[name] if self._lasts(r)] or [max(by_subject[name], key=self._recent)]
            rows += [row for record in lasting if (row := self._row("status", self._lead_group(record)))]
        return tuple(rows)

    def _lasts(self, record: Record) -> bool:
        """Whether the state is told without an end that is over."""
        end = dates.last_day(record.when)
        return end is None or self.today is None or end >= self.today

    def _recent(self, record: Record) -> tuple[str, str]:
        published = (self.teller.reports[c.report].date or "" for c in self._claims(record.claims))
        return (dates.last_day(record.when) or max(published, default=""), record.id)

    def _subject(self, record: Record) -> str:
        lead = self._claims(self._lead_group(record))[0]
        return self.teller.words(lead.subject.name) if isinstance(lead, StatusClaim) else record.label

    def _counts(self, records: Sequence[Record]) -> tuple[Group, ...]:
        """One table a series, and what in it cannot be compared."""
        groups: list[Group | None] = []
        rows, single = [], []
        for record in sorted(records, key=lambda r: (-len(r.claims), r.type.casefold(), r.id)):
            told = [self._row("count", claims) for claims in self._same(record)]
            kept = [row for row in told if row is not None]
            rows += kept
            if len(kept) < len(told):
                single += [s for s in self._tellings(record) if s.form == "quote"]
        groups.append(Group(columns=("number", "unit", "when", "source"), rows=tuple(rows)))
        groups.append(Group(sentences=tuple(single)) if single else None)
        apart = [s for record in records for s in self._differences(record, incomparable=True)]
        groups.append(self._group("not_comparable", apart))
        return _groups(*groups)

    def _deadlines(self, records: Sequence[Record], all_records: Sequence[Record]) -> tuple[Group, ...]:
        ahead: list[Record] = []
        passed: list[Record] = []
        undated: list[Record] = []
        replaced = {old for record in all_records for old in record.supersedes}
        for record in sorted((r for r in records if r.id not in replaced), key=self._order):
            end = dates.last_day(record.when)
            place = undated if end is None else ahead if self.today is None or end >= self.today else passed
            place.append(record)
        moved = [s for record in records for s in self._superseded(record, all_records)]
        return _groups(
            self._group("ahead", self._all(ahead)),
            self._group("undated", self._all(undated)),
            self._group("passed", self._all(passed)),
            self._group("moved", moved),
        )

    def _superseded(self, record: Record, records: Sequence[Record]) -> Iterator[Sentence]:
        """One sentence a step of the chain, oldest first."""
        by_id = {r.id: r for r in records}
        chain = [by_id[r] for r in record.supersedes if r in by_id] + [record]
        for old, new in itertools.pairwise(chain):
            pair = [self._lead_group(old)[0], self._lead_group(new)[0]]
            yield from self._try("superseded", pair)
        for old in chain[:-1]:
            yield from (msgspec.structs.replace(s, level=1) for s in self._tellings(old))

    def _disagreements(self, records: Sequence[Record]) -> tuple[Group, ...]:
        told = [s for record in records for s in self._differences(record, incomparable=False)]
        return _groups(Group(sentences=tuple(told)))

    def _differences(self, record: Record, *, incomparable: bool) -> Iterator[Sentence]:
        """Why claims of the record differ: numbers that cannot be compared, or everything else."""
        for difference in record.disagreements:
            claims = [c for c in dict.fromkeys(difference.claims) if c in self.teller.claims]
            if len(claims) > 1 and (difference.type in _INCOMPARABLE) == incomparable:
                yield from self._try(f"difference:{difference.type}:{difference.field}", claims)

    def _checks(self, findings: Sequence[Finding]) -> Iterator[Sentence]:
        for finding in sorted(findings, key=lambda f: (-_WEIGHT.get(f.severity, 0), f.code, f.claims)):
            try:
                yield self.forms.finding(finding)
            except CannotTellError as error:
                raise ProofError("B020", what=str(error)) from error

    def _labels(self) -> Iterator[Sentence]:
        """Labels put on someone, and denials; other statements stand in the record."""
        said = [c for c in self.teller.claims.values() if isinstance(c, StatementClaim)]
        for claim in sorted(said, key=lambda c: (self.teller.reports[c.report].date or "", c.id)):
            if (claim.label or claim.modality == "negated") and self._is_news([claim.id]):
                yield from self._told("statement", [claim.id])

    def _sources(self, records: Sequence[Record]) -> tuple[Group, ...]:
        reports = sorted(self.teller.reports.values(), key=lambda r: (r.date or "9999", r.id))
        if not reports:
            return ()
        claims = sorted(self.teller.claims)
        known = []
        if records:
            groups = [record.claims for record in records]
            known.append(self.forms.make("single_source", claims=_flat(groups), groups=groups))
        if claims:
            known += [self.forms.make(form, claims=claims) for form in ("exact_day", "undated", "attributed_share")]
            used = Counter(c.modality for c in self.teller.claims.values())
            told = [m for m in ("alleged", "planned", "hypothetical", "negated") if used[m]]
            known += [self.forms.make(f"modality_share:{modality}", claims=claims) for modality in told]
        by_source: dict[str, list[str]] = {}
        for report in reports:
            by_source.setdefault(self.teller.source(report), []).append(report.id)
        ranked = sorted(by_source.values(), key=lambda ids: (-len(ids), ids))
        return _groups(
            Group(sentences=(self.forms.make("overview", reports=[r.id for r in reports]),)),
            self._group("how_known", known),
            self._group("by_source", [self.forms.make("by_source", reports=ids) for ids in ranked]),
            self._group("reports", [self.forms.make("report", reports=[r.id]) for r in reports]),
        )

    # sentences

    def _all(self, records: Sequence[Record]) -> tuple[Sentence, ...]:
        return tuple(sentence for record in records for sentence in self._tellings(record))

    def _tellings(self, record: Record) -> list[Sentence]:
        """The record told: first as it is best supported, then as the others tell it."""
        kind = {"count_series": "count"}.get(record.kind, record.kind)
        told = [self._told(kind, claims, level=min(n, 1)) for n, claims in enumerate(self._same(record))]
        return [sentence for sentences in told for sentence in sentences]

    def _same(self, record: Record) -> list[list[str]]:
        """The claims of a record in groups that say the same, the best supported first."""
        groups: dict[tuple[str, ...], list[str]] = {}
        for claim in self._claims(record.claims):
            key: tuple[str, ...] = (claim.id,)
            if self._traced(claim):
                with contextlib.suppress(KeyError):  # a type or state without a phrase: told by itself, in quotes
                    key = self.forms.key(claim)
            groups.setdefault(key, []).append(claim.id)

        def support(claims: list[str]) -> tuple[bool, bool, int, str]:
            lead = self.teller.claims[claims[0]]
            return (lead.modality != record.modality, lead.when != record.when, -len(claims), claims[0])

        return sorted(groups.values(), key=support)

    def _lead_group(self, record: Record) -> list[str]:
        return self._same(record)[0]

    def _told(self, form: str, claims: list[str], *, level: int = 0) -> list[Sentence]:
        """The sentence, or where its values cannot be traced to their words, the words themselves."""
        if all(self._traced(self.teller.claims[c]) for c in claims):
            try:
                sentence = self.forms.make(form, claims=claims, level=level)
                if not licence.problems(sentence, self.teller):
                    return [sentence]
            except CannotTellError:
                pass  # told below in the words of the report, and counted
        self.quoted |= set(claims)
        return [self.forms.make("quote", claims=[claim], level=level) for claim in claims]

    def _row(self, kind: str, claims: list[str]) -> Sentence | None:
        if not all(self._traced(self.teller.claims[c]) for c in claims):
            return None
        try:
            row = self.forms.make(f"row:{kind}", claims=claims)
        except CannotTellError:
            return None
        return None if licence.problems(row, self.teller) else row

    def _try(self, form: str, claims: list[str]) -> Iterator[Sentence]:
        """A sentence with several sides; where it cannot be told, each side is quoted."""
        if all(self._traced(self.teller.claims[c]) for c in claims):
            with contextlib.suppress(CannotTellError):  # then each side is quoted below, and counted
                sentence = self.forms.make(form, claims=claims)
                if not licence.problems(sentence, self.teller):
                    yield sentence
                    return
        self.quoted |= set(claims)
        for claim in claims:
            yield self.forms.make("quote", claims=[claim], level=int(claim != claims[0]))

    def _traced(self, claim: Claim) -> bool:
        if claim.id not in self._tracing:
            self._tracing[claim.id] = not licence.untraced(claim, self.teller.reports[claim.report])
        return self._tracing[claim.id]

    def _claims(self, ids: Iterable[str]) -> list[Claim]:
        return [self.teller.claims[c] for c in ids]

    def _group(self, key: str, sentences: Iterable[Sentence]) -> Group | None:
        told = tuple(sentences)
        return Group(heading=self.teller.table.groups[key], key=key, sentences=told) if told else None

    def _order(self, record: Record) -> tuple[str, str]:
        return (dates.first_day(record.when) or record.latest or "9999", record.id)

    def _is_news(self, claims: Iterable[str]) -> bool:
        if self.since is None:
            return True
        published = (self.teller.reports[self.teller.claims[c].report].date for c in claims)
        return any(day is None or day >= self.since for day in published)


def _groups(*groups: Group | None) -> tuple[Group, ...]:
    return tuple(g for g in groups if g is not None and (g.rows or g.sentences))


def _of(kind: str, records: Iterable[Record]) -> list[Record]:
    return [record for record in records if record.kind == kind]


def _flat(groups: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(c for group in groups for c in group))


def _iso(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day


def _version() -> str:
    try:
        return version("veedor")
    except PackageNotFoundError:
        return "0"
