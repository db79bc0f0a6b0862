"""When and where Spanish acts happen: by the same rules as in English, with Spanish words."""

from __future__ import annotations

import pytest

import veedor
from veedor.language import installing

pytestmark = pytest.mark.skipif(installing.is_missing("es"), reason="the Spanish model is not installed")


def told(text: str, kind: str):
    return veedor.read(text, published="2025-05-07", language="es").of(kind)[0]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("La policía detuvo el lunes a dos panaderos.", "2025-05-05"),
        ("El martes, la policía detuvo a dos panaderos.", "2025-05-06"),
        ("La policía detuvo a dos panaderos y allanó su casa el 3 de mayo.", "2025-05-03"),
        ("Dos panaderos fueron liberados en las últimas 48 horas.", "2025-05-05/2025-05-07"),
        ("El gobierno liberará a dos panaderos el día 24.", "2025-05-24"),
        ("La policía detuvo a dos panaderos hace tres semanas.", "2025-04-16~"),
        ("La policía detuvo a dos panaderos.", None),
    ],
)
def test_an_act_has_the_day_of_its_clause(text: str, when: str | None) -> None:
    assert told(text, "event").when == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Tres panaderos siguen detenidos desde hace 14 meses.", "2024-03~/.."),
        ("La panadera está detenida desde el 3 de mayo.", "2025-05-03/.."),
        ("La panadera sigue detenida.", None),
    ],
)
def test_a_state_lasts_as_long_as_the_text_says(text: str, when: str | None) -> None:
    assert told(text, "status").when == when


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("La policía detuvo a dos panaderos en Caracas.", "Caracas"),
        ("Un tribunal de Caracas condenó a dos panaderos a ocho años.", "Caracas"),
        ("Dos panaderos fueron golpeados en la cárcel de Caracas.", "cárcel de Caracas"),
        ("Un portavoz dijo en Madrid que la policía detuvo a dos panaderos.", None),
    ],
)
def test_an_act_has_the_place_of_its_clause(text: str, where: str | None) -> None:
    found = told(text, "event").where
    assert (found.name if found is not None else None) == where
