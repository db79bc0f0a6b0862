"""The record: what we make of claims that are judged to speak of the same thing."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from veedor.claims.claim import Name, Place

RecordKind = Literal["event", "count_series", "status", "deadline"]
Difference = Literal["date", "value", "window", "universe", "definition", "framing", "contradiction"]


class Disagreement(msgspec.Struct, frozen=True):
    """Two or more claims of one record that do not say the same, and how they differ.

    Args:
        type: the kind of difference; ``contradiction`` only where no other type explains it.
        field: the field of the claims that differs (``when``, ``low``, ``type``, ...).
        values: the differing values, one for each of `claims`, as text.
        claims: ids of the claims, in the same order.
    """

    type: Difference
    field: str
    values: tuple[str, ...]
    claims: tuple[str, ...]


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One event, count series, status interval or deadline, with the claims it rests on.

    Args:
        id: stable while its claims stay together: a hash over its kind and its oldest claim.
        kind: event, count_series, status or deadline.
        claims: ids of its member claims, in order of publication; of a count series in order of as-of date.
        label: a short caption for a person, in words of the claims.
        type: PLOVER type, state, deadline category, or for counts the unit.
        mode: PLOVER mode or None.
        modality: the strongest modality in which a member tells it (asserted, alleged, planned ...).
        subjects: actors of an event, parties of a deadline, the counting source of a count; the subject of a
            status, followed by the members of a group whom other reports name in the same state and place.
        recipients: recipients of an event.
        when: EDTF or None: the best supported value (stated before relative, derived, publication).
        when_basis: basis of that value.
        latest: for undated members a bound from the publication date, ``YYYY-MM-DD``, or None: an event
            happened by then, a stock stood on some day up to then, a status was still told as standing then.
        where: place or None.
        low, high: numbers of the newest member of a count series, widened by its rounding for ``about``.
        size: number of persons of a group status or event where a member tells it.
        disagreements: typed differences between members.
        supersedes: for deadlines: the ids of the records that this one replaces, oldest first.
        extractor: the extractor version whose claims this record uses.
    """

    id: str
    kind: RecordKind
    claims: tuple[str, ...]
    label: str
    type: str
    mode: str | None = None
    modality: str = "asserted"
    subjects: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    when: str | None = None
    when_basis: str | None = None
    latest: str | None = None
    where: Place | None = None
    low: float | None = None
    high: float | None = None
    size: int | None = None
    disagreements: tuple[Disagreement, ...] = ()
    supersedes: tuple[str, ...] = ()
    extractor: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """What a check found: a coded message with the claims it is about and the arithmetic.

    Args:
        code: a J code of `veedor.errors.CODES`.
        severity: error, warning or note.
        message: what is wrong, in one sentence.
        claims: ids of the claims compared.
        records: ids of the records concerned.
        steps: the arithmetic, in words, one step each.
        data: the numbers and dates behind it, for machines.
    """

    code: str
    severity: str
    message: str
    claims: tuple[str, ...]
    records: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    data: dict[str, Any] = {}
