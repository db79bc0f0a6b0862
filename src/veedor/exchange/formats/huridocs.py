"""HURIDOCS Events Standard Formats as one JSON document: Event, Act, Involvement, Information, Person.

The field names and numbers are those of the formats (J. Dueck, M. Guzman, B. Verstappen, *HURIDOCS Events Standard
Formats*, 2nd edition, 2001), as their software writes them. Only fields that the record can fill are there; the
document carries their list. What the formats hold is who did what to whom, and who says so:

- An operation or a status is an **Event**. A claim behind it is an **Information**, with its words, day and source.
- Persons, bodies and groups are **Person** records, as the formats want it, with a counting unit.
- An **Act** joins an event to one victim, and an **Involvement** an actor to that act. They are written only for what
  is done against people (`AGAINST` of the PLOVER codes, `SUFFERED` of the states): to name as perpetrator somebody who
  released prisoners would be an accusation that nobody made. Modality and sources stand in the remarks of both, and
  negated, hypothetical and planned acts get neither.
- Codes of the HURIDOCS micro-thesauri are not claimed: types stand in the words and codes of PLOVER.
- Confidentiality is ``y`` where a place was withheld to protect somebody.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from veedor.claims.claim import Claim, EventClaim, Name, StatusClaim
from veedor.exchange.codebook import Described
from veedor.exchange.codes import event_modes, event_types, states
from veedor.exchange.columns import Surroundings, Table, days
from veedor.exchange.formats import register
from veedor.exchange.members import country, needed, sources
from veedor.judgement.hiding import taking_part
from veedor.judgement.identity import is_group, is_person
from veedor.judgement.record import Record

STANDARD = "HURIDOCS Events Standard Formats, 2nd edition (2001)"
HAPPENED = ("asserted", "alleged")
AGAINST = {"COERCE": None, "ASSAULT": None, "THREATEN": None, "SANCTION": ("convict", "expel")}
"""PLOVER types that are done against somebody, with the modes of these that are; None is all."""
SUFFERED = tuple(
    "detained house_arrest charged on_trial convicted sentenced exiled deported barred missing tortured".split()
)
"""States that are done to somebody."""

FORMATS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "event": (
        ("0101", "event_record_number", "id of the record"),
        ("0102", "event_title", "caption in words of the claims; modality in brackets where not asserted"),
        ("0108", "confidentiality", "y where a place was withheld, else n"),
        ("0111", "geographical_term", "country, ISO 3166-1 alpha-3"),
        ("0112", "local_geographical_area", "place, in words of a claim"),
        ("0113", "initial_date", "first possible day; null where unknown"),
        ("0114", "final_date", "last possible day; null where unknown"),
        ("113_1", "initial_date_type", "exact, or estimate"),
        ("0115", "event_description", "the words of each claim"),
        ("0150", "remarks", "date as told (EDTF), modality, differences between sources"),
        ("0156", "other_thesaurus", "PLOVER type and mode, or state"),
    ),
    "act": (
        ("2101", "act_record_number", "id of the act"),
        ("2102", "victim", "number of the person record"),
        ("2103", "event", "number of the event record"),
        ("2108", "confidentiality", "as of the event"),
        ("2109", "type_of_act", "PLOVER type and mode or state, in words"),
        ("2111", "initial_date", "as of the event"),
        ("2121", "final_date", "as of the event"),
        ("2112", "exact_location", "place, in words of a claim, unless withheld"),
        ("2150", "remarks", "modality and who says so"),
    ),
    "involvement": (
        ("2401", "involvement_record_number", "id of the involvement"),
        ("2402", "perpetrator", "number of the person record"),
        ("2403", "event", "number of the event record"),
        ("2404", "act", "number of the act record"),
        ("2412", "type_of_perpetrator", "PLOVER sectors"),
        ("2450", "remarks", "modality and who says so"),
    ),
    "information": (
        ("2501", "information_record_number", "id of the claim"),
        ("2502", "source", "number of the person record of who says it in the end"),
        ("2503", "event", "number of the event record"),
        ("2504", "related_person", "numbers of the person records of those who take part"),
        ("2510", "language_of_source_material", "ISO 639-1"),
        ("2511", "date_of_source_material", "publication day of the report"),
        ("2512", "type_of_source_material", "report"),
        ("2550", "remarks", "the words, their offsets, report and address, attribution, modality"),
    ),
    "person": (
        ("0901", "person_record_number", "id of the person, body or group in this document"),
        ("0902", "counting_unit", "individual, group or organisation"),
        ("0903", "person_name", "the longest form of the name in the claims"),
        ("0904", "other_names", "its other forms"),
        ("0931", "number_of_persons_in_group", "where a claim tells it"),
    ),
}


def _described(table: Table) -> list[Described]:
    return [
        Described(f"{form}.{name}", number, meaning)
        for form, fields in FORMATS.items()
        for number, name, meaning in fields
    ]


@register(
    "huridocs",
    suffix=".huridocs.json",
    is_text=True,
    description="HURIDOCS Events Standard Formats as one JSON document: event, act, involvement, information and "
    "person records under the names of their fields, with the numbers of the fields beside them.",
    tables=("events", "people"),
    describe=_described,
)
def write(items: Iterator[Any], table: Table, stream: BinaryIO, around: Surroundings) -> None:
    """Write one document; it is in memory until then."""
    document = _Document(around)
    for record in items:
        document.add(record)
    stream.write(msgspec.json.format(msgspec.json.encode(document.content()), indent=1) + b"\n")


class _Document:
    """Records of the five formats, as they are collected."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.records: dict[str, list[dict[str, Any]]] = {form: [] for form in FORMATS if form != "person"}
        self.names: dict[str, dict[str, None]] = {}
        self.sizes: dict[str, int] = {}

    def content(self) -> dict[str, Any]:
        """The document."""
        fields = {form: {number: name for number, name, _ in listed} for form, listed in FORMATS.items()}
        people = [self._person(key) for key in sorted(self.names)]
        return {"standard": STANDARD, "fields": fields, **self.records, "person": people}

    def add(self, record: Record) -> None:
        """An event with its acts, involvements and informations."""
        first, last = days(record.when)
        dates = {"initial_date": first and first.isoformat(), "final_date": last and last.isoformat()}
        withheld = record.id in self.around.withheld
        place = None if record.where is None else record.where.name
        told = needed(record, self.around, format="huridocs")
        self.records["event"].append(
            {
                "event_record_number": record.id,
                "event_title": record.label if record.modality == "asserted" else f"{record.label} ({record.modality})",
                "confidentiality": "y" if withheld else "n",
                "geographical_term": country(record, self.around),
                "local_geographical_area": place,
                **dates,
                "initial_date_type": None if first is None else "exact" if first == last else "estimate",
                "event_description": "\n".join(claim.evidence[0].text for claim in told if claim.evidence),
                "remarks": self._remarks(record),
                "other_thesaurus": _code(record),
            }
        )
        for claim in told:
            self._information(record, claim)
        if record.modality in HAPPENED:
            self._acts(record, told, dates, place, "y" if withheld else "n")

    def _acts(
        self, record: Record, told: list[Claim], dates: dict[str, Any], place: str | None, confidential: str
    ) -> None:
        """One act a victim, and one involvement an actor of each."""
        if _is_against(record):
            victims, actors = record.recipients, record.subjects
        elif record.kind == "status" and record.type in SUFFERED:
            victims, actors = record.subjects, ()
        else:
            return
        spoken = self._spoken(record)
        for name in victims:
            victim = self._number(name, told, size=record.size if is_group(name.name) else None)
            act = f"{record.id}-act-{victim}"
            self.records["act"].append(
                {
                    "act_record_number": act,
                    "victim": victim,
                    "event": record.id,
                    "confidentiality": confidential,
                    "type_of_act": _in_words(record),
                    **dates,
                    "exact_location": place,
                    "remarks": spoken,
                }
            )
            for actor in actors:
                who = self._number(actor, told)
                self.records["involvement"].append(
                    {
                        "involvement_record_number": f"{act}-by-{who}",
                        "perpetrator": who,
                        "event": record.id,
                        "act": act,
                        "type_of_perpetrator": list(actor.sectors),
                        "remarks": spoken,
                    }
                )

    def _information(self, record: Record, claim: Claim) -> None:
        report = self.around.reports.get(claim.report)
        name = self.around.index.source_name(claim) or Name(claim.report)
        said = ", citing ".join(source.name for source in claim.attribution)
        words = claim.evidence[0] if claim.evidence else None
        parts = [
            f"“{words.text}” (characters {words.start} to {words.end})" if words else "",
            f"report {claim.report}",
            (report.url or "") if report is not None else "",
            f"according to {said}" if said else "",
            claim.modality,
        ]
        self.records["information"].append(
            {
                "information_record_number": claim.id,
                "source": self._number(name, [claim]),
                "event": record.id,
                "related_person": [self._number(each, [claim]) for each in taking_part(claim)],
                "language_of_source_material": report.language if report is not None else None,
                "date_of_source_material": report.date if report is not None else None,
                "type_of_source_material": "report",
                "remarks": "; ".join(part for part in parts if part),
            }
        )

    def _number(self, name: Name, told: list[Claim], *, size: int | None = None) -> str:
        """The number of a name's person record, which is made where it is new."""
        key = self.around.index.key(name, _home(name, told))
        self.names.setdefault(key, {})[name.name] = None
        if size is not None:
            self.sizes[key] = max(size, self.sizes.get(key, 0))
        return _person_number(key)

    def _person(self, key: str) -> dict[str, Any]:
        longest, *others = sorted(self.names[key], key=lambda name: (-len(name), name))
        unit = "group" if key.startswith("group:") else "individual" if is_person(key) else "organisation"
        return {
            "person_record_number": _person_number(key),
            "counting_unit": unit,
            "person_name": longest,
            "other_names": others,
            "number_of_persons_in_group": self.sizes.get(key),
        }

    def _spoken(self, record: Record) -> str:
        """Modality and who says so."""
        return f"{record.modality}; according to {', '.join(sources(record, self.around)) or 'nobody named'}"

    def _remarks(self, record: Record) -> str:
        told = f"date as told (EDTF): {record.when or 'unknown'}; {self._spoken(record)}"
        differences = [f"{d.type} of {d.field}: {' / '.join(d.values)}" for d in record.disagreements]
        return "; ".join([told, *differences])


def _is_against(record: Record) -> bool:
    """Whether an operation is done against somebody."""
    listed = AGAINST.get(record.type, ())
    return record.kind == "event" and (listed is None or record.mode in listed)


def _home(name: Name, told: list[Claim]) -> Claim:
    """The claim of a record in which a name stands, else its first."""
    for claim in told:
        own = (*claim.actors, *claim.recipients) if isinstance(claim, EventClaim) else ()
        own = (claim.subject,) if isinstance(claim, StatusClaim) else own
        if name in own or name in claim.attribution:
            return claim
    return told[0]


def _person_number(key: str) -> str:
    return f"person-{hashlib.sha1(key.encode()).hexdigest()[:16]}"


def _code(record: Record) -> str:
    """PLOVER type and mode, or state."""
    return f"{record.type}-{record.mode}" if record.mode else record.type


def _in_words(record: Record) -> str:
    if record.kind == "status":
        return states().get(record.type, record.type)
    return f"{_code(record)}: {event_modes().get(record.mode or '') or event_types().get(record.type, '')}"
