"""Infinitives of Spanish forms, by endings and stems; no model is needed."""

from __future__ import annotations

import pytest

from veedor.language.conjugation import conjugation

FORMS = {
    "detuvieron": "detener",
    "liberarlos": "liberar",
    "entregárselo": "entregar",
    "deteniéndolos": "detener",
    "pidieron": "pedir",
    "niega": "negar",
    "exijan": "exigir",
    "siguieron": "seguir",
    "prohíbe": "prohibir",
    "huyeron": "huir",
    "impuso": "imponer",
    "mantendrá": "mantener",
    "saldrían": "salir",
    "excarceló": "excarcelar",
    "murieron": "morir",
    "dijeran": "decir",
}
PARTICIPLES = {"detenidas": "detener", "absueltos": "absolver", "impuesta": "imponer", "muertos": "morir", "rojo": None}


@pytest.mark.parametrize(("form", "infinitive"), FORMS.items())
def test_a_form_has_its_infinitive(form: str, infinitive: str) -> None:
    assert conjugation("es", frozenset(FORMS.values())).infinitive(form) == infinitive


@pytest.mark.parametrize(("form", "infinitive"), PARTICIPLES.items())
def test_a_participle_has_its_infinitive(form: str, infinitive: str | None) -> None:
    verbs = conjugation("es", frozenset({"detener", "imponer", "morir"}))
    assert verbs.of_participle(form) == infinitive


def test_a_word_that_is_no_verb_has_none() -> None:
    assert conjugation("es").infinitive("panadería") is None


@pytest.mark.parametrize(
    ("form", "mood", "tense"),
    [("liberaría", "Cnd", None), ("liberará", "Ind", "Fut"), ("liberara", "Sub", "Imp"), ("liberaba", None, None)],
)
def test_endings_that_leave_no_doubt_tell_tense_and_mood(form: str, mood: str | None, tense: str | None) -> None:
    told = conjugation("es").features(form) or {}
    assert (told.get("Mood"), told.get("Tense")) == (mood, tense)
