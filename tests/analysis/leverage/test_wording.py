"""What is said of a result: timing in honest words, in both languages, and the cautions always."""

from __future__ import annotations

import re

import numpy as np
import pytest
from tests.analysis.leverage.making import LENGTH, START, dates, day, frame, reports
from tests.analysis.leverage.test_study import DAYS, gathered, scattered

from veedor.analysis.leverage import Window, leverage
from veedor.analysis.leverage.wording import CAUTIONS

QUICK = {"simulations": 999, "runs": 60, "since": START, "until": day(LENGTH - 1)}
FORBIDDEN = re.compile(
    r"\b(because of|caus\w*|led to|due to|respon\w* to|in exchange|trigger\w*|likely|unlikely|probab\w*|confiden\w*|"
    r"a causa de|debido a|provoc\w*|a cambio|responde\w*|caus\w+|probab\w*|confianza)\b",
    re.IGNORECASE,
)


def results():
    """A result of every kind, by name."""
    read = reports(np.sort(np.concatenate([np.arange(LENGTH), *[np.repeat(np.arange(d - 30, d), 9) for d in DAYS]])))
    return {
        "coincides": leverage(gathered(), dates(DAYS), **QUICK),
        "coincides beside reports": leverage(gathered(), dates(DAYS), reports=reports(range(LENGTH)), **QUICK),
        "attention": leverage(gathered(), dates(DAYS), reports=read, **QUICK),
        "no evidence": leverage(scattered(2), dates(DAYS), **QUICK),
        "cannot tell": leverage(frame([40, 400, 800]), dates(DAYS[:4]), **QUICK),
        "no data": leverage(frame([]), dates(DAYS), **QUICK),
        "no record": leverage(frame([]), []),
        "other": leverage(gathered(), dates(DAYS), **QUICK, side="visits", further={"arrests": scattered()}),
        "one": leverage(frame([40]), dates([50, 5000]), **QUICK),
    }


RESULTS = results()


def keys(name: str) -> list[str]:
    return [sentence.key for sentence in RESULTS[name].sentences()]


def first(name: str, language: str = "en") -> str:
    return RESULTS[name].sentences(language)[0].text


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", RESULTS)
def test_the_cautions_are_always_said(name, language):
    said = [sentence.key for sentence in RESULTS[name].sentences(language)]
    assert said[-len(CAUTIONS) :] == list(CAUTIONS)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", RESULTS)
def test_no_sentence_speaks_of_causes_motives_or_likelihood(name, language):
    for sentence in RESULTS[name].sentences(language):
        assert not FORBIDDEN.search(sentence.text), sentence.text
        assert sentence.probability is None


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("name", RESULTS)
def test_every_number_comes_from_a_value(name, language):
    for sentence in RESULTS[name].sentences(language):
        if sentence.key.startswith("caution"):
            continue
        rest = sentence.text.replace("10 ", "")  # "of 10 such records" is the form of the sentence
        for value in sorted(sentence.values.values(), key=len, reverse=True):
            rest = rest.replace(value, "").replace(value[:1].upper() + value[1:], "")
        assert not re.search(r"\d", rest), (sentence.text, sentence.values)


@pytest.mark.parametrize("name", RESULTS)
def test_both_languages_say_the_same(name):
    assert keys(name) == [sentence.key for sentence in RESULTS[name].sentences("es")]


def test_a_coincidence_is_told_with_what_chance_gives():
    text = first("coincides")
    assert text.startswith("Concession operations fell within 30 days before a leverage date in 9 of 9 dates;")
    assert "would be expected by chance timing" in text
    assert "Esto es el momento, no el motivo." in [s.text for s in RESULTS["coincides"].sentences("es")]


def test_the_volume_is_named_where_it_was_known():
    assert "coincides_volume" in keys("coincides beside reports")
    assert "volume_unknown" in keys("coincides")
    assert "volume_unknown" not in keys("coincides beside reports")


def test_what_attention_accounts_for_is_no_evidence():
    assert "attention" in keys("attention")
    assert "This is no evidence of more operations." in first("attention")


def test_cannot_tell_says_what_would_be_missed():
    assert first("cannot tell").startswith(
        "Cannot tell whether concession operations gather within 30 days before leverage dates. "
        "3 concession operations and 4 leverage dates; a threefold effect would be missed in about "
    )


def test_no_data_is_said_and_no_zero_of_an_effect():
    assert keys("no data")[0] == "no_data"
    assert keys("no record")[0] == "no_record"


def test_operations_of_the_user_keep_their_name():
    assert first("other").startswith("Operations (visits) fell")


def test_one_operation_is_one():
    text = " ".join(sentence.text for sentence in RESULTS["one"].sentences())
    assert "1 concession operation and 1 leverage date;" in text
    assert "Outside of the record: 1 leverage date." in text


@pytest.mark.parametrize(
    ("window", "english", "spanish"),
    [
        ((-30, -1), "within 30 days before", "en los 30 días anteriores a"),
        ((-30, -8), "30 to 8 days before", "entre 30 y 8 días antes de"),
        ((0, 7), "on the day or within 7 days after", "el mismo día o en los 7 días posteriores a"),
        ((8, 30), "8 to 30 days after", "entre 8 y 30 días después de"),
        ((-21, 7), "from 21 days before to 7 days after", "desde 21 días antes hasta 7 días después de"),
        ((0, 0), "on the very day of", "el mismo día de"),
        ((-3, 0), "from 3 days before to 0 days after", "desde 3 días antes hasta 0 días después de"),
    ],
)
def test_windows_are_told_in_words(window, english, spanish):
    found = leverage(gathered(), dates(DAYS), windows=[Window(*window)], **QUICK)
    assert english in found.sentences("en")[0].text
    assert spanish in found.sentences("es")[0].text
