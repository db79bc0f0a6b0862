"""Which components a pipeline has, and in which order."""

from __future__ import annotations

from typing import Any

from veedor.language import lemmas

COMPONENTS = ("veedor_times", "veedor_quantities", "veedor_names", "veedor_attribution", "veedor_places")
"""After the parser, in this order: each may use what the ones before it found."""

UNIVERSAL = frozenset({"es"})
"""Languages whose parser gives Universal Dependencies."""


def assemble(nlp: Any, language: str) -> None:
    """Add Veedor's components to a loaded pipeline.

    Args:
        nlp: a ``spacy.Language`` with a parser.
        language: ISO 639-1 code; chooses the rule data.
    """
    import veedor.language.attribution
    import veedor.language.names
    import veedor.language.places
    import veedor.language.quantities
    import veedor.language.sentences
    import veedor.language.times
    import veedor.language.universal  # noqa: F401

    _split_hyphenated_countries(nlp)
    nlp.add_pipe("veedor_sentences", before="parser")
    lemmas.install(nlp)
    if language in UNIVERSAL:
        nlp.add_pipe("veedor_universal")
    for name in COMPONENTS:
        nlp.add_pipe(name)


def _split_hyphenated_countries(nlp: Any) -> None:
    """Let the tokenizer split "U.S.-Venezuela", which stock spaCy keeps as one token."""
    from spacy.util import compile_infix_regex

    infixes = [*nlp.Defaults.infixes, r"(?<=[A-Za-z]\.)-(?=[A-Z])"]
    nlp.tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
