"""What is in a folder: every file that can be read, in sorted order, and word of all that is passed over."""

from __future__ import annotations

import os
import stat
from collections import Counter, defaultdict
from collections.abc import Iterator

from veedor.errors import Diagnostic, diagnostic
from veedor.reports.formats import by_extension
from veedor.reports.showing import shown, shown_path

Path = str | os.PathLike[str]

_NAMES_SHOWN = 10


def extension_of(path: Path) -> str:
    """The extension that decides how a file is read: lower case, without ``.gz``.

    >>> extension_of("a/B.JSONL.gz"), extension_of("README")
    ('.jsonl', '')
    """
    stem, extension = os.path.splitext(os.fsdecode(path).lower())
    return os.path.splitext(stem)[1] if extension == ".gz" else extension


def walk(folder: Path) -> Iterator[str | Diagnostic]:
    """Files under `folder` in sorted order, each folder's files before its subfolders.

    Hidden files and folders are left out; so is a README with an extension, which is about the folder (R019
    tells). Links are followed; a folder that was entered before is told (R010) and not entered again. Files
    of unknown type are told once for each extension (R011); a file without any extension is given, because
    its content tells what it is. What is neither file nor folder is told (R012).
    """
    return _Walk().all(os.fsdecode(folder))


class _Walk:
    def __init__(self) -> None:
        self._entered: dict[tuple[int, int], str] = {}
        self._unknown: dict[str, list[str]] = defaultdict(list)
        self._counts: Counter[str] = Counter()
        self._given = 0

    def all(self, top: str) -> Iterator[str | Diagnostic]:
        trouble = False
        for found in self._folder(top):
            trouble = trouble or isinstance(found, Diagnostic)
            yield found
        for extension, count in sorted(self._counts.items()):
            names = self._unknown[extension]
            more = (f"and {count - len(names):,} more",) if count > len(names) else ()
            yield diagnostic(
                "R011", file=shown_path(top), extension=shown(extension), count=count, detail=(*names, *more)
            )
        if not (self._given or self._counts or trouble):
            yield diagnostic("R014", file=shown_path(top))

    def _folder(self, top: str) -> Iterator[str | Diagnostic]:
        waiting = [top]
        while waiting:
            folder = waiting.pop()
            try:
                status = os.stat(folder)
                first = self._entered.setdefault((status.st_dev, status.st_ino), folder)
                if first != folder:
                    yield diagnostic("R010", file=shown_path(folder), first=shown_path(first))
                    continue
                names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
            except OSError as error:
                yield _trouble(error, folder)
                continue
            inner: list[str] = []
            for name in names:
                path = os.path.join(folder, name)
                found = self._entry(path, inner)
                if found is not None:
                    yield found
            waiting.extend(reversed(inner))

    def _entry(self, path: str, inner: list[str]) -> str | Diagnostic | None:
        """The file, a message, or None: for a folder (kept in `inner`) and an unknown type (counted)."""
        try:
            mode = os.stat(path).st_mode
        except OSError as error:
            return _trouble(error, path)
        if stat.S_ISDIR(mode):
            inner.append(path)
            return None
        if not stat.S_ISREG(mode):
            return diagnostic("R012", file=shown_path(path))
        extension = extension_of(path)
        if extension and os.path.basename(path).lower().startswith("readme."):
            return diagnostic("R019", file=shown_path(path))
        if extension and by_extension(extension) is None:
            self._counts[extension] += 1
            if len(self._unknown[extension]) < _NAMES_SHOWN:
                self._unknown[extension].append(shown_path(path))
            return None
        self._given += 1
        return path


def _trouble(error: OSError, path: str) -> Diagnostic:
    file = shown_path(path)
    if isinstance(error, FileNotFoundError):
        return diagnostic("R007", file=file)
    if isinstance(error, PermissionError):
        return diagnostic("R008", file=file)
    return diagnostic("R009", file=file, reason=shown(error.strerror or error))
