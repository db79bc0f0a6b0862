"""Nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = [
    "spacy",
    "numpy",
    "sqlalchemy",
    "trafilatura",
    "pandas",
    "polars",
    "jinja2",
    "lxml",
    "thinc",
    "pyarrow",
    "openpyxl",
    "yaml",
    "markdown_it",
    "rfc8785",
]

PROBE = """
import sys
{statement}
heavy = [name for name in {heavy!r} if name in sys.modules]
sys.stderr.write(",".join(heavy))
"""

HELP = """
from veedor.cli.program import veedor
veedor.main({words!r}, standalone_mode=False)
"""


def heavy_after(statement: str) -> str:
    code = PROBE.format(statement=statement, heavy=HEAVY)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stderr


def test_import_is_light():
    assert heavy_after("import veedor") == ""


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["extract", "--help"], ["brief", "--help"]])
def test_help_is_light(words):
    assert heavy_after(HELP.format(words=words)) == ""
