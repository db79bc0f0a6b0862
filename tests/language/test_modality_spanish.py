"""Modality in Spanish: by words as in English, and by the endings that English does not have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language.modality import of_act

Parse = Callable[..., Any]

ACTS: list[tuple[str, str, str]] = [
    ("La policía detuvo al panadero.", "detuvo", "asserted"),
    ("La policía no detuvo al panadero.", "detuvo", "negated"),
    ("La policía nunca detuvo al panadero.", "detuvo", "negated"),
    ("Ni la policía ni el ejército detuvieron al panadero.", "detuvieron", "negated"),
    ("La policía se negó a liberar al panadero.", "liberar", "negated"),
    ("La policía salió sin detener al panadero.", "detener", "negated"),
    ("La policía detendrá al panadero.", "detendrá", "planned"),
    ("La policía va a liberar al panadero.", "liberar", "planned"),
    ("El alcalde prometió liberar al panadero.", "liberar", "planned"),
    ("La policía podría detener al panadero.", "detener", "hypothetical"),
    ("El alcalde liberaría al panadero si cesan las marchas.", "liberaría", "hypothetical"),
    ("Si la policía libera al panadero, abrirá la tienda.", "libera", "hypothetical"),
    ("El sindicato pidió que liberen al panadero.", "liberen", "hypothetical"),
    ("El sindicato exigió la liberación del panadero.", "liberación", "hypothetical"),
    ("El panadero habría sido detenido por agentes.", "detenido", "alleged"),
    ("El panadero fue presuntamente golpeado.", "golpeado", "alleged"),
    ("El sindicato acusó a los agentes de golpear al panadero.", "golpear", "alleged"),
    ("El sindicato lamentó que detuvieran al panadero.", "detuvieran", "asserted"),
    ("Huyó después de que detuvieran al panadero.", "detuvieran", "asserted"),
    ("El sindicato dijo que la policía detuvo al panadero.", "detuvo", "asserted"),
]


@pytest.mark.parametrize(("text", "word", "modality"), ACTS, ids=[a[0] for a in ACTS])
def test_the_act_is(text: str, word: str, modality: str, parse_spanish: Parse) -> None:
    assert of_act(next(t for t in parse_spanish(text) if t.text == word)) == modality
