"""A small invented country in reports, claims and records made by hand, for the tests of the exports.

Inés Otamendi is in hiding in Villa Honda; nobody may learn that from a file. Everybody and everything is invented.
"""

from __future__ import annotations

import io
from typing import Any

from veedor.claims.claim import Claim, CountClaim, DeadlineClaim, EventClaim, Name, Place, StatusClaim
from veedor.exchange import Surroundings, export
from veedor.judgement.decisions import Decision
from veedor.judgement.record import Disagreement, Record
from veedor.reports.report import Report
from veedor.spans import Span

SUR = Report(
    id="sur-1",
    source="Diario del Sur",
    title="Arrests; and a licence",
    published="2025-05-06",
    language="en",
    url="https://sur.invalid/1",
    text=(
        "Police in Vereda arrested two teachers of the Liga Azul on 3 May 2025, the union said. "
        "Inés Otamendi remains in hiding in Villa Honda. The oil licence of Corvane expires on 27 May 2025. "
        "About 900 political prisoners are held, according to Casa Abierta. "
        "A court in Norlandia freed Rita Solano in April 2025."
    ),
)
FARO = Report(
    id="faro:1",
    source="Radio Faro",
    title="Otamendi, de Villa Honda",
    published="2025-05-20T09:00:00-04:00",
    language="es",
    url="https://faro.invalid/villa-honda",
    text=(
        "La licencia petrolera de Corvane vence el 27 de junio de 2025. Habrá elecciones en 2026. Habrá un diálogo. "
        "Inés Otamendi sigue en la clandestinidad en Villa Honda. "
        "La policía detuvo a Inés Otamendi en Puerto Sol en 2019. No hubo disparos contra Rita Solano."
    ),
)
UNDATED = Report(id="wire", text="Marta Quispe is detained in the Zamora prison.", language="en")
REPORTS = {report.id: report for report in (SUR, FARO, UNDATED)}


def span(report: Report, words: str) -> Span:
    """Where the words stand in a report."""
    start = report.text.index(words)
    return Span.of(report.text, start, start + len(words))


def base(id: str, report: Report, words: str, **fields: Any) -> dict[str, Any]:
    """What every claim has."""
    return {"id": id, "report": report.id, "evidence": (span(report, words),), "extractor": "hand/1", **fields}


POLICE = Name("Police", country="VEN", sectors=("COP", "GOV"))
TEACHERS = Name("two teachers")
INES = Name("Inés Otamendi", sectors=("OPP",))
RITA = Name("Rita Solano", country="VEN")
VEREDA = Place("Vereda", 101, "Vereda", "VEN", "Miranda", 10.5, -66.9, "settlement")
NORLANDIA = Place("Norlandia", 102, "Norlandia", "NOR", None, 62.0, 10.0, "country")
VILLA_HONDA = Place("Villa Honda", 103, "Villa Honda", "VEN", "Lara", 9.9, -69.1, "settlement")
PUERTO_SOL = Place("Puerto Sol", 104, "Puerto Sol", "VEN", "Sucre", 10.6, -63.2, "settlement")

CLAIMS: tuple[Claim, ...] = (
    EventClaim(
        **base("arrest", SUR, "Police in Vereda arrested two teachers of the Liga Azul on 3 May 2025"),
        attribution=(Name("union"),),
        modality="alleged",
        when="2025-05-03",
        when_basis="stated",
        where=VEREDA,
        type="COERCE",
        mode="arrest",
        modes=("arrest",),
        contexts=("repression",),
        actors=(POLICE,),
        recipients=(TEACHERS,),
        trigger=span(SUR, "arrested"),
    ),
    EventClaim(
        **base("freed", SUR, "A court in Norlandia freed Rita Solano in April 2025"),
        when="2025-04",
        when_basis="stated",
        where=NORLANDIA,
        type="RETREAT",
        mode="release",
        modes=("release",),
        actors=(Name("court", sectors=("JUD",)),),
        recipients=(RITA,),
        trigger=span(SUR, "freed"),
    ),
    EventClaim(
        **base("old-arrest", FARO, "La policía detuvo a Inés Otamendi en Puerto Sol en 2019"),
        when="2019",
        when_basis="stated",
        where=PUERTO_SOL,
        type="COERCE",
        mode="arrest",
        modes=("arrest",),
        actors=(Name("policía", sectors=("COP",)),),
        recipients=(INES,),
        trigger=span(FARO, "detuvo"),
    ),
    EventClaim(
        **base("no-shots", FARO, "No hubo disparos contra Rita Solano"),
        modality="negated",
        type="ASSAULT",
        mode="firearms",
        modes=("firearms",),
        actors=(Name("policía", sectors=("COP",)),),
        recipients=(RITA,),
        trigger=span(FARO, "disparos"),
    ),
    CountClaim(
        **base("prisoners", SUR, "About 900 political prisoners are held"),
        attribution=(Name("Casa Abierta"),),
        low=900,
        high=900,
        qualifier="about",
        unit="political prisoners",
        measure="stock",
    ),
    StatusClaim(
        **base("hiding-en", SUR, "Inés Otamendi remains in hiding in Villa Honda"),
        where=VILLA_HONDA,
        subject=INES,
        state="in_hiding",
        place="Villa Honda",
    ),
    StatusClaim(
        **base("hiding-es", FARO, "Inés Otamendi sigue en la clandestinidad en Villa Honda"),
        subject=INES,
        state="in_hiding",
        place="Villa Honda",
    ),
    StatusClaim(
        **base("detained", UNDATED, "Marta Quispe is detained in the Zamora prison"),
        when="2024-11-02/..",
        when_basis="stated",
        subject=Name("Marta Quispe"),
        state="detained",
        place="Zamora prison",
    ),
    DeadlineClaim(
        **base("licence-may", SUR, "The oil licence of Corvane expires on 27 May 2025"),
        modality="planned",
        when="2025-05-27",
        when_basis="stated",
        what=span(SUR, "The oil licence of Corvane"),
        category="licence_expiry",
        parties=(Name("Corvane"),),
    ),
    DeadlineClaim(
        **base("licence-june", FARO, "La licencia petrolera de Corvane vence el 27 de junio de 2025"),
        modality="planned",
        when="2025-06-27",
        when_basis="stated",
        what=span(FARO, "La licencia petrolera de Corvane"),
        category="licence_expiry",
        parties=(Name("Corvane"),),
    ),
    DeadlineClaim(
        **base("vote", FARO, "Habrá elecciones en 2026"),
        modality="planned",
        when="2026",
        when_basis="stated",
        what=span(FARO, "elecciones"),
        category="election",
    ),
    DeadlineClaim(
        **base("talks", FARO, "Habrá un diálogo"),
        modality="hypothetical",
        what=span(FARO, "un diálogo"),
        category="negotiation",
    ),
)
CLAIM = {claim.id: claim for claim in CLAIMS}


