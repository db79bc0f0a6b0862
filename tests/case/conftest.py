"""A case to work on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from veedor.case import Case


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "case"


@pytest.fixture
def case(folder: Path) -> Iterator[Case]:
    with Case.new(folder) as made:
        yield made
