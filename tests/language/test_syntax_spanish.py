"""Spanish trees in the house grammar: who does what to whom, read by the same functions as in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language import syntax

Parse = Callable[..., Any]

ROLES: list[tuple[str, str, str, str | None, str | None]] = [
    ("active with a personal object", "Los agentes golpearon al panadero.", "golpearon", "agentes", "panadero"),
    ("passive with agent", "El panadero fue golpeado por agentes.", "golpeado", "agentes", "panadero"),
    ("passive by a reason", "El panadero fue detenido por traición.", "detenido", None, "panadero"),
    ("subject behind a passive", "Fue liberado el panadero Juan Paz.", "liberado", None, "Paz"),
    ("reflexive passive", "Se detuvo a dos panaderos.", "detuvo", None, "panaderos"),
    ("reflexive passive of things", "Se cerraron tres panaderías.", "cerraron", None, "panaderías"),
    ("pronominal verb", "El canciller se reunió con el obispo.", "reunió", "canciller", None),
    ("clitic object", "La policía lo detuvo en su casa.", "detuvo", "policía", "lo"),
    ("relative clause", "Los agentes que golpearon al panadero huyeron.", "golpearon", "agentes", "panadero"),
    ("participle behind a noun", "El panadero, detenido por agentes, calló.", "detenido", "agentes", "panadero"),
    (
        "participles in a row",
        "El panadero fue detenido en su casa, golpeado y llevado a la cárcel.",
        "golpeado",
        None,
        "panadero",
    ),
    ("participle after a verb of standing", "Tres panaderos siguen recluidos.", "recluidos", None, "panaderos"),
    ("subject behind the verb", "«No es cierto», dijo la ministra Ana Torvik.", "dijo", "Torvik", None),
    ("infinitive with its subject", "La policía trató de detener al panadero.", "detener", "policía", "panadero"),
    ("whom it is asked of", "La jueza ordenó al director liberar a Juan Paz.", "liberar", "director", "Paz"),
    ("object said to be something", "El régimen mantiene presos a dos panaderos.", "mantiene", "régimen", "panaderos"),
    ("a date in digits is no object", "La policía detuvo a Juan Paz el 3/3/2025.", "detuvo", "policía", "Paz"),
    (
        "a thing behind the verb is no second subject",
        "Según la Red Farol, las autoridades cerraron el periódico.",
        "cerraron",
        "autoridades",
        "periódico",
    ),
    ("years are no object", "Un juez condenó a ocho años a la panadera.", "condenó", "juez", "panadera"),
    ("direction is no object", "El panadero fue trasladado a Madrid.", "trasladado", None, "panadero"),
]


@pytest.mark.parametrize(("text", "verb", "doer", "patient"), [r[1:] for r in ROLES], ids=[r[0] for r in ROLES])
def test_who_does_it_to_whom(text: str, verb: str, doer: str | None, patient: str | None, parse_spanish: Parse) -> None:
    token = next(t for t in parse_spanish(text) if t.text == verb)
    found = syntax.doer(token), syntax.patient(token)
    assert tuple(t.text if t is not None else None for t in found) == (doer, patient)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("La ministra Ana Torvik renunció. Dijo que está enferma.", "Dijo", "Torvik"),
        ("La policía detuvo a Rosa Marden. Fue trasladada a la capital.", "trasladada", "Marden"),
        ("Los obispos pidieron diálogo. Condenaron la violencia.", "Condenaron", "obispos"),
        ("El alcalde dijo que no hay presos.", "hay", None),
    ],
)
def test_a_subject_that_the_verb_leaves_out_is_the_last_that_fits(
    text: str, verb: str, subject: str | None, parse_spanish: Parse
) -> None:
    found = syntax.subject(next(t for t in parse_spanish(text) if t.text == verb))
    assert (found.text if found is not None else None) == subject


@pytest.mark.parametrize(
    ("text", "word", "lemma", "tag"),
    [
        ("Hay noventa panaderos detenidos desde mayo.", "detenidos", "detener", "VBN"),
        ("Los detenidos son panaderos.", "detenidos", "detenido", "NNS"),
        ("El mes pasado cerró la panadería.", "pasado", "pasado", "JJ"),
        ("Las negociaciones se reanudarían en mayo.", "reanudarían", "reanudar", "VBP"),
        ("El gobierno excarceló a dos panaderos.", "excarceló", "excarcelar", "VBD"),
    ],
)
def test_words_are_what_they_do(text: str, word: str, lemma: str, tag: str, parse_spanish: Parse) -> None:
    token = next(t for t in parse_spanish(text) if t.text == word)
    assert (token.lemma_, token.tag_) == (lemma, tag)


def test_quotation_marks_are_no_words(parse_spanish: Parse) -> None:
    doc = parse_spanish("La «venganza» fue larga, según “vecinos”.")
    assert {t.dep_ for t in doc if t.text in "«»“”"} == {"punct"}


def test_every_tree_stays_a_tree(parse_spanish: Parse) -> None:
    doc = parse_spanish(
        "El Ministerio de Justicia de Valdora, que dirige Ana Torvik de la Cruz, informó de que se liberó a 12 de los "
        "40 detenidos; según la ONG Faro Azul (FA), tres más, los hermanos Paz y Luis Sol, siguen presos."
    )
    for token in doc:
        seen = set()
        while token.head.i != token.i:
            assert token.i not in seen
            seen.add(token.i)
            token = token.head
        assert token.dep_ == "ROOT"
