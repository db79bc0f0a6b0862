"""Reports, claims and records made by hand for the tests of the brief. Every person and body in them is invented."""

from __future__ import annotations

from typing import Any

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
from veedor.judgement.record import Disagreement, Finding, Record
from veedor.reports.report import Report
from veedor.spans import Span

DIARIO = Report(
    id="diario",
    source="Diario del Puerto",
    title="Five leave the residence",
    published="2025-05-07",
    language="en",
    url="https://diario.invalid/five",
    text=(
        "On May 6, 2025, five opposition leaders, who had taken refuge in the Norlandian ambassador's residence in "
        "Puerto Sol for 412 days, announced their arrival in Estuaria. Minister Berta Solano confirmed their "
        "evacuation, calling them “heroes of Norlandia”. About 900 political prisoners are held, according to Foro "
        "Azul. Marta Quispe remains in hiding in Villa Honda, barred from running. The oil licence is set to expire "
        "on 27 May 2025. Police allegedly beat Tomás Luna, the lawyer Irene Vega said, citing a neighbour."
    ),
)
FARO = Report(
    id="faro",
    source="Radio Faro",
    title="Salida pactada",
    published="2025-05-08T09:00:00-04:00",
    language="es",
    text=(
        "El gobierno liberó el 6 de mayo de 2025 a cuatro dirigentes tras 411 días en la residencia. Según el "
        "Ministerio del Interior, hay 720 presos. El gobierno no detuvo a Tomás Luna, dijo el ministro Pablo Cruz. "
        "La licencia petrolera vence el 27 de junio de 2025."
    ),
)
WIRE = Report(
    id="wire",
    text="Police arrested Tomás Luna on 2 May 2025. Police will deport Tomás Luna. <script>alert(1)</script>",
)
REPORTS = {report.id: report for report in (DIARIO, FARO, WIRE)}


def span(report: Report, words: str) -> Span:
    """The first place of `words` in the report."""
    start = report.text.index(words)
    return Span.of(report.text, start, start + len(words))


def _base(report: Report, words: str, **more: Any) -> dict[str, Any]:
    return {"report": report.id, "evidence": (span(report, words),), "extractor": "hand/1", **more}


LEADERS = "five opposition leaders, who had taken refuge in the Norlandian ambassador's residence in Puerto Sol"
RESIDENCE = Place(name="Norlandian ambassador's residence in Puerto Sol", geo_name="Puerto Sol", precision="settlement")
INTERIOR = Name("Ministerio del Interior")

CLAIMS: dict[str, Claim] = {
    claim.id: claim
    for claim in (
        EventClaim(
            id="arrival",
            type="RETREAT",
            mode="release",
            recipients=(Name("opposition leaders"),),
            trigger=span(DIARIO, "evacuation"),
            when="2025-05-06",
            when_basis="stated",
            **_base(DIARIO, "Minister Berta Solano confirmed their evacuation"),
        ),
        EventClaim(
            id="liberacion",
            type="CONCEDE",
            actors=(Name("gobierno"),),
            recipients=(Name("dirigentes"),),
            trigger=span(FARO, "liberó"),
            when="2025-05-06",
            when_basis="stated",
            **_base(FARO, "El gobierno liberó el 6 de mayo de 2025 a cuatro dirigentes"),
        ),
        StatusClaim(
            id="refuge",
            subject=Name("opposition leaders"),
            size=5,
            state="in_refuge",
            duration="P412D",
            place="Norlandian ambassador's residence in Puerto Sol",
            where=RESIDENCE,
            when="2024-03-20/2025-05-06",
            when_basis="derived",
            derivation=("2025-05-06 minus 412 days is 2024-03-20",),
            **_base(DIARIO, LEADERS + " for 412 days"),
        ),
        StatusClaim(
            id="refugio",
            subject=Name("dirigentes"),
            size=4,
            state="in_refuge",
            duration="P411D",
            when="2024-03-21/2025-05-06",
            when_basis="derived",
            derivation=("2025-05-06 minus 411 days is 2024-03-21",),
            **_base(FARO, "cuatro dirigentes tras 411 días en la residencia"),
        ),
        StatusClaim(
            id="hiding",
            subject=Name("Marta Quispe"),
            state="in_hiding",
            place="Villa Honda",
            where=Place(name="Villa Honda", geo_name="Villa Honda"),
            **_base(DIARIO, "Marta Quispe remains in hiding in Villa Honda"),
        ),
        StatusClaim(
            id="barred",
            subject=Name("Marta Quispe"),
            state="barred",
            **_base(DIARIO, "barred from running"),
        ),
        CountClaim(
            id="prisoners",
            low=900,
            high=900,
            qualifier="about",
            unit="political prisoners",
            measure="stock",
            attribution=(Name("Foro Azul"),),
            **_base(DIARIO, "About 900 political prisoners are held, according to Foro Azul"),
        ),
        CountClaim(
            id="presos",
            low=720,
            high=720,
            unit="presos",
            measure="stock",
            when="2025-05-08",
            when_basis="publication",
            attribution=(INTERIOR,),
            **_base(FARO, "hay 720 presos"),
        ),
        DeadlineClaim(
            id="licence",
            what=span(DIARIO, "The oil licence is set to expire"),
            category="licence_expiry",
            modality="planned",
            when="2025-05-27",
            when_basis="stated",
            **_base(DIARIO, "The oil licence is set to expire on 27 May 2025"),
        ),
        DeadlineClaim(
            id="licencia",
            what=span(FARO, "La licencia petrolera vence"),
            category="licence_expiry",
            modality="planned",
            when="2025-06-27",
            when_basis="stated",
            **_base(FARO, "La licencia petrolera vence el 27 de junio de 2025"),
        ),
        StatementClaim(
            id="label",
            speaker=Name("Berta Solano"),
            cue=span(DIARIO, "calling"),
            content=span(DIARIO, "heroes of Norlandia"),
            label=True,
            **_base(DIARIO, "calling them “heroes of Norlandia”"),
        ),
        EventClaim(
            id="beating",
            type="ASSAULT",
            mode="beat",
            actors=(Name("Police"),),
            recipients=(Name("Tomás Luna"),),
            trigger=span(DIARIO, "beat"),
            modality="alleged",
            attribution=(Name("Irene Vega"), Name("neighbour")),
            **_base(DIARIO, "Police allegedly beat Tomás Luna"),
        ),
        EventClaim(
            id="arrest",
            type="COERCE",
            mode="arrest",
            actors=(Name("Police"),),
            recipients=(Name("Tomás Luna"),),
            trigger=span(WIRE, "arrested"),
            when="2025-05-02",
            when_basis="stated",
            **_base(WIRE, "Police arrested Tomás Luna on 2 May 2025"),
        ),
        EventClaim(
            id="denial",
            type="COERCE",
            mode="arrest",
            actors=(Name("gobierno"),),
            recipients=(Name("Tomás Luna"),),
            trigger=span(FARO, "detuvo"),
            modality="negated",
            attribution=(Name("Pablo Cruz"),),
            **_base(FARO, "El gobierno no detuvo a Tomás Luna"),
        ),
        EventClaim(
            id="deportation",
            type="COERCE",
            mode="deport",
            actors=(Name("Police"),),
            recipients=(Name("Tomás Luna"),),
            trigger=span(WIRE, "deport"),
            modality="planned",
            **_base(WIRE, "Police will deport Tomás Luna"),
        ),
    )
}

