"""Spanish: what is found in news and reports of human rights groups, and how it is resolved. No model is needed."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy

from veedor.language.annotations import Context
from veedor.language.times import find

CONTEXT = Context(published=dt.date(2025, 5, 7), language="es")  # a Wednesday


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(e.text, e.value, e.edtf) for e in find(text, CONTEXT)]


@pytest.mark.parametrize(
    ("text", "words", "value", "edtf"),
    [
        ("Fue liberado el 6 de mayo de 2025.", "el 6 de mayo de 2025", "2025-05-06", "2025-05-06"),
        ("Fue liberado el martes 6 de mayo.", "el martes 6 de mayo", "2025-05-06", "2025-05-06"),
        ("Fue liberado el 6/5/2025.", "6/5/2025", "2025-05-06", "2025-05-06"),
        ("Fue liberado el 1º de marzo del 2019.", "el 1º de marzo del 2019", "2019-03-01", "2019-03-01"),
        ("Fue liberado el primero de marzo de 2019.", "el primero de marzo de 2019", "2019-03-01", "2019-03-01"),
        ("Fue liberado el pasado 31 de octubre.", "el pasado 31 de octubre", "2024-10-31", "2024-10-31"),
        ("Se reanudará el día 24.", "el día 24", "2025-05-24", "2025-05-24"),
        ("Se reanudó el día 24.", "el día 24", "2025-04-24", "2025-04-24"),
        ("Fue detenido el pasado día 3.", "el pasado día 3", "2025-05-03", "2025-05-03"),
        ("Fue detenido el lunes 5.", "el lunes 5", "2025-05-05", "2025-05-05"),
        ("Fueron liberados en las últimas 48 horas.", "las últimas 48 horas", "PT48H", "2025-05-05/2025-05-07"),
        ("Fue liberado en marzo.", "marzo", "2025-03", "2025-03"),
        ("Será liberado en marzo.", "marzo", "2026-03", "2026-03"),
        ("Fue liberado ayer.", "ayer", "2025-05-06", "2025-05-06"),
        ("Fue liberado anteayer.", "anteayer", "2025-05-05", "2025-05-05"),
        ("Será liberado mañana.", "mañana", "2025-05-08", "2025-05-08"),
        ("Fue liberado la semana pasada.", "la semana pasada", "2025-W18", "2025-04-28/2025-05-04"),
        ("Será liberado el próximo lunes.", "el próximo lunes", "2025-05-12", "2025-05-12"),
        ("Fue liberado el lunes.", "el lunes", "2025-05-05", "2025-05-05"),
        ("El plazo vence el lunes.", "el lunes", "2025-05-12", "2025-05-12"),
        ("Fue liberado hace tres días.", "hace tres días", "2025-05-04", "2025-05-04"),
        ("Será liberado dentro de un mes.", "dentro de un mes", "2025-06", "2025-06~"),
        ("Huyó a finales de 2021.", "finales de 2021", "2021", "2021"),
        ("Huyó a principios de los años noventa.", "principios de los años noventa", "199", "199X"),
        ("Fue así en el siglo XIX.", "el siglo XIX", "18", "18XX"),
        ("Huyó en el verano de 2021.", "el verano de 2021", "2021-SU", "2021-22"),
        ("Murió en la madrugada del domingo.", "la madrugada del domingo", "2025-05-04TMO", "2025-05-04"),
        ("Lleva 412 días preso.", "412 días", "P412D", "2024-03-21/2025-05-07"),
        ("Está preso desde hace 14 meses.", "14 meses", "P14M", "2024-03~/2025-05-07"),
        ("Ganó en el segundo semestre de 2024.", "el segundo semestre de 2024", "2024-H2", "2024-07/2024-12"),
    ],
)
def test_resolved(text: str, words: str, value: str, edtf: str) -> None:
    assert found(text) == [(words, value, edtf)]


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("durante dos años y cuatro meses", "DURATION", "P2Y4M"),
        ("durante dos años y medio", "DURATION", "P2.5Y"),
        ("durante treinta y cinco días", "DURATION", "P35D"),
        ("durante mil doscientos días", "DURATION", "P1200D"),
        ("durante 1.200 días", "DURATION", "P1200D"),
        ("durante media hora", "DURATION", "PT0.5H"),
        ("todos los viernes", "SET", "XXXX-WXX-5"),
        ("una vez al mes", "SET", "P1M"),
        ("de lunes a viernes", "SET", "XXXX-WXX-1"),
    ],
)
def test_durations_and_sets(text: str, type_: str, value: str) -> None:
    [expression] = find(text, CONTEXT)
    assert (expression.type, expression.value, expression.edtf) == (type_, value, None)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("entre el 6 y el 8 de mayo de 2021", "2021-05-06/2021-05-08"),
        ("del 6 al 8 de mayo de 2021", "2021-05-06/2021-05-08"),
        ("del 1 de enero al 30 de abril de 2021", "2021-01-01/2021-04-30"),
        ("desde marzo de 2021 hasta mayo de 2021", "2021-03/2021-05"),
        ("entre 2014 y 2017", "2014/2017"),
    ],
)
def test_ranges(text: str, interval: str) -> None:
    assert {e.interval for e in find(text, CONTEXT)} == {interval}


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("preso desde el 20 de marzo de 2024", "since"),
        ("vigente hasta el 15 de junio de 2025", "until"),
        ("a más tardar el 30 de junio de 2025", "by"),
        ("antes del 1 de junio de 2025", "before"),
        ("tras el 1 de junio de 2024", "after"),
        ("durante 2024", "during"),
    ],
)
def test_direction(text: str, direction: str) -> None:
    assert [e.direction for e in find(text, CONTEXT)] == [direction]


def test_the_story_runs_on() -> None:
    text = (
        "El 3 de marzo de 2021 fue detenido. Dos días antes había huido; ese mismo día la buscaron y al día siguiente"
    )
    assert [edtf for _, _, edtf in found(text)] == ["2021-03-03", "2021-03-01", "2021-03-01", "2021-03-02"]


def test_an_event_is_an_anchor_where_its_day_is_told() -> None:
    told = "Las elecciones del 28 de julio de 2024 fueron reñidas. Dos días antes de las elecciones fue detenido."
    assert found(told)[-1] == ("Dos días", "P2D", "2024-07-26")
    assert found("Dos días antes de las elecciones fue detenido.")[-1] == ("Dos días", "P2D", None)


def test_a_time_and_its_day_are_one() -> None:
    assert found("a las 10 de la mañana del 3 de mayo de 2025")[0][1] == "2025-05-03T10:00"
    assert found("El lunes a las 20:30 horas")[-1][1] == "2025-05-05T20:30"


@pytest.mark.parametrize("text", ["Vive en la Avenida 9 de Julio.", "El plan costó 2000 euros.", "el domingo de Ramos"])
def test_what_only_looks_like_a_date(text: str) -> None:
    assert find(text, CONTEXT) == []


def test_the_component_needs_no_parser_and_knows_its_language() -> None:
    nlp = spacy.blank("es")
    nlp.add_pipe("veedor_times")
    doc = nlp.make_doc("Fue liberado el martes.")
    doc._.context = Context(published=dt.date(2025, 5, 7))  # English by default: the pipeline's language counts
    assert [e.edtf for e in nlp(doc)._.times] == ["2025-05-06"]


def test_a_pipeline_of_many_languages_takes_that_of_each_document() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("veedor_times")
    for language, text in (("es", "Fue liberado el martes."), ("en", "He was freed on Tuesday.")):
        doc = nlp.make_doc(text)
        doc._.context = Context(published=dt.date(2025, 5, 7), language=language)
        assert [e.edtf for e in nlp(doc)._.times] == ["2025-05-06"]
