"""The prose: links lead somewhere, commands exist, and nothing waits to be filled in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from veedor.cli.program import COMMANDS

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [ROOT / "README.md", *ROOT.glob("docs/**/*.md"), ROOT / "examples/README.md", ROOT / "evaluation/gold/README.md"]
)


def name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_to_files_and_headings(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        if target.startswith(("http", "#")):
            continue
        path, _, anchor = target.partition("#")
        linked = (page.parent / path).resolve()
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings}, target


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    written = re.findall(r"^(?:.*\| )?veedor ([a-z][\w-]*)", text, re.MULTILINE) + re.findall(
        r"`veedor ([a-z][\w-]*)", text
    )
    assert set(written) <= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_make_targets_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`", page.read_text(encoding="utf-8"))) <= targets


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_nothing_waits_to_be_filled_in(page: Path) -> None:
    assert not re.search(r"\b[A-Z]+_HERE\b|\bTODO\b|TBD|lorem", page.read_text(encoding="utf-8"))
