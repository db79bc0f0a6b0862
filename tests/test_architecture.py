"""The house: a module imports only from its own room and from rooms below it, and a few habits are kept."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "veedor"

ROOMS = (
    "vocabulary",
    "ledger",
    "reports",
    "language",
    "claims",
    "judgement",
    "case",
    "analysis",
    "exchange",
    "figures",
    "brief",
    "notebook",
    "cli",
    "web",
)
"""From the ground up. Modules that lie beside the rooms (`errors`, `spans`, ...) are the ground itself."""

FACES = {"notebook", "cli", "web"}
ROOFS = {"__init__.py", "__main__.py"}
"""The package's own face: it may import from every room."""

MODULES = sorted(PACKAGE.rglob("*.py"))


def room_of(module: Path) -> str | None:
    """The room of a module, or None for the ground."""
    parts = module.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else None


def imported(module: Path) -> Iterator[tuple[int, str]]:
    """What a module imports, wherever in it: line and dotted name."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}:{node.lineno}: a relative import"
            assert node.module
            for alias in node.names:
                yield node.lineno, f"{node.module}.{alias.name}"


def room_imported(name: str) -> str | None:
    """The room that an import reaches into, or None."""
    parts = name.split(".")
    return parts[1] if parts[0] == "veedor" and len(parts) > 1 and parts[1] in ROOMS else None


def label(module: Path) -> str:
    return str(module.relative_to(PACKAGE))


def test_every_room_is_known():
    rooms = {folder.name for folder in PACKAGE.iterdir() if folder.is_dir() and any(folder.rglob("*.py"))}
    assert rooms <= set(ROOMS)


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_imports_go_down(module):
    own = room_of(module)
    if own is None and module.name in ROOFS:
        return
    height = -1 if own is None else ROOMS.index(own)
    for line, name in imported(module):
        reached = room_imported(name)
        if reached is None or reached == own:
            continue
        assert ROOMS.index(reached) < height, f"{label(module)}:{line}: {own or 'the ground'} imports {name}"
        assert reached not in FACES, f"{label(module)}:{line}: a face imports another face"


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_the_ledger_knows_nothing_of_language_or_politics(module):
    if room_of(module) == "ledger":
        assert {room_imported(name) for _, name in imported(module)} <= {None, "ledger"}


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_no_module_is_named_like_the_standard_library(module):
    assert module.stem.startswith("__") or module.stem not in sys.stdlib_module_names


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_the_library_prints_nothing(module):
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id != "print", f"{label(module)}:{node.lineno}"


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_every_module_says_what_it_is(module):
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", MODULES, ids=label)
def test_nothing_is_swallowed(module):
    """No ``except: pass`` without a reason beside it."""
    text = module.read_text(encoding="utf-8")
    lines = text.splitlines()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ExceptHandler) and all(isinstance(step, ast.Pass) for step in node.body):
            around = lines[node.lineno - 1 : node.body[-1].end_lineno]
            assert node.type is not None, f"{label(module)}:{node.lineno}: swallows everything"
            assert any("#" in line for line in around), f"{label(module)}:{node.lineno}: says no reason"
