"""Claims, records and findings made by hand, one of each kind, for the tests of this folder."""

from __future__ import annotations

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
from veedor.exchange import Surroundings
from veedor.judgement.record import Disagreement, Finding, Record
from veedor.reports.report import Report
from veedor.spans import Span

TEXT = (
    "Police in Vereda arrested two members of the Liga Azul on 3 May 2025. "
    "About 900 people are held, according to Casa Abierta. "
    "=Inés Otamendi has been in hiding for 40 days. "
    'The judge said: "They are heroes". '
    "The licence expires on 27 May 2025."
)

REPORT = Report(
    id="r1",
    text=TEXT,
    published="2025-05-06",
    published_basis="field",
    language="en",
    title="@Arrests in Vereda",
    source="Diario del Sur",
)


def span(words: str) -> Span:
    """Where the words stand in the report."""
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


POLICE = Name("Police", country="VEN", sectors=("COP", "GOV"))
LEAGUE = Name("Liga Azul", sectors=("OPP",))
INES = Name("Inés Otamendi", country="VEN")

EVENT = EventClaim(
    id="c-event",
    report="r1",
    evidence=(span("Police in Vereda arrested two members of the Liga Azul on 3 May 2025"),),
    when="2025-05-03",
    when_basis="stated",
    where=Place("Vereda", country="VEN", lat=-10.5, lon=-66.9, precision="settlement"),
    extractor="hand/1",
    type="COERCE",
    mode="arrest",
    modes=("arrest",),
    contexts=("political_dissent", "legal"),
    actors=(POLICE, Name("two officers")),
    recipients=(LEAGUE,),
    trigger=span("arrested"),
)
COUNT = CountClaim(
    id="c-count",
    report="r1",
    evidence=(span("About 900 people are held"),),
    attribution=(Name("Casa Abierta"),),
    low=900,
    high=900,
    qualifier="about",
    unit="people",
    measure="stock",
)
STATUS = StatusClaim(
    id="c-status",
    report="r1",
    evidence=(span("=Inés Otamendi has been in hiding for 40 days"),),
    when="2025-03-27/2025-05-06",
    when_basis="derived",
    derivation=("2025-05-06 minus 40 days is 2025-03-27",),
    subject=INES,
    state="in_hiding",
    duration="P40D",
)
STATEMENT = StatementClaim(
    id="c-statement",
    report="r1",
    evidence=(span('The judge said: "They are heroes"'),),
    speaker=Name("The judge"),
    cue=span("said"),
    content=span("They are heroes"),
    label=True,
)
DEADLINE = DeadlineClaim(
    id="c-deadline",
    report="r1",
    evidence=(span("The licence expires on 27 May 2025"),),
    modality="planned",
    when="2025-05-27",
    when_basis="stated",
    what=span("The licence"),
    category="licence_expiry",
)
CLAIMS: tuple[Claim, ...] = (EVENT, COUNT, STATUS, STATEMENT, DEADLINE)

RECORD = Record(
    id="rec-1",
    kind="status",
    claims=("c-status",),
    label="Inés Otamendi in hiding",
    type="in_hiding",
    subjects=(INES,),
    when="2025-03-27/..",
    when_basis="derived",
    size=1,
    disagreements=(Disagreement("value", "duration", ("P40D", "P41D"), ("c-status", "c-other")),),
)
FINDING = Finding(
    code="J505",
    severity="warning",
    message="41 days are not 40",
    claims=("c-status", "c-other"),
    steps=("2025-05-06 minus 40 days is 2025-03-27",),
    data={"days": 40},
)
AROUND = Surroundings(reports={"r1": REPORT}, claims={claim.id: claim for claim in CLAIMS})
