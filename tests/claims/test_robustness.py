"""Whatever the text, extraction ends without an exception, and every span of every claim fits."""

from __future__ import annotations

import os
import random
import string
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from veedor.claims.claim import Claim, from_json, to_json
from veedor.claims.evidence import LONGEST
from veedor.claims.extract import extract
from veedor.reports import Report
from veedor.reports import read as read_reports

WORDS = (
    "police arrested released the a of in to by who was were said that not if will two 900 dozens prisoners "
    "Ana Torvik court sentenced years prison , . : ; — “ ” \" ' ( ) \n \n\n according citing denied she they it "
    "we on 3 May 2025 for 412 days since Monday election license expire charged with fraud and or"
).split(" ")


def check(text: str, claims: list[Claim]) -> None:
    ids = [c.id for c in claims]
    assert len(ids) == len(set(ids))
    for claim in claims:
        spans = list(claim.evidence) + [
            getattr(claim, f) for f in ("trigger", "cue", "content", "what") if hasattr(claim, f)
        ]
        assert all(span.fits(text) for span in spans)
        assert 0 < claim.evidence[0].end - claim.evidence[0].start <= LONGEST
        assert from_json(to_json(claim)) == claim


def read(texts: list[str]) -> None:
    reports = [Report(id=f"r{n}", text=text, published="2025-05-06", language="en") for n, text in enumerate(texts)]
    found = list(extract(reports))
    assert len(found) == len(reports)
    for report, claims in found:
        check(report.text, claims)


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


def _shared() -> Path:
    return Path(os.environ.get("VEEDOR_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def _passages(rng: random.Random, number: int) -> list[str]:
    """Stretches of 200 to 2,000 characters from anywhere in the corpora, cut without regard to words."""
    names = ("state_press/state_press.jsonl.gz", "state_hr_reports/reports.jsonl.gz")
    files = [str(_shared() / "corpora" / name) for name in names]
    texts = [item.text for item in read_reports(files) if isinstance(item, Report) and len(item.text) > 200]
    found = []
    for text in rng.choices(texts, k=number) if texts else []:
        start = rng.randrange(len(text))
        found.append(text[start : start + rng.randint(200, 2000)])
    return found


@pytest.mark.slow
@pytest.mark.skipif(not _shared().is_dir(), reason="the shared corpora are not beside the repository")
def test_passages_of_real_reports_are_read() -> None:
    passages = _passages(random.Random(20250506), 1000)
    if not passages:
        pytest.skip("the shared corpora hold no reports")
    for start in range(0, len(passages), 100):
        read(passages[start : start + 100])


def test_reading_does_not_depend_on_what_was_read_before() -> None:
    def claims() -> list[Any]:
        return [c for _, found in extract([Report(id="r", text=STORY, language="en")]) for c in found]

    first = claims()
    read(["Nothing.", STORY + STORY])
    assert claims() == first
