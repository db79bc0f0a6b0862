"""A case: the whole face of this room."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import inspect, select

from veedor.case import computing, redacting, settings, tables
from veedor.case.adding import Adding, Progress, arrivals_of
from veedor.case.extracting import Extractor, RuleExtractor
from veedor.case.freezing import Freeze, FrozenDate, design, freeze, freezes_in
from veedor.case.judging import judge
from veedor.case.objects import FOLDER, Objects
from veedor.case.payloads import Blocks
from veedor.case.projecting import noted, rebuild, settle
from veedor.case.reading import (
    Library,
    arrivals_in,
    claims_in,
    decisions_in,
    extracted_by,
    newest,
    reports_in,
)
from veedor.case.results import AddResult, Redaction, Shown
from veedor.case.verifying import verify
from veedor.claims.claim import Claim
from veedor.errors import CaseError, Diagnostic, IntegrityError
from veedor.judgement.decisions import Action, Decision
from veedor.judgement.record import Finding, Record
from veedor.ledger import Head, Ledger
from veedor.ledger.engine import PATIENCE
from veedor.ledger.store import head_in
from veedor.reports import Arrival
from veedor.reports.report import Report

DATABASE = "case.db"
AUTHOR = "veedor"
"""Who adds reports where nobody says who does. The account's name is nobody's business."""

Input = str | PathLike[str] | Report | Arrival


class Case:
    """A folder with reports, what they claim, and what is made of it.

    Make one with `Case.new`, open it with `Case.open`, and use it as a context manager. ``case.db`` holds the
    ledger and the tables, ``objects/`` the original bytes, ``case.toml`` the `settings`.

    Args:
        path: the folder.
        ledger: its open ledger.

    >>> import tempfile
    >>> from veedor.reports import from_text
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Case.new(Path(folder.name) / "case") as case:
    ...     result = case.add(from_text("Police arrested two teachers.", id="a", language="en"))
    ...     [report.id for report in case.reports()], result.added, case.verify()
    (['a'], 1, [])
    >>> folder.cleanup()
    """

    def __init__(self, path: Path, ledger: Ledger) -> None:
        self.path, self.ledger = path, ledger
        self.settings = settings.load(path / settings.FILE)
        self._objects = Objects(path / FOLDER)
        self._damage: IntegrityError | None = None

    @classmethod
    def new(cls, path: str | PathLike[str], *, author: str = AUTHOR) -> Case:
        """Make a new, empty case. Only the account that makes it can read its folder.

        Args:
            path: a folder that does not exist, is empty, or holds no more than the beginnings of a case that
                was cut off while it was made.
            author: who makes it; stays readable in the ledger.

        Raises:
            CaseError: S001 if there is something else; S006 if the folder cannot be made; K020 to K022.
        """
        folder = Path(path)
        ours = {FOLDER, settings.FILE, DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"}
        if folder.exists() and (not folder.is_dir() or {item.name for item in folder.iterdir()} - ours):
            raise CaseError("S001", path=str(folder))
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            (folder / FOLDER).mkdir(exist_ok=True)
        except OSError as error:
            raise CaseError("S006", path=str(folder), reason=error.strerror or str(error)) from error
        try:
            ledger = Ledger.create(folder / DATABASE, author=author)
        except CaseError as error:
            if error.diagnostic.code == "K025":
                raise CaseError("S001", path=str(folder)) from error
            raise
        try:
            if not (folder / settings.FILE).exists():
                (folder / settings.FILE).write_text(settings.DEFAULT, encoding="utf-8")
            case = cls(folder, ledger)
            with ledger.writing() as writer:
                tables.metadata.create_all(writer.connection)
                settle(writer.connection)
        except OSError as error:
            ledger.close()
            raise CaseError("S006", path=str(folder), reason=error.strerror or str(error)) from error
        except BaseException:
            ledger.close()
            raise
        return case

    @classmethod
    def open(cls, path: str | PathLike[str], *, patience: float = PATIENCE) -> Case:
        """Open a case.

        Tables that do not stand for the ledger are made again, and a redaction that was cut off is finished.

        Args:
            path: its folder.
            patience: seconds to wait for another program that writes to it.

        Raises:
            CaseError: S002 if there is none; S003 or S004 for mistakes in ``case.toml``; K020 to K024.
            IntegrityError: K015 if the database is damaged.
        """
        folder = Path(path)
        if not (folder / DATABASE).is_file():
            raise CaseError("S002", path=str(folder))
        ledger = Ledger.open(folder / DATABASE, patience=patience)
        try:
            case = cls(folder, ledger)
            case._settle()
        except BaseException:
            ledger.close()
            raise
        return case

    def _settle(self) -> None:
        """Bring tables and files into line with the ledger."""
        try:
            with self.ledger.reading() as connection:
                # A case of an older version lacks the tables that were added since.
                known = {*tables.metadata.tables} <= {*inspect(connection).get_table_names()}
                current = known and noted(connection, "projected") == str(head_in(connection))
            if not current:
                self.rebuild()
        except IntegrityError as error:
            # `verify` has to be able to say what is wrong; everything else refuses.
            self._damage = error
            return
        if self.ledger.scrub_pending:
            try:
                redacting.finish(self.ledger, self._objects)
            except CaseError as error:
                if error.diagnostic.code not in ("K020", "K026"):
                    raise

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Case({str(self.path)!r})"

    def close(self) -> None:
        """Let go of the database."""
        self.ledger.close()

    def _sound(self) -> Ledger:
        """The ledger, if its tables could be made."""
        if self._damage is not None:
            raise self._damage
        return self.ledger

    # adding

    def add(
        self,
        inputs: Input | Iterable[Input],
        *,
        published: str | None = None,
        language: str | None = None,
        source: str | None = None,
        title: str | None = None,
        actors: Sequence[Path] = (),
        model: str | None = None,
        learned: bool = False,
        extractor: Extractor | None = None,
        progress: Progress | None = None,
        author: str = AUTHOR,
    ) -> AddResult:
        """Read reports, extract their claims, and store both.

        The same report again changes nothing, so that whatever stops the work, the same call completes it. A
        report with a known id and other bytes is stored as a new version, which counts from then on; the old
        one is kept (two of them in one call are an error, R030: which is the newer cannot be known). A report
        whose claims could not be extracted is stored without.

        Args:
            inputs: files, folders, ``-`` for standard input, reports, or several of these.
            published, language, source, title: fill what the input does not say. `language` is otherwise that
                of the settings, if these name exactly one.
            actors: files of the user's own actors, beside those of the settings.
            model: name of an installed spaCy pipeline for the extractor to use.
            learned: whether to ask the learned coder about acts that no frame tells.
            extractor: another extractor than Veedor's own; `model` and `learned` are then not used.
            progress: called without arguments after each report.
            author: who adds; stays readable in the ledger.

        Raises:
            CaseError: K020 to K022, S005, S006 if nothing more can be stored.
            UsageError: R060 for options that cannot be understood.
            VocabularyError: V010, V011 for a file of actors that cannot be used.
            MissingPartError: L001 if the language model is not installed, L004 if the libraries of the coder are not.
        """
        language = language or self.settings.language
        arrivals = arrivals_of(inputs, published=published, language=language, source=source, title=title)
        return self._adding(extractor or self._rules(model, actors, learned=learned), progress, author).run(arrivals)

    def extract_again(
        self,
        *,
        actors: Sequence[Path] = (),
        model: str | None = None,
        learned: bool = False,
        extractor: Extractor | None = None,
        progress: Progress | None = None,
        author: str = AUTHOR,
    ) -> AddResult:
        """Extract claims from the reports of the case that this extractor has not gone over yet.

        The new claims stand beside the old ones; `claims` gives the latest.

        Args and raises: as `add`.
        """
        chosen = extractor or self._rules(model, actors, learned=learned)
        r = tables.reports
        with self._sound().reading() as connection:
            rows = connection.execute(select(r.c.seq, r.c.id).where(r.c.seq.in_(newest())).order_by(r.c.seq))
            ids = [id for seq, id in rows.all() if not extracted_by(connection, seq, chosen.name)]
        library = Library(self.ledger)
        return self._adding(chosen, progress, author).run(Arrival(library[id], b"") for id in ids)

    def _rules(self, model: str | None, actors: Sequence[Path], *, learned: bool) -> RuleExtractor:
        """Veedor's own extractor with the actors of the settings and further ones."""
        own = [*(self.path / name for name in self.settings.actors), *actors]
        return RuleExtractor(model=model, actors=own, learned=learned)

    def _adding(self, extractor: Extractor, progress: Progress | None, author: str) -> Adding:
        return Adding(self._sound(), self._objects, extractor, author=author, progress=progress)

    # looking

    def reports(self) -> Iterator[Report]:
        """The newest version of each report, in the order in which these came."""
        with self._sound().reading() as connection:
            yield from reports_in(connection)

    def library(self) -> Library:
        """The same reports as a mapping by id, which reads them when they are asked for."""
        return Library(self._sound())

    def arrivals(self) -> dict[str, int]:
        """For each report the place in the ledger where it first came; later additions have higher places."""
        with self._sound().reading() as connection:
            return arrivals_in(connection)

    def original(self, report: Report) -> bytes | None:
        """The bytes that a report came as, or None where they were not at hand when it was added."""
        return self._objects.read(report.bytes_sha256)

    def claims(self, *, kind: str | None = None, report: str | None = None) -> list[Claim]:
        """The claims of the newest version of each report by the extractor that went over it last.

        Args:
            kind: only ``event``, ``count``, ``status``, ``deadline`` or ``statement``.
            report: only those of the report with this id.
        """
        with self._sound().reading() as connection:
            found = claims_in(connection, report=report)
            return [claim for claim in found if kind is None or claim.kind == kind]

    def records(
        self,
        *,
        kind: str | None = None,
        person: str | None = None,
        country: str | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> list[Record]:
        """The records, as the linker and the judgements of persons make them of the claims.

        Args:
            kind: only ``event``, ``count_series``, ``status`` or ``deadline``.
            person, country, since, until: see `veedor.judgement.selecting.select`.

        Raises:
            ValueError: if `since` or `until` is no EDTF.
        """
        records = computing.computed(self._sound()).records
        limits = {"kind": kind, "person": person, "country": country, "since": since, "until": until}
        if all(limit is None for limit in limits.values()):
            return records
        from veedor.judgement.selecting import select as chosen

        return list(chosen(records, {claim.id: claim for claim in self.claims()}, **limits))

    def findings(self) -> list[Finding]:
        """What the checks find in the records."""
        return computing.computed(self._sound()).findings

    def show(self, id: str) -> Shown:
        """A record, claim or report with what belongs to it.

        Args:
            id: its id, or the first characters of it if no other id has them.

        Raises:
            CaseError: S020 if there is none, S021 if there are several, S022 if it was redacted.
        """
        made = computing.computed(self._sound())
        claims = {claim.id: claim for claim in self.claims()}
        library = self.library()
        records = {record.id: record for record in made.records}
        whole = self._resolve(id, [*records, *claims, *library])
        record = records.get(whole)
        if record is not None:
            shown = [claims[each] for each in record.claims if each in claims]
        else:
            shown = [c for c in claims.values() if whole in (c.id, c.report)]
        ids = {claim.id for claim in shown}
        held = [record] if record else [r for r in made.records if ids.intersection(r.claims)]
        about = {r.id for r in held}
        sources = dict.fromkeys(claim.report for claim in shown) or {whole: None}
        return Shown(
            record=record,
            claims=shown,
            reports=[library[source] for source in sources],
            records=held,
            findings=[f for f in made.findings if ids.intersection(f.claims) or about.intersection(f.records)],
        )

    def _resolve(self, id: str, known: list[str]) -> str:
        if id in known:
            return id
        found = [each for each in known if id and each.startswith(id)]
        if len(found) > 1:
            raise CaseError("S021", id=id, examples=", ".join(found[:3]))
        if not found:
            with self.ledger.reading() as connection:
                entry = redacting.redaction_of(connection, Blocks(self.ledger.id).of_id(id))
            raise CaseError("S020", id=id) if entry is None else redacting.redacted_error(id, entry)
        return found[0]

    # judging

    def judge(
        self, action: Action, targets: Iterable[str], *, reason: str, author: str, undoes: str | None = None
    ) -> Decision:
        """Store a judgement. It holds for records from now on, until another one undoes it.

        Args:
            action: ``merge``, ``split``, ``confirm``, ``reject`` or ``annotate``; see
                `veedor.judgement.decisions`.
            targets: ids of claims, or two identity keys (``name:...``).
            reason: why, in words.
            author: who judges.
            undoes: id of the judgement that this one takes back; `targets` may then be empty.

        Raises:
            UsageError: S040 for a judgement without author or reason, or with targets that do not go
                together.
            CaseError: S020 for a claim or judgement that is not in the case.
        """
        return judge(self._sound(), action, tuple(targets), reason=reason, author=author, undoes=undoes)

    def decisions(self) -> list[Decision]:
        """All judgements in the order in which they were made, undone ones among them."""
        with self._sound().reading() as connection:
            return decisions_in(connection)

    # settling a test before the reports that test it

    def freeze(
        self,
        calendar: Iterable[FrozenDate],
        *,
        operations: Mapping[str, Any],
        windows: Iterable[Sequence[int]] | None = None,
        author: str = AUTHOR,
    ) -> Freeze:
        """Settle the design of a leverage test in the ledger.

        Only reports that are added after it can confirm anything; whatever else is tested is exploratory. A design
        cannot be taken back; a later one takes its place, and both stay readable.

        Args:
            calendar: the leverage dates, also those that lie ahead.
            operations: which operations are tested, as plain JSON values.
            windows: days around a date, from and to; None is those of the settings.
            author: who settles it; stays readable in the ledger.

        Raises:
            UsageError: S050 without a window or a date, or for a window that ends before it begins; K027 for operations
                that JSON cannot hold.
        """
        settled = design(self.settings.windows if windows is None else windows, calendar, operations)
        return freeze(self._sound(), settled, author=author)

    def freezes(self) -> list[Freeze]:
        """All designs that were settled, in their order; the last one holds."""
        with self._sound().reading() as connection:
            return freezes_in(connection)

    # integrity

    def verify(self, against: Head | str | None = None) -> list[Diagnostic]:
        """Everything that is wrong with the case; an empty list if it is whole.

        Looks at the ledger, the payloads, the originals, the quotes of the claims, and the tables. The page
        ``docs/explanation/ledger.md`` says what this can see and what it cannot.

        Args:
            against: a head that was noted elsewhere, as `head` printed it: only with it can a ledger that was
                cut off at its end or rewritten as a whole be told.

        Raises:
            UsageError: K013 if `against` is not a head.
        """
        head = Head.parse(against) if isinstance(against, str) else against
        return verify(self.ledger, self._objects, head)

    def head(self) -> Head:
        """The last entry of the ledger: the line to note where nobody can change it.

        Raises:
            IntegrityError: K006 if the ledger is empty.
        """
        return self.ledger.head()

    def redact(self, id: str, *, reason: str, author: str) -> Redaction:
        """Erase a report or a claim for good; a tombstone stays, and the chain still verifies.

        With a report go its original, all its versions, every other version that has the same bytes or text,
        all claims of these, judgements on them, and whatever was computed. With a claim goes the claim alone:
        its words still stand in the report. Neither is added again later.

        Args:
            id: of the report or claim, or its first 8 characters or more if no other id has them.
            reason: why. It stays readable for ever: name nobody in it.
            author: who decides; stays readable.

        Raises:
            CaseError: S020 to S023 for an id that cannot be redacted; K026 if another program has the case
                open and the erasing is finished only when it is opened next; S006 if an original cannot be
                removed.
        """
        return redacting.redact(self._sound(), self._objects, id, reason=reason, author=author)

    def rebuild(self) -> None:
        """Make the tables again from the ledger.

        Raises:
            IntegrityError: K002 if an entry cannot be read.
        """
        with self.ledger.writing() as writer:
            rebuild(writer.connection)
        self._damage = None
