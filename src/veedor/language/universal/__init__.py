"""The component ``veedor_universal``: a parse in Universal Dependencies, told in the house grammar.

Every finder reads trees of one kind: those of the English pipelines, where a preposition heads its phrase, a copula
heads its predicate, and tags are Penn's. Parsers of other languages give Universal Dependencies. This component turns
their tree into the house's, once, right after the parser, so that rules exist once and languages differ in data alone.

First the commonest mistakes of the parser are mended (`veedor.language.universal.mending`), then the tree is turned
(`veedor.language.universal.turning`):

* ``case`` + noun -> ``prep`` and ``pobj``; with a passive, the agent's -> ``agent``; a personal "a" marks an object
* ``mark`` that is a preposition + infinitive -> ``xcomp`` or ``acl`` where it completes a verb or a noun, else ``prep``
  and ``pcomp``
* predicate + ``cop`` -> the copula heads, with ``attr`` or ``acomp``; with a participle it is a passive auxiliary
* ``acl`` with a relative pronoun -> ``relcl``; possessive determiners -> ``poss``; negative adverbs -> ``neg``
* ``flat`` names and titles before them -> ``compound`` with the last word of the name as head
* reflexive passive ("se detuvo a dos") -> passive, its object the subject
* tags by part of speech and morphology: VBD, VBN, VBG, VB, NN, NNS, NNP, PRP, PRP$, WP, ...

It does nothing to a parse that is in the house grammar already.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from veedor.language.conjugation import Conjugation, conjugation
from veedor.language.universal import amounts, dates, turning
from veedor.language.universal.mending import arguments, clauses, heading, naming, participles, speech, tagging, tellers
from veedor.language.universal.tree import Tree
from veedor.language.universal.words import words

__all__ = ["Universal", "make_universal", "veedor_universal"]

_MENDING = (
    dates.written_dates,
    amounts.hedges,
    amounts.numbered_nouns,
    tagging.common_nouns,
    tagging.lost_infinitives,
    arguments.doubled_objects,
    clauses.swallowed_verbs,
    heading.headless,
    arguments.clitics,
    arguments.spans_of_time,
    arguments.days,
    arguments.neuters,
    arguments.counted_pronouns,
    arguments.objects,
    speech.told_clauses,
    speech.listeners,
    speech.infinitives_said,
    arguments.datives,
    arguments.predicates,
    clauses.content_clauses,
    clauses.permissions,
    clauses.causatives,
    arguments.subjects,
    arguments.phrases_of_acts,
    speech.interposed,
    speech.labelled_by,
    clauses.accusations,
    clauses.purposes,
    naming.names,
    naming.surnames,
    naming.titles,
    naming.bodies_of_two_words,
)
_TURNING = (turning.clauses, turning.phrases, turning.copulas, turning.labels)


class Universal:
    """Rewrites the tree of a document in place; call it like any component.

    Args:
        verbs: the conjugation of the pipeline's language.
    """

    def __init__(self, verbs: Conjugation) -> None:
        self._verbs = verbs

    def __call__(self, doc: Doc) -> Doc:
        """Tell the tree of a document, parsed in Universal Dependencies with morphology, in the house grammar."""
        if len(doc):
            tree = Tree(doc, words(doc.lang_))
            tagging.punctuation(tree)
            tagging.handles(tree)
            tagging.lost_verbs(tree, self._verbs)
            participles.opening_participles(tree, self._verbs)
            tellers.lost_tellers(tree, self._verbs)
            tellers.leading_verbs(tree, self._verbs)
            tellers.moods(tree)
            participles.participles(tree, self._verbs)
            tagging.tenses(tree, self._verbs)
            for step in (*_MENDING, *_TURNING):
                step(tree)
            tree.write()
        return doc


def veedor_universal(doc: Doc) -> Doc:
    """Rewrite the tree of one document, with the verbs of the vocabulary alone."""
    return Universal(conjugation(doc.lang_))(doc)


@Language.factory("veedor_universal")
def make_universal(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component `veedor_universal`, as spaCy makes it; it has no settings."""
    return Universal(conjugation(nlp.lang, _known_verbs(nlp)))


def _known_verbs(nlp: Language) -> frozenset[str]:
    """The verbs that the lemmatizer of the model lists."""
    if "lemmatizer" not in nlp.component_names:
        return frozenset()
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_index"):
        return frozenset()
    return frozenset(lookups.get_table("lemma_index")["verb"])
