"""The originals: bytes as they arrived, one file each, named by their SHA-256.

A file is written under a temporary name, brought to the disk, and renamed, so that a name never stands for
half a file. All writing happens while the ledger's write lock is held: a temporary file that is seen under
the lock is left from a killed process.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from veedor.errors import CaseError

FOLDER = "objects"
_TEMPORARY = ".new"


class Objects:
    """A folder of originals.

    Args:
        folder: where they lie; made when the first is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, sha256: str) -> Path:
        """Where the original with this hash lies, or would."""
        return self._folder / sha256[:2] / sha256

    def read(self, sha256: str) -> bytes | None:
        """The bytes, or None if they are not there."""
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError:
            return None

    def sound(self, sha256: str) -> bool | None:
        """Whether the bytes have the hash that names them; None if they are not there."""
        content = self.read(sha256)
        return None if content is None else hashlib.sha256(content).hexdigest() == sha256

    def keep(self, sha256: str, content: bytes, *, report: str) -> None:
        """Store bytes; what is there already and sound stays.

        Args:
            sha256: their hash.
            content: the bytes.
            report: what a message calls them.

        Raises:
            CaseError: S005 if the disk is full, S006 if the folder cannot be written.
        """
        if self.sound(sha256):
            return
        path = self.path(sha256)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, content)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                raise CaseError("S005", report=report) from error
            raise CaseError("S006", path=str(path), reason=error.strerror or str(error)) from error

    def files(self) -> Iterator[Path]:
        """All files in the folder, temporary ones among them, sorted."""
        yield from sorted(path for path in self._folder.rglob("*") if path.is_file())

    def strays(self, known: Iterable[str]) -> Iterator[Path]:
        """Files that belong to none of the known hashes."""
        wanted = {self.path(sha256) for sha256 in known}
        return (path for path in self.files() if path not in wanted)


def erase(path: Path) -> None:
    """Overwrite a file and remove it. What a journal, a snapshot or a flash disk keeps of it is beyond this.

    Raises:
        CaseError: S006 if it cannot be removed.
    """
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
        _sync_folder(path.parent)
        if not any(path.parent.iterdir()):
            path.parent.rmdir()  # its name is the beginning of the hash that was erased
    except FileNotFoundError:
        # Somebody else removed it, which is what was wanted.
        return
    except OSError as error:
        raise CaseError("S006", path=str(path), reason=error.strerror or str(error)) from error


def _write(path: Path, content: bytes) -> None:
    temporary = path.with_name(path.name + _TEMPORARY)
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Bring a rename to the disk, where the system lets a folder be opened."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
