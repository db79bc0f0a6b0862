"""Deadlines in Spanish: dates ahead, words that lie ahead, expiries, ultimatums, anniversaries."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from spacy.language import Language

from veedor.claims.ahead import deadlines
from veedor.claims.draft import Draft
from veedor.language import runtime
from veedor.language.annotations import Context

PUBLISHED = dt.date(2025, 5, 7)


@pytest.fixture(scope="module")
def nlp() -> Language:
    loaded: Language = runtime.load("es")
    return loaded


def _find(nlp: Any, text: str) -> list[Draft]:
    doc = nlp.make_doc(text)
    doc._.context = Context(published=PUBLISHED)
    return list(deadlines.find(nlp(doc)))


@pytest.mark.parametrize(
    ("text", "category", "modality"),
    [
        ("La licencia de Altoil vence el 27 de mayo.", "licence_expiry", "planned"),
        ("El país se prepara para las elecciones regionales.", "election", "planned"),
        ("Las elecciones presidenciales del 28 de julio serán observadas.", "election", "planned"),
        ("La segunda vuelta se celebrará el 1 de junio.", "election", "planned"),
        ("Las elecciones se celebraron el 4 de mayo.", "election", "asserted"),
        ("El juicio comenzará el 3 de junio.", "trial", "planned"),
        ("La audiencia fue aplazada para el 20 de mayo.", "trial", "planned"),
        ("El tribunal tiene previsto dictar sentencia en junio.", "trial", "planned"),
        ("Su condena termina en noviembre de 2027.", "sentence_end", "planned"),
        ("Las negociaciones podrían comenzar la próxima semana.", "negotiation", "hypothetical"),
        ("Las negociaciones se reanudarían en Oslo el 24 de mayo.", "negotiation", "hypothetical"),
        ("Las sanciones serán revisadas el 1 de diciembre.", "sanctions_review", "planned"),
        ("Le dieron un plazo de 72 horas para abandonar el país.", "ultimatum", "planned"),
        ("Este martes se cumplen seis años de la redada.", "anniversary", "asserted"),
        ("El ministerio anunció que decidirá antes del 30 de mayo.", "other", "planned"),
        ("La tregua vence el viernes.", "other", "planned"),
    ],
)
def test_category_and_modality(nlp: Language, text: str, category: str, modality: str) -> None:
    (draft,) = _find(nlp, text)
    assert (draft.fields["category"], draft.modality) == (category, modality)


@pytest.mark.parametrize(
    "text", ["El consejo electoral no dijo nada.", "Fue elegido en 2018.", "La policía los detuvo el viernes."]
)
def test_no_deadline(nlp: Language, text: str) -> None:
    assert _find(nlp, text) == []


def test_what_is_scheduled_for_a_day_is_on_that_day(nlp: Language) -> None:
    (draft,) = _find(nlp, "Los comicios, previstos para el 25 de mayo, han sido rechazados.")
    assert draft.dating is not None
    assert draft.dating.when == "2025-05-25"


def test_a_postponed_date_keeps_the_old_one(nlp: Language) -> None:
    found = _find(nlp, "La ciudad aplazó la decisión del 20 de mayo al 30 de junio.")
    assert sorted(d.dating.when for d in found if d.dating) == ["2025-05-20", "2025-06-30"]


def test_a_clause_hung_on_the_of_phrase_is_about_its_head(nlp: Language) -> None:
    text = "Es la recta final de una licencia del Tesoro que autoriza a exportar crudo y que vence el 3 de junio."
    (draft,) = _find(nlp, text)
    assert draft.fields["category"] == "licence_expiry"
    assert draft.dating is not None
    assert draft.dating.when == "2025-06-03"


def test_parties_are_the_names_of_the_noun(nlp: Language) -> None:
    (draft,) = _find(nlp, "La licencia de Altoil vence el 27 de mayo.")
    assert [n.name for n in draft.fields["parties"]] == ["Altoil"]
