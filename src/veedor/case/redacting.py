"""Redaction in a case: what repeats the erased words goes with them, from payloads, tables and objects/.

What goes with a report: all its versions, the versions of other reports that have the same bytes or the same
text, their claims, and judgements on those. What goes with a claim: all claims with its id, and judgements on
it; its words still stand in the report. A digest stays in the redaction's entry, so that the same material is
not added again unawares.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sqlalchemy import Connection, or_, select

from veedor.case import tables
from veedor.case.objects import Objects, erase
from veedor.case.payloads import REPORT, Blocks, to_claim, to_report
from veedor.case.projecting import project, settle
from veedor.case.reading import decisions_in
from veedor.case.results import Redaction
from veedor.claims.claim import Claim
from veedor.errors import CaseError, Diagnostic, diagnostic
from veedor.judgement.decisions import Decision
from veedor.judgement.words import fold
from veedor.ledger import Entry, Ledger
from veedor.ledger.store import entries_in, payloads_in
from veedor.ledger.tables import entries, payloads
from veedor.reports.report import Report

SHORTEST = 8
"""Characters of an id that are enough, if no other id begins with them."""

LONG_ENOUGH = 40
"""Characters from which on an equal sentence in another report is no coincidence."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_NAME = re.compile(r"(?:name|entity|group):(.+)")


class _Doomed:
    """What a redaction erases, gathered under the write lock."""

    def __init__(self) -> None:
        self.reports: dict[str, Report] = {}
        self.claims: dict[str, Claim] = {}
        self.decisions: dict[str, Decision] = {}
        self.blocks: list[str] = []
        self.warnings: list[Diagnostic] = []

    @property
    def commitments(self) -> list[str]:
        return [*self.reports, *self.claims, *self.decisions]


def redact(ledger: Ledger, objects: Objects, id: str, *, reason: str, author: str) -> Redaction:
    """Erase a report or a claim; see `veedor.case.Case.redact`."""
    blocks = Blocks(ledger.id)
    with ledger.writing() as writer:
        connection = writer.connection
        whole, kind = resolve(connection, id, blocks)
        doomed = _Doomed()
        if kind == "report":
            _doom_report(connection, whole, blocks, doomed)
        else:
            _doom_claim(connection, whole, blocks, doomed)
        _doom_decisions(connection, doomed)
        entry = writer.redact(
            doomed.commitments, reason=reason, author=author, public={"blocks": sorted(set(doomed.blocks))}
        )
        project(connection, entry, [])
        settle(connection)
    finish(ledger, objects)
    return Redaction(
        entry=entry.seq,
        reports=tuple(dict.fromkeys(report.id for report in doomed.reports.values())),
        claims=len(doomed.claims),
        judgements=len(doomed.decisions),
        warnings=tuple(doomed.warnings),
    )


def finish(ledger: Ledger, objects: Objects) -> None:
    """Take what was erased out of the files; also what a redaction that was cut off has left.

    Raises:
        CaseError: K026 if another program has the case open, S006 if an original cannot be removed.
    """
    with ledger.writing() as writer:
        for path in list(objects.strays(originals(writer.connection))):
            erase(path)
    ledger.scrub()


def originals(connection: Connection) -> set[str]:
    """Hashes of the originals of all reports that were not redacted, from the ledger itself."""
    found = set()
    for entry in entries_in(connection):
        if entry.kind == REPORT:
            [body] = payloads_in(connection, entry.payloads)
            if body is not None:
                found.add(to_report(body).bytes_sha256)
    return found


def resolve(connection: Connection, id: str, blocks: Blocks) -> tuple[str, str]:
    """The whole id of a report or claim, and which of the two it is.

    Args:
        id: an id, or its first characters (`SHORTEST` or more) if no other has them.

    Raises:
        CaseError: S020 if there is none, S021 if there are several, S022 if it was redacted, S023 if it is a
            record.
    """
    known = {
        "report": set(connection.scalars(select(tables.reports.c.id).distinct())),
        "claim": set(connection.scalars(select(tables.claims.c.id).distinct())),
    }
    for kind, ids in known.items():
        if id in ids:
            return id, kind
    if (entry := redaction_of(connection, blocks.of_id(id))) is not None:
        raise redacted_error(id, entry)
    if id in set(connection.scalars(select(tables.records.c.id))):
        raise CaseError("S023", id=id)
    found = [(each, kind) for kind, ids in known.items() for each in sorted(ids) if each.startswith(id)]
    if not found or len(id) < SHORTEST:
        raise CaseError("S020", id=id)
    if len(found) > 1:
        raise CaseError("S021", id=id, examples=", ".join(each for each, _ in found[:3]))
    return found[0]


def redaction_of(connection: Connection, digest: str) -> Entry | None:
    """The redaction that erased what has this digest, or None."""
    query = (
        select(entries.c.body)
        .join(tables.blocks, tables.blocks.c.seq == entries.c.seq)
        .where(tables.blocks.c.digest == digest)
    )
    body = connection.scalar(query)
    return None if body is None else Entry.decode(body)


