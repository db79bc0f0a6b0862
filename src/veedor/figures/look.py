"""One look for every figure: colours that stay apart in grey, hatches, type and sizes.

Nothing is told by colour alone: repression is dark, hatched and drawn below, concession light, plain and drawn above;
sources and categories have shapes. In the dark the colours change by a media query; on paper they are the light ones.
"""

from __future__ import annotations

FONT = "system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif"
WIDTH = 760
TITLE, BODY, SMALL = 15.0, 11.5, 10.0
"""Sizes of type in pixels."""

COLOURS: dict[str, tuple[str, str]] = {
    # name: (light, dark)
    "paper": ("#fffefb", "#171614"),
    "ink": ("#1d1c1a", "#ece8df"),
    "soft": ("#5a5751", "#b0aaa0"),
    "line": ("#d9d5cb", "#45423c"),
    "veil": ("#efece4", "#272521"),
    "repression": ("#8a3310", "#e08a5c"),
    "repression_light": ("#dda98f", "#7a3f22"),
    "concession": ("#62a8b3", "#5fb4bf"),
    "concession_light": ("#bfdde1", "#2c5a60"),
    "neutral": ("#8d8980", "#8d8980"),
    "accent": ("#0a5a60", "#7fd0d4"),
    "land": ("#f0ece2", "#26241f"),
    "border": ("#8f8a7e", "#77736a"),
    "water": ("#dfe9ec", "#101416"),
}
"""Relative luminance in light: repression .08, neutral .25, concession .34, light forms .47 and .68."""

HATCHES: dict[str, tuple[str, str, str]] = {
    # name: (ground, strokes, path in a tile of 6 by 6)
    "repression": ("repression", "paper", "M-1 7L7 -1"),
    "hull_repression": ("paper", "repression", "M-1 7L7 -1"),
    "hull_concession": ("paper", "concession", "M0 3H6"),
    "hull_neutral": ("paper", "neutral", "M-1 -1L7 7"),
    "nothing": ("paper", "line", "M-1 -1L7 7M-1 7L7 -1"),
    "silence": ("paper", "line", "M2 3H4"),
    "area": ("land", "soft", "M-1 -1L7 7"),
}

SHAPES = ("circle", "square", "triangle", "diamond", "cross", "down", "plus", "bar")
"""Shapes of points in the order in which they are given out; what comes after is drawn as the last."""


def style(classes: set[str]) -> str:
    """The style sheet of a drawing: as wide as there is room, dark colours in the dark, a ring around the focus.

    A page that allows no styles but its own can take it out of the drawing and into its own sheet.

    Args:
        classes: names of classes, ``f-`` and ``s-`` before the name of a colour for fill and stroke.

    >>> style({"f-ink"}).splitlines()[2]
    '@media screen and (prefers-color-scheme: dark) { .veedor-figure .f-ink { fill: #ece8df } }'
    """
    rules = []
    for name in sorted(classes):
        kind, _, colour = name.partition("-")
        rules.append(f".veedor-figure .{name} {{ {'fill' if kind == 'f' else 'stroke'}: {COLOURS[colour][1]} }}")
    focus = f".veedor-figure .mark:focus {{ outline: 2px solid {COLOURS['accent'][0]}; outline-offset: 1px }}"
    fit = ".veedor-figure { max-width: 100%; height: auto }"
    return f"{fit}\n{focus}\n@media screen and (prefers-color-scheme: dark) {{ {' '.join(rules)} }}"
