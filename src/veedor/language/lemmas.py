"""The component ``veedor_lemmas``: the model's own lemmatizer, asked once for each word and tag, and mended.

The rule lemmatizer costs a seventh of the pipeline's time and depends on nothing but the word, its part of speech
and its morphology, so its answers are kept. Where a language has a file ``lemmas.LANGUAGE.yaml``, an answer that is no
known word gives way to one that is.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from veedor.language.conjugation import Conjugation, conjugation
from veedor.language.names import actor_words
from veedor.vocabulary import entries

_LARGEST_CACHE = 500_000


class CachedLemmas:
    """Wraps a trained lemmatizer; call it like any component.

    Args:
        lemmatizer: a trained lemmatizer that works by rules.
        mended: what knows better for some words, or None.
    """

    def __init__(self, lemmatizer: Any, mended: MendedLemmas | None = None) -> None:
        self._lemmatizer = lemmatizer
        self._mended = mended
        self._known: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        known, strings = self._known, doc.vocab.strings
        if len(known) > _LARGEST_CACHE:
            known.clear()
        for token in doc:
            if token.lemma:  # set by the attribute ruler, as for "was"
                continue
            key = (token.orth, token.pos, token.morph.key)
            lemma = known.get(key)
            if lemma is None:
                lemma = known[key] = strings.add(self._lemma(token))
            token.lemma = lemma
        return doc

    def _lemma(self, token: Token) -> str:
        told: str = self._lemmatizer.rule_lemmatize(token)[0]
        return told if self._mended is None else self._mended.lemma(token, told)


class MendedLemmas:
    """Lemmas of verbs by their conjugation and of plural nouns by their endings, where the model's are no words.

    Args:
        verbs: the conjugation of the language.
        nouns: nouns that exist.
    """

    def __init__(self, verbs: Conjugation, nouns: frozenset[str]) -> None:
        self._verbs, self._nouns = verbs, nouns

    def lemma(self, token: Token, told: str) -> str:
        """The lemma of a token whose model says `told`."""
        form = token.lower_
        if token.pos_ in ("VERB", "AUX"):
            if form.endswith(("ar", "er", "ir", "ír")) and "Inf" in token.morph.get("VerbForm"):
                return form
            if told in self._verbs.verbs and not _misspelled(form, told):
                return told
            return self._verbs.infinitive(form) or told.split()[0]
        if token.pos_ == "ADP":
            return self._verbs.contracted.get(form, told)
        if token.pos_ in ("NOUN", "ADJ") and form.endswith("s") and told not in self._nouns:
            return next((s for s in _singulars(form) if s in self._nouns), told)
        return told


def _misspelled(form: str, told: str) -> bool:
    """Whether a form cannot be of a verb because the sound would change: "predice" is not of "predicar"."""
    stem = told.removesuffix("ar")
    rest = form.removeprefix(stem)
    return stem != told and stem[-1:] in ("c", "g", "z") and rest != form and rest[:1] in ("e", "é")


def _singulars(plural: str) -> list[str]:
    """What a plural may be the plural of: "agentes", "líderes", "veces", "detenciones"."""
    found = [plural[:-1]]
    if plural.endswith("es"):
        found.append(plural[:-2])
    if plural.endswith("ces"):
        found.append(plural[:-3] + "z")
    if plural.endswith("ones"):
        found.append(plural[:-4] + "ón")
    if plural.endswith("enes"):
        found += [plural[:-4] + "én", plural[:-4] + "en"]
    return found


def mended(lemmatizer: Any, language: str) -> MendedLemmas | None:
    """What mends a lemmatizer, for languages that have the words for it."""
    if f"lemmas.{language}" not in entries():
        return None
    index = lemmatizer.lookups.get_table("lemma_index")
    verbs = conjugation(language, frozenset(index["verb"]))
    people = actor_words(language)
    return MendedLemmas(verbs, frozenset(index["noun"]) | verbs.nouns | people.persons | people.groups)


def install(nlp: Language) -> None:
    """Put the cached lemmatizer in the place of the trained one; nothing happens where the pipeline has none
    that works by rules."""
    if not nlp.has_pipe("lemmatizer"):
        return
    trained = nlp.get_pipe("lemmatizer")
    if getattr(trained, "mode", "") != "rule":
        return
    Language.component("veedor_lemmas", func=CachedLemmas(trained, mended(trained, nlp.lang)))
    nlp.add_pipe("veedor_lemmas", after="lemmatizer")
    nlp.disable_pipe("lemmatizer")
