"""What the tests of several rooms share: the loaded pipeline, and parsing through it."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from veedor.language import installing, runtime
from veedor.language.annotations import Context

settings.register_profile("veedor", deadline=None)  # a loaded machine is no defect; speed is measured by make bench
settings.load_profile("veedor")

Parse = Callable[..., Any]


@pytest.fixture(scope="session")
def nlp() -> Any:
    """The English pipeline with Veedor's components, loaded once."""
    return runtime.load("en")


@pytest.fixture(scope="session")
def parse(nlp: Any) -> Parse:
    """A text as a document that went through the pipeline: ``parse(text, published="2025-05-06")``."""

    def parsed(text: str, *, published: str | None = None, year: int | None = None) -> Any:
        doc = nlp.make_doc(text)
        doc._.context = Context(published=dt.date.fromisoformat(published) if published else None, year=year)
        return nlp(doc)

    return parsed


@pytest.fixture(scope="session")
def parse_spanish() -> Parse:
    """A Spanish text as a document that went through the pipeline; skips where the Spanish model is not installed."""
    if installing.is_missing("es"):
        pytest.skip("the Spanish model is not installed (veedor install-language es)")
    pipeline = runtime.load("es")

    def parsed(text: str, *, published: str | None = None, year: int | None = None) -> Any:
        doc = pipeline.make_doc(text)
        doc._.context = Context(published=dt.date.fromisoformat(published) if published else None, year=year)
        return pipeline(doc)

    return parsed


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the repository, or named by VEEDOR_SHARED."""
    given = os.environ.get("VEEDOR_SHARED")
    folder = Path(given) if given else Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "corpora").is_dir():
        pytest.skip("the corpora are not on this machine (VEEDOR_SHARED names their folder)")
    return folder
