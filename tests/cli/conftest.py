"""A small case that is read once, and a way to run commands."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

from veedor.cli.program import veedor

REPORTS = (
    {
        "id": "faro-1",
        "source": "Radio Faro",
        "published": "2025-05-07",
        "language": "en",
        "title": "Ten teachers arrested",
        "text": "Police in Vereda arrested Inés Otamendi on 3 May 2025. Casa Abierta counts 903 political "
        "prisoners in Valdora as of 5 May 2025.",
    },
    {
        "id": "litoral-1",
        "source": "Litoral Wire",
        "published": "2025-05-08",
        "language": "en",
        "text": "Inés Otamendi was arrested in Vereda on 4 May 2025, the Ministry of Justice said. "
        "Pablo Quirán has been in hiding for 40 days. The licence of Corvane Oil expires on 27 May 2025.",
    },
)


def run(*words, **extra):
    """One command, as a person would run it."""
    return CliRunner().invoke(veedor, [str(word) for word in words], **extra)


@pytest.fixture(scope="session")
def reports_file(tmp_path_factory):
    """Two reports on one arrest, in one file."""
    file = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    file.write_text("".join(json.dumps(report) + "\n" for report in REPORTS), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def made_case(reports_file, tmp_path_factory):
    """A case with the two reports; do not change it."""
    case = tmp_path_factory.mktemp("cases") / "case"
    assert run("new", case).exit_code == 0
    result = run("add", case, reports_file)
    assert result.exit_code == 0, result.output
    return case


@pytest.fixture
def case(made_case, tmp_path):
    """A copy that a test may change."""
    return shutil.copytree(made_case, tmp_path / "case")
