"""The ten lines in the docs that check a chain without Veedor do check it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from veedor.ledger import Ledger

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "ledger.md"


def test_the_documented_lines_print_the_head(ledger: Ledger, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert page is not None
    code = page[1].replace('"case/case.db"', repr(str(path)))
    exec(compile(code, str(PAGE), "exec"), {})  # noqa: S102 - the page is ours
    assert capsys.readouterr().out.strip() == str(ledger.head())


def test_every_code_of_verification_is_on_the_page() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for code in ("K001", "K002", "K003", "K004", "K005", "K006", "K007", "K008", "K009", "K010", "K011", "K012"):
        assert code in page