def redacted_error(id: str, entry: Entry) -> CaseError:
    """What is said of an id that was redacted."""
    reason = entry.public.get("reason", "")
    return CaseError("S022", id=id, date=entry.at[:10], author=entry.author, reason=reason)


def _doom_report(connection: Connection, id: str, blocks: Blocks, doomed: _Doomed) -> None:
    r = tables.reports
    own = connection.execute(select(r).where(r.c.id == id)).all()
    same = or_(
        r.c.id == id,
        r.c.bytes_sha256.in_([row.bytes_sha256 for row in own if row.bytes_sha256]),
        r.c.text_sha256.in_([row.text_sha256 for row in own if row.text_sha256]),
    )
    rows = connection.execute(select(r).where(same).order_by(r.c.seq)).all()
    for row, body in zip(rows, payloads_in(connection, [row.commitment for row in rows]), strict=True):
        if body is None:
            continue
        doomed.reports[row.commitment] = report = to_report(body)
        by_id, *by_content = blocks.of_report(report)
        doomed.blocks += [by_id, *by_content] if report.id == id else by_content
    c, e = tables.claims, tables.extractions
    query = (
        select(c.c.commitment, payloads.c.body)
        .join(payloads, payloads.c.commitment == c.c.commitment)
        .join(e, e.c.seq == c.c.seq)
        .where(e.c.report_seq.in_([row.seq for row in rows]))
    )
    _doom_claims(connection, query, doomed)
    doomed.warnings += _still_quoted(connection, doomed)


def _doom_claim(connection: Connection, id: str, blocks: Blocks, doomed: _Doomed) -> None:
    c, e, r = tables.claims, tables.extractions, tables.reports
    query = (
        select(c.c.commitment, payloads.c.body)
        .join(payloads, payloads.c.commitment == c.c.commitment)
        .where(c.c.id == id)
    )
    _doom_claims(connection, query, doomed)
    texts = select(r.c.text_sha256).join(e, e.c.report_seq == r.c.seq).join(c, c.c.seq == e.c.seq).where(c.c.id == id)
    for text_sha256 in set(connection.scalars(texts)):
        doomed.blocks += [blocks.of_claim(claim, text_sha256) for claim in doomed.claims.values()]
    doomed.blocks.append(blocks.of_id(id))


def _doom_claims(connection: Connection, query: object, doomed: _Doomed) -> None:
    for commitment, body in connection.execute(query):  # type: ignore[call-overload]
        if body is not None:
            doomed.claims[commitment] = to_claim(body)


def _doom_decisions(connection: Connection, doomed: _Doomed) -> None:
    """Judgements on what is erased, that repeat its words, or that name somebody whom nothing else names."""
    decisions = decisions_in(connection)
    if not decisions:
        return
    claims = {claim.id for claim in doomed.claims.values()}
    words = _sentences(report.text for report in doomed.reports.values())
    orphans = _orphaned_names(connection, decisions, doomed)
    commitments = {
        f"d-{seq}": commitment
        for seq, commitment in connection.execute(select(tables.judgements.c.seq, tables.judgements.c.commitment))
    }
    for decision in decisions:
        names = {match[1] for target in decision.targets if (match := _NAME.fullmatch(target))}
        if claims & set(decision.targets) or words & _sentences([decision.reason]) or names & orphans:
            doomed.decisions[commitments[decision.id]] = decision


def _orphaned_names(connection: Connection, decisions: Iterable[Decision], doomed: _Doomed) -> set[str]:
    """Names in judgements that stand in an erased report and in none that stays."""
    names = {match[1] for decision in decisions for target in decision.targets if (match := _NAME.fullmatch(target))}
    gone = " ".join(fold(report.text) for report in doomed.reports.values())
    orphans = {name for name in names if fold(name) in gone}
    if orphans:
        for _, report in _others(connection, doomed):
            text = fold(report.text)
            orphans = {name for name in orphans if fold(name) not in text}
    return orphans


def _still_quoted(connection: Connection, doomed: _Doomed) -> list[Diagnostic]:
    """Other reports with sentences of what is erased: for a person to judge: reports quote each other."""
    words = _sentences(report.text for report in doomed.reports.values())
    found: dict[str, int] = {}
    for _, report in _others(connection, doomed):
        shared = len(words & _sentences([report.text]))
        if shared:
            found[report.id] = max(shared, found.get(report.id, 0))
    return [diagnostic("S036", report=id, sentences=number) for id, number in found.items()]


def _others(connection: Connection, doomed: _Doomed) -> Iterable[tuple[str, Report]]:
    """All versions of all reports that stay."""
    r = tables.reports
    query = select(r.c.commitment, payloads.c.body).join(payloads, payloads.c.commitment == r.c.commitment)
    for commitment, body in connection.execute(query).yield_per(50):
        if commitment not in doomed.reports and body is not None:
            yield commitment, to_report(body)


def _sentences(texts: Iterable[str]) -> set[str]:
    """The longer sentences of texts, white space folded."""
    pieces = (" ".join(piece.split()) for text in texts for piece in _SENTENCE_END.split(text))
    return {piece for piece in pieces if len(piece) >= LONG_ENOUGH}
