"""Results to pictures: one `Figure` for the brief, the notebook and files, with its table and its caption."""

from __future__ import annotations

from veedor.figures.figure import Figure

__all__ = ["Figure"]
