"""The linter: sentences that must be refused, and what they become when they may be said."""

from __future__ import annotations

import re

import pytest

from veedor.analysis import telling
from veedor.analysis.wording import faults, wording
from veedor.errors import ProofError


def rules(text, language="en", **given):
    return [fault.rule for fault in faults(text, language, **given)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("A release is likely.", "en"),
        ("It will almost certainly happen again.", "en"),
        ("Very unlikely by chance.", "en"),
        ("Es probable que haya otra liberación.", "es"),
        ("Casi con certeza habrá otra.", "es"),
    ],
)
def test_a_likelihood_without_a_probability_is_refused(text, language):
    assert rules(text, language) == ["likelihood"]


def test_the_word_must_fit_the_probability():
    assert rules("It is likely.", probability=0.7) == []
    assert rules("It is likely.", probability=0.97) == ["likelihood"]
    assert rules("It is almost certain.", probability=0.97) == []
    assert rules("Es muy probable.", "es", probability=0.9) == []
    assert rules("Es probable.", "es", probability=0.9) == ["likelihood"]


def test_longer_words_of_likelihood_are_one_word():
    assert rules("It is very unlikely.", probability=0.1) == []


def test_likelihood_and_confidence_do_not_stand_together():
    assert rules("It is likely, with high confidence.", probability=0.7) == ["confidence"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The licence led to releases.", "en"),
        ("The government used prisoners.", "en"),
        ("Releases came in response to the deadline.", "en"),
        ("Elections trigger arrests.", "en"),
        ("Prisoners were freed in exchange for the licence.", "en"),
        ("La licencia provocó las liberaciones.", "es"),
        ("Hubo liberaciones a cambio de la licencia.", "es"),
    ],
)
def test_timing_has_no_cause(text, language):
    assert rules(text, language, topic="leverage") == ["cause"]
    assert rules(text, language, topic="balance") == []


def test_what_only_sounds_like_a_cause_may_be_said():
    assert rules("A threefold effect would be missed. This is timing, not motive.", topic="leverage") == []


@pytest.mark.parametrize("text", ["It held 12 acts.", "A share of 0.48.", "Some 30% were told.", "From 1,200 acts."])
def test_a_number_from_nowhere_is_refused(text):
    number = re.search(r"\d[\d.,]*%?", text)[0].rstrip(".")
    assert rules(text) == ["number"]
    assert rules(text, filled=[number]) == []


def test_part_of_a_number_does_not_license_it():
    assert rules("It held 120 acts.", filled=["12"]) == ["number"]


def test_numbers_of_the_method_may_stand():
    assert rules("The interval (95% interval) is wide.") == []


PEOPLE, SOURCES = ["Irene Valcázar"], ["Valdoran Justice Watch"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Irene Valcázar committed fraud.", "en"),
        ("The terrorist Irene Valcázar was freed.", "en"),
        ("Irene Valcázar cometió fraude.", "es"),
    ],
)
def test_an_accusation_needs_source_and_modality(text, language):
    assert rules(text, language, people=PEOPLE, sources=SOURCES) == ["accusation", "accusation"]


def test_a_source_alone_is_not_enough_and_neither_is_a_hedge():
    assert rules("Valdoran Justice Watch: Irene Valcázar committed fraud.", people=PEOPLE, sources=SOURCES) == [
        "accusation"
    ]
    assert rules("Irene Valcázar allegedly committed fraud.", people=PEOPLE, sources=SOURCES) == ["accusation"]


def test_an_accusation_with_both_may_stand():
    said = "According to Valdoran Justice Watch, Irene Valcázar is accused of fraud."
    assert rules(said, people=PEOPLE, sources=SOURCES) == []


def test_nobody_is_the_source_of_an_accusation_against_himself():
    assert "accusation" in rules("Irene Valcázar is accused of fraud.", people=PEOPLE, sources=PEOPLE)


def test_words_of_reports_are_data():
    assert rules("The group 'Likely Cause 5' was freed.", topic="leverage", filled=["Likely Cause 5"]) == []


def test_a_template_that_says_too_much_is_refused(monkeypatch):
    made = {"leverage": {"bad": "Dates caused {n} releases."}, "balance": {"bad": "It is likely that {n} follow."}}
    monkeypatch.setattr(telling, "_templates", lambda topic, language: made[topic])
    telling._lint.cache_clear()
    for topic in made:
        with pytest.raises(ProofError, match="A040"):
            telling.tell(topic, "bad", n=3)
    assert telling.tell("balance", "bad", n=3, probability=0.7).text == "It is likely that 3 follow."
    telling._lint.cache_clear()


@pytest.mark.parametrize("language", telling.LANGUAGES)
@pytest.mark.parametrize("topic", telling.topics())
def test_no_template_says_too_much(topic, language):
    for key, template in telling._templates(topic, language).items():
        masked = re.sub(r"\{\w+\}", "\x00", template)
        found = [f for f in faults(masked, language, topic=topic) if f.rule != "likelihood"]
        assert found == [], (key, found)


def test_both_languages_have_every_list():
    for language in telling.LANGUAGES:
        table = wording(language)
        assert all(getattr(table, name) for name in table.__struct_fields__)
        assert all(0 < low < high < 1 for low, high in table.likelihood.values())
