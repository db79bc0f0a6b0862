"""Judgements of a person: stored as they are made, undone by another judgement, never deleted."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from veedor.case import tables
from veedor.case.payloads import JUDGEMENT, Judged, to_decision
from veedor.case.projecting import project, settle
from veedor.case.reading import decisions_in
from veedor.errors import CaseError, UsageError
from veedor.judgement.decisions import Action, Decision, valid
from veedor.ledger import Ledger


def judge(
    ledger: Ledger,
    action: Action,
    targets: tuple[str, ...],
    *,
    reason: str,
    author: str,
    undoes: str | None = None,
) -> Decision:
    """Store a judgement; see `veedor.case.Case.judge`.

    Raises:
        UsageError: S040 if it is not one that the judgement room understands.
        CaseError: S020 if it names a claim or a judgement that the case does not have.
    """
    judged = Judged(action, targets, reason, undoes)
    payload = msgspec.to_builtins(judged)
    with ledger.writing() as writer:
        draft = Decision(id="", action=action, targets=targets, author=author, at="", reason=reason, undoes=undoes)
        if (wrong := valid(draft)) is not None:
            raise UsageError("S040", reason=wrong)
        _known(writer.connection, draft)
        entry = writer.append(JUDGEMENT, [payload], author=author)
        project(writer.connection, entry, [msgspec.json.encode(payload)])
        settle(writer.connection)
    return to_decision(entry, msgspec.json.encode(payload))


def _known(connection: Connection, decision: Decision) -> None:
    """Refuse targets that are neither names nor claims of the case."""
    claims = [target for target in decision.targets if ":" not in target]
    c = tables.claims
    found = set(connection.scalars(select(c.c.id).where(c.c.id.in_(claims))))
    for target in claims:
        if target not in found:
            raise CaseError("S020", id=target)
    if decision.undoes is not None and decision.undoes not in {d.id for d in decisions_in(connection)}:
        raise CaseError("S020", id=decision.undoes)