RECORDS = [
    Record(
        id="event-1",
        kind="event",
        claims=("arrival", "liberacion"),
        label="evacuation",
        type="RETREAT",
        when="2025-05-06",
        disagreements=(Disagreement("framing", "type", ("RETREAT-release", "CONCEDE"), ("arrival", "liberacion")),),
    ),
    Record(id="event-2", kind="event", claims=("beating",), label="beating", type="ASSAULT", modality="alleged"),
    Record(
        id="event-3",
        kind="event",
        claims=("arrest", "denial"),
        label="arrest",
        type="COERCE",
        when="2025-05-02",
        disagreements=(Disagreement("contradiction", "modality", ("asserted", "negated"), ("arrest", "denial")),),
    ),
    Record(id="event-4", kind="event", claims=("deportation",), label="deport", type="COERCE", modality="planned"),
    Record(
        id="status-1",
        kind="status",
        claims=("refuge", "refugio"),
        label="in refuge",
        type="in_refuge",
        when="2024-03-20/2025-05-06",
        disagreements=(
            Disagreement("value", "duration", ("P412D", "P411D"), ("refuge", "refugio")),
            Disagreement("value", "size", ("5", "4"), ("refuge", "refugio")),
            Disagreement("date", "when", ("2024-03-20", "2024-03-21"), ("refuge", "refugio")),
        ),
    ),
    Record(id="status-2", kind="status", claims=("hiding",), label="in hiding", type="in_hiding"),
    Record(id="status-3", kind="status", claims=("barred",), label="barred", type="barred"),
    Record(
        id="count-1",
        kind="count_series",
        claims=("prisoners", "presos"),
        label="prisoners",
        type="political prisoners",
        low=850,
        high=949,
        disagreements=(Disagreement("universe", "unit", ("political prisoners", "presos"), ("prisoners", "presos")),),
    ),
    Record(
        id="deadline-1",
        kind="deadline",
        claims=("licence",),
        label="licence",
        type="licence_expiry",
        modality="planned",
        when="2025-05-27",
    ),
    Record(
        id="deadline-2",
        kind="deadline",
        claims=("licencia",),
        label="licence",
        type="licence_expiry",
        modality="planned",
        when="2025-06-27",
        supersedes=("deadline-1",),
    ),
]
FINDINGS = [
    Finding(
        code="J101",
        severity="warning",
        message="411 days before 2025-05-06 is 2024-03-21, not 2024-03-20",
        claims=("refugio", "refuge"),
        records=("status-1",),
        steps=("2025-05-06 minus 411 days is 2024-03-21", "2025-05-06 minus 412 days is 2024-03-20"),
        data={"days": 411, "end": "2025-05-06", "start": "2024-03-20", "exclusive": 412, "inclusive": 413},
    )
]
