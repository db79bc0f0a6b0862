"""People as one analysis: lives in states, what contradicts in them, and how long detention lasts."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from veedor.analysis import frames
from veedor.analysis.evidence import EvidenceBar, bar
from veedor.analysis.people.lives import lives
from veedor.analysis.people.relations import relations
from veedor.analysis.people.survival import RESAMPLES, Survival, durations, survival
from veedor.analysis.registry import Scope, analysis
from veedor.analysis.result import Result
from veedor.analysis.telling import Sentence, tell
from veedor.judgement.hiding import Hiding
from veedor.optional import need

if TYPE_CHECKING:
    from veedor.case import Case

METHOD = (
    "A stay began and ended within bounds: its certain core and possible hull are told, merged over claims and bounded "
    "by stays that exclude it; Allen's relations (1983) that the bounds allow; lengths with censoring by Kaplan and "
    "Meier, or by Turnbull (1976) where they are known within bounds only."
)


class People(Result, frozen=True, kw_only=True):
    """Who is told to be in which state, and when.

    Args:
        lives, relations, durations: see the functions of these names.
        survival: of stays in `state`.
        state: the state whose length is told.
        left_out: claims about groups, or planned, hypothetical or denied.
    """

    topic: ClassVar[str] = "people"

    lives: Any
    relations: Any
    durations: Any
    survival: Survival
    state: str = "detained"
    left_out: int = 0

    def sentences(self, language: str = "en") -> tuple[Sentence, ...]:
        """What may be said, without a name and without a place."""

        def say(key: str, **values: Any) -> Sentence:
            return tell(self.topic, key, language, **values)

        stays = self.lives
        if not len(stays):
            return (say("no_data"), *([say("left_out", n=self.left_out)] * bool(self.left_out)))
        said = [say("lives", persons=int(stays["person"].nunique()), stays=len(stays))]
        alleged, disputed = int((stays["modality"] == "alleged").sum()), int(stays["disputed"].sum())
        said += [say("alleged", n=alleged)] * bool(alleged) + [say("disputed", n=disputed)] * bool(disputed)
        verdicts = self.relations["verdict"].value_counts()
        wrong, unknown = int(verdicts.get("contradiction", 0)), int(verdicts.get("order unknown", 0))
        said.append(say("relations", pairs=len(self.relations), contradictions=wrong, unknown=unknown))
        hidden = int(stays.loc[stays["protected"], "person"].nunique())
        said += [say("protected", n=hidden)] * bool(hidden)
        said += self._lengths(say)
        said += [say("left_out", n=self.left_out)] * bool(self.left_out)
        return tuple(said)

    def _lengths(self, say: Any) -> list[Sentence]:
        found = self.survival
        if not found.stays:
            return []
        told = {"stays": found.stays, "ended": found.ended}
        if found.method == "cannot tell":
            return [say("length_cannot_tell", **told)]
        said = [say("lengths", **told)]
        if found.median is None:
            said.append(say("half_not_reached"))
        elif found.median_low is None or found.median_high is None:
            said.append(say("half_open", days=found.median, low=found.median_low or 0))
        else:
            said.append(say("half", days=found.median, low=found.median_low, high=found.median_high))
        return [*said, say("length_limit")]

    def tables(self) -> dict[str, Any]:
        """``lives``, ``relations``, ``durations`` and ``survival``."""
        return {
            "lives": self.lives,
            "relations": self.relations,
            "durations": self.durations,
            "survival": self.survival.table,
        }


def people(
    frame: Any,
    *,
    reports: Any = None,
    parties: frozenset[str] | None = None,
    protected: Iterable[str] = (),
    state: str = "detained",
    seed: int = 0,
    resamples: int = RESAMPLES,
    notify: Callable[[int, int], None] | None = None,
) -> People:
    """Lives in states, how they lie to each other, and how long the stays in one state last.

    It does not find out who is who: rows are one person's where their ``subject`` is the same.

    Args:
        frame: a frame of `veedor.analysis.frames.STATES`; see `veedor.analysis.people.lives.lives`.
        reports: a frame of `veedor.analysis.frames.REPORTS`, for the last complete week.
        parties: sources that are a side of the conflict, or None where nobody said.
        protected: names of further people whose place is withheld.
        state: whose length is told.
        seed, resamples, notify: see `veedor.analysis.people.survival.survival`.

    >>> import pandas
    >>> told = pandas.DataFrame({"subject": ["Jon Aster"], "state": ["detained"], "when": ["2025-01-05/.."],
    ...                          "as_of": ["2025-01-20"]})
    >>> [sentence.text for sentence in people(told).sentences()][0]
    'Named persons followed: 1; their stays in states: 1.'
    """
    stays = lives(frame, protected=protected)
    lengths = durations(stays, state=state)
    counted = sum(len(claims) for claims in stays["claims"])
    found = survival(lengths, seed=seed, resamples=resamples, notify=notify)
    return People(
        method=METHOD,
        evidence=evidence(stays, reports=reports, parties=parties),
        seed=seed if found.method == "turnbull" else None,
        lives=stays,
        relations=relations(stays),
        durations=lengths,
        survival=found,
        state=state,
        left_out=len(frame) - counted,
    )


def evidence(stays: Any, *, reports: Any = None, parties: frozenset[str] | None = None) -> EvidenceBar:
    """The evidence bar of stays; exact are those that begin on a known day."""
    frame = stays[["sources"]].assign(first=stays["start_low"], last=stays["start_high"])
    return msgspec.structs.replace(bar(frame, reports=reports, parties=parties), noun="stay")


@analysis("people", summary="who is told to be detained, released, in hiding: certain and possible days, and how long")
def run(case: Case, scope: Scope) -> People:
    """The people of a case within `scope`.

    A person is within a country if a claim of a state says so; with days, claims count whose report was published
    between the first and the last one.
    """
    held = frames.of_case(case)
    told = _within(held.states, scope)
    hiding = Hiding.of(case.claims(), case.library())
    return people(
        told,
        reports=held.reports,
        parties=frozenset(name for name, source in case.settings.sources.items() if source.party) or None,
        protected=[name for name in told["subject"].unique() if hiding.hides(name)],
        seed=scope.seed,
        resamples=scope.simulations or RESAMPLES,
        notify=scope.notify,
    )


def _within(frame: Any, scope: Scope) -> Any:
    pandas = need("pandas", extra="analysis", what="an analysis")
    kept = pandas.Series(True, index=frame.index)
    if scope.country:
        persons = frame.loc[(frame["country"] == scope.country).fillna(False).astype(bool), "subject"]
        kept &= frame["subject"].isin(persons)
    if scope.since:
        kept &= frame["as_of"] >= pandas.Timestamp(scope.since)
    if scope.until:
        kept &= frame["as_of"] <= pandas.Timestamp(scope.until)
    return frame[kept]
