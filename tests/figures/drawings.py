"""What tests look for in a drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping

import pandas
from tests.figures import synthetic

from veedor.figures.measuring import measure

SVG = "{http://www.w3.org/2000/svg}"
MEANT = {"verdict", "series", "side", "stage", "precision", "modality", "type", "id", "left", "right"}
"""Columns whose values the drawings compare; all other texts are words of strangers."""


def material(name: str, much: bool = False) -> Mapping[str, pandas.DataFrame]:
    """Tables for any figure, little or much."""
    return {
        "mirror": lambda: {"series": synthetic.series(300 if much else 12)},
        "balance": lambda: {"series": synthetic.series(300 if much else 12)},
        "ribbon": synthetic.phases,
        "epochs": synthetic.leverage,
        "leverage": synthetic.leverage,
        "ladder": lambda: synthetic.counts(200, 9) if much else synthetic.counts(4, 2),
        "door": synthetic.counts,
        "lanes": lambda: synthetic.people(60 if much else 4),
        "map": lambda: {"events": synthetic.events(300 if much else 6), "states": synthetic.hiding()},
        "calendar": lambda: {"deadlines": synthetic.deadlines(90 if much else 8)},
        "alerts": synthetic.alerts,
    }[name]()


def reworded(tables: Mapping[str, pandas.DataFrame], words: str) -> dict[str, pandas.DataFrame]:
    """The tables with other words wherever a report may have said some."""

    def replaced(value: object) -> object:
        return [words] if isinstance(value, list) else words if isinstance(value, str) else value

    changed = {}
    for name, frame in tables.items():
        columns = [c for c in frame if c not in MEANT and frame[c].map(lambda v: isinstance(v, str | list)).any()]
        changed[name] = frame.assign(**{c: frame[c].map(replaced) for c in columns})
    return changed


def parsed(svg: str) -> ElementTree.Element:
    """A drawing as XML; fails where it is not well formed."""
    return ElementTree.fromstring(svg)


def marks(svg: str) -> list[ElementTree.Element]:
    """The points that a keyboard reaches."""
    return [group for group in parsed(svg).iter(f"{SVG}g") if "tabindex" in group.attrib]


def texts(svg: str) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Every line of text with the box that it takes; not the halos behind."""
    for element in parsed(svg).iter(f"{SVG}text"):
        if element.get("aria-hidden"):
            continue
        words, size = element.text or "", float(element.get("font-size", "10"))
        width = measure(words, size, element.get("font-weight") == "700")
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        shift = {"middle": width / 2, "end": width}.get(element.get("text-anchor", ""), 0.0)
        if "rotate" in element.get("transform", ""):
            yield words, (x - size * 0.8, y + shift - width, x + size * 0.25, y + shift)
        else:
            yield words, (x - shift, y - size * 0.8, x - shift + width, y + size * 0.25)


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Pairs of texts that run into each other."""
    found = list(texts(svg))
    return [
        (words, others)
        for i, (words, (l0, t0, r0, b0)) in enumerate(found)
        for others, (l1, t1, r1, b1) in found[i + 1 :]
        if l0 < r1 - 0.5 and l1 < r0 - 0.5 and t0 < b1 - 0.5 and t1 < b0 - 0.5
    ]


def size(svg: str) -> tuple[float, float]:
    """Width and height of a drawing."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    assert found is not None
    return float(found[1]), float(found[2])
