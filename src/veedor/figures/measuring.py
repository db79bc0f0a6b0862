"""How wide text is, well enough that labels do not run into each other.

The widths are those of a wide sans-serif face (DejaVu Sans), rounded up: in narrower faces text ends a little early.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_HUNDREDTHS = {
    28: "'",
    33: " ,.Iijl",
    37: "-/:;\\f|",
    42: "!()[]rt·’‘",
    48: '"“”',
    54: "*_`szc",
    58: "?LT",
    62: "FPYaekovxyJ",
    66: "$0123456789EKSbdghnpqu{}",
    71: "ABCRVXZ",
    78: "DGHNU",
    82: "&OQw",
    87: "#+<=>M^~–−≠±",
    100: "%m@W—…→←",
}
_WIDTHS = {character: width / 100 for width, characters in _HUNDREDTHS.items() for character in characters}
_BOLD = 1.12
_UNKNOWN = 0.75
_WIDE = 1.05


@lru_cache(maxsize=4096)
def measure(text: str, size: float, bold: bool = False) -> float:
    """Pixels that a text takes at a size.

    >>> measure("Milicia", 10) < measure("MILICIA", 10) < measure("MILICIA", 10, True)
    True
    >>> measure("ñandú", 10) == measure("nandu", 10)
    True
    """
    width = sum(_width(character) for character in text)
    return width * size * (_BOLD if bold else 1.0)


def _width(character: str) -> float:
    if character in _WIDTHS:
        return _WIDTHS[character]
    if unicodedata.combining(character):
        return 0.0
    base = unicodedata.normalize("NFD", character)[0]
    if base in _WIDTHS:
        return _WIDTHS[base]
    return _WIDE if unicodedata.east_asian_width(character) in "WF" else _UNKNOWN


def fitted(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis.

    >>> fitted("Comisión Interamericana", 60, 10)
    'Comisión…'
    """
    if measure(text, size, bold) <= room:
        return text
    kept = text
    while kept and measure(kept.rstrip() + "…", size, bold) > room:
        kept = kept[:-1]
    return kept.rstrip() + "…"


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines that fit; a word that is longer than a line is cut short.

    >>> wrapped("This is timing, not motive.", 90, 10)
    ['This is timing,', 'not motive.']
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size, bold) <= room:
            lines[-1] = longer
        else:
            lines.append(fitted(word, room, size, bold))
    return lines
