"""The codes that claims carry: PLOVER, states, countries, roles."""

from __future__ import annotations

import re
from typing import Any

import pytest

from veedor import vocabulary
from veedor.claims import statuses
from veedor.language import countries, names

PLOVER: dict[str, Any] = vocabulary.load("plover", dict)
STATES = (
    "detained released house_arrest charged on_trial convicted sentenced acquitted pardoned in_hiding in_refuge exiled "
    "deported barred missing dead tortured hospitalised in_office removed_from_office candidate other"
).split()
SECTORS = (
    "COP GOV JUD LEG MIL OPP PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED PRE REF REL SOC"
).split()


@pytest.mark.parametrize("code", PLOVER["types"])
def test_a_type_has_quad_score_label_and_meaning(code: str) -> None:
    entry = PLOVER["types"][code]
    assert entry["quad"] in (1, 2, 3, 4)
    assert -10 <= entry["score"] <= 10
    assert set(entry["label"]) == set(entry["meaning"]) == {"en", "es"}


def test_scores_that_plover_contradicts_itself_on_are_mended() -> None:
    assert PLOVER["types"]["ACCUSE"]["score"] == -3
    assert PLOVER["types"]["SANCTION"]["quad"] == 4


def test_every_mode_has_a_label_in_both_languages() -> None:
    modes = {mode for entry in PLOVER["types"].values() for mode in entry.get("modes") or ()}
    assert set(PLOVER["mode_labels"]) == modes
    assert all(set(label) == {"en", "es"} for label in PLOVER["mode_labels"].values())


def test_there_are_37_contexts() -> None:
    assert len(set(PLOVER["contexts"])) == len(PLOVER["contexts"]) == 37


def test_states_are_those_of_the_contract() -> None:
    assert sorted(statuses.states()) == sorted(STATES)


@pytest.mark.parametrize("code", STATES)
def test_a_state_has_a_label_in_both_languages(code: str) -> None:
    assert set(statuses.states()[code].label) == {"en", "es"}


STATE_WORDS = [name.split(".")[1] for name in vocabulary.entries() if name.startswith("states.")]
"""The languages that have words for states."""


@pytest.mark.parametrize("language", STATE_WORDS)
def test_words_are_those_of_known_states(language: str) -> None:
    assert set(statuses.state_file(language).words) <= set(STATES)


@pytest.mark.parametrize("language", STATE_WORDS)
def test_no_word_tells_two_states(language: str) -> None:
    words = statuses.state_file(language).words.values()
    for section in ("phrases", "places", "adjectives", "verbs", "nouns", "heads", "suffered"):
        told = [word for state in words for word in getattr(state, section)]
        assert len(told) == len(set(told)), section


@pytest.mark.parametrize("language", STATE_WORDS)
def test_every_list_of_states_is_used_and_every_used_list_is_there(language: str) -> None:
    sources = (vocabulary.path_of("plover").parents[1] / "claims" / "statuses").glob("*.py")
    asked = {name for path in sources for name in re.findall(r'words_of\(\s*"(\w+)"', path.read_text(encoding="utf-8"))}
    assert set(statuses.state_file(language).lists) == asked


def test_roles_are_plovers_sectors() -> None:
    assert set(names.actor_words("en").roles) <= set(SECTORS)


def test_country_codes_are_three_capitals() -> None:
    for code in vocabulary.load("countries", dict[str, countries.Country]):
        assert re.fullmatch("[A-Z]{3}", code), code


def test_no_name_belongs_to_two_countries() -> None:
    seen: dict[str, str] = {}
    for code, country in vocabulary.load("countries", dict[str, countries.Country]).items():
        for name in country.names:
            assert seen.setdefault(name.lower(), code) == code, name
