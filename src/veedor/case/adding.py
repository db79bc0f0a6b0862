"""Adding reports: read, recognised, extracted, stored, each report in a transaction of its own.

Whatever stops the work, the reports that were stored are stored with their claims or completely without;
adding the same input again completes what is missing and changes nothing else.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from veedor.case import tables
from veedor.case.extracting import Extracted, Extractor, extracted
from veedor.case.objects import Objects
from veedor.case.payloads import CLAIMS, REPORT, Blocks, of_claim, of_report
from veedor.case.projecting import project, settle
from veedor.case.reading import extracted_by, versions_in
from veedor.case.results import AddResult
from veedor.case.versions import settle as recognise
from veedor.claims.claim import Claim
from veedor.errors import Diagnostic, UsageError, diagnostic
from veedor.ledger import Entry, Ledger, Writer
from veedor.ledger.tables import entries
from veedor.reports import Arrival, arrivals
from veedor.reports.report import Report

Progress = Callable[[], object]


class Adding:
    """One run of adding.

    Args:
        ledger, objects: where to store.
        extractor: what makes the claims.
        author: who adds.
        progress: called after each report.
    """

    def __init__(
        self,
        ledger: Ledger,
        objects: Objects,
        extractor: Extractor,
        *,
        author: str,
        progress: Progress | None = None,
    ) -> None:
        self._ledger, self._objects, self._extractor = ledger, objects, extractor
        self._author, self._progress = author, progress
        self._blocks = Blocks(ledger.id)
        self._contents: dict[tuple[str, str], bytes] = {}
        self._added = self._revised = self._completed = self._unchanged = 0
        self._claims = self._withheld = 0
        self._messages: list[Diagnostic] = []

    def run(self, arrivals: Iterable[Arrival | Diagnostic]) -> AddResult:
        """Add everything that arrives.

        Raises:
            CaseError: if nothing more can be stored (locked, full, not writable). What was stored stays.
            MissingPartError: if the language model is missing.
        """
        for item in extracted(self._fresh(arrivals), self._extractor):
            self._take(item)
            self._tick()
        return self.result()

    def result(self) -> AddResult:
        """What was done so far."""
        return AddResult(
            added=self._added,
            revised=self._revised,
            completed=self._completed,
            unchanged=self._unchanged,
            claims=self._claims,
            withheld=self._withheld,
            skipped=list(self._messages),
        )

    def _tick(self) -> None:
        if self._progress is not None:
            self._progress()

    # what has to be extracted

    def _fresh(self, arrivals: Iterable[Arrival | Diagnostic]) -> Iterator[Report]:
        """The reports that are not in the case with claims by this extractor."""
        for arrival in arrivals:
            if isinstance(arrival, Diagnostic):
                self._messages.append(arrival)
                continue
            report = self._needed(arrival.report)
            if report is None:
                self._tick()
                continue
            self._contents[report.id, report.bytes_sha256] = arrival.content
            yield report

    def _needed(self, report: Report) -> Report | None:
        """The version to extract from, or None where nothing is left to do."""
        with self._ledger.reading() as connection:
            if self._kept_out(connection, report):
                return None
            versions = versions_in(connection, report.id)
            seq, version = recognise(report, versions)
            superseded = seq is not None and seq != versions[-1][0]
            if superseded or (seq is not None and extracted_by(connection, seq, self._extractor.name)):
                self._unchanged += 1
                return None
        if seq is None and (fault := _unstorable(version)) is not None:
            self._messages.append(fault)
            return None
        return version

    def _kept_out(self, connection: Connection, report: Report) -> bool:
        """Whether a redaction keeps this report out; then a message says so."""
        query = (
            select(entries.c.body)
            .join(tables.blocks, tables.blocks.c.seq == entries.c.seq)
            .where(tables.blocks.c.digest.in_(self._blocks.of_report(report)))
        )
        body = connection.scalar(query)
        if body is None:
            return False
        date = Entry.decode(body).at[:10]
        self._messages.append(diagnostic("S011", file=report.origin or None, report=report.id, date=date))
        return True

    # storing

    def _take(self, item: Extracted) -> None:
        if item.problem is not None:
            self._messages.append(item.problem)
        content = self._contents.pop((item.report.id, item.report.bytes_sha256), b"")
        with self._ledger.writing() as writer:
            # Another program may have stored or redacted it meanwhile, so all is asked again under the lock.
            if self._kept_out(writer.connection, item.report):
                return
            versions = versions_in(writer.connection, item.report.id)
            seq, version = recognise(item.report, versions)
            if new := seq is None:
                seq = self._store_report(writer, version, content, versions)
            stored = None
            if item.claims is not None and not extracted_by(writer.connection, seq, self._extractor.name):
                stored = self._store_claims(writer, seq, version, item.claims)
            settle(writer.connection)
        if new:
            self._messages += _impossible_dates(version)
        # Counted only after the transaction went through.
        self._count(item.report, content, new=new, versions=len(versions), claims=stored, tried=item.claims)

    def _store_report(self, writer: Writer, report: Report, content: bytes, versions: list[tuple[int, Report]]) -> int:
        if _is_original(content, report):
            self._objects.keep(report.bytes_sha256, content, report=report.id)
        payload = of_report(report)
        known = select(tables.reports.c.version).where(tables.reports.c.id == report.id)
        version = max(writer.connection.scalars(known), default=0) + 1
        public: dict[str, Any] = {"version": version}
        if not _is_original(content, report):
            public["text_only"] = True  # so that `verify` does not miss an original that never was here
        entry = writer.append(REPORT, [payload], author=self._author, public=public)
        project(writer.connection, entry, [msgspec.json.encode(payload)])
        return entry.seq

    def _store_claims(self, writer: Writer, seq: int, report: Report, claims: list[Claim]) -> int:
        kept = [of_claim(claim) for claim in self._allowed(writer.connection, claims, report)]
        self._withheld += len(claims) - len(kept)
        public: dict[str, Any] = {"report": seq, "extractor": self._extractor.name}
        entry = writer.append(CLAIMS, kept, author=self._author, public=public)
        project(writer.connection, entry, [msgspec.json.encode(payload) for payload in kept])
        return len(kept)

    def _allowed(self, connection: Connection, claims: list[Claim], report: Report) -> list[Claim]:
        """The claims without those whose words were redacted as a claim before."""
        digests = {claim.id: self._blocks.of_claim(claim, report.text_sha256) for claim in claims}
        blocked: set[str] = set()
        for start in range(0, len(claims), 500):
            some = [digests[claim.id] for claim in claims[start : start + 500]]
            query = select(tables.blocks.c.digest).where(tables.blocks.c.digest.in_(some))
            blocked.update(connection.scalars(query))
        return [claim for claim in claims if digests[claim.id] not in blocked]

    def _count(
        self,
        report: Report,
        content: bytes,
        *,
        new: bool,
        versions: int,
        claims: int | None,
        tried: list[Claim] | None,
    ) -> None:
        self._claims += claims or 0
        if new:
            self._added += 1
            if versions:
                self._revised += 1
                self._messages.append(
                    diagnostic("S010", file=report.origin or None, report=report.id, version=versions + 1)
                )
            if not _is_original(content, report):
                self._messages.append(diagnostic("S014", file=report.origin or None, report=report.id))
        elif claims is not None:
            self._completed += 1
        elif tried is not None:
            self._unchanged += 1


def arrivals_of(inputs: Any, **options: Any) -> Iterator[Arrival | Diagnostic]:
    """What arrives from paths, ``-``, reports, or a mixture of them, taken one after the other.

    Args:
        inputs: one of these, or an iterable of them.
        options: as for `veedor.reports.arrivals`; they hold for paths and ``-``.

    Raises:
        UsageError: R060 for options that cannot be understood, when the first path is read.
    """
    single = isinstance(inputs, str | os.PathLike | Report | Arrival)
    for made, group in groupby([inputs] if single else inputs, key=lambda each: isinstance(each, Report | Arrival)):
        if made:
            yield from map(_arrival, group)
            continue
        yield from arrivals(group, **options)


def _arrival(made: Report | Arrival) -> Arrival:
    """A report made in memory, with the bytes of its text: where these are not what it was made from, that is told."""
    return made if isinstance(made, Arrival) else Arrival(made, made.text.encode("utf-8", "replace"))


def _is_original(content: bytes, report: Report) -> bool:
    return hashlib.sha256(content).hexdigest() == report.bytes_sha256


def _unstorable(report: Report) -> Diagnostic | None:
    """What keeps a report from being written as canonical JSON, if anything does."""
    try:
        of_report(report)
    except UsageError as error:
        reason = error.diagnostic.message
        return diagnostic("S013", file=report.origin or None, report=report.id, reason=reason)
    return None


def _impossible_dates(report: Report) -> list[Diagnostic]:
    """Days that no calendar has, and weekdays that do not fit their date: told when a report arrives, never mended."""
    from veedor.language import detection, times

    if detection.language_of(report) not in times.languages():
        return []
    return times.problems(times.of_report(report), file=report.origin or None)
