"""Tables as the analyses give them, made up: little, much and no data, long labels, hostile words."""

from __future__ import annotations

import datetime as dt
import random

import pandas

HOSTILE = "\"><script>alert('1')</script>&\x00\u202e<b>"
LONG = "Observatorio Interinstitucional de Derechos y Garantías Fundamentales de la Región Oriental de Valdora"
START = dt.date(2024, 1, 1)


def day(n: int) -> pandas.Timestamp:
    """A day, `n` days after the first."""
    return pandas.Timestamp(START + dt.timedelta(days=n))


def series(weeks: int = 60, *, seed: int = 1) -> pandas.DataFrame:
    """Weeks of operations with a silent stretch and an unsettled end."""
    chance = random.Random(seed)
    rows = []
    for n in range(weeks):
        silent = weeks > 30 and 20 <= n < 23
        repression = None if silent else chance.choice((0, 0, 1, 2, 3, 5))
        concession = None if silent else chance.choice((0, 0, 0, 1, 2))
        total = (repression or 0) + (concession or 0)
        share = ((concession or 0) - (repression or 0)) / total if total else None
        rows.append(
            {
                "period": day(7 * n),
                "repression": repression,
                "concession": concession,
                "repression_persons_low": repression and repression * 2,
                "repression_persons_high": repression and repression * 3,
                "concession_persons_low": concession,
                "concession_persons_high": concession and concession * 40,
                "threatened": None if silent else chance.choice((0, 0, 0, 2)),
                "promised": None if silent else chance.choice((0, 0, 0, 0, 3)),
                "alleged": None if silent else chance.choice((0, 1)),
                "volume": 0 if silent else chance.randint(3, 30),
                "balance": share,
                "balance_low": None if share is None else max(-1, share - 0.5),
                "balance_high": None if share is None else min(1, share + 0.5),
                "settled": n < weeks - 5,
            }
        )
    return pandas.DataFrame(rows)


