"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from veedor.errors import UsageError


@contextmanager
def whole(path: Path) -> Iterator[BinaryIO]:
    """A binary stream that becomes `path` when all went well, and leaves what was there before when not.

    Raises:
        UsageError: U006 if the file cannot be written (no such folder, no permission, disk full).
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise UsageError("U006", path=str(path), reason=error.strerror or str(error)) from error
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(name, _mode(path))
        os.replace(name, path)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(name)
        if isinstance(error, OSError):
            raise UsageError("U006", path=str(path), reason=error.strerror or str(error)) from error
        raise


def _mode(path: Path) -> int:
    """Permissions that the file has or, if it is new, would get (a temporary file is private)."""
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
