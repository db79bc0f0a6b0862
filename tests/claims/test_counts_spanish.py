"""Counts in Spanish: which numbers count what, and whether as stock, flow or attribute."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from veedor.claims.counting import counts
from veedor.claims.draft import Draft
from veedor.language import runtime


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded: Language = runtime.load("es")
    return loaded


def _find(nlp: Any, text: str) -> list[Draft]:
    return list(counts.find(nlp(text)))


@pytest.mark.parametrize(
    ("text", "low", "unit", "measure"),
    [
        ("Foro Norte registra 902 presos políticos.", 902, "presos políticos", "stock"),
        ("En el país hay unos 900 presos políticos.", 900, "presos políticos", "stock"),
        ("Al 5 de mayo permanecían tras las rejas 812 presos políticos.", 812, "presos políticos", "stock"),
        ("Unas 900 personas están detenidas.", 900, "personas", "stock"),
        ("El número de presos políticos asciende a 1.124.", 1124, "presos políticos", "stock"),
        ("Entre enero y marzo fueron arrestadas 1.580 personas.", 1580, "personas", "flow"),
        ("Al menos 71 personas fueron detenidas el viernes.", 71, "personas", "flow"),
        ("Foro Norte registró 83 excarcelaciones desde el 1 de julio.", 83, "excarcelaciones", "flow"),
        ("El presidente liberó a ocho presos políticos.", 8, "presos políticos", "attribute"),
        ("Cinco destacados dirigentes opositores llegaron.", 5, "destacados dirigentes opositores", "attribute"),
        ("Permaneció 412 días en una celda.", 412, "días", "attribute"),
        ("Un tribunal la condenó a 11 años de prisión.", 11, "años de prisión", "attribute"),
        ("Un tribunal lo sentenció a un año de cárcel.", 1, "año de cárcel", "attribute"),
        ("Está refugiado allí desde hace 14 meses.", 14, "meses", "attribute"),
        ("La participación fue de 42,6 por ciento.", 42.6, "por ciento", "attribute"),
        ("La explosión mató al menos a ocho personas.", 8, "personas", "attribute"),
        (
            "Dieron 45 millones de dólares en ayuda humanitaria.",
            45_000_000,
            "dólares en ayuda humanitaria",
            "attribute",
        ),
    ],
)
def test_unit_and_measure(nlp: Language, text: str, low: float, unit: str, measure: str) -> None:
    (draft,) = _find(nlp, text)
    assert (draft.fields["low"], draft.fields["unit"], draft.fields["measure"]) == (low, unit, measure)


@pytest.mark.parametrize(
    "text",
    [
        "La ley permite retener a un sospechoso hasta por 10 días.",
        "Salió del país hace dos años.",
        "Volvió tres meses después.",
        "Dos funcionarios dijeron que sí.",
        "Existen tres razones para ello.",
    ],
)
def test_numbers_that_are_no_count(nlp: Language, text: str) -> None:
    assert _find(nlp, text) == []


def test_parts_stand_with_their_whole(nlp: Language) -> None:
    text = "La organización cuenta 902 presos políticos: 790 hombres y 112 mujeres, de los cuales 173 son militares."
    found = _find(nlp, text)
    assert [d.fields["low"] for d in found] == [902, 790, 112, 173]
    assert {d.fields["measure"] for d in found} == {"stock"}


def test_a_part_of_them_counts_the_same_unit(nlp: Language) -> None:
    found = _find(nlp, "La mayoría de los 260 detenidos sigue en la cárcel y 50 de ellos están enfermos.")
    assert [(d.fields["low"], d.fields["unit"]) for d in found] == [(260, "detenidos"), (50, "detenidos")]


def test_a_list_is_several_counts(nlp: Language) -> None:
    found = _find(nlp, "La policía detuvo a tres mujeres y dos hombres.")
    assert [(d.fields["low"], d.fields["unit"]) for d in found] == [(3, "mujeres"), (2, "hombres")]


def test_a_difference_is_a_flow(nlp: Language) -> None:
    found = _find(nlp, "El lunes había 902 presos políticos, 37 menos que un mes antes.")
    assert [(d.fields["low"], d.fields["measure"]) for d in found] == [(902, "stock"), (37, "flow")]


def test_universe_is_taken_from_the_next_sentence(nlp: Language) -> None:
    text = "Norte confirmó 47 excarcelaciones. La organización solo cuenta a quienes un familiar confirmó."
    (draft,) = _find(nlp, text)
    assert draft.fields["universe"] == "solo cuenta a quienes un familiar confirmó"


def test_one_beside_others_counts_where_it_undergoes_the_same(nlp: Language) -> None:
    found = _find(nlp, "Cuatro militares y un civil murieron en el ataque.")
    assert [(d.fields["low"], d.fields["unit"]) for d in found] == [(4, "militares"), (1, "civil")]
    assert [d.fields["low"] for d in _find(nlp, "Liberaron a 20 presos y un portavoz dijo que habrá más.")] == [20]
