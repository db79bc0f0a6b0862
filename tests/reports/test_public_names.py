"""What the room offers, and that it is light to import."""

from __future__ import annotations

import subprocess
import sys

import veedor.reports


def test_all_is_sorted_and_true():
    names = veedor.reports.__all__
    assert names == sorted(names)
    assert all(getattr(veedor.reports, name).__doc__ for name in names)


def test_nothing_heavy_is_imported_before_it_is_needed():
    heavy = "trafilatura lxml markdown_it charset_normalizer spacy pandas"
    code = (
        "import sys, io, veedor.reports as r;"
        "list(r.read('-', stdin=io.BytesIO(b'Five people were freed.')));"
        f"print([name for name in '{heavy}'.split() if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
