"""From files, folders and standard input to reports, one after the other."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO

import msgspec

from veedor.errors import Diagnostic, InputError, diagnostic
from veedor.reports.completing import Completer, Defaults
from veedor.reports.folders import extension_of, walk
from veedor.reports.formats import Format, by_extension, by_head
from veedor.reports.identity import Identities
from veedor.reports.limits import CHUNK_BYTES
from veedor.reports.material import BINARY, Material, Stream, kind_of_bytes
from veedor.reports.report import Report
from veedor.reports.showing import shown, shown_path

Path = str | os.PathLike[str]


class Arrival(msgspec.Struct, frozen=True):
    """A report with the bytes it came from, for those who keep them.

    Args:
        report: the report; its `bytes_sha256` is the hash of `content`.
        content: the bytes that arrived, unpacked; for JSON Lines those of the line, without its end.
    """

    report: Report
    content: bytes


def read(
    inputs: Path | Iterable[Path],
    *,
    published: str | None = None,
    language: str | None = None,
    source: str | None = None,
    title: str | None = None,
    today: date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Diagnostic]:
    """Read reports, one after the other; nothing is read before it is asked for.

    Args:
        inputs: files, folders (with all that is in them, in sorted order, hidden files left out) and ``-``
            for standard input. A file is read by its extension: ``.txt``, ``.md``, ``.html``, ``.jsonl``,
            ``.json`` and their kin, each also with ``.gz``; any other file that is named, and standard input,
            by its beginning: ``{"`` is JSON Lines, ``{`` alone on its line or ``[{`` a JSON document, a tag
            of HTML a page, and all else plain text.
        published, language, source, title: fill what a file does not say.
        today: the day that decides whether a date lies ahead; the clock's if None.
        stdin: what ``-`` reads; the process's own if None.

    Yields:
        Reports, and in between a `Diagnostic` for each input that could not be
        read (an error) and for what a person should know (warnings, notes). An id that comes a second time is
        never read over the first: with the same bytes it is a note (R031), with others an error that names
            both places (R030).

    Raises:
        UsageError: R060, at once, if `published` or `language` cannot be understood. Bad input never raises.

    It does not fetch anything, guess a date, or run anything that a report contains.

    >>> import io
    >>> [report] = read("-", stdin=io.BytesIO(b"Five people were freed in Caracas."), language="en")
    >>> report.text, report.language, report.published
    ('Five people were freed in Caracas.', 'en', None)
    """
    given = arrivals(
        inputs,
        published=published,
        language=language,
        source=source,
        title=title,
        today=today,
        stdin=stdin,
    )
    return (each.report if isinstance(each, Arrival) else each for each in given)


def arrivals(
    inputs: Path | Iterable[Path],
    *,
    published: str | None = None,
    language: str | None = None,
    source: str | None = None,
    title: str | None = None,
    today: date | None = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Arrival | Diagnostic]:
    """As `read`, with the same arguments, but each report comes with its bytes, so that they can be kept.

    >>> import io
    >>> [arrival] = arrivals("-", stdin=io.BytesIO(b'{"text": "Five people were freed."}'))
    >>> arrival.content
    b'{"text": "Five people were freed."}'
    """
    defaults = Defaults.of(published=published, language=language, source=source, title=title)
    paths = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
    return _Reading(Completer(defaults, today=today), stdin).all(paths)


class _Reading:
    """One call of `read`: what it remembers from input to input."""

    def __init__(self, completer: Completer, stdin: BinaryIO | None) -> None:
        self._completer = completer
        self._identities = Identities()
        self._stdin = stdin

    def all(self, inputs: Iterable[Path]) -> Iterator[Arrival | Diagnostic]:
        for path in inputs:
            if os.fspath(path) == "-":
                yield from self._stream(_bytes_of(self._stdin or sys.stdin.buffer), "-", None)
            elif os.path.isdir(path):
                yield from self._folder(path)
            elif not os.path.lexists(path):
                yield diagnostic("U001", path=shown_path(path))
            else:
                yield from self._file(path)

    def _folder(self, folder: Path) -> Iterator[Arrival | Diagnostic]:
        for found in walk(folder):
            if isinstance(found, Diagnostic):
                yield found
            else:
                yield from self._file(found)

    def _file(self, path: Path) -> Iterator[Arrival | Diagnostic]:
        file = shown_path(path)
        try:
            with _opened(path) as stream:
                before = os.fstat(stream.fileno())
                yield from self._stream(stream, file, extension_of(path))
                after = os.fstat(stream.fileno())
        except FileNotFoundError:
            yield diagnostic("R007", file=file)
        except PermissionError:
            yield diagnostic("R008", file=file)
        except OSError as error:
            yield diagnostic("R009", file=file, reason=shown(error.strerror or error))
        else:
            if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
                yield diagnostic("R015", file=file)

    def _stream(self, stream: Stream, file: str, extension: str | None) -> Iterator[Arrival | Diagnostic]:
        try:
            material = Material(stream, file=file)
            for found in _format_of(material, extension).parse(material):
                if isinstance(found, Diagnostic):
                    yield found
                    continue
                try:
                    report, told = self._completer.complete(found, file=file)
                    again = self._identities.note(report, file=file, line=found.line)
                except InputError as error:
                    yield error.diagnostic
                    continue
                if again:
                    yield again
                    continue
                yield from told
                yield Arrival(report, found.content)
        except InputError as error:
            yield error.diagnostic


def _format_of(material: Material, extension: str | None) -> Format:
    """The format that reads this: by extension, else by its head.

    Raises:
        InputError: R001 for nothing at all, R002 for what is not text.
    """
    if not material.head:
        raise InputError("R001", file=material.file)
    known = by_extension(extension) if extension else None
    kind = kind_of_bytes(material.head)
    if kind == BINARY and known and known.by_line and b'{"' in material.head:
        return known  # a line of garbage, as a crash leaves it; the lines around it are sound
    if kind:
        raise InputError("R002", file=material.file, kind=kind)
    return known or by_head(material.head_as_utf8())


def _opened(path: Path) -> io.BufferedReader:
    return io.BufferedReader(io.FileIO(path), CHUNK_BYTES)


def _bytes_of(stream: BinaryIO) -> Stream:
    """The stream itself where it can give what has arrived so far, else one that waits for more."""
    return stream if isinstance(stream, io.BufferedIOBase) else _Waiting(stream)


class _Waiting:
    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read1(self, size: int = -1, /) -> bytes:
        return self._stream.read(size)
