"""Which language a report is in."""

from __future__ import annotations

import pytest

from veedor.language.detection import language_of
from veedor.reports import Report

TEXTS = {
    "en": "The court said that two bakers, who were held in the north, will be freed.",
    "es": "El tribunal dijo que los dos panaderos, que estaban en la cárcel del norte, serán liberados.",
    "fr": "Le tribunal a dit que les deux boulangers, qui sont dans la prison du nord, ont été libérés.",
    "pt": "O tribunal disse que os dois padeiros não foram libertados, e que uma das celas também foi fechada.",
    "ru": "Суд сказал, что двое пекарей не были освобождены и что его решение было из северного города.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_is_told_by_its_function_words(code: str) -> None:
    assert language_of(Report(id="r", text=TEXTS[code])) == code


@pytest.mark.parametrize("stated", ["es", "ES", "es-VE"])
def test_what_the_report_states_is_believed(stated: str) -> None:
    assert language_of(Report(id="r", text=TEXTS["en"], language=stated)) == "es"


@pytest.mark.parametrize("text", ["", "12 34 56", "Torvik, Ana; Marden, Luis"])
def test_a_text_without_function_words_is_taken_as_english(text: str) -> None:
    assert language_of(Report(id="r", text=text)) == "en"
