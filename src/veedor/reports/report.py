"""A report: the bytes that arrived, the text read from them, and what the source says about itself."""

from __future__ import annotations

from typing import Any

import msgspec


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it was read. Offsets everywhere else refer to `text`.

    Args:
        id: as given by the input, otherwise ``sha256:`` and 16 hex digits of the hash of its bytes.
        text: the text exactly as given or as extracted; never normalised.
        published: an ISO 8601 date or timestamp, only where the source states it; else None.
        published_basis: where that date came from (``field``, ``front matter``, ``meta
            article:published_time``, ``option``, ...); None if `published` is None.
        language: ISO 639-1 code, or None where nobody said.
        title, source, url: as the source states them.
        year: the year that a yearly report is about, if it says so.
        bytes_sha256: hash of the bytes that arrived (for JSON Lines: of the line).
        text_sha256: hash of the UTF-8 encoded `text`.
        reader: name and version of what made the text from the bytes, such as ``veedor.reports.html/1``.
        origin: where it was found: a path, ``-`` for standard input; with ``:LINE`` for JSON Lines.
        extra: unknown fields of the input, kept.
    """

    id: str
    text: str
    published: str | None = None
    published_basis: str | None = None
    language: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    year: int | None = None
    bytes_sha256: str = ""
    text_sha256: str = ""
    reader: str = ""
    origin: str = ""
    extra: dict[str, Any] = {}

    @property
    def date(self) -> str | None:
        """The calendar date of publication in its own offset, ``YYYY-MM-DD``, or None.

        >>> Report(id="r", text="", published="2022-02-04T00:32:18Z").date
        '2022-02-04'
        """
        return self.published[:10] if self.published else None
