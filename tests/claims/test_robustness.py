"""Whatever the text, extraction ends without an exception, and every span of every claim fits."""

from __future__ import annotations

import random
import string
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.claims.contract import broken

from veedor.claims.extract import extract
from veedor.reports import Report

WORDS = (
    "police arrested released the a of in to by who was were said that not if will two 900 dozens prisoners "
    "Ana Torvik court sentenced years prison , . : ; — “ ” \" ' ( ) \n \n\n according citing denied she they it "
    "we on 3 May 2025 for 412 days since Monday election license expire charged with fraud and or"
).split(" ")


def read(texts: list[str]) -> None:
    reports = [Report(id=f"r{n}", text=text, published="2025-05-06", language="en") for n, text in enumerate(texts)]
    found = list(extract(reports))
    assert len(found) == len(reports)
    for report, claims in found:
        assert broken(report, claims, garbled=True) == []


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_characters_are_read(text: str) -> None:
    read([text])


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_words_in_any_order_are_read(text: str) -> None:
    read([text])


@pytest.mark.slow
@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join), max_size=8))
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
def test_many_reports_of_any_words_are_read(texts: list[str]) -> None:
    read(texts)


STORY = (
    "KARSHOLM, May 26 (KPA) — Police arrested the union leader Jonas Velik on Monday. “Officers beat him,” said Ana "
    "Torvik, citing a nurse. About 900 people are in prison, according to the union, and 40 were freed in April. The "
    "court, which is expected to rule on 3 June, sentenced two bakers to eleven years in 2021.\n\n"
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(40))
def test_a_text_with_random_damage_is_read(seed: int) -> None:
    rng = random.Random(seed)
    texts = []
    for _ in range(10):
        text = list(STORY * 2)
        for _ in range(rng.randint(1, 60)):
            at = rng.randrange(len(text))
            text[at : at + rng.randint(0, 5)] = rng.choice(string.printable + "\u202e\u0000😀é“”…\u2028")
        texts.append("".join(text))
    read(texts)


@pytest.mark.slow
def test_a_sentence_of_100000_characters_is_read() -> None:
    read(["Police arrested " + "Ana Torvik and " * 6000 + "Luis Marden."])


@pytest.mark.slow
def test_deep_nesting_is_read() -> None:
    read(
        [
            "Ana said that " * 400 + "it rained.",
            "(" * 2000 + "It rained" + ")" * 2000,
            "“" * 500 + "It rained”, he said.",
        ]
    )


def test_reading_does_not_depend_on_what_was_read_before() -> None:
    def claims() -> list[Any]:
        return [c for _, found in extract([Report(id="r", text=STORY, language="en")]) for c in found]

    first = claims()
    read(["Nothing.", STORY + STORY])
    assert claims() == first
