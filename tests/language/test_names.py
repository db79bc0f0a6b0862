"""Names: which words are a name, what kind of thing it names, and what a noun phrase is called in a claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language import naming
from veedor.language.countries import countries

Parse = Callable[..., Any]

MENTIONS: list[tuple[str, str, str]] = [
    ("President Ana Torvik met Luis Marden.", "Ana Torvik", "person"),
    ("New Zealand Prime Minister Ana Torvik spoke.", "Ana Torvik", "person"),
    ("Maria del Carmen Ortiz and Juan de la Vega left.", "Maria del Carmen Ortiz", "person"),
    ("Maria del Carmen Ortiz and Juan de la Vega left.", "Juan de la Vega", "person"),
    ("His wife, Hanna Velik, left.", "Hanna Velik", "person"),
    ("Torvik was arrested. Ana Torvik is a lawyer.", "Torvik", "person"),
    ("The Ministry of Justice closed the school.", "Ministry of Justice", "organisation"),
    ("The UN and the Karsholm City Council met.", "UN", "organisation"),
    ("The UN and the Karsholm City Council met.", "Karsholm City Council", "organisation"),
    ("Police in Karsholm arrested a baker.", "Karsholm", "place"),
    ("A court in Norway freed the baker.", "Norway", "place"),
    ("They met in Elvar Square.", "Elvar Square", "place"),
]


@pytest.mark.parametrize(("text", "name", "kind"), MENTIONS, ids=[f"{m[1]}-{n}" for n, m in enumerate(MENTIONS)])
def test_the_name_is_found_with_its_kind(text: str, name: str, kind: str, parse: Parse) -> None:
    assert (name, kind) in [(m.name, m.kind) for m in parse(text)._.mentions]


def test_offsets_of_a_name_are_its_words(parse: Parse) -> None:
    doc = parse("President Ana Torvik met the Karsholm City Council in Port Elvar.")
    assert [doc.text[m.start : m.end] for m in doc._.mentions] == [m.name for m in doc._.mentions]


PHRASES: list[tuple[str, str, list[tuple[str, None, str | None, tuple[str, ...]]]]] = [
    (
        "without article and number",
        "Police arrested the five prominent Venezuelan opposition leaders.",
        [("prominent Venezuelan opposition leaders", None, "VEN", ("OPP",))],
    ),
    (
        "with an of-phrase that it needs",
        "Police arrested members of opposition parties.",
        [("members of opposition parties", None, None, ("PTY", "OPP"))],
    ),
    ("without title", "Police arrested Dr. Luis Marden.", [("Luis Marden", None, None, ())]),
    (
        "with the country of its demonym",
        "Police arrested a Belarusian journalist.",
        [("Belarusian journalist", None, "BLR", ("JRN",))],
    ),
    (
        "as a list",
        "Police arrested Ana Torvik and Luis Marden.",
        [("Ana Torvik", None, None, ()), ("Luis Marden", None, None, ())],
    ),
    ("with its owner", "Police arrested Ana Torvik's brother.", [("Ana Torvik's brother", None, None, ())]),
    ("by the people who are counted", "Police arrested dozens of students.", [("students", None, None, ("EDU",))]),
    ("not by a bare number", "Police arrested 47.", []),
]


@pytest.mark.parametrize(("text", "names"), [p[1:] for p in PHRASES], ids=[p[0] for p in PHRASES])
def test_the_object_is_named(text: str, names: list[Any], parse: Parse) -> None:
    (obj,) = [t for t in parse(text) if t.dep_ == "dobj"]
    assert naming.names_of(obj) == names


def test_nobody_has_no_name() -> None:
    assert naming.names_of(None) == []


def test_every_country_has_a_code_of_three_letters() -> None:
    assert all(len(code) == 3 and code.isupper() for code in countries().values())


@pytest.mark.parametrize(("word", "code"), [("norway", "NOR"), ("norwegian", "NOR"), ("cubans", "CUB")])
def test_a_country_is_known_by_name_or_demonym(word: str, code: str) -> None:
    assert countries()[word] == code
