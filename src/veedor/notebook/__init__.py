"""The Python face: read one report, look at its claims, make frames of them."""

from veedor.notebook.extraction import Extraction
from veedor.notebook.reading import read

__all__ = ["Extraction", "read"]
