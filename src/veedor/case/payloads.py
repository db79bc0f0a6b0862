"""Reports, claims and judgements as payloads of the ledger, and back.

Everything about a report goes into payloads, its id included: what stands in the entries themselves can never
be erased.
"""

from __future__ import annotations

from typing import Any

import msgspec

from veedor.claims import claim as claims
from veedor.claims.claim import Claim
from veedor.errors import UsageError
from veedor.judgement.decisions import Decision
from veedor.ledger import Entry, canonical
from veedor.ledger.entry import digest
from veedor.reports.report import Report

REPORT, CLAIMS, JUDGEMENT, FREEZE, REDACTION = "report", "claims", "judgement", "freeze", "redaction"
"""Kinds of entries that a case writes; ``redaction`` is the ledger's own."""

_WRAPPED = "extra_json"


class _Wrapped(msgspec.Struct):
    extra_json: str | None = None


class Judged(msgspec.Struct, frozen=True):
    """The payload of a judgement; its id, author and time are the entry's."""

    action: Any
    targets: tuple[str, ...]
    reason: str
    undoes: str | None = None


def of_report(report: Report) -> dict[str, Any]:
    """A report as a payload.

    Unknown fields of the input may hold numbers that canonical JSON cannot, such as ids of 19 digits; they
    are then kept as the text of their JSON, so that no digit is lost.

    Raises:
        UsageError: K027 if it cannot be written at all.
    """
    value: dict[str, Any] = msgspec.to_builtins(report)
    try:
        canonical(value)
    except UsageError:
        value[_WRAPPED] = msgspec.json.encode(report.extra).decode()
        value["extra"] = {}
        canonical(value)
    return value


def to_report(body: bytes) -> Report:
    """A report from its payload.

    >>> report = Report(id="r", text="a", extra={"tweet": 1234567890123456789})
    >>> to_report(canonical(of_report(report))) == report
    True
    """
    report = msgspec.json.decode(body, type=Report)
    if b'"' + _WRAPPED.encode() + b'"' in body:
        wrapped = msgspec.json.decode(body, type=_Wrapped).extra_json
        if wrapped is not None:
            return msgspec.structs.replace(report, extra=msgspec.json.decode(wrapped))
    return report


def of_claim(claim: Claim) -> dict[str, Any]:
    """A claim as a payload."""
    return claims.to_dict(claim)


def to_claim(body: bytes) -> Claim:
    """A claim from its payload."""
    return claims.from_json(body)


def to_decision(entry: Entry, body: bytes) -> Decision:
    """A judgement from its entry and payload."""
    judged = msgspec.json.decode(body, type=Judged)
    return Decision(
        id=decision_id(entry.seq),
        action=judged.action,
        targets=judged.targets,
        author=entry.author,
        at=entry.at,
        reason=judged.reason,
        undoes=judged.undoes,
    )


def decision_id(seq: int) -> str:
    """The id of the judgement in entry `seq`."""
    return f"d-{seq}"


class Blocks:
    """Digests by which a case knows again what was redacted, without keeping it.

    They are salted with the ledger's id, so that they say nothing outside of the case. Who has the case and
    guesses what was redacted can confirm the guess: that is the price of not adding it again unawares.

    Args:
        ledger: the ledger's id.
    """

    def __init__(self, ledger: str) -> None:
        self._salt = ledger

    def of_report(self, report: Report) -> tuple[str, str, str]:
        """By its id, its bytes and its text."""
        return (
            self.of_id(report.id),
            self._digest("bytes", report.bytes_sha256 or report.text_sha256),
            self._digest("text", report.text_sha256),
        )

    def of_id(self, id: str) -> str:
        """By an id, of a report or a claim."""
        return self._digest("id", id)

    def of_claim(self, claim: Claim, text_sha256: str) -> str:
        """By the words that a claim rests on and what it makes of them, whoever extracts it again."""
        first = claim.evidence[0] if claim.evidence else None
        place = f"{first.start}-{first.end}" if first else ""
        return self._digest("claim", text_sha256, claim.kind, place)

    def _digest(self, *parts: str) -> str:
        return digest("\0".join((self._salt, *parts)).encode())
