"""A small ledger to break."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from veedor.ledger import Ledger

Tamper = Callable[[str], None]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    """A first entry and four more, with five payloads in all."""
    with Ledger.create(path, author="ana") as made:
        made.append("note", [{"n": 1}, {"n": 2}], author="ana")
        made.append("note", [{"n": 3}], author="ben", public={"about": "counts"})
        made.append("note", [{"n": 4}], author="ana")
        made.append("note", [{"n": 5}], author="ana")
        yield made


@pytest.fixture
def tamper(ledger: Ledger, path: Path) -> Tamper:
    """Run SQL past the ledger, as the owner of the file can: without its triggers."""

    def run(script: str) -> None:
        connection = sqlite3.connect(path)
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(script)
        connection.commit()
        connection.close()

    return run
