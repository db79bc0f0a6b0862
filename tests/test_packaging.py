"""What is shipped: the version is one, and a wheel carries everything that the commands need."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

import veedor

ROOT = Path(__file__).parents[1]


def test_the_version_is_told_in_one_place():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "version" in project["dynamic"]
    cited = re.search(r"^version: (.+)$", (ROOT / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE)
    assert cited[1] == veedor.__version__


def test_public_names_are_those_that_exist():
    assert sorted(veedor.__all__) == veedor.__all__
    for name in veedor.__all__:
        assert getattr(veedor, name) is not None


def test_nothing_names_a_place_outside_of_the_repository():
    """No path of somebody's machine in what is shipped or run."""
    places = re.compile(r"/(?:home|Users|root|mnt|work)/\w")
    pages = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs").rglob("*.py"), ROOT / "Makefile", ROOT / ".ci" / "run"]
    for file in [*(ROOT / "src").rglob("*.py"), *(ROOT / "src").rglob("*.yaml"), *pages]:
        assert not places.search(file.read_text(encoding="utf-8")), file


@pytest.mark.slow
def test_a_wheel_carries_examples_vocabulary_and_templates(tmp_path):
    """Builds a wheel of a copy, as pip does; needs the package index for setuptools."""
    tree = tmp_path / "tree"
    ignore = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("src", "examples"):
        shutil.copytree(ROOT / name, tree / name, ignore=ignore)
    for name in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree / name)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "-w", str(tmp_path), str(tree)]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    if built.returncode and "setuptools" in built.stderr and "No matching distribution" in built.stderr:
        pytest.skip("the package index cannot be reached")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    inside = set(zipfile.ZipFile(wheel).namelist())
    for file in (ROOT / "examples").iterdir():
        assert f"veedor/examples/{file.name}" in inside
    for pattern in ("*.yaml", "*.j2", "*.css", "*.js", "*.json.gz", "py.typed"):
        for file in (ROOT / "src" / "veedor").rglob(pattern):
            assert file.relative_to(ROOT / "src").as_posix() in inside
