"""What the tests of the case share: reports of invented people, and an extractor that needs no model."""

from __future__ import annotations

import hashlib
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from veedor.case import AddResult, Case
from veedor.claims.claim import Claim, CountClaim, EventClaim, Name
from veedor.errors import Diagnostic
from veedor.reports.report import Report
from veedor.spans import Span

SENTENCE = re.compile(r"[^.\n]+\.")
NUMBER = re.compile(r"\d+")


class Sentences:
    """One event a sentence and one count a number, in the words of the report.

    Args:
        name: its name and version, part of every claim's id.
        pause: seconds to wait before each report.
        broken: called with each report before it is read; may raise.
    """

    def __init__(
        self,
        name: str = "sentences/1",
        *,
        pause: float = 0,
        broken: Callable[[Report], None] = lambda report: None,
    ) -> None:
        self.name, self._pause, self._broken = name, pause, broken
        self.seen: list[str] = []

    def extract(
        self, reports: Iterable[Report], *, on_problem: Callable[[Diagnostic], None]
    ) -> Iterator[tuple[Report, list[Claim]]]:
        batch: list[Report] = []
        for report in reports:
            batch.append(report)
            if len(batch) == 3:
                yield from self._of(batch)
                batch = []
        yield from self._of(batch)

    def _of(self, batch: list[Report]) -> Iterator[tuple[Report, list[Claim]]]:
        for report in batch:
            self._broken(report)
            time.sleep(self._pause)
            self.seen.append(report.id)
            yield report, list(self._claims(report))

    def _claims(self, report: Report) -> Iterator[Claim]:
        for match in SENTENCE.finditer(report.text):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            span = Span.of(report.text, start, match.end())
            words = span.text.split()
            yield EventClaim(
                id=self._id(report, "event", span),
                report=report.id,
                evidence=(span,),
                type="COERCE",
                trigger=Span.of(report.text, start, start + len(words[0])),
                actors=(Name(words[0]),),
                when=report.date,
                when_basis="publication" if report.date else None,
                extractor=self.name,
            )
            for number in NUMBER.finditer(span.text):
                yield CountClaim(
                    id=self._id(report, f"count{number.start()}", span),
                    report=report.id,
                    evidence=(span,),
                    low=float(number[0]),
                    high=float(number[0]),
                    unit="people",
                    measure="stock",
                    extractor=self.name,
                )

    def _id(self, report: Report, kind: str, span: Span) -> str:
        told = f"{report.id}|{report.text_sha256}|{self.name}|{kind}|{span.start}"
        return "c-" + hashlib.sha256(told.encode()).hexdigest()[:20]


def write(folder: Path, n: int) -> list[str]:
    """Write `n` reports as text files and a few as JSON Lines; gives the ids of the latter."""
    folder.mkdir(parents=True, exist_ok=True)
    for i in range(n):
        text = f"Guards held {i + 2} people in Vereda prison. Neighbour {i} told of it on that day.\n"
        (folder / f"{i:03}.txt").write_text(text * (1 + i % 3), encoding="utf-8")
    lines = [
        {
            "id": f"wire-{i}",
            "text": f"Wire {i} counted {i + 40} detained. Nobody was charged.",
            "published": "2025-05-06",
        }
        for i in range(n // 2)
    ]
    (folder / "wire.jsonl").write_bytes(b"\n".join(msgspec.json.encode(line) for line in lines))
    return [line["id"] for line in lines]


def contents(case: Case) -> tuple[set[bytes], set[bytes], set[str]]:
    """What is in a case, whatever the order and the times: reports, claims, originals."""
    reports = {msgspec.json.encode(report) for report in case.reports()}
    claims = {msgspec.json.encode(claim) for claim in case.claims()}
    originals = {path.name for path in (case.path / "objects").rglob("*") if path.is_file()}
    return reports, claims, originals


def add(case: Case, *inputs: Path, **options: object) -> AddResult:
    """Add with the extractor of the tests."""
    options.setdefault("extractor", Sentences())
    return case.add(inputs, **options)  # type: ignore[arg-type]


if __name__ == "__main__":
    # python tests/case/making.py CASE FOLDER: the process that the kill test kills.
    with Case.open(sys.argv[1]) as opened:
        add(opened, Path(sys.argv[2]), extractor=Sentences(pause=0.002))