def record(kind: str, *claims: str, **fields: Any) -> Record:
    """A record over claims, with the modality, date and place of the first."""
    lead = CLAIM[claims[0]]
    own = {"modality": lead.modality, "when": lead.when, "when_basis": lead.when_basis, "where": lead.where}
    made = {"id": f"{kind}-{claims[0]}", "kind": kind, "claims": claims, "extractor": "hand/1", **own, **fields}
    return Record(**made)


ARREST = record(
    "event",
    "arrest",
    label="arrested: two teachers",
    type="COERCE",
    mode="arrest",
    subjects=(POLICE,),
    recipients=(TEACHERS,),
    disagreements=(Disagreement("date", "when", ("2025-05-03", "2025-05-04"), ("arrest", "other")),),
)
FREED = record("event", "freed", label="freed: Rita Solano", type="RETREAT", mode="release", recipients=(RITA,))
OLD = record("event", "old-arrest", label="detuvo: Inés Otamendi", type="COERCE", mode="arrest", recipients=(INES,))
NO_SHOTS = record(
    "event", "no-shots", label="disparos: Rita Solano", type="ASSAULT", mode="firearms", recipients=(RITA,)
)
HIDING = record(
    "status", "hiding-en", "hiding-es", label="in hiding: Inés Otamendi", type="in_hiding", subjects=(INES,)
)
DETAINED = record(
    "status", "detained", label="detained: Marta Quispe", type="detained", subjects=(Name("Marta Quispe"),)
)
MAY = record(
    "deadline", "licence-may", label="The oil licence of Corvane", type="licence_expiry", subjects=(Name("Corvane"),)
)
JUNE = record(
    "deadline",
    "licence-june",
    label="La licencia petrolera de Corvane",
    type="licence_expiry",
    subjects=(Name("Corvane"),),
    supersedes=(MAY.id,),
)
VOTE = record("deadline", "vote", label="elecciones", type="election")
TALKS = record("deadline", "talks", label="un diálogo", type="negotiation")

RECORDS = (ARREST, FREED, OLD, NO_SHOTS, HIDING, DETAINED, MAY, JUNE, VOTE, TALKS)
ITEMS: dict[str, tuple[Any, ...]] = {
    "events": (ARREST, FREED, OLD, NO_SHOTS),
    "counts": (CLAIM["prisoners"],),
    "people": (HIDING, DETAINED),
    "deadlines": (MAY, JUNE, VOTE, TALKS),
}
DECISIONS = (
    Decision(
        id="judgement-1",
        action="confirm",
        targets=("arrest",),
        author="A. Reyes",
        at="2025-05-21T10:00:00Z",
        reason="read the report",
    ),
)
AROUND = Surroundings(
    reports=REPORTS,
    claims=CLAIM,
    records={each.id: each for each in RECORDS},
    decisions=DECISIONS,
    added={"wire": "2025-05-22T08:00:00.000000Z"},
)


def written(what: str, form: str, *, around: Surroundings = AROUND, protected: tuple[str, ...] = ()) -> bytes:
    """The file of a table of this world in a format."""
    stream = io.BytesIO()
    export(ITEMS[what], what, form, stream, around=around, protected=protected)
    return stream.getvalue()
