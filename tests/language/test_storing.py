"""Docs as bytes: what the components left on a document comes back the same."""

from __future__ import annotations

import datetime as dt

import pytest
import spacy
from spacy.tokens import Doc, DocBin

from veedor.language import runtime, storing
from veedor.language.annotations import Context

TEXT = 'Police freed 12 men in Geneva on Friday, Radio Faro said. "They are well," said Inés Otamendi.'
ATTRIBUTES = ("context", "times", "quantities", "mentions", "attributions", "places")


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = runtime.load("en")
    made = nlp.make_doc(TEXT)
    made._.context = Context(published=dt.date(2025, 5, 7), title="Freed")
    return nlp(made)


def test_every_annotation_comes_back(doc: Doc) -> None:
    read = Doc(doc.vocab).from_bytes(doc.to_bytes())
    for attribute in ATTRIBUTES:
        assert getattr(read._, attribute) == getattr(doc._, attribute), attribute


def test_doc_bin(doc: Doc) -> None:
    [read] = DocBin(docs=[doc], store_user_data=True).get_docs(doc.vocab)
    assert list(read._.times) == doc._.times  # spaCy reads lists back as tuples


def test_several_processes() -> None:
    nlp = spacy.blank("es")
    nlp.add_pipe("veedor_times")
    docs = []
    for text in ("Fue detenido el martes.", "Salió ayer."):
        made = nlp.make_doc(text)
        made._.context = Context(published=dt.date(2025, 5, 7), language="es")
        docs.append(made)
    assert [d._.times[0].edtf for d in nlp.pipe(docs, n_process=2)] == ["2025-05-06", "2025-05-06"]


def test_bytes_make_no_other_type() -> None:
    data = {"__veedor__": "Case", "fields": {}}
    assert storing.decode(data) == data
