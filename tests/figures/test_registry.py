"""The register: every figure is known, documented, and drawn from an analysis that there is."""

from __future__ import annotations

from pathlib import Path

import pandas
import pytest
from tests.figures import drawings

from veedor.analysis.registry import all_analyses
from veedor.analysis.telling import _templates, tell
from veedor.errors import UsageError
from veedor.figures.registry import all_figures, draw

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "draw-figures.md"


@pytest.mark.parametrize("name", list(all_figures()))
def test_every_figure_is_documented_with_what_it_needs(name):
    kind = all_figures()[name]
    row = next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| `{name}` |"))
    assert f"`{kind.needs}`" in row if kind.needs else "the record" in row
    assert kind.summary in row


@pytest.mark.parametrize("name", list(all_figures()))
def test_its_sentences_are_there(name):
    kind = all_figures()[name]
    if kind.needs:
        assert kind.needs in all_analyses()
        keys = _templates(kind.needs, "en")
        assert all(any(key.startswith(begin) for key in keys) for begin in kind.says)


def test_an_unknown_figure_is_refused_with_those_that_there_are():
    with pytest.raises(UsageError) as refused:
        draw("pie", {})
    assert refused.value.diagnostic.code == "A005"
    assert "mirror" in refused.value.diagnostic.advice


def test_a_table_without_a_needed_column_is_refused():
    with pytest.raises(UsageError) as refused:
        draw("ladder", {"ladder": pandas.DataFrame({"low": [1]})})
    assert refused.value.diagnostic.code == "A001"
    assert "high" in refused.value.diagnostic.message


def test_only_the_sentences_of_the_figure_stand_under_it():
    sentences = [
        tell("evidence", "none"),
        tell("leverage", "caution_timing"),
        tell("leverage", "span", since="a", until="b"),
    ]
    found = draw("leverage", drawings.material("leverage"), sentences=sentences)
    assert found.caption == "This is timing, not motive."
