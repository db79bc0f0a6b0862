"""The figure: a drawing in SVG, the same numbers as a table, and a caption that says what is seen and what is not."""

from __future__ import annotations

import math
import re
from html import escape
from pathlib import Path
from typing import Any

import msgspec

from veedor.errors import UsageError
from veedor.figures.look import BODY, COLOURS, FONT, WIDTH
from veedor.figures.measuring import wrapped
from veedor.optional import need

_SIZES = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)" width="[\d.]+" height="[\d.]+"')
_LINE = 16.0
_LETTER = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20">'
    f'<text y="16" font-family="{escape(FONT)}">{{}}</text></svg>'
)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure with its table twin.

    Args:
        name: its name, as ``veedor figure CASE NAME`` gives it.
        svg: the drawing, one ``<svg>`` element that stands alone.
        table: pandas frame with every number that is drawn.
        caption: method, evidence and honest sentence, as plain text.
        notes: what this drawing left out and why; a part of the caption.
    """

    name: str
    svg: str
    table: Any
    caption: str
    notes: tuple[str, ...] = ()

    def save(self, path: str | Path) -> Path:
        """Write it as ``.svg``, ``.png`` or ``.csv`` (the table), as the name ends.

        A picture is saved with its caption beneath, since it travels alone.

        Raises:
            UsageError: A004 for another ending, A006 for PNG on a machine without a font.
            MissingPartError: U002 for PNG without the part that draws it.
        """
        file = Path(path)
        file.write_bytes(self.encoded(file))
        return file

    def encoded(self, path: str | Path) -> bytes:
        """The bytes that `save` would write to a path; refusals as there."""
        suffix = Path(path).suffix.lower()
        if suffix == ".svg":
            return self.captioned().encode()
        if suffix == ".png":
            return self.png()
        if suffix == ".csv":
            return b"\xef\xbb\xbf" + str(self.table.to_csv(index=False)).encode()
        raise UsageError("A004", path=str(path))

    def png(self, *, scale: float = 2.0) -> bytes:
        """The drawing with its caption as PNG, `scale` pixels to a unit, in its light colours.

        Raises:
            UsageError: A006 on a machine without a font, where every word would be missing.
            MissingPartError: U002 without the part that draws it.
        """
        resvg = need("resvg_py", extra="figures", what="a figure in PNG")
        if len({bytes(resvg.svg_to_bytes(svg_string=_LETTER.format(letter))) for letter in ("", "M")}) == 1:
            raise UsageError("A006")
        return bytes(resvg.svg_to_bytes(svg_string=self.captioned(), zoom=scale))

    def captioned(self) -> str:
        """The drawing with its caption written beneath it.

        >>> svg = '<svg viewBox="0 0 300 80" width="300" height="80"></svg>'
        >>> Figure(name="x", svg=svg, table=None, caption="Three dates.").captioned()
        '<svg viewBox="0 0 300 112" width="300" height="112"><text x="16" y="91" ...>Three dates.</text></svg>'
        """
        sizes = _SIZES.search(self.svg)
        if sizes is None or not self.caption:
            return self.svg
        width, height = float(sizes[1] or WIDTH), float(sizes[2])
        lines = wrapped(self.caption, width - 32, BODY)
        colour = COLOURS["soft"][0]
        written = "".join(
            f'<text x="16" y="{height + 11 + _LINE * i:g}" font-size="{BODY}" class="f-soft" fill="{colour}">'
            f"{escape(line)}</text>"
            for i, line in enumerate(lines)
        )
        higher = math.ceil(height + _LINE * len(lines) + 16)
        opening = f'viewBox="0 0 {width:g} {higher:g}" width="{width:g}" height="{higher:g}"'
        return _SIZES.sub(opening, self.svg, count=1).removesuffix("</svg>") + written + "</svg>"

    def _repr_html_(self) -> str:
        return f"<figure>{self.svg}<figcaption>{escape(self.caption)}</figcaption></figure>"
