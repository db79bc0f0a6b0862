"""The look: apart in grey, in both lights, with words in both languages."""

from __future__ import annotations

import itertools
import string
from pathlib import Path

import pytest

from veedor.figures import look
from veedor.figures.look import COLOURS, HATCHES, style
from veedor.figures.wording import labels


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("light", [0, 1], ids=["light", "dark"])
def test_text_is_readable(light):
    for name in ("ink", "soft"):
        assert contrast(COLOURS[name][light], COLOURS["paper"][light]) >= 4.5


def test_repression_and_concession_are_apart_in_grey():
    assert contrast(COLOURS["repression"][0], COLOURS["concession"][0]) >= 2.5
    assert contrast(COLOURS["concession"][0], COLOURS["concession_light"][0]) >= 1.7


@pytest.mark.parametrize("light", [0, 1], ids=["light", "dark"])
def test_marks_stand_out_from_the_paper(light):
    for name in ("repression", "concession", "neutral"):
        assert contrast(COLOURS[name][light], COLOURS["paper"][light]) >= 2.5


def test_hatches_are_of_known_colours():
    for ground, strokes, path in HATCHES.values():
        assert {ground, strokes} <= set(COLOURS)
        assert path.startswith("M")


def test_the_style_sheet_touches_figures_alone():
    for rule in style({"f-ink", "s-paper"}).replace("@media screen and (prefers-color-scheme: dark) {", "").split("}"):
        assert not rule.strip() or rule.strip().startswith(".veedor-figure")


def test_both_languages_have_the_same_words_and_fields():
    english, spanish = labels("en"), labels("es")
    assert list(english) == list(spanish)
    for key in english:
        fields = [{f for _, f, _, _ in string.Formatter().parse(texts[key]) if f} for texts in (english, spanish)]
        assert fields[0] == fields[1], key
        assert english[key].strip()
        assert spanish[key].strip()


BUILT = ("verdict.", "series.", "door.", "map.", "leverage.", "mirror.point_", "alerts.")
"""Keys of which the code builds a part."""


def test_no_label_is_left_over():
    code = "".join(file.read_text(encoding="utf-8") for file in Path(look.__file__).parent.rglob("*.py"))
    for key in labels("en"):
        heading = key.endswith((".title", ".subtitle", ".description"))
        assert f'"{key}"' in code or f"'{key}'" in code or heading or key.startswith(BUILT), key


def test_colours_differ():
    for light in (0, 1):
        values = [colour[light] for name, colour in COLOURS.items() if name not in ("neutral", "water", "land")]
        assert all(one != other for one, other in itertools.combinations(values, 2))
