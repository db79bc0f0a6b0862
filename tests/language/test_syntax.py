"""Subject, object and agent, read from the parse in one place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from veedor.language import syntax

Parse = Callable[..., Any]

ROLES: list[tuple[str, str, str, str | None, str | None]] = [
    ("active", "Officers beat the baker.", "beat", "Officers", "baker"),
    ("passive", "The baker was beaten by officers.", "beaten", "officers", "baker"),
    ("passive without agent", "The baker was beaten.", "beaten", None, "baker"),
    ("relative clause", "The officers who beat the baker left.", "beat", "officers", "baker"),
    ("relative clause on the object", "The baker whom officers beat left.", "beat", "officers", "baker"),
    ("reduced relative clause", "The baker beaten by officers left.", "beaten", "officers", "baker"),
    ("co-ordinated verbs", "Officers came and beat the baker.", "beat", "Officers", "baker"),
    ("co-ordinated participles", "The baker was arrested and beaten.", "beaten", None, "baker"),
    ("infinitive with its subject", "Officers tried to beat the baker.", "beat", "Officers", "baker"),
]


@pytest.mark.parametrize(("text", "verb", "doer", "patient"), [r[1:] for r in ROLES], ids=[r[0] for r in ROLES])
def test_who_does_it_to_whom(text: str, verb: str, doer: str | None, patient: str | None, parse: Parse) -> None:
    token = next(t for t in parse(text) if t.text == verb)
    found = syntax.doer(token), syntax.patient(token)
    assert tuple(t.text if t is not None else None for t in found) == (doer, patient)


def test_an_indirect_object_is_no_direct_one(parse: Parse) -> None:
    verb = next(t for t in parse("They gave him asylum.") if t.text == "gave")
    dative, obj = syntax.dative(verb), syntax.object_of(verb)
    assert dative is not None
    assert obj is not None
    assert (dative.text, obj.text) == ("him", "asylum")


def test_an_object_is_shared_by_adjacent_verbs(parse: Parse) -> None:
    verb = next(t for t in parse("Officers arrested and beat the baker.") if t.text == "arrested")
    assert [t.text for t in syntax.shared_object(verb)] == ["baker"]


def test_a_verb_with_an_object_of_its_own_shares_none(parse: Parse) -> None:
    verb = next(t for t in parse("Officers arrested the mayor and beat the baker.") if t.text == "arrested")
    assert syntax.shared_object(verb) == []


def test_prepositions_of_several_words_are_joined(parse: Parse) -> None:
    verb = next(t for t in parse("The baker walked out of prison.") if t.text == "walked")
    assert ("out of", "prison") in [(p, t.text) for p, t in syntax.prepositions(verb)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The decree stripped the baker of citizenship.", ("of", "citizenship")),
        ("Officers took the baker into custody.", ("into", "custody")),
    ],
)
def test_a_phrase_hung_on_the_object_is_given_to_the_verb(text: str, pair: tuple[str, str], parse: Parse) -> None:
    root = next(t for t in parse(text) if t.dep_ == "ROOT")
    assert pair in [(p, t.text) for p, t in syntax.prepositions(root)]


def test_the_whole_list_is_co_ordinated(parse: Parse) -> None:
    doc = parse("They held Ana Torvik, Luis Marden and two guards.")
    first = next(t for t in doc if t.text == "Torvik")
    assert [t.text for t in syntax.conjuncts(first)] == ["Torvik", "Marden", "guards"]
