"""What a format found in a file, before anything in it was checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """One report as a format found it: raw fields, not yet validated.

    Args:
        fields: what the file says, under the names of the contract; `text` is the text, or missing.
        content: the bytes that arrived (unpacked); for JSON Lines those of the line.
        reader: name and version of what made the text.
        basis: where the fields were found: ``field``, ``front matter``, ``meta date``, ...
        line: 1-based line in the file, for formats that hold many reports.
    """

    fields: Mapping[str, Any]
    content: bytes
    reader: str
    basis: str = "field"
    line: int | None = None
