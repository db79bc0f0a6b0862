"""The sheet on which a figure is drawn: shapes, text and marks, finished as one ``<svg>`` element.

Every text and attribute is escaped here and nowhere else, so that no figure can forget it: words of reports are the
words of strangers. Marks are the points that a keyboard reaches: each has a label with its numbers and its source.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape

from veedor.figures.look import BODY, COLOURS, FONT, HATCHES, SMALL, TITLE, WIDTH, style
from veedor.figures.measuring import fitted, measure, wrapped

Points = Sequence[tuple[float, float]]
Box = tuple[float, float, float, float]
"""Left, top, right and bottom of a text."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Sheet:
    """A drawing in the making.

    Args:
        name: of the figure; identities within the drawing begin with it.
        title: its heading.
        description: what is seen, for who cannot see it.
        language: of its words.
        width: in pixels; the height is known when it is finished.

    >>> sheet = Sheet("demo", title="Arrests", description="One bar.")
    >>> with sheet.mark("3 May 2025: 4 arrests"):
    ...     sheet.rect(10, 10, 5, 40, fill="repression")
    >>> sheet.finish(60).startswith('<svg xmlns="http://www.w3.org/2000/svg" class="veedor-figure"')
    True
    """

    def __init__(self, name: str, *, title: str, description: str, language: str = "en", width: float = WIDTH) -> None:
        self.name, self.title, self.description = name, title, description
        self.language, self.width = language, width
        self.texts: list[Box] = []
        """Where text stands, so that labels can keep out of each other's way."""
        self.points: list[Box] = []
        """Where points stand from which labels keep away."""
        self._parts: list[str] = []
        self._classes: set[str] = set()
        self._hatches: set[str] = set()
        self._clips = 0

    # shapes

    def rect(
        self, x: float, y: float, width: float, height: float, *, fill: str = "none", stroke: str = "none",
        hatch: str | None = None, dash: str = "", opacity: float = 1.0, thick: float = 1.0, round: float = 0.0,
    ) -> None:  # fmt: skip
        """A rectangle; nothing where it has no height or width."""
        if width <= 0 or height <= 0:
            return
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"'
        corner = f' rx="{_n(round)}"' if round else ""
        self._shape("rect", place + corner, fill, stroke, hatch, dash, opacity, thick)

    def line(
        self, x0: float, y0: float, x1: float, y1: float, *, stroke: str = "line", dash: str = "", thick: float = 1.0
    ) -> None:
        """A straight line."""
        place = f'x1="{_n(x0)}" y1="{_n(y0)}" x2="{_n(x1)}" y2="{_n(y1)}"'
        self._shape("line", place, "none", stroke, None, dash, 1.0, thick)

    def path(
        self, points: Points, *, closed: bool = False, fill: str = "none", stroke: str = "none",
        hatch: str | None = None, dash: str = "", opacity: float = 1.0, thick: float = 1.0,
    ) -> None:  # fmt: skip
        """A line through points, or the area that it encloses."""
        self.paths(
            [points], closed=closed, fill=fill, stroke=stroke, hatch=hatch, dash=dash, opacity=opacity, thick=thick
        )

    def paths(
        self, rings: Sequence[Points], *, closed: bool = True, fill: str = "none", stroke: str = "none",
        hatch: str | None = None, dash: str = "", opacity: float = 1.0, thick: float = 1.0,
    ) -> None:  # fmt: skip
        """Several lines or rings as one shape; what lies within two rings is a hole."""
        bits = ["M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in ring) + ("Z" if closed else "") for ring in rings if ring]
        if bits:
            place = f'd="{"".join(bits)}" fill-rule="evenodd" stroke-linejoin="round"'
            self._shape("path", place, fill, stroke, hatch, dash, opacity, thick)

    def circle(
        self, x: float, y: float, radius: float, *, fill: str = "none", stroke: str = "none",
        hatch: str | None = None, dash: str = "", opacity: float = 1.0, thick: float = 1.0,
    ) -> None:  # fmt: skip
        """A circle."""
        self._shape("circle", f'cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"', fill, stroke, hatch, dash, opacity, thick)

    def symbol(
        self, shape: str, x: float, y: float, r: float = 4.5, *, fill: str = "ink", stroke: str = "ink",
        thick: float = 1.4,
    ) -> None:  # fmt: skip
        """A point in one of `look.SHAPES`; hollow where the fill is the paper's."""
        corners: dict[str, Points] = {
            "square": [(-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)],
            "triangle": [(0, -1.1), (1, 0.8), (-1, 0.8)],
            "down": [(0, 1.1), (1, -0.8), (-1, -0.8)],
            "diamond": [(0, -1.25), (1.1, 0), (0, 1.25), (-1.1, 0)],
            "bar": [(-0.35, -1.2), (0.35, -1.2), (0.35, 1.2), (-0.35, 1.2)],
        }
        strokes: dict[str, list[Points]] = {
            "cross": [[(-0.85, -0.85), (0.85, 0.85)], [(-0.85, 0.85), (0.85, -0.85)]],
            "plus": [[(0, -1.1), (0, 1.1)], [(-1.1, 0), (1.1, 0)]],
        }
        if shape in corners:
            self.path(
                [(x + r * a, y + r * b) for a, b in corners[shape]], closed=True, fill=fill, stroke=stroke, thick=thick
            )
        elif shape in strokes:
            lines = [[(x + r * a, y + r * b) for a, b in points] for points in strokes[shape]]
            self.paths(lines, closed=False, stroke=stroke, thick=thick + 0.6)
        else:
            self.circle(x, y, r, fill=fill, stroke=stroke, thick=thick)

    def _shape(
        self, tag: str, place: str, fill: str, stroke: str, hatch: str | None, dash: str, opacity: float, thick: float
    ) -> None:
        classes = [f"f-{fill}"] if fill in COLOURS and hatch is None else []
        classes += [f"s-{stroke}"] if stroke in COLOURS else []
        self._classes.update(classes)
        look = f' class="{" ".join(classes)}"' if classes else ""
        look += f' fill="{self._paint(fill, hatch)}"'
        if stroke != "none":
            look += f' stroke="{COLOURS[stroke][0]}" stroke-width="{_n(thick)}"'
        look += f' stroke-dasharray="{dash}"' if dash else ""
        look += f' opacity="{_n(opacity)}"' if opacity < 1 else ""
        self._parts.append(f"<{tag} {place}{look}/>")

    def _paint(self, fill: str, hatch: str | None) -> str:
        if hatch is not None:
            self._hatches.add(hatch)
            return f"url(#vf-{self.name}-{hatch})"
        return COLOURS[fill][0] if fill in COLOURS else "none"

    # text

    def text(
        self, x: float, y: float, text: str, *, size: float = SMALL, fill: str = "ink", anchor: str = "start",
        bold: bool = False, struck: bool = False, halo: bool = False, turned: bool = False,
    ) -> Box:  # fmt: skip
        """A line of text whose base line is at `y`.

        Args:
            x, y: where.
            text: any words; they are escaped.
            size, fill, bold: how.
            anchor: which end of the text is at `x`: start, middle or end.
            struck: whether a line runs through it.
            halo: whether the paper shows around the letters, over lines.
            turned: whether it reads upwards.

        Returns:
            The box it takes.
        """
        clean = _clean(text)
        width = measure(clean, size, bold)
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        box = (left, y - size * 0.8, left + width, y + size * 0.25)
        if turned:
            box = (x - size * 0.8, y - (x - left) - width + width * 0, x + size * 0.25, y + (x - left))
            if anchor == "middle":
                box = (x - size * 0.8, y - width / 2, x + size * 0.25, y + width / 2)
        self.texts.append(box)
        self._classes.add(f"f-{fill}")
        place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" class="f-{fill}" fill="{COLOURS[fill][0]}"'
        place += f' text-anchor="{anchor}"' if anchor != "start" else ""
        place += ' font-weight="700"' if bold else ""
        place += ' text-decoration="line-through"' if struck else ""
        place += f' transform="rotate(-90 {_n(x)} {_n(y)})"' if turned else ""
        if halo:
            self._classes.add("s-paper")
            paper = COLOURS["paper"][0]
            self._parts.append(
                f'<text {place.replace("class=" + chr(34), "class=" + chr(34) + "s-paper ")} stroke="{paper}" '
                f'stroke-width="3" stroke-linejoin="round" aria-hidden="true">{escape(clean)}</text>'
            )
        self._parts.append(f"<text {place}>{escape(clean)}</text>")
        return box

    def is_free(self, box: Box, margin: float = 1.5) -> bool:
        """Whether neither text nor a point stands where a box would be."""
        left, top, right, bottom = box
        return not any(
            left < r + margin and l < right + margin and top < b + margin and t < bottom + margin
            for l, t, r, b in (*self.texts, *self.points)  # noqa: E741
        )

    def label(
        self, x: float, y: float, text: str, *, size: float = SMALL, fill: str = "ink", away: float = 7.0,
        bold: bool = False, above: bool = False,
    ) -> bool:  # fmt: skip
        """A label beside a point, on the first side where it is free; none where it is free nowhere.

        Args:
            x, y, text, size, fill, bold: see `text`.
            away: how far from the point.
            above: whether above and below are tried before right and left, as beside a line that runs across.

        Returns:
            Whether it was written.
        """
        width = measure(_clean(text), size, bold)
        tries = (
            ("start", away, size * 0.35),
            ("end", -away, size * 0.35),
            ("middle", 0.0, -away),
            ("middle", 0.0, away + size * 0.8),
        )
        for anchor, dx, dy in (*tries[2:], *tries[:2]) if above else tries:
            left = x + dx - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
            box = (left, y + dy - size * 0.8, left + width, y + dy + size * 0.25)
            if left >= 2 and left + width <= self.width - 2 and self.is_free(box):
                self.text(x + dx, y + dy, text, size=size, fill=fill, anchor=anchor, bold=bold, halo=True)
                return True
        return False

    def occupy(self, x: float, y: float, radius: float) -> None:
        """Keep labels away from a point."""
        self.points.append((x - radius, y - radius, x + radius, y + radius))

    def label_end(self, x: float, y: float, text: str, *, size: float = SMALL) -> bool:
        """A label that ends at a point, if nothing stands there; says whether it was written."""
        box = (x - measure(_clean(text), size), y - size * 0.8, x, y + size * 0.25)
        if not self.is_free(box):
            return False
        self.text(x, y, text, size=size, anchor="end", halo=True)
        return True

    # groups

    @contextmanager
    def mark(self, label: str) -> Iterator[None]:
        """What is drawn within is one point: reached by the tab key, its label read out and shown on hovering."""
        told = escape(_clean(label), quote=True)
        self._parts.append(
            f'<g class="mark" tabindex="0" role="graphics-symbol img" aria-label="{told}"><title>{told}</title>'
        )
        yield
        self._parts.append("</g>")

    @contextmanager
    def clipped(self, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """What is drawn within is cut off at a rectangle."""
        self._clips += 1
        name = f"vf-{self.name}-clip-{self._clips}-{int(width)}-{int(height)}"
        self._parts.append(
            f'<clipPath id="{name}"><rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"/>'
            f'</clipPath><g clip-path="url(#{name})">'
        )
        yield
        self._parts.append("</g>")

    # heading

    def heading(self, *lines: str) -> float:
        """The title and lines under it, wrapped.

        Returns:
            Where what follows may begin.
        """
        y = 24.0
        for line in wrapped(self.title, self.width - 32, TITLE, bold=True):
            self.text(16, y, line, size=TITLE, bold=True)
            y += 19
        for told in lines:
            for line in wrapped(told, self.width - 32, BODY):
                self.text(16, y, line, size=BODY, fill="soft")
                y += 15.5
        return y

    def finish(self, height: float) -> str:
        """The whole drawing, `height` pixels high."""
        name, height = f"vf-{self.name}", math.ceil(height)  # part of a pixel would be a dark line in PNG
        opening = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="veedor-figure" lang="{escape(self.language)}" '
            f'viewBox="0 0 {_n(self.width)} {_n(height)}" width="{_n(self.width)}" height="{_n(height)}" '
            f'role="graphics-document img" aria-labelledby="{name}-title" '
            f'aria-describedby="{name}-desc" font-family="{escape(FONT)}">'
        )
        self._classes.add("f-paper")
        paper = f'<rect class="f-paper" width="100%" height="100%" fill="{COLOURS["paper"][0]}"/>'
        hatches = "".join(self._hatch(hatch) for hatch in sorted(self._hatches))
        return "".join(
            [
                opening,
                f'<title id="{name}-title">{escape(_clean(self.title))}</title>',
                f'<desc id="{name}-desc">{escape(_clean(self.description))}</desc>',
                f"<style>{style(self._classes)}</style>",
                f"<defs>{hatches}</defs>" if hatches else "",
                paper,
                *self._parts,
                "</svg>",
            ]
        )

    def _hatch(self, hatch: str) -> str:
        ground, strokes, path = HATCHES[hatch]
        self._classes |= {f"f-{ground}", f"s-{strokes}"}
        return (
            f'<pattern id="vf-{self.name}-{hatch}" width="6" height="6" patternUnits="userSpaceOnUse">'
            f'<rect class="f-{ground}" width="6" height="6" fill="{COLOURS[ground][0]}"/>'
            f'<path class="s-{strokes}" d="{path}" stroke="{COLOURS[strokes][0]}" stroke-width="1.3"/></pattern>'
        )


def _n(value: float) -> str:
    """A coordinate with as many digits as can be seen."""
    if not math.isfinite(value):
        raise ValueError(f"{value} is no place on a sheet")
    return f"{value:.2f}".rstrip("0").rstrip(".") if value else "0"


def _clean(text: str) -> str:
    """Text without what XML cannot hold, on one line."""
    return " ".join(_CONTROL.sub("\ufffd", str(text)).split())


__all__ = ["Box", "Points", "Sheet", "fitted", "measure", "wrapped"]
