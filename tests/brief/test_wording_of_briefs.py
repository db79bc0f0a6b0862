"""Every generated sentence of the example case passes the linter: the brief's, the analyses', the figures' captions."""

from __future__ import annotations

from pathlib import Path

import pytest

from veedor.analysis.registry import Scope, all_analyses
from veedor.analysis.telling import LANGUAGES
from veedor.analysis.wording import faults
from veedor.brief import compose
from veedor.case import Case

EXAMPLES = Path(__file__).parents[2] / "examples"
DATA = frozenset({"date", "number", "name", "quote", "label", "source"})


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    with Case.new(tmp_path_factory.mktemp("wording") / "case") as made:
        made.add(EXAMPLES)
        yield made


@pytest.fixture(scope="module")
def people(case):
    """Names of two words or more of anybody who acts, is acted on, or is in a state."""
    claims = case.claims()
    names = {c.subject.name for c in claims if c.kind == "status"}
    names |= {n.name for c in claims if c.kind == "event" for n in (*c.actors, *c.recipients)}
    return {name for name in names if " " in name and name[0].isupper()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_brief_says_more_than_it_may(case, people, language):
    claims, reports = case.claims(), list(case.reports())
    sources = {r.source for r in reports if r.source} | {n.name for c in claims for n in c.attribution}
    brief = compose(case.records(), case.findings(), claims, reports, language=language)
    for sentence in brief.sentences():
        data = [part.text for part in sentence.parts if part.kind in DATA]
        found = faults(sentence.text, language, filled=data, people=people, sources=sources | set(sentence.attribution))
        assert [f for f in found if f.rule != "number"] == [], sentence.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_an_analysis_says_more_than_it_may(case, people, language):
    pytest.importorskip("statsmodels")
    for name, analysis in all_analyses().items():
        for sentence in analysis.run(case, Scope(simulations=199)).sentences(language):
            found = faults(
                sentence.text,
                language,
                topic=sentence.topic,
                filled=list(sentence.values.values()),
                probability=sentence.probability,
                people=people,
            )
            assert found == [], (name, sentence.text)
