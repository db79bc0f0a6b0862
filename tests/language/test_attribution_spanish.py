"""Who says what in Spanish: before, behind and between, with quotation marks, dashes and colons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Parse = Callable[..., Any]

TOLD: list[tuple[str, str, str]] = [
    ("La ministra Ana Torvik dijo que la calle está cerrada.", "Torvik", "la calle está cerrada"),
    ("«La calle está cerrada», dijo Ana Torvik.", "Torvik", "La calle está cerrada"),
    ("“La calle está cerrada”, aseguró Ana Torvik.", "Torvik", "La calle está cerrada"),
    ("—La calle está cerrada —dijo Ana Torvik.", "Torvik", "La calle está cerrada"),
    ("Según el sindicato, la calle está cerrada.", "sindicato", "la calle está cerrada"),
    ("La calle está cerrada, según el sindicato.", "sindicato", "La calle está cerrada"),
    ("De acuerdo con el sindicato, la calle está cerrada.", "sindicato", "la calle está cerrada"),
    ("Según el balance del sindicato, la calle está cerrada.", "sindicato", "la calle está cerrada"),
    ("El gobierno informó de que la calle está cerrada.", "gobierno", "la calle está cerrada"),
    ("Ana Torvik aseguró estar enferma.", "Torvik", "estar enferma"),
    ("La dirigente tildó de traidores a los panaderos.", "dirigente", "traidores"),
    ("El gobierno negó que haya presos.", "gobierno", "haya presos"),
    ("La bloguera Ana Torvik escribe:\nLa calle lleva tres días cerrada", "Torvik", "La calle lleva tres días cerrada"),
]


@pytest.mark.parametrize(("text", "source", "content"), TOLD, ids=[t[0] for t in TOLD])
def test_somebody_says_something(text: str, source: str, content: str, parse_spanish: Parse) -> None:
    doc = parse_spanish(text)
    found = [(doc[a.source].text, text[slice(*a.content)]) for a in doc._.attributions if a.source is not None]
    assert (source, content) in found


def test_a_list_behind_a_colon_is_said_by_nobody(parse_spanish: Parse) -> None:
    doc = parse_spanish("La policía detuvo a:\nAna Torvik, Luis Marden y Rosa Paz")
    assert not [a for a in doc._.attributions if "Marden" in doc.text[slice(*a.content)]]


def test_whoever_passes_words_on_is_told_too(parse_spanish: Parse) -> None:
    doc = parse_spanish("Vecinos citados por el diario Norte aseguran que la calle está cerrada.")
    (told,) = doc._.attributions
    assert (doc[told.source].text, doc[told.through].text) == ("Vecinos", "Norte")
