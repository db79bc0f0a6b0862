"""The figure: a drawing in SVG, the same numbers as a table, and a caption that says what is seen and what is not."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import msgspec

from veedor.errors import UsageError
from veedor.optional import need


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with its table twin.

    Args:
        name: its name, as ``veedor figure CASE NAME`` gives it.
        svg: the drawing, one ``<svg>`` element that stands alone.
        table: pandas frame with every number that is drawn.
        caption: method, evidence and honest sentence, as plain text.
    """

    name: str
    svg: str
    table: Any
    caption: str

    def save(self, path: str | Path) -> Path:
        """Write it as ``.svg``, ``.png`` or ``.csv`` (the table), as the name ends.

        Raises:
            UsageError: A004 for another ending.
            MissingPartError: U002 for PNG without the part that draws it.
        """
        file = Path(path)
        suffix = file.suffix.lower()
        if suffix == ".svg":
            file.write_text(self.svg, encoding="utf-8")
        elif suffix == ".png":
            file.write_bytes(self.png())
        elif suffix == ".csv":
            self.table.to_csv(file, index=False, encoding="utf-8-sig")
        else:
            raise UsageError("A004", path=str(file))
        return file

    def png(self, *, scale: float = 2.0) -> bytes:
        """The drawing as PNG, `scale` pixels to a unit.

        Raises:
            MissingPartError: U002 without the part that draws it.
        """
        resvg = need("resvg_py", extra="figures", what="a figure in PNG")
        return bytes(resvg.svg_to_bytes(svg_string=self.svg, zoom=round(scale)))

    def _repr_html_(self) -> str:
        return f"<figure>{self.svg}<figcaption>{escape(self.caption)}</figcaption></figure>"
