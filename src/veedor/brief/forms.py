"""The sentences that a brief can have, each made from nothing but the claims and reports that it cites.

`Forms.make` writes a sentence when a brief is composed and again when it is proven: what it does not write, no
brief can say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from veedor.brief import dates
from veedor.brief.building import (
    Parts,
    between,
    capitalised,
    fill,
    inside_quotes,
    part,
    plain,
    text_of,
)
from veedor.brief.model import CELL, Sentence, is_tally
from veedor.brief.telling import Teller
from veedor.claims.claim import Claim, CountClaim, EventClaim, StatementClaim, StatusClaim
from veedor.judgement.record import Finding
from veedor.reports.report import Report

NAMED_REPORTS = 4
"""Reports named behind one source; of more, the number is given. All stand in the evidence."""
QUOTED_SIDES = 6
"""Sides of a finding that are quoted; further claims are cited with their sources."""

Cited = Sequence[Claim]


class CannotTellError(ValueError):
    """The claims do not make a sentence of this form."""


class Forms:
    """Writes sentences, with what `teller` tells of single claims."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller
        self.table = teller.table
        self._named: Mapping[str, Callable[..., tuple[Parts, str]]] = {
            "quote": self._quote,
            "row": self._row,
            "difference": self._difference,
            "superseded": self._superseded,
            "overview": self._overview,
            "single_source": self._single_source,
            "exact_day": self._exact_day,
            "undated": self._undated,
            "attributed_share": self._attributed_share,
            "modality_share": self._modality_share,
            "by_source": self._by_source,
            "report": self._report,
            "finding": self._finding,
        }

    def make(
        self,
        form: str,
        *,
        claims: Sequence[str] = (),
        reports: Sequence[str] = (),
        groups: Sequence[Sequence[str]] = (),
        level: int = 0,
    ) -> Sentence:
        """The sentence of this form over these claims and reports.

        Args:
            form: its name, with what it needs after colons: ``event``, ``difference:window:when``.
            claims, reports: ids of what it cites.
            groups: for shares: the claims by record.
            level: 1 where it adds another telling of the sentence before it.

        Raises:
            CannotTellError: if the claims do not make such a sentence.
        """
        name, *options = form.split(":")
        try:
            cited: Cited = [self.teller.claims[c] for c in claims]
            if name in ("event", "status", "count", "deadline", "statement"):
                parts, modality = self._telling(name, cited)
            else:
                maker = self._named[name]
                parts, modality = maker(*options, claims=cited, reports=tuple(reports), groups=groups)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            raise CannotTellError(f"{form}: {error!r}") from error
        parts = capitalised(parts)
        named = () if is_tally(form) else (n for c in cited for n in self.teller.chain(c))
        return Sentence(
            text=text_of(parts),
            claims=tuple(claims),
            form=form,
            reports=tuple(reports),
            groups=tuple(tuple(g) for g in groups),
            modality=modality,
            attribution=tuple(dict.fromkeys(named)),
            parts=parts,
            level=level,
        )

    def finding(self, finding: Finding) -> Sentence:
        """The sentence about what a check found, both sides quoted, with its arithmetic.

        Raises:
            CannotTellError: if the finding cites a claim that does not exist.
        """
        cited = tuple(dict.fromkeys(finding.claims))
        made = self.make(f"finding:{finding.code}", claims=cited)
        return msgspec.structs.replace(made, steps=self._steps(finding), severity=finding.severity)

    def key(self, claim: Claim) -> tuple[str, ...]:
        """What two claims must share to be told in one sentence: everything but their sources."""
        fields = self.teller.core([claim])
        if claim.when is None:
            fields.pop("when", None)
        label = str(isinstance(claim, StatementClaim) and claim.label)
        return (claim.kind, claim.modality, label, *(text_of(parts) for parts in fields.values()))

    def sources(self, claims: Cited) -> Parts:
        """Who says it: the reports' own voice first, then by attributed source, nearest first, with its reports."""
        by_chain: dict[tuple[str, ...], list[Report]] = {}
        for claim in claims:
            listed = by_chain.setdefault(self.teller.chain(claim), [])
            report = self.teller.reports[claim.report]
            if report not in listed:
                listed.append(report)
        pieces: list[Any] = []
        for chain in sorted(by_chain, key=lambda c: (bool(c), list(by_chain).index(c))):
            named = {"reports": self._labels(by_chain[chain])}
            pattern = self.table.sentences["attributed" if chain else "own_voice"]
            pieces += fill(pattern, named | {"chain": self._chain(chain)}, kind="source")
        return tuple(pieces)

    # -- one claim, or several that say the same

    def _telling(self, name: str, claims: Cited) -> tuple[Parts, str]:
        lead = claims[0]
        if lead.kind != name:
            raise CannotTellError(f"claim {lead.id} is a {lead.kind}")
        if len({self.key(claim) for claim in claims}) > 1:
            raise CannotTellError("the claims do not say the same")
        fields = self.teller.core(claims) | {"sources": self.sources(claims)}
        return fill(self.table.sentences[name], fields), lead.modality

    def _quote(self, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        (claim,) = claims
        fields = {
            "said": part("label", self.table.modalities.quotes[claim.modality]),
            "quote": self.teller.quote(claim),
            "sources": self.sources(claims),
        }
        return fill(self.table.sentences["quote"], fields), claim.modality

    def _row(self, kind: str, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        lead = claims[0]
        if len({self.key(claim) for claim in claims}) > 1:
            raise CannotTellError("the claims do not say the same")
        fields = self.teller.core(claims)
        if kind == "status" and isinstance(lead, StatusClaim):
            cells = [fields["subject"] + fields["size"], fields["state"], self._cell(fields["when"])]
        elif kind == "count" and isinstance(lead, CountClaim):
            cells = [fields["number"], fields["unit"] + fields["universe"], self._cell(fields["when"])]
        else:
            raise CannotTellError(f"no row of {kind} from a {lead.kind}")
        cells.append(self._cell(self.sources(claims)))
        pieces: list[Any] = list(cells[0])
        for cell in cells[1:]:
            pieces += [*part("cell", CELL), *cell]
        return tuple(pieces), lead.modality

    @staticmethod
    def _cell(parts: Parts) -> Parts:
        """The pieces without the comma or space that joins them to a sentence."""
        first, *rest = parts
        bare = first.text.lstrip(", ")
        return (*part(first.kind, bare, language=first.language), *rest)

    # -- several claims side by side

    def _difference(self, kind: str, field: str, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        if len(claims) < 2:
            raise CannotTellError("a difference has two sides")
        sides: dict[str, list[Claim]] = {}
        for claim in claims:
            sides.setdefault(text_of(self._value(claim, field)) or claim.id, []).append(claim)
        shown = [self._side(self._value(side[0], field), side) for side in sides.values()]
        fields = {
            "field": part("label", self.table.fields.get(field, self.table.fields["other"])),
            "sides": between(shown, self.table.sentences["sides"]),
            "explanation": part("text", self.table.differences[kind]),
        }
        return fill(self.table.sentences["difference"], fields), _modality(claims)

    def _superseded(self, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        old, new = claims
        fields = {name: self._side(self._value(c, "when"), [c]) for name, c in (("old", old), ("new", new))}
        return fill(self.table.sentences["superseded"], fields), _modality(claims)

    def _side(self, value: Parts, claims: Cited) -> Parts:
        pattern = self.table.sentences["side" if value else "side_bare"]
        fields = {"value": value, "quote": self.teller.quote(claims[0]), "sources": self.sources(claims)}
        return fill(pattern, fields)

    def _value(self, claim: Claim, field: str) -> Parts:
        """The value that differs, in words, with the claim's modality; empty where the quote alone can tell it."""
        teller = self.teller
        if field == "when":
            style: dates.Style = "state" if claim.kind == "status" else "act"
            value = teller.when([claim], style=style)
        elif isinstance(claim, CountClaim) and field in ("low", "high", "qualifier"):
            return teller.quantity(claim)
        elif isinstance(claim, EventClaim) and field in ("type", "mode", "modality"):
            return teller.act(claim)
        elif isinstance(claim, EventClaim) and field in ("actors", "recipients"):
            value = teller.names(getattr(claim, field))
        elif isinstance(claim, StatusClaim) and field in ("state", "modality"):
            return teller.state(claim)
        elif isinstance(claim, StatusClaim) and field == "subject":
            value = teller.names([claim.subject])
        elif isinstance(claim, StatusClaim) and field == "size" and claim.size:
            value = part("number", teller.number(claim.size))
        elif isinstance(claim, StatusClaim) and field == "duration":
            value = part("number", teller.duration(claim.duration))
        elif isinstance(claim, CountClaim) and field in ("unit", "universe") and getattr(claim, field):
            value = teller.foreign(getattr(claim, field), claim)
        else:
            value = ()
        note = self.table.modality_notes[claim.modality]
        return value if claim.modality == "asserted" else (*value, *part("label", f" ({note})" if value else note))

    def _finding(self, code: str, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        message = part("label", self.table.findings.get(code, self.table.findings["other"]))
        fields = {"message": message, "sides": self._sides(claims)}
        return fill(self.table.sentences["finding"], fields), _modality(claims)

    def _steps(self, finding: Finding) -> tuple[str, ...]:
        """The arithmetic in words of the language where the finding has the fields for it, else in its own."""
        fields = {name: _written(value) for name, value in finding.data.items()}
        try:
            return tuple(plain(step.format(**fields)) for step in self.table.steps[finding.code])
        except (KeyError, IndexError):
            pass  # another shape of the finding: its own steps say it
        own = finding.steps if finding.code in self.table.findings else (finding.message, *finding.steps)
        return tuple(plain(step) for step in own)

    def _sides(self, claims: Cited) -> Parts:
        sides = [self._side(self._value(claim, "content"), [claim]) for claim in claims[:QUOTED_SIDES]]
        rest = claims[QUOTED_SIDES:]
        return (*between(sides, self.table.sentences["sides"]), *(self.sources(rest) if rest else ()))

    # -- reports, and how much rests on them

    def _labels(self, reports: Sequence[Report]) -> Parts:
        distinct = {text_of(shown): shown for shown in (self.teller.report(report) for report in reports)}
        named = list(distinct.values())[:NAMED_REPORTS]
        more = len(distinct) - len(named)
        if more > 0:
            count = part("number", self.teller.number(more))
            named.append(fill(self.table.sentences["more_reports"], {"n": count}))
        return between(named, self.table.sentences["reports"])

    def _chain(self, chain: Sequence[str]) -> Parts:
        if not chain:
            return ()
        first = part("source", chain[0])
        if len(chain) == 1:
            return first
        fields = {"source": first, "next": self._chain(chain[1:])}
        return fill(self.table.sentences["citing"], fields, kind="source")

    def _share(self, pattern: str, count: int, total: int, **fields: Parts) -> Parts:
        number = self.teller.number
        share = self.table.numbers.percent.format(n=number(round(100 * count / total)))
        shown = {"n": part("number", number(count)), "total": part("number", number(total))}
        return fill(self.table.sentences[pattern], shown | {"share": part("number", share)} | fields)

    def _single_source(self, *, groups: Sequence[Sequence[str]], claims: Cited, **_: object) -> tuple[Parts, str]:
        members = {c for group in groups for c in group}
        if members != {c.id for c in claims}:
            raise CannotTellError("the groups are not those of the cited claims")
        single = sum(len({self._origin(self.teller.claims[c]) for c in group}) == 1 for group in groups)
        return self._share("single_source", single, len(groups)), "asserted"

    def _origin(self, claim: Claim) -> str:
        """Whose word a claim is in the end: the last source that is named, else who published the report."""
        chain = self.teller.chain(claim)
        return chain[-1] if chain else self.teller.source(self.teller.reports[claim.report])

    def _exact_day(self, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        return self._share("exact_day", sum(dates.is_day(c.when) for c in claims), len(claims)), "asserted"

    def _undated(self, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        return self._share("undated", sum(c.when is None for c in claims), len(claims)), "asserted"

    def _attributed_share(self, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        return self._share("attributed_share", sum(bool(c.attribution) for c in claims), len(claims)), "asserted"

    def _modality_share(self, modality: str, *, claims: Cited, **_: object) -> tuple[Parts, str]:
        name = part("label", self.table.modality_names[modality])
        count = sum(c.modality == modality for c in claims)
        return self._share("modality_share", count, len(claims), modality=name), "asserted"

    def _overview(self, *, reports: Sequence[str], **_: object) -> tuple[Parts, str]:
        return self._tally("overview", reports, {}), "asserted"

    def _by_source(self, *, reports: Sequence[str], **_: object) -> tuple[Parts, str]:
        sources = {self.teller.source(self.teller.reports[r]) for r in reports}
        (source,) = sources
        return self._tally("by_source", reports, {"source": part("source", source)}), "asserted"

    def _tally(self, pattern: str, reports: Sequence[str], fields: dict[str, Parts]) -> Parts:
        known = [self.teller.reports[r] for r in reports]
        claims = sum(self.teller.told_by[r] for r in set(reports))
        published = sorted(r.date for r in known if r.date)
        fields |= {
            "reports": self._counted("report", len(known)),
            "sources": self._counted("source", len({self.teller.source(r) for r in known})),
            "claims": self._counted("claim", claims),
        }
        if not published:
            return fill(self.table.sentences[f"{pattern}_undated"], fields)
        span = published[0] if published[0] == published[-1] else f"{published[0]}/{published[-1]}"
        period = part("date", dates.words(span, self.table, style="window"))
        return fill(self.table.sentences[pattern], fields | {"period": period})

    def _counted(self, what: str, count: int) -> Parts:
        form = self.table.tallies[what]
        return part("number", (form.one if count == 1 else form.many).format(n=self.teller.number(count)))

    def _report(self, *, reports: Sequence[str], **_: object) -> tuple[Parts, str]:
        (report,) = (self.teller.reports[r] for r in reports)
        claims = self.teller.told_by[report.id]
        fields = {"report": self.teller.report(report), "claims": self._counted("claim", claims)}
        if not report.title:
            return fill(self.table.sentences["report_line_untitled"], fields), "asserted"
        marks = self.table.quotes
        title = inside_quotes(self.teller.title(report), self.table)
        quoted = part("quote", marks.open + title + marks.close, language=report.language)
        return fill(self.table.sentences["report_line"], fields | {"title": quoted}), "asserted"


def _written(value: object) -> str:
    return ", ".join(str(v) for v in value) if isinstance(value, list | tuple) else str(value)


def _modality(claims: Cited) -> str:
    """The modality of a sentence with several sides: that of all, or "mixed"."""
    found = {claim.modality for claim in claims}
    return found.pop() if len(found) == 1 else "mixed"
