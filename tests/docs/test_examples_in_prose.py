"""Examples in the prose that show Python at work do what they show."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("docs/explanation/counts-people-alerts.md", "docs/explanation/times.md", "docs/how-to/test-leverage.md")


@pytest.mark.parametrize("page", PAGES)
def test_examples_run(page: str) -> None:
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    result = doctest.testfile(str(ROOT / page), module_relative=False, optionflags=flags, encoding="utf-8")
    assert result.attempted > 0
    assert result.failed == 0
