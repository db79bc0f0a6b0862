"""Carries `examples/` into the wheel; everything else about the package stands in pyproject.toml.

The reports of `veedor demo` are shown at the top of the repository, where a reader finds them, and installed
as ``veedor/examples``, where the command finds them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

EXAMPLES = Path(__file__).parent / "examples"


class BuildWithExamples(build_py):
    """Builds the package, then lays the examples beside it. An editable install reads them where they are."""

    def run(self) -> None:
        super().run()
        if not self.editable_mode and EXAMPLES.is_dir():
            target = Path(self.build_lib) / "veedor" / "examples"
            shutil.rmtree(target, ignore_errors=True)
            shutil.copytree(EXAMPLES, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))


setup(cmdclass={"build_py": BuildWithExamples})
