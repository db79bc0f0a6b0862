"""``veedor_quantities`` in Spanish: which numbers count something, how they are qualified, and what noun they count."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from veedor.language import runtime
from veedor.language.quantities import Quantity


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded: Language = runtime.load("es")
    return loaded


def _only(nlp: Any, text: str) -> Quantity:
    (quantity,) = nlp(text)._.quantities
    found: Quantity = quantity
    return found


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "qualifier"),
    [
        ("Hay unos 900 presos.", "unos 900", 900, 900, "about"),
        ("Hay cerca de 900 presos.", "cerca de 900", 900, 900, "about"),
        ("Hay alrededor de 900 presos.", "alrededor de 900", 900, 900, "about"),
        ("Detuvieron a al menos 71 personas.", "al menos 71", 71, None, "at_least"),
        ("Detuvieron a por lo menos siete personas.", "por lo menos siete", 7, None, "at_least"),
        ("Hay más de 300 presos.", "más de 300", 300, None, "more_than"),
        ("Hay más de un centenar de presos.", "más de un centenar", 100, None, "more_than"),
        ("Detuvieron hasta a 40 personas.", "hasta a 40", None, 40, "at_most"),
        ("Hay menos de 15 presos.", "menos de 15", None, 15, "fewer_than"),
        ("Hay apenas 15 presos.", "15", 15, 15, "exact"),
        ("Hay entre 20 y 30 presos.", "entre 20 y 30", 20, 30, "range"),
        ("Hay 50 o más presos.", "50 o más", 50, None, "at_least"),
        ("Hay decenas de presos.", "decenas", 20, None, "at_least"),
        ("Hay medio centenar de presos.", "medio centenar", 50, 50, "about"),
    ],
)
def test_qualifier(nlp: Language, text: str, words: str, low: float, high: float, qualifier: str) -> None:
    quantity = _only(nlp, text)
    assert (quantity.text, quantity.low, quantity.high, quantity.qualifier) == (words, low, high, qualifier)
    assert text[quantity.start : quantity.end] == quantity.text


@pytest.mark.parametrize(
    "text",
    [
        "Ocurrió el 6 de mayo de 2025.",
        "Ocurrió el 5, 6 y 7 de mayo.",
        "Ocurrió del 3 al 8 de julio.",
        "Ocurrió en 2021.",
        "Siguió así hasta 2025.",
        "Llegó el miércoles 1.",
        "Se reunieron a las 10 de la noche.",
        "Ana Roa, de 34 años, fue liberada.",
        "Una joven maestra de 34 años fue liberada.",
        "Roa tiene 85 años.",
        "Los mayores de 60 años votaron.",
        "Uno de cada tres aceptó.",
        "El artículo 20 lo prohíbe.",
        "Rige la Ley 1055.",
        "Un periodista fue detenido.",
        "Dos tercios aceptaron.",
    ],
)
def test_numbers_that_count_nothing(nlp: Language, text: str) -> None:
    assert nlp(text)._.quantities == []


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("Liberaron a ocho presos políticos.", "presos"),
        ("Detuvieron a 21 ciudadanos venezolanos.", "ciudadanos"),
        ("Detuvieron a cinco importantes dirigentes opositores.", "dirigentes"),
        ("Hubo tres heridos.", "heridos"),
        ("Miles de personas marcharon.", "personas"),
        ("Estuvo 60 días allí.", "días"),
        ("Liberaron a once de ellos.", None),
    ],
)
def test_noun(nlp: Language, text: str, noun: str | None) -> None:
    doc = nlp(text)
    (quantity,) = doc._.quantities
    assert (None if quantity.noun is None else doc[quantity.noun].text) == noun


def test_part_and_whole_are_two_quantities(nlp: Language) -> None:
    doc = nlp("La policía acusó a 40 de los 260 detenidos.")
    assert [(q.low, q.partitive) for q in doc._.quantities] == [(40, True), (260, False)]


@pytest.mark.parametrize(
    ("text", "sort"),
    [
        ("Votó el 42,6 por ciento.", "percent"),
        ("Votó el 42,6 %.", "percent"),
        ("Dieron $45 millones.", "money"),
        ("Dieron 30 millones de euros.", "money"),
        ("Dieron 500 dólares.", "money"),
        ("Liberaron a 45 personas.", "cardinal"),
    ],
)
def test_sort(nlp: Language, text: str, sort: str) -> None:
    assert _only(nlp, text).sort == sort


def test_an_article_counts_beside_another_number(nlp: Language) -> None:
    assert [q.low for q in nlp("El ataque dejó un muerto y tres heridos.")._.quantities] == [1, 3]


def test_a_change_is_two_numbers(nlp: Language) -> None:
    assert [q.low for q in nlp("El número de centros pasó de 5 a 180.")._.quantities] == [5, 180]


def test_runs_without_a_parser() -> None:
    import spacy

    nlp = spacy.blank("es")
    nlp.add_pipe("veedor_quantities")
    doc = nlp("Al menos 71 personas de 20 años fueron detenidas el 6 de mayo.")
    assert doc._.quantities[0].text == "Al menos 71"
