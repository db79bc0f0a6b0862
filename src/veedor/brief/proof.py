"""The proof of a brief: nothing in it that its evidence does not say, nothing of the evidence's doubt left out.

Two readings, independent of each other, must both accept a sentence:

1. `veedor.brief.licence` reads the text word by word against the cited evidence.
2. The sentence is written again from the cited claims alone; what is not that sentence is refused.

The first knows nothing of how sentences are made, so it finds mistakes of the writer; the second refuses whatever was
changed into something that the same evidence could also have said (two names exchanged, a name struck).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from veedor.brief import licence
from veedor.brief.arithmetic import refused
from veedor.brief.forms import CannotTellError, Forms
from veedor.brief.model import Brief, Group, Refusal, Section, Sentence, is_tally
from veedor.brief.phrases import phrases
from veedor.brief.telling import Teller
from veedor.claims.claim import Claim, CountClaim, StatusClaim
from veedor.errors import CODES, diagnostic
from veedor.judgement.hiding import Hiding
from veedor.judgement.record import Finding
from veedor.reports.report import Report

Level = Literal["exact", "words"]
"""How strict: ``exact`` wants both readings; ``words`` the first alone, for a brief that a person reworded."""

Claims = Mapping[str, Claim] | Iterable[Claim]
Reports = Mapping[str, Report] | Iterable[Report]


def prove(
    brief: Brief,
    claims: Claims,
    reports: Reports,
    *,
    findings: Sequence[Finding] | None = None,
    level: Level = "exact",
) -> list[Refusal]:
    """Prove a brief against its evidence.

    Args:
        brief: the brief; its texts are read, the pieces inside its sentences are not.
        claims: all claims of the case, by id or listed.
        reports: their reports, by id or listed.
        findings: what the checks found; with them a sentence about a finding must be theirs word by word, without
            them its arithmetic is done again.
        level: see `Level`.

    Returns:
        refusals, empty if the brief proves.
    """
    prover = Prover(brief, claims, reports, findings=findings, level=level)
    return [refusal for section in brief.sections for refusal in prover.section(section)]


def teller(language: str, claims: Claims, reports: Reports, *, today: str | None) -> Teller:
    """What tells claims in a language; also what the proof tells them again with."""
    by_id = dict(claims) if isinstance(claims, Mapping) else {claim.id: claim for claim in claims}
    known = dict(reports) if isinstance(reports, Mapping) else {report.id: report for report in reports}
    hiding = Hiding.of(by_id.values(), known, today=today)
    return Teller(phrases(language), by_id, known, hiding)


class Prover:
    """Proves the parts of one brief; see `prove`."""

    def __init__(
        self,
        brief: Brief,
        claims: Claims,
        reports: Reports,
        *,
        findings: Sequence[Finding] | None,
        level: Level,
    ) -> None:
        self.teller = teller(brief.language, claims, reports, today=brief.today)
        self.forms = Forms(self.teller)
        self.level = level
        self.today = brief.today
        self.findings = findings

    def section(self, section: Section) -> list[Refusal]:
        """Refusals of a section: of its name, its headings and its sentences."""
        if section.id not in self.teller.table.sections:
            return [_refusal("B014", section.id, section.id)]
        return [refusal for group in section.groups for refusal in self._group(group, section.id)]

    def _group(self, group: Group, where: str) -> list[Refusal]:
        found = [] if self._heading(group) else [_refusal("B014", group.heading or "", where)]
        if any(column not in self.teller.table.columns for column in group.columns):
            found.append(_refusal("B014", ", ".join(group.columns), where))
        for sentence in (*group.rows, *group.sentences):
            found += self.sentence(sentence, where=where)
        return found

    def _heading(self, group: Group) -> bool:
        """Whether the heading is a fixed one, or the name or unit that the claims below it have."""
        if group.heading is None:
            return not group.key
        if group.key != "name":
            return self.teller.table.groups.get(group.key) == group.heading
        cited = [self.teller.claims.get(c) for s in (*group.rows, *group.sentences) for c in s.claims]
        allowed = {self.teller.words(c.subject.name) for c in cited if isinstance(c, StatusClaim)}
        allowed |= {self.teller.words(c.unit) for c in cited if isinstance(c, CountClaim)}
        return group.heading in allowed

    def sentence(self, sentence: Sentence, *, where: str = "") -> list[Refusal]:
        """Refusals of one sentence."""
        found = licence.problems(sentence, self.teller)
        if not found and (self.level == "exact" or is_tally(sentence.form)):
            found = self._again(sentence)
        if not found and sentence.form.startswith("finding:"):
            found = self._finding(sentence)
        elif not found and sentence.steps:
            found = [("B014", sentence.steps[0])]
        return [_refusal(code, what, where, sentence) for code, what in found]

    def _again(self, sentence: Sentence) -> list[tuple[str, str]]:
        """Write the sentence again from its claims and compare."""
        try:
            made = self.forms.make(
                sentence.form, claims=sentence.claims, reports=sentence.reports, groups=sentence.groups
            )
        except CannotTellError as error:
            return [("B013", str(error))]
        same = (made.text, made.modality, made.attribution) == (
            sentence.text,
            sentence.modality,
            sentence.attribution,
        )
        if not same:
            return [("B013", made.text)]
        if not is_tally(sentence.form) and sentence.form.partition(":")[0] not in ("quote", "finding"):
            return self._untraced(sentence)
        return []

    def _untraced(self, sentence: Sentence) -> list[tuple[str, str]]:
        """A claim whose values cannot be traced to the words of its evidence may only be quoted."""
        for name in sentence.claims:
            claim = self.teller.claims[name]
            wrong = licence.untraced(claim, self.teller.reports[claim.report])
            if wrong:
                return [("B018", ", ".join(wrong))]
        return []

    def _finding(self, sentence: Sentence) -> list[tuple[str, str]]:
        """A finding's sentence must be that of a finding at hand, or its arithmetic must come out again."""
        claims = [self.teller.claims[c] for c in sentence.claims]
        entry = CODES.get(sentence.form.partition(":")[2])
        if entry is not None and sentence.severity != entry.severity:
            return [("B014", str(sentence.severity))]
        if self.findings is None:
            return [("B004", step) for step in refused(sentence.steps, claims, self.teller, today=self.today)]
        for finding in self.findings:
            try:
                made = self.forms.finding(finding)
            except CannotTellError:
                continue
            same = (made.steps, made.claims, made.form) == (sentence.steps, sentence.claims, sentence.form)
            if same and (self.level == "words" or made.text == sentence.text):
                return []
        return [("B013", sentence.text)]


def _refusal(code: str, what: str, where: str, sentence: Sentence | None = None) -> Refusal:
    cited = ", ".join(sentence.claims) if sentence else ""
    message = diagnostic(code, what=what, claim=cited or what).message
    return Refusal(code, message, where, sentence.text if sentence else "")
