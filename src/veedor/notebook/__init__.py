"""The Python face: read one report, look at its claims, keep a case, make frames of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from veedor.notebook.extraction import Extraction
from veedor.notebook.reading import read
from veedor.notebook.when import times
from veedor.notebook.where import places

if TYPE_CHECKING:
    from veedor.notebook.case import Case

__all__ = ["Case", "Extraction", "places", "read", "times"]


def __getattr__(name: str) -> Any:
    """A case brings a database with it, so it is imported only where one is asked for."""
    if name == "Case":
        from veedor.notebook.case import Case

        return Case
    raise AttributeError(f"module 'veedor.notebook' has no attribute {name!r}")
