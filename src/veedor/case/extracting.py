"""Extraction that goes on: a report that cannot be read for claims takes no other report down with it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from veedor.claims.claim import Claim
from veedor.errors import Diagnostic, MissingPartError, VeedorError, diagnostic
from veedor.language.actors.reading import read as read_actors
from veedor.reports.report import Report

Problem = Callable[[Diagnostic], None]


class Extractor(Protocol):
    """What makes claims of reports."""

    @property
    def name(self) -> str:
        """Name and version. Claims of another name are added beside those that are there."""
        ...

    def extract(self, reports: Iterable[Report], *, on_problem: Problem) -> Iterator[tuple[Report, list[Claim]]]:
        """The claims of each report, in order, reading `reports` as it goes.

        `on_problem` is called before a report is given whose claims could not be looked for; it can be given
        to the extractor again later.
        """
        ...


class RuleExtractor:
    """Veedor's own extractor. Loads the language model when it is first used.

    Args:
        model: name of an installed spaCy pipeline to use instead of the language's own.
        actors: files of the user's own actors.
        learned: whether to ask the learned coder about acts that no frame tells.

    Raises:
        VocabularyError: V010, V011 for a file of actors that cannot be used.
        MissingPartError: L004 if `learned` and the libraries of the coder are not installed.
    """

    def __init__(self, *, model: str | None = None, actors: Sequence[Path] = (), learned: bool = False) -> None:
        self._model = model
        self._learned = learned
        self._actors = read_actors(actors) if actors else ()

    @property
    def name(self) -> str:
        """Name and version of the rules, the coder if it is asked, the model if it is not the language's own, and which
        own actors."""
        from veedor.claims.extract import name_of
        from veedor.claims.learned.coder import coder

        name = name_of(coder("en") if self._learned else None)
        name = name if self._model is None else f"{name}+{self._model}"
        if not self._actors:
            return name
        digest = hashlib.sha256(msgspec.json.encode(self._actors)).hexdigest()
        return f"{name}+actors:{digest[:12]}"

    def extract(self, reports: Iterable[Report], *, on_problem: Problem) -> Iterator[tuple[Report, list[Claim]]]:
        """See `veedor.claims.extract.extract`."""
        from veedor.claims.extract import extract

        return extract(reports, model=self._model, actors=self._actors, learned=self._learned, on_problem=on_problem)


class Extracted(msgspec.Struct, frozen=True):
    """A report with its claims, or with the reason why there are none."""

    report: Report
    claims: list[Claim] | None
    problem: Diagnostic | None = None


def extracted(reports: Iterable[Report], extractor: Extractor) -> Iterator[Extracted]:
    """Every report once, with its claims or with what went wrong.

    When the extractor fails over a batch, the reports that it had taken are tried one by one, and it goes on
    with the rest. What `reports` itself raises is raised here, and so is a missing language model, which no
    other report would find either.
    """
    feed = _Feed(reports)
    while not feed.exhausted:
        before = feed.taken
        try:
            yield from _given(feed, extractor)
        except (MemoryError, MissingPartError):
            raise
        except Exception:  # noqa: BLE001 - the culprit is found and reported below, one report at a time
            for report in feed.take_pending():
                yield _alone(report, extractor)
        feed.reraise()
        if feed.taken == before:
            next(feed, None)  # an extractor that takes nothing would be asked for ever
        for report in feed.take_pending():
            yield Extracted(report, None, _failure(report, "the extractor gave nothing back"))


def _given(feed: _Feed, extractor: Extractor) -> Iterator[Extracted]:
    problems: list[Diagnostic] = []
    for report, claims in extractor.extract(feed, on_problem=problems.append):
        feed.done(report)
        yield _checked(report, claims, problems.pop(0) if problems else None, extractor)


def _alone(report: Report, extractor: Extractor) -> Extracted:
    problems: list[Diagnostic] = []
    try:
        for _, claims in extractor.extract([report], on_problem=problems.append):
            return _checked(report, claims, problems[0] if problems else None, extractor)
    except (MemoryError, MissingPartError):
        raise
    except VeedorError as error:
        return Extracted(report, None, error.diagnostic)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is this report's, and it is reported
        return Extracted(report, None, _failure(report, f"{type(error).__name__}: {error}"))
    return Extracted(report, None, _failure(report, "the extractor gave nothing back"))


def _checked(report: Report, claims: list[Claim], problem: Diagnostic | None, extractor: Extractor) -> Extracted:
    """Claims that quote what does not stand in the report never enter a case."""
    if problem is not None:
        return Extracted(report, None, problem)
    for claim in claims:
        wrong = _fault(claim, report)
        if wrong:
            fault = diagnostic(
                "S015", file=report.origin or None, report=report.id, reason=wrong, extractor=extractor.name
            )
            return Extracted(report, None, fault)
    return Extracted(report, claims)


def _fault(claim: Claim, report: Report) -> str | None:
    if claim.report != report.id:
        return f"claim {claim.id} names another report"
    if not claim.evidence:
        return f"claim {claim.id} has no evidence"
    if not all(span.fits(report.text) for span in claim.evidence):
        return f"claim {claim.id} quotes words that do not stand there"
    return None


def _failure(report: Report, reason: str) -> Diagnostic:
    return diagnostic("S012", file=report.origin or None, report=report.id, reason=reason)


class _Feed:
    """Hands reports to an extractor and knows which of them have not come back.

    It survives the extractor that reads it, so that the next one goes on where that one failed.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        self._reports = iter(reports)
        self._pending: list[Report] = []
        self._error: BaseException | None = None
        self.exhausted = False
        self.taken = 0

    def __iter__(self) -> Iterator[Report]:
        return self

    def __next__(self) -> Report:
        if self.exhausted:
            raise StopIteration
        try:
            report = next(self._reports)
        except StopIteration:
            self.exhausted = True
            raise
        except BaseException as error:  # noqa: BLE001 - raised again by `reraise`
            # Not the extractor's fault: end its feed quietly, and raise it again where the case can see it.
            self._error, self.exhausted = error, True
            raise StopIteration from None
        self._pending.append(report)
        self.taken += 1
        return report

    def done(self, report: Report) -> None:
        """Note that a report came back."""
        for n, pending in enumerate(self._pending):
            if pending is report or pending == report:
                del self._pending[n]
                return

    def take_pending(self) -> list[Report]:
        """The reports that have not come back; they are nobody's afterwards."""
        pending, self._pending = self._pending, []
        return pending

    def reraise(self) -> None:
        """Raise what the source of the reports raised, if it did."""
        if self._error is not None:
            raise self._error
