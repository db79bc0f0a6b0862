"""The page of errors shows what the software gives today: its examples run, the Spanish ones where their model is."""

from __future__ import annotations

import doctest
from pathlib import Path

from veedor.language.installing import is_missing

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "error-analysis.md"


def test_examples_give_what_the_page_shows() -> None:
    text = PAGE.read_text(encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(text, {}, PAGE.name, str(PAGE), 0)
    assert len(test.examples) > 15
    if is_missing("es"):
        test.examples = [each for each in test.examples if 'language="es")' not in each.source]
    report: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=report.append)
    assert result.failed == 0, "".join(report)