def phases() -> dict[str, pandas.DataFrame]:
    """Phases of two series, breaks with intervals, and hidden states."""
    steps = {"repression": (0.4, 2.6, 1.1), "concession": (0.1, 0.9), "balance": (-0.7, 0.2)}
    rows, breaks = [], []
    for name, rates in steps.items():
        size = 420 // len(rates)
        for n, rate in enumerate(rates):
            ends = {"start": day(n * size), "end": day((n + 1) * size - 1)}
            rows.append({"series": name, **ends, "rate": rate, "low": rate - 0.2, "high": rate + 0.3})
            if n:
                at = n * size
                breaks.append(
                    {
                        "series": name,
                        "date": day(at),
                        "low": day(at - 18),
                        "high": day(at + 9),
                        "bayes_factor": 0.4 + 2 * n,
                    }
                )
    states = [
        {
            "period": day(7 * n),
            "state": str(1 + (n // 9) % 2),
            "probability": 0.55 + 0.4 * (n % 9) / 9,
            "series": "repression",
        }
        for n in range(60)
    ]
    return {"phases": pandas.DataFrame(rows), "breaks": pandas.DataFrame(breaks), "states": pandas.DataFrame(states)}


def leverage() -> dict[str, pandas.DataFrame]:
    """Three windows with each verdict, and a profile."""
    verdicts = ("coincides", "no evidence", "cannot tell")
    windows = [
        {
            "window": f"{first}..{last}",
            "from_day": first,
            "to_day": last,
            "operations": 24,
            "dates": 8,
            "hits": hits,
            "expected": expected,
            "rate": hits / 24,
            "dates_hit": hits // 2,
            "dates_expected": expected / 2,
            "trigger_rate": hits // 2 / 8,
            "p": p,
            "p_holm": min(1.0, 3 * p),
            "p_volume": None if n == 2 else p * 1.5,
            "p_textbook": p / 10,
            "loo_low": p / 2,
            "loo_high": min(1.0, 2 * p),
            "power_1_5": 0.11,
            "power_2": 0.23,
            "power_3": 0.48,
            "power_5": 0.8,
            "verdict": verdicts[n],
        }
        for n, (first, last, hits, expected, p) in enumerate(
            ((-30, -1, 6, 3.1, 0.0042), (0, 7, 2, 1.4, 0.31), (8, 30, 4, 2.9, 0.22))
        )
    ]
    profile = [
        {
            "lag": lag,
            "observed": 6 if lag in (-9, -8) else abs(lag * 7) % 4,
            "expected": 1.6,
            "low": 0.0,
            "high": 4.5,
        }
        for lag in range(-30, 31)
    ]
    return {"windows": pandas.DataFrame(windows), "profile": pandas.DataFrame(profile)}


def counts(
    claims: int = 30, groups: int = 3, *, who: tuple[str, ...] = ("Causa Abierta", LONG, "Ministry")
) -> dict[str, pandas.DataFrame]:
    """Claims of several groups with open ends and intervals, two that disagree, and the door."""
    rows = []
    for n in range(claims):
        group, middle = n % groups, 900 - 3 * n + 40 * (n % 4)
        low = None if n % 13 == 5 else float(middle)
        high = None if n % 11 == 4 else middle + (60.0 if n % 5 == 0 else 0.0)
        rows.append(
            {
                "id": f"c-{n}",
                "record": f"r-{group}",
                "group": f"g{group}",
                "group_label": ("political prisoners in Valdora", LONG + " " + LONG, "people killed")[group % 3],
                "as_of_first": day(9 * n) if n % 7 else None,
                "as_of_last": day(9 * n + (6 if n % 3 == 0 else 0)) if n % 7 else None,
                "low": low,
                "high": high,
                "qualifier": "exact",
                "measure": "stock",
                "unit": "political prisoners",
                "universe": "convicted or awaiting trial",
                "according_to": who[n % len(who)],
                "source": "Litoral Wire",
                "report": "r",
                "quote": f"{middle} political prisoners",
                "country": "VEN",
            }
        )
    comparisons = [{"left": "c-1", "right": "c-4", "verdict": "disagree", "why": "other number"}]
    doors = [
        {
            "period": pandas.Timestamp(2024, 1 + n, 1),
            "arrests": (3, 1, 0, 4, 2, 6, 1, 0, 2, 5, 3, 1)[n],
            "releases": (0, 2, 1, 0, 0, 1, 3, 0, 0, 1, 0, 2)[n],
            "arrests_persons_low": 10 * n,
            "arrests_persons_high": 14 * n,
            "releases_persons_low": 30 if n % 4 == 1 else 0,
            "releases_persons_high": 33 if n % 4 == 1 else 0,
        }
        for n in range(12)
    ]
    return {
        "ladder": pandas.DataFrame(rows),
        "comparisons": pandas.DataFrame(comparisons),
        "door": pandas.DataFrame(doors),
    }


def people(n: int = 6) -> dict[str, pandas.DataFrame]:
    """Persons with certain and possible time, open ends, and a contradiction."""
    states = ("detained", "released", "in_hiding", "barred", "in_refuge")
    rows = []
    for i in range(n):
        for k in range(1 + i % 3):
            begin = 20 * i % 300 + 80 * k
            rows.append(
                {
                    "person": LONG if i == 2 else f"Persona {i} Quirán",
                    "state": states[(i + k) % 5],
                    "core_first": day(begin + 5) if i != 3 else None,
                    "core_last": day(begin + 60) if i != 3 else None,
                    "hull_first": None if i == 1 else day(begin),
                    "hull_last": None if (i + k) % 2 else day(begin + 75),
                    "ongoing": bool((i + k) % 2),
                    "sources": ["Litoral Wire", "Radio Faro"],
                    "claims": ["a", "b"],
                    "place": "Almar",
                    "country": "VEN",
                    "protected": False,
                }
            )
    relations = [{"left": 1, "right": 2, "relation": "overlaps", "verdict": "contradiction"}]
    return {"lives": pandas.DataFrame(rows), "relations": pandas.DataFrame(relations)}


def deadlines(n: int = 8) -> pandas.DataFrame:
    """Deadlines, some replaced, one without a day, one known to the year."""
    kinds = ("licence_expiry", "election", "trial", "sanctions_review", "ultimatum")
    rows = []
    for i in range(n):
        first = None if i == 5 else pandas.Timestamp(2026, 1, 1) if i == 6 else day(37 * i)
        rows.append(
            {
                "id": f"d-{i}",
                "first": first,
                "last": pandas.Timestamp(2026, 12, 31) if i == 6 else first,
                "category": kinds[i % 5],
                "what": LONG + " must answer" if i == 3 else f"the licence of Corvane Oil expires, number {i}",
                "parties": ["Corvane Oil"],
                "country": "VEN",
                "modality": "planned",
                "superseded": i in (0, 2),
                "sources": ["Litoral Wire"],
            }
        )
    return pandas.DataFrame(rows)


PLACES = (
    ("Caracas", 10.488, -66.879, "settlement"),
    ("Maracay", 10.247, -67.596, "settlement"),
    ("Valencia", 10.162, -68.008, "settlement"),
    ("Los Teques", 10.344, -67.043, "facility"),
    ("Mérida", 8.594, -71.15, "settlement"),
    ("Zulia", 10.0, -72.3, "admin1"),
    ("Venezuela", 8.0, -66.0, "country"),
)


def events(
    n: int = 60, places: tuple[tuple[str, float, float, str], ...] = PLACES, country: str = "VEN"
) -> pandas.DataFrame:
    """Events at places of every precision; one names somebody in hiding."""
    chance = random.Random(4)
    rows = []
    for i in range(n):
        place, lat, lon, precision = places[int(len(places) * chance.random() ** 2)]
        rows.append(
            {
                "id": f"e-{i}",
                "first": day(5 * i),
                "last": day(5 * i),
                "type": chance.choice(("COERCE", "COERCE", "ASSAULT", "RETREAT", "REQUEST")),
                "modality": "hypothetical" if i == 7 else "asserted",
                "country": country,
                "actors": ["police"],
                "recipients": ["Irene Valcázar"] if i == 3 else ["teachers"],
                "place": place,
                "admin1": None,
                "lat": lat,
                "lon": lon,
                "precision": precision,
                "sources": ["Litoral Wire"],
                "label": "arrested: teachers",
            }
        )
    return pandas.DataFrame(rows)


def hiding() -> pandas.DataFrame:
    """One person in hiding."""
    return pandas.DataFrame(
        [{"subject": "Irene Valcázar", "state": "in_hiding", "modality": "asserted", "end_high": pandas.NaT}]
    )


def alerts(weeks: int = 40) -> dict[str, pandas.DataFrame]:
    """Expected ranges of two series with one week too many, one too few, one silent."""
    rows = []
    for name in ("repression", "concession"):
        for n in range(weeks):
            observed = 19 if n == 30 else 0 if n in (33, 36) else 4 + n % 3
            rows.append(
                {
                    "period": day(7 * n),
                    "series": name,
                    "observed": observed,
                    "expected": 5.0,
                    "low": 1.0,
                    "high": 11.0,
                    "p": 0.002,
                    "kind": {30: "more", 33: "fewer", 36: "silence"}.get(n),
                }
            )
    rates = [{"series": name, "expected_false_alarms_per_year": 0.9} for name in ("repression", "concession")]
    return {"alerts": pandas.DataFrame(rows), "rates": pandas.DataFrame(rates)}
