"""Optional parts: imported where they are used, with a message for who has not installed them."""

from __future__ import annotations

import importlib
from typing import Any

from veedor.errors import MissingPartError


def need(module: str, *, extra: str, what: str) -> Any:
    """Import an optional part.

    Args:
        module: what to import, such as ``pyarrow.parquet``.
        extra: the extra of Veedor that installs it.
        what: who needs it, for the message.

    Raises:
        MissingPartError: U002 if it is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise MissingPartError("U002", what=what, extra=extra) from error
