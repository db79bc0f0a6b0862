"""Results to pictures: one `Figure` for the brief, the notebook and files, with its table and its caption.

`draw` takes tables of anybody's, `of_result` the result of an analysis, `of_case` a case. `all_figures` says
what can be drawn.
"""

from __future__ import annotations

from veedor.figures.figure import Figure
from veedor.figures.registry import all_figures, draw, of_case, of_result

__all__ = ["Figure", "all_figures", "draw", "of_case", "of_result"]
