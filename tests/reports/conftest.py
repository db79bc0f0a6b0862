"""What every test of this room needs: a file with these bytes, read."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from veedor.errors import Diagnostic
from veedor.reports import Report, read

TODAY = date(2025, 6, 1)

Outcome = tuple[list[Report], list[Diagnostic]]


def sorted_out(items: Iterable[Report | Diagnostic]) -> Outcome:
    reports: list[Report] = []
    told: list[Diagnostic] = []
    for item in items:
        if isinstance(item, Report):
            reports.append(item)
        else:
            told.append(item)
    return reports, told


def codes(told: Iterable[Diagnostic]) -> list[str]:
    return [each.code for each in told]


@pytest.fixture
def read_file(tmp_path: Path) -> Callable[..., Outcome]:
    """Write bytes or text under a name and read that file."""

    def call(name: str, content: bytes | str, **options: Any) -> Outcome:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return sorted_out(read([path], today=TODAY, **options))

    return call


@pytest.fixture
def read_stream() -> Callable[..., Outcome]:
    """Read bytes as standard input."""

    def call(content: bytes, **options: Any) -> Outcome:
        return sorted_out(read("-", stdin=io.BytesIO(content), today=TODAY, **options))

    return call
