"""Counts as one analysis: the ladder, what can be compared on it, stocks against flows, and the revolving door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from veedor.analysis import frames
from veedor.analysis.counts.compare import compare
from veedor.analysis.counts.door import door, undated
from veedor.analysis.counts.ladder import ladder
from veedor.analysis.counts.parts import parts
from veedor.analysis.counts.points import points
from veedor.analysis.counts.reconcile import fallen, flows, reconcile
from veedor.analysis.evidence import EvidenceBar, bar
from veedor.analysis.periods import Every
from veedor.analysis.registry import Scope, analysis
from veedor.analysis.result import Result
from veedor.analysis.scoping import within
from veedor.analysis.telling import Sentence, tell
from veedor.judgement.record import Finding
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.case import Case

METHOD = (
    "Claim ladder: every number a point with its own interval, day, universe and source, compared only within one "
    "unit, universe, measure, window and country, and never averaged. Stocks against flows in interval arithmetic: "
    "N(t) = N(t-1) + arrests - releases - deaths + reclassified (0 in the residual)."
)
PARTS_CODES = frozenset({"J201", "J202", "J203"})


class Counts(Result, frozen=True, kw_only=True):
    """What is told in numbers, and what its arithmetic allows.

    Args:
        ladder, comparisons, parts, flows, reconciliation, fallen, door: see the functions of these names.
        checks: findings of the check of parts and totals in one sentence: ``code, message, claims``.
        undated: arrests and releases that lie in no single period.
        every: the period of the door.
    """

    topic: ClassVar[str] = "counts"

    ladder: Any
    comparisons: Any
    parts: Any
    flows: Any
    reconciliation: Any
    fallen: Any
    door: Any
    checks: Any
    undated: int = 0
    every: Every = "month"

    def sentences(self, language: str = "en") -> tuple[Sentence, ...]:
        """What may be said, the ladder first."""

        def say(key: str, **values: Any) -> Sentence:
            return tell(self.topic, key, language, **values)

        said = [*self._ladder(say), *self._sums(say), *self._parts(say), *self._door(say)]
        return tuple(said)

    def tables(self) -> dict[str, Any]:
        """``ladder``, ``comparisons``, ``flows``, ``reconciliation``, ``door``, ``parts``, ``fallen``, ``checks``."""
        names = ("ladder", "comparisons", "flows", "reconciliation", "door", "parts", "fallen", "checks")
        return {name: getattr(self, name) for name in names}

    def _ladder(self, say: Any) -> list[Sentence]:
        told = self.ladder
        if not len(told):
            return [say("no_data")]
        voices = told["voice"].replace("", None).nunique()
        said = [say("ladder", numbers=len(told), groups=int(told["group"].nunique()), voices=int(voices))]
        alleged = int((told["modality"] == "alleged").sum())
        undated = int((~told["dated"].astype(bool)).sum())
        said += [say("alleged", n=alleged)] * bool(alleged) + [say("no_day", n=undated)] * bool(undated)
        found = self.comparisons["verdict"].value_counts()
        pairs = {name.replace(" ", "_"): int(found.get(name, 0)) for name in ("agree", "disagree", "not comparable")}
        said.append(say("compared", pairs=len(self.comparisons), **pairs) if len(self.comparisons) else say("alone"))
        return said

    def _sums(self, say: Any) -> list[Sentence]:
        sums = self.reconciliation
        said = [say("no_sums")] if not len(sums) and len(self.ladder) else []
        if len(sums):
            flagged = sums[sums["flagged"]]
            said.append(say("sums", sums=len(sums), flagged=len(flagged)))
            for row in flagged.head(1).to_dict("records"):
                said.append(say("flagged", first=row["from"].date(), last=row["to"].date(), **_residual(row)))
            said.append(say("assumed"))
        return said + [say("fallen", n=len(self.fallen))] * bool(len(self.fallen))

    def _parts(self, say: Any) -> list[Sentence]:
        held = self.parts["verdict"].isin(["too many", "does not add up"])
        wrong = int(held.sum()) + int(self.checks["code"].isin(["J201", "J202"]).sum())
        looked = len(self.parts) + len(self.checks)
        return [say("parts", n=looked, wrong=wrong)] if looked else []

    def _door(self, say: Any) -> list[Sentence]:
        rows = self.door
        left_out = [say("door_undated", n=self.undated)] if self.undated else []
        if not len(rows):
            return left_out
        last = rows.iloc[-1]
        said = [
            say(
                "door",
                first=rows["period"].iloc[0].date(),
                arrests=int(last["arrests_cum"]),
                releases=int(last["releases_cum"]),
            )
        ]
        for side in ("arrests", "releases"):
            told = int(last[f"{side}_cum"]) - int(last[f"{side}_untold_cum"])
            low, high = last[f"{side}_persons_low_cum"], last[f"{side}_persons_high_cum"]
            if told:
                values = {"told": told, "of": int(last[f"{side}_cum"]), "low": int(low)}
                closed = high == high
                said.append(
                    say(f"door_{side}", **values, high=int(high)) if closed else say(f"door_{side}_open", **values)
                )
        both = rows[(rows["arrests"] > 0) & (rows["releases"] > 0)]
        said.append(say("door_both", both=len(both), released=int((rows["releases"] > 0).sum())))
        return said + left_out


def _residual(row: dict[str, Any]) -> dict[str, Any]:
    """How far the later stock is from what the sum allows, at least."""
    low, high = row["residual_low"], row["residual_high"]
    off = abs(low if low == low and low > 0 else high)
    return {"off": int(off) if float(off).is_integer() else off}


def counts(
    frame: Any,
    events: Any = None,
    *,
    reports: Any = None,
    parties: frozenset[str] | None = None,
    findings: tuple[Finding, ...] = (),
    every: Every = "month",
) -> Counts:
    """All that can be done with the numbers that reports tell.

    It does not say which number is right, and it does not estimate how many nobody counted.

    Args:
        frame: a frame of `veedor.analysis.frames.COUNTS`; see `points` for what a table of anybody's needs.
        events: a frame of `veedor.analysis.frames.EVENTS`, for the revolving door; None leaves it out.
        reports: a frame of `veedor.analysis.frames.REPORTS`, for the last complete week.
        parties: sources that are a side of the conflict, or None where nobody said.
        findings: findings of the checks of the judgement layer, of which those about parts and totals are told.
        every: the period of the door.

    >>> import pandas
    >>> told = pandas.DataFrame({
    ...     "low": [893, 1, 10, 902], "measure": ["stock", "flow", "flow", "stock"], "source": "Vigía",
    ...     "unit": ["political prisoners", "releases", "arrests", "political prisoners"],
    ...     "first": ["2025-12-08", "2025-12-08", "2025-12-08", "2025-12-15"],
    ...     "last": ["2025-12-08", "2025-12-15", "2025-12-15", "2025-12-15"]})
    >>> result = counts(told.assign(high=told["low"]))
    >>> [s.text for s in result.sentences() if s.key == "sums"]
    ['Sums of stocks and flows of one source that could be checked: 1; that cannot be true: 0.']
    """
    pandas = need("pandas", extra="analysis", what="an analysis")
    told = points(frame)
    acts = events if events is not None else pandas.DataFrame({"first": [], "last": [], "type": []})
    ids = set(told["id"])
    checks = [
        (f.code, f.message, "; ".join(f.claims)) for f in findings if f.code in PARTS_CODES and ids & set(f.claims)
    ]
    return Counts(
        method=METHOD,
        evidence=evidence(told, reports=reports, parties=parties),
        ladder=ladder(told),
        comparisons=compare(told),
        parts=parts(told),
        flows=flows(told),
        reconciliation=reconcile(told),
        fallen=fallen(told),
        door=door(acts, every=every),
        checks=pandas.DataFrame(checks, columns=["code", "message", "claims"]),
        undated=undated(acts, every=every),
        every=every,
    )


def evidence(told: Any, *, reports: Any = None, parties: frozenset[str] | None = None) -> EvidenceBar:
    """The evidence bar of points. A number is known from a single source if no other tells one of its group and day."""
    named = told["according_to"].where(told["according_to"] != "", told["source"]).replace("", None)
    keys = ["measure", "counted", "noun", "universe", "country", "window", "day_first", "day_last"]
    beside = told[keys].assign(name=named, outside=named.where(~named.isin(parties or ())))
    groups = beside.groupby(keys, dropna=False)
    exact = told["dated"] & (told["day_first"] == told["day_last"])
    n = len(told)
    return msgspec.structs.replace(
        bar(told.iloc[:0][["first", "last"]], reports=reports),
        operations=n,
        sources=int(named.nunique()),
        single_source_share=float((groups["name"].transform("nunique") <= 1).mean()) if n else None,
        party_share=float((groups["outside"].transform("nunique") == 0).mean()) if n and parties else None,
        exact_day_share=float(exact.mean()) if n else None,
        noun="number",
    )


@analysis("counts", summary="numbers side by side as told, stocks held against flows, releases against arrests")
def run(case: Case, scope: Scope) -> Counts:
    """The counts of a case within `scope`: numbers about the country, of days between the first and the last."""
    held = frames.of_case(case)
    return counts(
        _within(held.counts, scope),
        within(held.events, scope),
        reports=held.reports,
        parties=frozenset(name for name, source in case.settings.sources.items() if source.party) or None,
        findings=tuple(case.findings()),
    )


def _within(frame: Any, scope: Scope) -> Any:
    """Numbers of the scope; with days, those of which no possible day lies outside, undated ones by publication."""
    pandas = need("pandas", extra="analysis", what="an analysis")
    kept = pandas.Series(True, index=frame.index)
    if scope.country:
        kept &= (frame["country"] == scope.country).fillna(False).astype(bool)
    last = frame["last"].where(frame["first"].notna() | frame["last"].notna(), frame["as_of"])
    if scope.since:
        kept &= frame["first"].fillna(last) >= pandas.Timestamp(scope.since)
    if scope.until:
        kept &= last <= pandas.Timestamp(scope.until)
    return frame[kept]
