"""Records and findings: made by the judgement room from claims and decisions, kept until these change."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

import msgspec
from sqlalchemy import Connection, insert, select

from veedor.case import tables
from veedor.case.projecting import clear, note, noted
from veedor.case.reading import Library, claims_in, decisions_in
from veedor.errors import CaseError
from veedor.judgement.record import Finding, Record
from veedor.ledger import Ledger
from veedor.ledger.store import head_in

_CANNOT_WRITE = {"K020", "K021", "K022"}


class Computed(msgspec.Struct, frozen=True):
    """What the judgement room makes of a case.

    Args:
        basis: the ledger's head and the judgement room's code that it was made from.
        records, findings: in the order of the judgement room.
    """

    basis: str
    records: list[Record]
    findings: list[Finding]


def computed(ledger: Ledger) -> Computed:
    """Records and findings of the case as it is now.

    Taken from the tables if they were made from the same ledger by the same code; otherwise made and put
    there. While another program writes to the case, or where it cannot be written, they are made and not
    kept.
    """
    with ledger.reading() as connection:
        basis = _basis(connection)
        if noted(connection, "computed") == basis:
            return Computed(basis, *_kept(connection))
    made = _make(ledger)
    try:
        _keep(ledger, made)
    except CaseError as error:
        if error.diagnostic.code not in _CANNOT_WRITE:
            raise
    return made


def _make(ledger: Ledger) -> Computed:
    from veedor.judgement import link
    from veedor.judgement.checks import check
    from veedor.judgement.decisions import apply, different_names, same_names

    with ledger.reading() as connection:
        basis = _basis(connection)
        claims = {claim.id: claim for claim in claims_in(connection)}
        decisions = decisions_in(connection)
    reports = Library(ledger)
    same, different = same_names(decisions), different_names(decisions)
    records = link(claims.values(), reports, same=same, different=different)
    if decisions:
        records = apply(decisions, records, claims, reports)
    findings = check(records, claims, reports, same=same, different=different)
    return Computed(basis, records, findings)


def _keep(ledger: Ledger, made: Computed) -> None:
    with ledger.writing() as writer:
        connection = writer.connection
        if _basis(connection) != made.basis:
            return  # the ledger moved meanwhile; the next question makes them anew
        clear(connection, tables.COMPUTED)
        if made.records:
            connection.execute(insert(tables.records), [_record_row(n, r) for n, r in enumerate(made.records)])
        members = [
            {"record": record.id, "position": n, "claim": claim}
            for record in made.records
            for n, claim in enumerate(record.claims)
        ]
        if members:
            connection.execute(insert(tables.record_claims), members)
        if made.findings:
            connection.execute(insert(tables.findings), [_finding_row(n, f) for n, f in enumerate(made.findings)])
        note(connection, "computed", made.basis)


def _record_row(position: int, record: Record) -> dict[str, object]:
    body = msgspec.json.encode(record)
    return {"position": position, "id": record.id, "kind": record.kind, "body": body}


def _finding_row(position: int, finding: Finding) -> dict[str, object]:
    return {"position": position, "code": finding.code, "body": msgspec.json.encode(finding)}


def _kept(connection: Connection) -> tuple[list[Record], list[Finding]]:
    records = connection.scalars(select(tables.records.c.body).order_by(tables.records.c.position))
    findings = connection.scalars(select(tables.findings.c.body).order_by(tables.findings.c.position))
    return (
        [msgspec.json.decode(body, type=Record) for body in records],
        [msgspec.json.decode(body, type=Finding) for body in findings],
    )


def _basis(connection: Connection) -> str:
    return f"{head_in(connection)} {_code()}"


@cache
def _code() -> str:
    """A hash of the judgement room's code and words: another linker makes other records of the claims."""
    seen = hashlib.sha256()
    for room in ("judgement", "vocabulary"):
        for file in sorted(_files(resources.files("veedor") / room), key=lambda found: found.name):
            seen.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return seen.hexdigest()[:16]


def _files(folder: Traversable) -> list[Traversable]:
    found: list[Traversable] = []
    for item in folder.iterdir():
        if item.is_dir() and item.name != "__pycache__":
            found += _files(item)
        elif item.name.endswith((".py", ".yaml")):
            found.append(item)
    return found


def deviation(ledger: Ledger) -> str | None:
    """Which of the kept records and findings are not what the judgement room makes, in words; None if none.

    Nothing is kept, and so nothing can deviate, until records were asked for.
    """
    with ledger.reading() as connection:
        if noted(connection, "computed") != _basis(connection):
            return None
        try:
            records, findings = _kept(connection)
        except msgspec.DecodeError:
            return "a kept record or finding cannot be read"
        members = connection.execute(
            select(tables.record_claims).order_by(tables.record_claims.c.record, tables.record_claims.c.position)
        ).all()
    made = _make(ledger)
    if records != made.records:
        return "the kept records differ"
    if findings != made.findings:
        return "the kept findings differ"
    expected = sorted((r.id, n, claim) for r in made.records for n, claim in enumerate(r.claims))
    return None if [tuple(row) for row in members] == expected else "the kept members of records differ"
