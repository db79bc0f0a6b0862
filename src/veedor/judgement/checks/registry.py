"""What a check is, and how all of them are found and run."""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

import msgspec

from veedor.claims.claim import Claim, CountClaim, DeadlineClaim, EventClaim, StatusClaim
from veedor.errors import CODES
from veedor.judgement.identity import Identity
from veedor.judgement.index import Index
from veedor.judgement.record import Finding, Record, RecordKind
from veedor.reports.report import Report

_NO_CHECKS = frozenset({"registry", "rendering"})
_SEVERITIES = ("error", "warning", "note")


class Case:
    """What a check looks at; it changes nothing.

    Args:
        records: the records.
        index: their claims and reports.
        today: the day that "passed" is measured against.
    """

    def __init__(self, records: Sequence[Record], index: Index, today: date | None) -> None:
        self.records = records
        self.index = index
        self.today = today

    def of(self, kind: RecordKind) -> list[Record]:
        """Records of one kind."""
        return [r for r in self.records if r.kind == kind]

    def members(self, record: Record) -> list[Claim]:
        """The claims of a record that are known, in its order."""
        return [self.index.claims[c] for c in record.claims if c in self.index.claims]

    def events(self, record: Record) -> list[EventClaim]:
        """Members of an event."""
        return [c for c in self.members(record) if isinstance(c, EventClaim)]

    def counts(self, record: Record) -> list[CountClaim]:
        """Members of a count series."""
        return [c for c in self.members(record) if isinstance(c, CountClaim)]

    def statuses(self, record: Record) -> list[StatusClaim]:
        """Members of a status."""
        return [c for c in self.members(record) if isinstance(c, StatusClaim)]

    def deadlines(self, record: Record) -> list[DeadlineClaim]:
        """Members of a deadline."""
        return [c for c in self.members(record) if isinstance(c, DeadlineClaim)]

    def place(self, claim: Claim) -> str:
        """Where a claim stands, for a message: the report and the offset."""
        return f"{claim.report}:{claim.evidence[0].start if claim.evidence else 0}"


Run = Callable[[Case], Iterable[Finding]]


class Check(msgspec.Struct, frozen=True):
    """A registered check: its name, the codes it can give, what it does, and the function."""

    name: str
    codes: tuple[str, ...]
    doc: str
    run: Run


_CHECKS: dict[str, Check] = {}


def register(*codes: str) -> Callable[[Run], Run]:
    """Mark a function as the check of its module.

    Args:
        codes: every J code that its findings can carry; each must be registered in `veedor.errors.CODES`.
    """

    def mark(run: Run) -> Run:
        module = run.__module__
        name = module.rpartition(".")[2]
        unknown = [c for c in codes if c not in CODES]
        if unknown:
            raise KeyError(f"the check {name} uses unregistered codes: {unknown}")
        _CHECKS[name] = Check(name, codes, (import_module(module).__doc__ or "").strip(), run)
        return run

    return mark


@cache
def _discover() -> None:
    package = import_module("veedor.judgement.checks")
    for module in pkgutil.iter_modules(package.__path__):
        if module.name not in _NO_CHECKS:
            import_module(f"{package.__name__}.{module.name}")


def registered() -> list[Check]:
    """All checks, by name.

    >>> [c.name for c in registered()][:3]
    ['comparability', 'dates', 'deadlines']
    """
    _discover()
    return [_CHECKS[name] for name in sorted(_CHECKS)]


def check(
    records: Iterable[Record],
    claims: Iterable[Claim] | Mapping[str, Claim],
    reports: Mapping[str, Report],
    *,
    today: date | None = None,
    same: Iterable[tuple[str, str]] = (),
    different: Iterable[tuple[str, str]] = (),
) -> list[Finding]:
    """Run every check.

    Args:
        records: what `veedor.judgement.link` made.
        claims: their claims, as a mapping by id or any iterable.
        reports: reports by id.
        today: the day against which a deadline has passed; the publication of the newest report if None,
        because a
            finding shall not change without new material.
        same, different: as for `link`.

    Returns:
        findings, worst first, then by code and claims; the same for any order of the input.
    """
    known = list(claims.values() if isinstance(claims, Mapping) else claims)
    identity = Identity.of(known, reports, confirmed=same, rejected=different)
    index = Index(known, reports, identity=identity)
    newest = max((d for c in known if (d := index.published(c))), default=None)
    ordered = sorted(records, key=lambda r: r.id)
    case = Case(ordered, index, today or newest)
    found = [finding for item in registered() for finding in item.run(case)]
    return sorted(found, key=lambda f: (_SEVERITIES.index(f.severity), f.code, f.claims, f.message))


def finding(
    code: str,
    claims: Iterable[Claim],
    *,
    records: Iterable[Record] = (),
    steps: Iterable[str] = (),
    data: Mapping[str, Any] | None = None,
    **fields: object,
) -> Finding:
    """A finding with the severity and the filled-in meaning of its code.

    Args:
        code: a J code.
        claims: the claims compared, the one in doubt first.
        records: the records concerned.
        steps: the arithmetic, one step each.
        data: the numbers and dates behind it.
        fields: what the braces of the code's meaning stand for.
    """
    entry = CODES[code]
    ids = list(dict.fromkeys(c.id for c in claims))
    return Finding(
        code=code,
        severity=entry.severity,
        message=entry.meaning.format(**fields),
        claims=tuple(ids),
        records=tuple(dict.fromkeys(r.id for r in records)),
        steps=tuple(steps),
        data=dict(data or {}),
    )


def pairs_of(items: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Each two of a short list."""
    for i, left in enumerate(items):
        for right in items[i + 1 :]:
            yield left, right
