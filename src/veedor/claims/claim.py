"""The claim: the contract of the source layer, one thing that one report says.

Claims are immutable. Their JSON form is the published output of ``veedor extract``; the JSON Schema is made from
these classes (`schema`). Fields may be added, never renamed.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

import msgspec

from veedor.spans import Span

Modality = Literal["asserted", "alleged", "planned", "hypothetical", "negated"]
WhenBasis = Literal["stated", "relative", "derived", "publication"]
Precision = Literal["facility", "settlement", "admin2", "admin1", "country"]
Qualifier = Literal["exact", "about", "at_least", "more_than", "at_most", "fewer_than", "range"]
Measure = Literal["stock", "flow", "attribute"]


class Name(msgspec.Struct, frozen=True):
    """A name object: a person, organisation or group as the text names it, without title or article.

    Args:
        name: the words of the text.
        entity: id of a resolved person, organisation or place, or None.
        country: ISO 3166-1 alpha-3, or None.
        sectors: PLOVER sector codes, primary first.
    """

    name: str
    entity: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()


class Place(msgspec.Struct, frozen=True):
    """Where an act happened: the words of the text, and what they resolve to.

    Args:
        name: the most specific phrase with its settlement.
        geonames_id, geo_name, country, admin1, lat, lon: what it resolves to, or None.
        precision: how fine the resolved place is, or None where nothing was resolved.
    """

    name: str
    geonames_id: int | None = None
    geo_name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


class ClaimBase(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every claim carries.

    Args:
        id: stable for the same report, text and extractor version.
        report: the report's id.
        evidence: spans of the report's text; the first carries the claim (one sentence, 400 characters at most);
            further ones are repeats of the same passage.
        attribution: who is said to have said it, nearest first; empty is the report's own voice.
        modality: asserted, alleged, planned, hypothetical or negated.
        when: EDTF, or None.
        when_basis: how `when` was found; None if `when` is None.
        derivation: the steps of the arithmetic, in words.
        where: the place of the act, or None.
        confidence: None until calibrated.
        extractor: name and version of what made the claim.
    """

    kind: ClassVar[str] = ""
    id: str
    report: str
    evidence: tuple[Span, ...]
    attribution: tuple[Name, ...] = ()
    modality: Modality = "asserted"
    when: str | None = None
    when_basis: WhenBasis | None = None
    derivation: tuple[str, ...] = ()
    where: Place | None = None
    confidence: float | None = None
    extractor: str = ""


class EventClaim(ClaimBase, frozen=True, kw_only=True, tag="event"):
    """A concrete act by somebody: PLOVER type, modes, contexts, actors, recipients and the words that carry it."""

    kind: ClassVar[str] = "event"
    type: str
    mode: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    trigger: Span


class CountClaim(ClaimBase, frozen=True, kw_only=True, tag="count"):
    """A number of persons, things or acts, with what is counted, by whom, and over which window.

    `low` and `high` are the numbers as stated; at_least and more_than fill `low` only, at_most and fewer_than
    `high` only.
    """

    kind: ClassVar[str] = "count"
    low: int | float | None = None
    high: int | float | None = None
    qualifier: Qualifier = "exact"
    unit: str
    measure: Measure
    universe: str | None = None


class StatusClaim(ClaimBase, frozen=True, kw_only=True, tag="status"):
    """The state of a person or group at a time; `when` is the interval as far as the text gives it."""

    kind: ClassVar[str] = "status"
    subject: Name
    size: int | None = None
    state: str
    huridocs: str | None = None
    duration: str | None = None
    place: str | None = None


class DeadlineClaim(ClaimBase, frozen=True, kw_only=True, tag="deadline"):
    """Something scheduled or expiring. Supersession belongs to the judgement layer."""

    kind: ClassVar[str] = "deadline"
    what: Span
    category: str
    parties: tuple[Name, ...] = ()


class StatementClaim(ClaimBase, frozen=True, kw_only=True, tag="statement"):
    """Somebody says something; `label` is true where it puts a label on someone."""

    kind: ClassVar[str] = "statement"
    speaker: Name
    cue: Span
    content: Span
    label: bool = False
    addressee: Name | None = None


Claim = EventClaim | CountClaim | StatusClaim | DeadlineClaim | StatementClaim

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Claim] = msgspec.json.Decoder(Claim)


def to_json(claim: Claim) -> bytes:
    """One claim as one line of JSON, without the newline."""
    return _encoder.encode(claim)


def from_json(line: bytes | str) -> Claim:
    """Read a claim back.

    Raises:
        msgspec.ValidationError: if the line breaks the contract.
    """
    return _decoder.decode(line)


def to_dict(claim: Claim) -> dict[str, Any]:
    """The claim as plain dictionaries and lists, as it stands in the JSON output."""
    result: dict[str, Any] = msgspec.to_builtins(claim)
    return result


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a claim.

    >>> sorted(schema()["$defs"])[:3]
    ['CountClaim', 'DeadlineClaim', 'EventClaim']
    """
    return msgspec.json.schema(Claim)
