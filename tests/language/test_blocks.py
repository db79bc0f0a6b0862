"""Paragraphs without quotation marks below a line that ends with a colon."""

from __future__ import annotations

import pytest

from veedor.language.blocks import blocks_behind_colons

BLOCKS: list[tuple[str, str, list[str]]] = [
    (
        "a paragraph",
        "Ana escribe:\nLa calle lleva tres días cerrada.\nNada más.",
        ["La calle lleva tres días cerrada."],
    ),
    ("an account before it", "Ana escribe:\n@ana: La calle está cerrada.", ["La calle está cerrada."]),
    (
        "another script",
        "Ana escribe:\nمنعت من دخول الشارع\nMe impidieron entrar en la calle.",
        ["Me impidieron entrar en la calle."],
    ),
    (
        "another language, signed",
        "Ana escribe:\nThey said that it was closed.\n— Ana (@ana) 3 de mayo\nDijeron que estaba cerrada.",
        ["Dijeron que estaba cerrada."],
    ),
    (
        "another language without translation",
        "Ana escribe:\nThey said that the street was closed.\nLuis añade:\nTodo sigue igual por aquí.",
        ["They said that the street was closed.", "Todo sigue igual por aquí."],
    ),
    ("a list", "La policía pide:\n- el nombre\n- la calle", []),
    ("too short", "Ana escribe:\nSí.", []),
    ("nothing below", "Ana escribe:\n", []),
]


@pytest.mark.parametrize(("text", "blocks"), [b[1:] for b in BLOCKS], ids=[b[0] for b in BLOCKS])
def test_the_words_below_a_colon(text: str, blocks: list[str]) -> None:
    assert [text[slice(*span)] for span in blocks_behind_colons(text, "es")] == blocks
